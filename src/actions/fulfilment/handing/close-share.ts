import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder } from '../../orders/lock.ts'
import { reofferLine } from '../../orders/offering/offer.ts'
import { pickedId } from '../../picked.ts'
import { type Scope, shareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { tellReduced, tellShareClosed } from '../telling.ts'
import { piecesForOthers } from './others.ts'
import { restScope } from './rests.ts'

/** What became of pieces their maker will not bring. */
export interface Closed {
  /** offered to other makers */
  moved: number
  /** nobody can make them in time: taken off the invoice */
  deducted: number
}

/** "That is all": what a maker still owes of a share goes to others, or is deducted when nobody can make it in time. */
export const closeShare = action({
  name: 'close_share',
  for: OFFICER_ACTS.give_up_rests,
  needs: { share: 'pick' },
  gives: {
    moved: { moved: 'count' },
    deducted: { deducted: 'count' },
    both: { moved: 'count', deducted: 'count' },
    gone: {},
  },
  async run({ share: picked }, { tx, now, actor, feasts }) {
    const closed = await giveUpRest(tx, await restScope(tx, actor), pickedId(picked), { now, feasts })
    if (!closed) return { outcome: 'gone' }
    await audit(tx, actor, now, {
      act: 'close_share',
      subject: 'allocations',
      subjectId: pickedId(picked),
      after: closed,
    })
    const { moved, deducted } = closed
    if (!deducted) return { outcome: 'moved', wrote: true, values: { moved } }
    if (!moved) return { outcome: 'deducted', wrote: true, values: { deducted } }
    return { outcome: 'both', wrote: true, values: { moved, deducted } }
  },
})

/**
 * Releases what a maker still has to bring of a share; her goods that are here or further stay hers. The pieces are
 * offered to the other makers at once; those that nobody can make in time are deducted from her share, so that the line
 * still adds up.
 * @returns nothing for a share that is not in scope or owes nothing
 */
export async function giveUpRest(
  tx: Tx,
  scope: Scope,
  shareId: number,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Closed | undefined> {
  const seen = await shareInCustody(tx, scope, shareId)
  const order = seen && (await lockOrder(tx, seen.orderId))
  const share = order && (await shareInCustody(tx, scope, shareId))
  const line = order?.lines.find(({ id }) => id === share?.lineId)
  const rest = share ? toCome(share) : 0
  if (!order || !share || !line || rest <= 0) return undefined
  const moved = await piecesForOthers(tx, order, line, { shareId, pieces: rest }, { now, feasts })
  const deducted = rest - moved
  await writeShare(tx, shareId, { ...share, promised: share.promised - moved, deducted: share.deducted + deducted })
  if (moved > 0) await reofferLine(tx, line.id, now, feasts)
  await finishOrder(tx, order.id, now)
  await tellShareClosed(tx, share, rest, now)
  if (deducted > 0) {
    const key = `share:${shareId}:${share.deducted}`
    await tellReduced(tx, order.id, { label: line.label, pieces: deducted, key }, now)
  }
  return { moved, deducted }
}
