import type { Tx } from '../../../db/open.ts'
import { readFeasts } from '../../places/reference.ts'
import { lockOrder, type OrderNow, readOrder } from '../lock.ts'
import { offerOpen } from './offer.ts'

/**
 * For the clock: offers whose time to answer is over lapse, and their pieces go to the remaining makers at once.
 * @returns how many lapsed
 */
export const lapseOffers = (tx: Tx, now: Date): Promise<number> => lapse(tx, now, 'a.answer_by <= $1', [now])

/** For "stop": everything offered to this maker and not yet answered lapses and moves on. @returns how many */
export const lapseOffersOf = (tx: Tx, sellerId: number, now: Date): Promise<number> =>
  lapse(tx, now, 'a.seller_id = $1', [sellerId])

/** For a product that was suspended or paused: its unanswered offers move on. @returns how many */
export const lapseOffersOfProduct = (tx: Tx, productId: number, now: Date): Promise<number> =>
  lapse(tx, now, 'a.product_id = $1', [productId])

async function lapse(tx: Tx, now: Date, which: string, params: readonly unknown[]): Promise<number> {
  const orders = await tx.sql<{ id: number }>(
    `SELECT DISTINCT l.order_id AS id FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
     WHERE a.status = 'offered' AND ${which} ORDER BY id`,
    params,
  )
  if (!orders.length) return 0
  const feasts = await readFeasts(tx)
  let count = 0
  for (const { id } of orders) {
    if (!(await lockOrder(tx, id))) continue
    const lapsed = await tx.sql<{ order_line_id: number }>(
      `UPDATE allocations a SET status = 'lapsed' FROM order_lines l
       WHERE l.id = a.order_line_id AND l.order_id = $${params.length + 1} AND a.status = 'offered' AND ${which}
       RETURNING a.order_line_id`,
      [...params, id],
    )
    if (!lapsed.length) continue
    count += lapsed.length
    const order = (await readOrder(tx, id)) as OrderNow
    await offerOpen(tx, order, now, feasts, [...new Set(lapsed.map((row) => row.order_line_id))])
  }
  return count
}
