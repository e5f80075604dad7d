import type { Tx } from '../../../db/open.ts'

/** An order of a single product that stands on the buyer's shelf restocks that shelf. */
export async function restocks(tx: Tx, orderId: number, productId: number): Promise<void> {
  await tx.sql(
    `UPDATE orders o SET listing_id = g.id FROM listings g
     WHERE o.id = $1 AND g.product_id = $2 AND g.buyer_id = o.buyer_id AND g.region_code = o.region_code
       AND g.status IN ('trial', 'active')`,
    [orderId, productId],
  )
}
