import type { Tx } from '../../../db/open.ts'
import { type BuyerState, mayOrder } from '../../../domain/buyers.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { openOrder } from '../offering/split-order.ts'
import { ORDER_TITLE, ORDERED_COUNT } from '../parts.ts'
import { tellOfficers } from '../telling.ts'

/**
 * An order that waited — as a quotation, for a colleague's yes, for its buyer's verification — is meant now: it is offered
 * to makers, by capacity as it is now, and what its quotation held goes to it; what is short by then is said. An order of
 * somebody not yet verified waits for that. The order must be locked.
 * @returns where it stands
 */
export async function goOut(
  tx: Tx,
  orderId: number,
  now: Date,
  feasts: Feasts,
): Promise<'placed' | 'awaiting_verification'> {
  const [order] = await tx.sql<{
    region_code: string
    number: string
    status: string
    buyer: string
    buyer_status: BuyerState
    title: string
    pieces: number
    needed_on: string
    total: number
    source: string
  }>(
    `SELECT o.region_code, o.number, o.status, b.name AS buyer, b.status AS buyer_status, o.needed_on, o.total, o.source,
       ${ORDER_TITLE} AS title, ${ORDERED_COUNT} AS pieces
     FROM orders o JOIN buyers b ON b.id = o.buyer_id
       LEFT JOIN parcels p ON p.id = o.parcel_id WHERE o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  const state = mayOrder(order.buyer_status) ? 'placed' : 'awaiting_verification'
  await tx.sql('UPDATE orders SET status = $2, placed_at = coalesce(placed_at, $3) WHERE id = $1', [
    orderId,
    state,
    now,
  ])
  if (order.status !== 'awaiting_verification' && order.source === 'chat') {
    const { number, buyer, title, pieces, needed_on, total } = order
    const values = { number, buyer, title, pieces, needed_on, total }
    await tellOfficers(tx, order.region_code, { notice: 'order_placed', values }, `order-placed:${orderId}`, now)
  }
  if (state === 'placed') {
    await tx.sql(
      `UPDATE quotations SET status = 'accepted', answered_at = $2 WHERE order_id = $1 AND status = 'open'`,
      [orderId, now],
    )
    await openOrder(tx, orderId, now, feasts)
  }
  return state
}
