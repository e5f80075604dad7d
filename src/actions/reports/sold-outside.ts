import type { Tx } from '../../db/open.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'

/** What one maker sold in a month outside the orders: shelves and titip jual, stalls, elsewhere; and who says so. */
export async function soldOutside(tx: Tx, sellerId: number, month: string): Promise<Line[]> {
  const rows = await tx.sql<{ channel: string; source: string; amount: number }>(
    `SELECT channel, source, sum(amount)::bigint AS amount FROM (
       SELECT 'listing' AS channel, 'reported' AS source, l.amount FROM listing_sales l JOIN listings g ON g.id = l.listing_id
         JOIN products p ON p.id = g.product_id WHERE p.seller_id = $1 AND l.month = $2
       UNION ALL
       SELECT 'consignment', CASE m.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, m.quantity::bigint * c.price
         FROM consignments c JOIN products p ON p.id = c.product_id JOIN consignment_moves m ON m.consignment_id = c.id
         WHERE p.seller_id = $1 AND m.kind = 'sold' AND left(m.day, 7) = $2
       UNION ALL
       SELECT 'stall', 'claimed', v.amount FROM space_applications a JOIN space_sales v ON v.space_id = a.space_id AND v.seller_id = a.seller_id
         WHERE a.seller_id = $1 AND left(v.day, 7) = $2
       UNION ALL
       SELECT 'elsewhere', CASE source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, amount FROM outside_sales
         WHERE seller_id = $1 AND month = $2
     ) x WHERE amount > 0 GROUP BY channel, source ORDER BY channel, source`,
    [sellerId, month],
  )
  return rows.map(({ channel, source, amount }) =>
    line('sold_outside', { channel: `sale.${channel}`, source: `source.${source}`, amount }),
  )
}
