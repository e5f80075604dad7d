import type { Sql } from '../../../db/open.ts'
import { instantsOf } from '../collect.ts'

/** One thing sold in a month: a line of a delivery, or what was told as sold. */
export interface Item {
  /** 'YYYY-MM-DD'; null when only the month is known */
  day: string | null
  orderNumber: string | null
  buyer: string | null
  buyerKind: string | null
  product: string | null
  kind: string
  maker: string
  /** her id: two may bear one name */
  makerId: number
  /** code of the kecamatan */
  district: string
  channel: string
  source: string
  unit: string | null
  pieces: number
  damaged: number
  /** rupiah a piece; null when only the whole is known */
  price: number | null
  amount: number
}

/** Everything a month's turnover is made of, row by row: the amounts add up to it. By day, order and maker. */
export function itemsOf(sql: Sql, region: string, month: string): Promise<Item[]> {
  return sql<Item>(
    `SELECT * FROM (
       SELECT (d.received_at AT TIME ZONE 'Asia/Jakarta')::date::text AS day, o.number AS "orderNumber", b.name AS buyer, b.kind AS "buyerKind",
         p.name AS product, p.kind, s.name AS maker, s.id AS "makerId", s.district_code AS district,
         CASE WHEN o.parcel_id IS NULL THEN 'restock' ELSE 'parcel' END AS channel, 'bot' AS source, p.unit,
         i.quantity - i.damaged AS pieces, i.damaged, a.price, (i.quantity - i.damaged)::bigint * a.price AS amount, i.id AS place
       FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
         JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id
         JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id
       WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3
       UNION ALL
       SELECT NULL, NULL, b.name, b.kind, p.name, p.kind, s.name, s.id, s.district_code, 'listing', 'reported', p.unit, l.units - l.ordered, 0, NULL, l.amount, g.id
       FROM listing_sales l JOIN listings g ON g.id = l.listing_id JOIN products p ON p.id = g.product_id
         JOIN sellers s ON s.id = p.seller_id JOIN buyers b ON b.id = g.buyer_id
       WHERE g.region_code = $1 AND l.month = $4 AND l.amount > 0
       UNION ALL
       SELECT m.day, NULL, b.name, b.kind, p.name, p.kind, s.name, s.id, s.district_code, 'consignment', CASE m.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, p.unit, m.quantity, 0, c.price,
         m.quantity::bigint * c.price, m.id
       FROM consignment_moves m JOIN consignments c ON c.id = m.consignment_id JOIN products p ON p.id = c.product_id
         JOIN sellers s ON s.id = p.seller_id JOIN buyers b ON b.id = c.buyer_id
       WHERE c.region_code = $1 AND m.kind = 'sold' AND left(m.day, 7) = $4 AND c.price > 0
       UNION ALL
       SELECT v.day, NULL, w.name, NULL, NULL, '?', s.name, s.id, s.district_code, 'stall', 'claimed', NULL, 0, 0, NULL, v.amount, s.id
       FROM space_sales v JOIN selling_spaces w ON w.id = v.space_id JOIN sellers s ON s.id = v.seller_id
       WHERE w.region_code = $1 AND left(v.day, 7) = $4 AND v.amount > 0
       UNION ALL
       SELECT NULL, NULL, NULL, NULL, NULL, '?', s.name, s.id, s.district_code, 'elsewhere', CASE y.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END,
         NULL, 0, 0, NULL, y.amount, y.id
       FROM outside_sales y JOIN sellers s ON s.id = y.seller_id
       WHERE y.region_code = $1 AND y.month = $4 AND y.amount > 0
     ) x ORDER BY day NULLS LAST, "orderNumber" NULLS LAST, channel, place`,
    [region, ...instantsOf(month), month],
  )
}
