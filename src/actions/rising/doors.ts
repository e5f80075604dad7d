import type { Sql } from '../../db/open.ts'
import { addMonths, instantAt, monthOf } from '../../domain/calendar.ts'
import type { Door } from '../../domain/next-step.ts'
import { PRODUCT_KINDS } from '../../domain/products/kinds.ts'

/** What buyers asked for is looked back at this far. */
const ASKED_MONTHS = 12
/** Fewer pictures than this sell badly. House figure. */
const ENOUGH_PHOTOS = 2
/** In so many of the last six months a maker must have sold before a shop takes her goods. House figure. */
const SOLD_MONTHS = 3
/** Pieces a month for one piece a day or a week: as `usual` six-day weeks count. */
export const PIECES_A_MONTH = `(CASE p.capacity_per WHEN 'day' THEN p.capacity_qty * 26 WHEN 'week' THEN p.capacity_qty * 4 ELSE p.capacity_qty END)`

const PERMIT_KINDS = PRODUCT_KINDS.filter(({ permit }) => permit !== 'none').map(({ key }) => key)

/**
 * Every door that is shut to the makers of a region who can be met: from what buyers ordered in the last twelve months,
 * what makers declined for want of hands or tools, and what curators sent back.
 */
export function doorsOf(sql: Sql, region: string, today: string): Promise<Door[]> {
  const month = monthOf(today)
  return sql<Door>(
    `WITH lines AS (
       SELECT DISTINCT l.id, p.kind, (l.quantity - l.cancelled)::bigint * l.price AS amount
       FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN order_line_products x ON x.order_line_id = l.id JOIN products p ON p.id = x.product_id
       WHERE o.region_code = $1 AND o.placed_at >= $2 AND o.kind = 'order' AND o.status NOT IN ('draft', 'quoted', 'lapsed')
     ), asked AS (SELECT kind, sum(amount)::bigint AS opens FROM lines GROUP BY kind),
     own AS (
       SELECT p.*, coalesce(k.opens, 0)::bigint AS opens FROM products p JOIN sellers s ON s.id = p.seller_id LEFT JOIN asked k ON k.kind = p.kind
       WHERE p.region_code = $1 AND s.status IN ('active', 'paused')
     ), sold AS (
       SELECT a.seller_id, count(DISTINCT date_trunc('month', d.received_at)) FILTER (WHERE d.received_at >= $3) AS months,
         sum((i.quantity - i.damaged)::bigint * a.price)::bigint AS amount
       FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
       WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 GROUP BY a.seller_id
     )
     SELECT seller_id AS "sellerId", step, product_id AS "productId", opens FROM (
       SELECT seller_id, 'halal' AS step, id AS product_id, opens FROM own WHERE status = 'waiting_halal'
       UNION ALL
       SELECT seller_id, 'pirt', id, opens FROM own WHERE status = 'draft' AND kind = ANY ($4) AND pirt IS NULL AND bpom_md IS NULL
       UNION ALL
       SELECT seller_id, 'mend', id, opens FROM own WHERE status = 'returned'
       UNION ALL
       SELECT a.seller_id, 'capacity', a.product_id, sum((a.offered - a.promised)::bigint * a.price)::bigint
       FROM allocations a JOIN own p ON p.id = a.product_id AND p.status = 'approved' AND p.capacity_qty IS NOT NULL
       WHERE a.region_code = $1 AND a.answered_at >= $2 AND a.answered_at > coalesce(p.capacity_confirmed_at, p.created_at)
         AND a.decline_reason IN ('tenaga', 'alat') AND a.offered > a.promised GROUP BY 1, 3
       UNION ALL
       SELECT w.seller_id, 'listing', NULL, w.amount FROM sold w
       WHERE w.months >= ${SOLD_MONTHS} AND EXISTS (SELECT 1 FROM own p WHERE p.seller_id = w.seller_id AND p.status = 'approved')
         AND NOT EXISTS (SELECT 1 FROM listings g JOIN products p ON p.id = g.product_id WHERE p.seller_id = w.seller_id AND g.status <> 'withdrawn')
       UNION ALL
       SELECT p.seller_id, 'photos', p.id, 0 FROM own p
       WHERE p.status = 'approved' AND (SELECT count(*) FROM product_photos f WHERE f.product_id = p.id) < ${ENOUGH_PHOTOS}
       UNION ALL
       SELECT DISTINCT p.seller_id, 'training', NULL::int, 0 FROM own p
       WHERE p.status = 'approved' AND p.approved_at < $3 AND NOT EXISTS (SELECT 1 FROM sold w WHERE w.seller_id = p.seller_id)
         AND NOT EXISTS (SELECT 1 FROM training_places t WHERE t.seller_id = p.seller_id AND t.status = 'attended' AND t.attended_at >= $2)
     ) doors ORDER BY 1, 3 NULLS LAST, 2`,
    [region, instantAt(`${addMonths(month, -ASKED_MONTHS)}-01`), instantAt(`${addMonths(month, -6)}-01`), PERMIT_KINDS],
  )
}
