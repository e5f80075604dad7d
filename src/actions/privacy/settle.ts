import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import type { Feasts } from '../../domain/feasts.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import { cancelOrder, wayToCancel } from '../orders/following/cancel.ts'
import { ownOrders } from '../orders/following/own-orders.ts'
import { lockOrder } from '../orders/lock.ts'
import { answerShare } from '../orders/offering/answer.ts'
import { lapseOffersOf } from '../orders/offering/lapse.ts'
import { pauseProduction } from '../sellers/pause.ts'
import { openPromisesOf, promiseLines } from '../sellers/promises.ts'

/** Why production rests while a deletion may still be taken back. */
const REST_REASON = 'deletion'

/**
 * A maker who leaves: she rests, what was offered to her moves on, and so does every promise she has not handed over. The
 * buyer's day is better served by two days more than by her change of mind.
 * @returns the promises that others are asked for now
 */
export async function settleMaker(tx: Tx, sellerId: number, now: Date, feasts: Feasts): Promise<Line[]> {
  const [seller] = await tx.sql<{ status: string }>('SELECT status FROM sellers WHERE id = $1 FOR UPDATE', [sellerId])
  const today = dayAt(now)
  if (seller?.status === 'active')
    await pauseProduction(
      tx,
      { sellerId, productId: null, from: today, until: null, reason: REST_REASON },
      { today, now },
    )
  else await lapseOffersOf(tx, sellerId, now)
  const promises = await openPromisesOf(tx, sellerId)
  for (const { id } of promises) await answerShare(tx, id, { kind: 'withdraw' }, { now, feasts })
  return promiseLines(promises)
}

/** She stays after all: what rested for that reason goes on. Promises that others have taken stay theirs. */
export async function makerStays(tx: Tx, sellerIds: readonly number[], now: Date): Promise<void> {
  await tx.sql(
    `WITH rested AS (UPDATE seller_pauses SET ended_at = $2 WHERE seller_id = ANY ($1) AND reason = '${REST_REASON}'
       AND ended_at IS NULL RETURNING seller_id)
     UPDATE sellers s SET status = 'active', updated_at = $2 FROM rested WHERE s.id = rested.seller_id AND s.status = 'paused'`,
    [sellerIds, now],
  )
}

/**
 * An organisation that leaves: orders nobody has begun with are cancelled; where makers have given their word the order
 * goes on, and an officer speaks with the company.
 * @returns the orders that go on
 */
export async function settleBuyer(tx: Tx, buyerId: number, now: Date): Promise<Line[]> {
  const goOn: Line[] = []
  for (const { id } of await ownOrders(tx, buyerId)) {
    const order = await lockOrder(tx, id)
    const way = order ? wayToCancel(order) : 'over'
    if (!order || way === 'over') continue
    if (way === 'at_once') await cancelOrder(tx, id, { now })
    else goOn.push(line('order_goes_on', { number: order.number, title: order.title, needed_on: order.neededOn }))
  }
  return goOn
}
