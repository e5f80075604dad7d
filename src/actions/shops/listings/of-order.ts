import type { Tx } from '../../../db/open.ts'

/** Goods of an order that stand on the buyer's shelf restock that shelf. */
export async function restocks(tx: Tx, orderId: number): Promise<void> {
  await tx.sql(
    `UPDATE order_lines l SET listing_id = g.id FROM orders o, order_line_products x, listings g
     WHERE o.id = $1 AND l.order_id = o.id AND x.order_line_id = l.id AND g.product_id = x.product_id AND g.buyer_id = o.buyer_id
       AND g.region_code = o.region_code AND g.status IN ('trial', 'active')`,
    [orderId],
  )
}
