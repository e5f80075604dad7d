import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { type Custody, toCome } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { lockOrder, readOrder } from '../../orders/lock.ts'
import { reofferLine } from '../../orders/offering/offer.ts'
import { openPieces } from '../../orders/pieces.ts'
import { pickedId } from '../../picked.ts'
import { type Scope, type ShareInCustody, shareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { scopeOf } from '../scope.ts'
import { tellReduced, tellShareClosed } from '../telling.ts'

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
  for: OFFICER_ACTS.receive_goods,
  needs: { share: 'pick' },
  gives: {
    moved: { moved: 'count' },
    deducted: { deducted: 'count' },
    both: { moved: 'count', deducted: 'count' },
    gone: {},
  },
  async run({ share: picked }, { tx, now, actor, feasts }) {
    const closed = await giveUpRest(tx, await scopeOf(tx, actor), pickedId(picked), { now, feasts })
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
  if (!seen || !(await lockOrder(tx, seen.orderId))) return undefined
  const share = (await shareInCustody(tx, scope, shareId)) as ShareInCustody
  const rest = toCome(share)
  if (rest <= 0) return undefined
  const openBefore = await openOn(tx, share)
  const without: Custody = { ...share, promised: share.promised - rest }
  await writeShare(tx, shareId, without)
  await reofferLine(tx, share.lineId, now, feasts)
  const deducted = Math.min(rest, Math.max(0, (await openOn(tx, share)) - openBefore))
  if (deducted > 0)
    await writeShare(tx, shareId, {
      ...without,
      promised: without.promised + deducted,
      deducted: share.deducted + deducted,
    })
  await finishOrder(tx, share.orderId, now)
  await tellShareClosed(tx, share, rest, now)
  if (deducted > 0)
    await tellReduced(
      tx,
      share.orderId,
      { label: share.product, pieces: deducted, key: `share:${shareId}:${share.deducted}` },
      now,
    )
  return { moved: rest - deducted, deducted }
}

async function openOn(tx: Tx, { orderId, lineId }: ShareInCustody): Promise<number> {
  const line = (await readOrder(tx, orderId))?.lines.find(({ id }) => id === lineId)
  return line ? openPieces(line) : 0
}
