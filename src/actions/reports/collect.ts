import type { Sql } from '../../db/open.ts'
import { addMonths, instantAt, monthSpan } from '../../domain/calendar.ts'
import type { DeclineReason } from '../../domain/orders/offers.ts'
import { PROMISED } from '../../domain/orders/states.ts'
import type { DeliveredParcels, DeliveredRow } from '../../domain/summary/figures.ts'

/** Months of one region, both ends included: '2026-12' … '2027-01'. */
export interface Months {
  region: string
  from: string
  until: string
}

/** From the first instant of the first month up to, not including, the first of the month after the last. */
const instants = ({ from, until }: Months): [Date, Date] => [
  instantAt(`${from}-01`),
  instantAt(`${addMonths(until, 1)}-01`),
]

/**
 * The plain rows that a summary adds up: what a buyer confirmed through the bot, what retailers and cooperatives reported,
 * what makers claimed. Goods that arrived damaged are taken off; goods on their way are in none.
 */
export async function deliveredRows(sql: Sql, months: Months): Promise<DeliveredRow[]> {
  const [start, end] = instants(months)
  const bot = await sql<DeliveredRow>(
    `SELECT (d.received_at AT TIME ZONE 'Asia/Jakarta')::date::text AS "deliveredOn", 'bot' AS source, o.id AS "orderId",
       o.buyer_id AS "buyerId", b.kind AS "buyerKind", a.seller_id AS "sellerId", p.kind, s.district_code AS district,
       sum(i.quantity - i.damaged) AS quantity, sum((i.quantity - i.damaged)::bigint * a.price)::bigint AS amount
     FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
       JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id
       JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id
     WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3
     GROUP BY 1, o.id, o.buyer_id, b.kind, a.seller_id, p.kind, s.district_code
     HAVING sum(i.quantity - i.damaged) > 0
     ORDER BY 1, o.id, a.seller_id, p.kind`,
    [months.region, start, end],
  )
  const elsewhere = await sql<DeliveredRow>(
    `SELECT x.month || '-01' AS "deliveredOn", 'reported' AS source, NULL AS "orderId", b.id AS "buyerId", b.kind AS "buyerKind",
       p.seller_id AS "sellerId", p.kind, s.district_code AS district, x.units AS quantity, x.amount
     FROM listing_sales x JOIN listings l ON l.id = x.listing_id JOIN buyers b ON b.id = l.buyer_id
       JOIN products p ON p.id = l.product_id JOIN sellers s ON s.id = p.seller_id
     WHERE l.region_code = $1 AND x.month BETWEEN $2 AND $3 AND x.amount > 0
     UNION ALL
     SELECT x.month || '-01', CASE x.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, NULL, NULL, NULL,
       x.seller_id, '?', s.district_code, 0, x.amount
     FROM outside_sales x JOIN sellers s ON s.id = x.seller_id
     WHERE x.region_code = $1 AND x.month BETWEEN $2 AND $3 AND x.amount > 0
     ORDER BY 1, 2, 6, 7, 4`,
    [months.region, months.from, months.until],
  )
  return [...bot, ...elsewhere].map((row) => ({ ...row, quantity: Number(row.quantity), amount: Number(row.amount) }))
}

/** Parcels of confirmed deliveries. */
export async function deliveredParcels(sql: Sql, months: Months): Promise<DeliveredParcels[]> {
  const [start, end] = instants(months)
  return sql<DeliveredParcels>(
    `SELECT (received_at AT TIME ZONE 'Asia/Jakarta')::date::text AS "deliveredOn", order_id AS "orderId", parcels
     FROM deliveries
     WHERE region_code = $1 AND status = 'confirmed' AND parcels IS NOT NULL AND received_at >= $2 AND received_at < $3
     ORDER BY id`,
    [months.region, start, end],
  )
}

/** Buyers who received something before the month began. */
export async function boughtBefore(sql: Sql, region: string, month: string): Promise<Set<number>> {
  const rows = await sql<{ buyer_id: number }>(
    `SELECT DISTINCT o.buyer_id FROM deliveries d JOIN orders o ON o.id = d.order_id
     WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at < $2`,
    [region, instantAt(`${month}-01`)],
  )
  return new Set(rows.map((row) => row.buyer_id))
}

/** How often makers said no in the month, by reason. */
export async function declinesIn(
  sql: Sql,
  region: string,
  month: string,
): Promise<Partial<Record<DeclineReason, number>>> {
  const [start, end] = instants({ region, from: month, until: month })
  const rows = await sql<{ reason: DeclineReason; times: number }>(
    `SELECT decline_reason AS reason, count(*) AS times FROM allocations
     WHERE region_code = $1 AND decline_reason IS NOT NULL AND answered_at >= $2 AND answered_at < $3 GROUP BY 1 ORDER BY 1`,
    [region, start, end],
  )
  return Object.fromEntries(rows.map(({ reason, times }) => [reason, times]))
}

/** Pieces wanted in the month that nobody has promised or been offered: the ledger's unassigned, region-wide. */
export async function unmadePieces(sql: Sql, region: string, month: string): Promise<number> {
  const { from, until } = monthSpan(month)
  const [row] = await sql<{ pieces: number }>(
    `SELECT coalesce(sum(l.quantity - l.cancelled - coalesce(held.pieces, 0)), 0)::int AS pieces
     FROM orders o JOIN order_lines l ON l.order_id = o.id
       LEFT JOIN LATERAL (
         SELECT sum(CASE WHEN a.status = 'offered' THEN a.offered WHEN a.status = ANY ($4) THEN a.promised
           ELSE a.delivered + a.deducted END) AS pieces
         FROM allocations a WHERE a.order_line_id = l.id) held ON true
     WHERE o.region_code = $1 AND o.needed_on BETWEEN $2 AND $3
       AND o.status IN ('placed', 'promised', 'in_progress', 'delivering')`,
    [region, from, until, PROMISED],
  )
  return row?.pieces ?? 0
}

/** The turnover of a month before the program began, as the office imported it. */
export async function pastTurnover(sql: Sql, region: string, month: string): Promise<number | undefined> {
  const [row] = await sql<{ amount: number }>(
    `SELECT amount FROM past_totals WHERE region_code = $1 AND month = $2 AND measure = 'turnover'`,
    [region, month],
  )
  return row?.amount
}
