import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { readOrder } from '../lock.ts'
import { answerShare } from '../offering/answer.ts'
import { openPieces } from '../pieces.ts'
import { tellOfficers } from '../telling.ts'
import { OWED, type OwnShare, ownShares } from './own.ts'

/** A promise she can no longer keep: offered to others at once, and officers hear of it. What is handed over stays. */
export const giveBack = action({
  name: 'give_back',
  for: ['seller'],
  needs: { allocation: 'pick', reason: 'choice' },
  gives: { given_back: { product: 'text', pieces: 'count', unit: 'text' }, over: {} },
  async run({ allocation, reason }, { tx, actor, now, feasts }) {
    const [share] = await ownShares(tx, actor.sellerId, OWED, allocation)
    if (!share) return { outcome: 'over' }
    const answered = await answerShare(tx, share.id, { kind: 'withdraw' }, { now, feasts })
    if (answered.kind !== 'changed') return { outcome: 'over' }
    await tx.sql('UPDATE allocations SET decline_reason = $2 WHERE id = $1', [share.id, reason])
    const [seller] = await tx.sql<{ name: string; phone: string | null; region_code: string }>(
      `SELECT s.name, s.phone, o.region_code FROM sellers s, orders o WHERE s.id = $1 AND o.id = $2`,
      [actor.sellerId, share.orderId],
    )
    if (!seller) throw new Error(`seller ${actor.sellerId} is gone`)
    const { product, unit, number } = share
    const pieces = answered.released
    const passed = `passed_on.${await passedOn(tx, share, pieces)}`
    const of = { seller: seller.name, phone: seller.phone, product, pieces, unit, number }
    const values = { ...of, why: `decline.${reason}`, passed_on: passed }
    await tellOfficers(tx, seller.region_code, { notice: 'promise_given_back', values }, `given-back:${share.id}`, now)
    return { outcome: 'given_back', values: { product, pieces, unit }, wrote: true }
  },
})

/** Whether others were asked for the pieces she gave back: for all of them, for some, or for none. */
async function passedOn(tx: Tx, { id, orderId }: OwnShare, pieces: number): Promise<'all' | 'some' | 'none'> {
  const order = await readOrder(tx, orderId)
  const line = order?.lines.find(({ shares }) => shares.some((share) => share.id === id))
  const left = line ? openPieces(line) : 0
  if (left === 0) return 'all'
  return left < pieces ? 'some' : 'none'
}
