import type { Sql } from '../../db/open.ts'
import { addMonths } from '../../domain/calendar.ts'
import { instantsOf } from './collect.ts'

/** A maker and what buyers received from her in a month. */
export interface MakerMonth {
  sellerId: number
  business: string
  /** integer rupiah */
  sold: number
  before: number
  orders: number
  /** she has told what she sold elsewhere that month */
  told: boolean
}

/** Every active maker of a region who was there that month and has a product, with her month beside the one before. */
export function makerMonths(sql: Sql, region: string, month: string): Promise<MakerMonth[]> {
  const [from, until] = instantsOf(month)
  const [before] = instantsOf(addMonths(month, -1))
  return sql<MakerMonth>(
    `SELECT s.id AS "sellerId", s.name AS business, coalesce(x.sold, 0)::bigint AS sold, coalesce(x.before, 0)::bigint AS before,
       coalesce(x.orders, 0)::int AS orders, EXISTS (SELECT 1 FROM outside_sales y WHERE y.seller_id = s.id AND y.month = $2) AS told
     FROM sellers s LEFT JOIN (
       SELECT a.seller_id, sum((i.quantity - i.damaged)::bigint * a.price) FILTER (WHERE d.received_at >= $4) AS sold,
         sum((i.quantity - i.damaged)::bigint * a.price) FILTER (WHERE d.received_at < $4) AS before,
         count(DISTINCT d.order_id) FILTER (WHERE d.received_at >= $4) AS orders
       FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
       WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $3 AND d.received_at < $5 GROUP BY a.seller_id
     ) x ON x.seller_id = s.id
     WHERE s.region_code = $1 AND s.status = 'active' AND s.created_at < $5 AND EXISTS (SELECT 1 FROM products p WHERE p.seller_id = s.id AND p.status <> 'withdrawn')
     ORDER BY s.id`,
    [region, month, before, from, until],
  )
}
