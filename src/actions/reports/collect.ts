import type { Sql } from '../../db/open.ts'
import { addDays, addMonths, type DaySpan, instantAt } from '../../domain/calendar.ts'
import type { BuyerSales, MakerSales, SaleSource, Sales } from '../../domain/summary/figures.ts'

/** Months of one region. */
export interface Months {
  region: string
  months: readonly string[]
}

/** From the first instant of a month up to, not including, the first of the next. */
export const instantsOf = (month: string): [Date, Date] => [
  instantAt(`${month}-01`),
  instantAt(`${addMonths(month, 1)}-01`),
]

/** The spans as rows of (month, begins, ends), from parameters $2 to $4. */
const SPANS = `unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS t(month, begins, ends)`

const spans = (months: readonly string[]): (readonly string[])[] => [
  months,
  months.map((month) => instantsOf(month)[0].toISOString()),
  months.map((month) => instantsOf(month)[1].toISOString()),
]

/** Goods that buyers confirmed in the spans; damaged ones are taken off, and what is on its way is in none. */
const CONFIRMED = `${SPANS}
  JOIN deliveries d ON d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= t.begins AND d.received_at < t.ends
  JOIN delivery_items i ON i.delivery_id = d.id
  JOIN allocations a ON a.id = i.allocation_id
  JOIN orders o ON o.id = d.order_id`
const PIECES = 'sum(i.quantity - i.damaged)'
const AMOUNT = 'sum((i.quantity - i.damaged)::bigint * a.price)'

/**
 * Everything sold in some months, told apart by who bought and by who made. The orders' part is added up by the database in
 * one pass over its rows; what was sold outside them is few rows and is added here.
 */
export async function salesOf(sql: Sql, { region, months }: Months): Promise<Sales> {
  const rows = await sql<BuyerSales & MakerSales & { productId: number | null }>(
    `SELECT x.month, 'bot' AS source, x.channel, x.buyer_id AS "buyerId", b.kind AS "buyerKind", x.product_id AS "productId",
       p.seller_id AS "sellerId", p.kind, s.district_code AS district, x.pieces::bigint AS pieces, x.amount::bigint AS amount
     FROM (
       SELECT t.month, o.buyer_id, CASE WHEN o.parcel_id IS NULL THEN 'restock' ELSE 'parcel' END AS channel, a.product_id,
         ${PIECES} AS pieces, ${AMOUNT} AS amount
       FROM ${CONFIRMED}
       GROUP BY GROUPING SETS ((1, 2, 3), (1, 4)) HAVING ${PIECES} > 0
     ) x LEFT JOIN buyers b ON b.id = x.buyer_id
       LEFT JOIN products p ON p.id = x.product_id LEFT JOIN sellers s ON s.id = p.seller_id`,
    [region, ...spans(months)],
  )
  const outside = await outsideOrders(sql, { region, months })
  return {
    buyers: [...rows.filter(({ productId }) => productId === null), ...outside],
    makers: [...rows.filter(({ productId }) => productId !== null), ...outside],
  }
}

/** What was sold outside the orders: shelves and titip jual as shops report it, stalls and other places as makers tell. */
function outsideOrders(sql: Sql, { region, months }: Months): Promise<(BuyerSales & MakerSales)[]> {
  return sql(
    `SELECT x.month, x.source, x.channel, x.buyer_id AS "buyerId", b.kind AS "buyerKind", x.seller_id AS "sellerId", x.kind,
       s.district_code AS district, x.pieces::bigint AS pieces, x.amount::bigint AS amount
     FROM (
       SELECT l.month, 'reported' AS source, 'listing' AS channel, g.buyer_id, p.seller_id, p.kind, l.units - l.ordered AS pieces, l.amount
       FROM listing_sales l JOIN listings g ON g.id = l.listing_id JOIN products p ON p.id = g.product_id
       WHERE g.region_code = $1 AND l.month = ANY ($2)
       UNION ALL
       SELECT left(m.day, 7), CASE m.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, 'consignment', c.buyer_id, p.seller_id, p.kind, sum(m.quantity), sum(m.quantity::bigint * c.price)
       FROM consignment_moves m JOIN consignments c ON c.id = m.consignment_id JOIN products p ON p.id = c.product_id
       WHERE c.region_code = $1 AND m.kind = 'sold' AND left(m.day, 7) = ANY ($2) GROUP BY 1, 2, 4, 5, 6
       UNION ALL
       SELECT left(v.day, 7), 'claimed', 'stall', NULL, v.seller_id, '?', 0, sum(v.amount)
       FROM space_sales v JOIN selling_spaces w ON w.id = v.space_id
       WHERE w.region_code = $1 AND left(v.day, 7) = ANY ($2) GROUP BY 1, 5
       UNION ALL
       SELECT y.month, CASE y.source WHEN 'claim' THEN 'claimed' ELSE 'reported' END, 'elsewhere', NULL, y.seller_id, '?', 0, sum(y.amount)
       FROM outside_sales y WHERE y.region_code = $1 AND y.month = ANY ($2) GROUP BY 1, 2, 5
     ) x JOIN sellers s ON s.id = x.seller_id LEFT JOIN buyers b ON b.id = x.buyer_id
     WHERE x.amount > 0 ORDER BY 1, 2, 3, 4, 6, 7`,
    [region, months],
  )
}

/** Turnover of a buyer in a month, by where it was seen. */
export interface MonthOfBuyer {
  month: string
  source: SaleSource
  buyerId: number | null
  amount: number
}

/** The same as `salesOf`, by buyer only: what a year to date, a history or a correction needs. */
export async function turnoverOf(sql: Sql, { region, months }: Months): Promise<MonthOfBuyer[]> {
  if (!months.length) return []
  const rows = await sql<MonthOfBuyer>(
    `SELECT t.month, 'bot' AS source, o.buyer_id AS "buyerId", ${AMOUNT}::bigint AS amount
     FROM ${CONFIRMED} GROUP BY 1, 3 HAVING ${PIECES} > 0`,
    [region, ...spans(months)],
  )
  return [...rows, ...(await outsideOrders(sql, { region, months }))]
}

/** What buyers confirmed in a span of days, both ends included: sales told by month have no days. */
export async function confirmedIn(sql: Sql, region: string, { from, until }: DaySpan): Promise<number> {
  const [row] = await sql<{ amount: number }>(`SELECT coalesce(${AMOUNT}, 0)::bigint AS amount FROM ${CONFIRMED}`, [
    region,
    [from],
    [instantAt(from).toISOString()],
    [instantAt(addDays(until, 1)).toISOString()],
  ])
  return row?.amount ?? 0
}

/** Orders of which something arrived in the month, and its parcels. */
export async function ordersIn(sql: Sql, region: string, month: string): Promise<{ orders: number; parcels: number }> {
  const [row] = await sql<{ orders: number; parcels: number }>(
    `SELECT count(DISTINCT d.order_id) FILTER (
         WHERE EXISTS (SELECT 1 FROM delivery_items i WHERE i.delivery_id = d.id AND i.quantity > i.damaged))::int AS orders,
       coalesce(sum(d.parcels), 0)::int AS parcels
     FROM deliveries d WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3`,
    [region, ...instantsOf(month)],
  )
  return row ?? { orders: 0, parcels: 0 }
}

/** Which of these buyers took something before the month began. */
export async function boughtBefore(
  sql: Sql,
  region: string,
  month: string,
  buyerIds: readonly number[],
): Promise<Set<number>> {
  const rows = await sql<{ id: number }>(
    `SELECT b.id FROM unnest($1::int[]) AS b(id)
     WHERE EXISTS (SELECT 1 FROM orders o JOIN deliveries d ON d.order_id = o.id
         WHERE o.buyer_id = b.id AND o.region_code = $2 AND d.status = 'confirmed' AND d.received_at < $3)
       OR EXISTS (SELECT 1 FROM listings g JOIN listing_sales l ON l.listing_id = g.id
         WHERE g.buyer_id = b.id AND g.region_code = $2 AND l.month < $4 AND l.amount > 0)
       OR EXISTS (SELECT 1 FROM consignments c JOIN consignment_moves m ON m.consignment_id = c.id
         WHERE c.buyer_id = b.id AND c.region_code = $2 AND m.kind = 'sold' AND left(m.day, 7) < $4)`,
    [buyerIds, region, instantsOf(month)[0], month],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The turnover of months before the program began, as the office imported it. */
export async function pastTurnover(sql: Sql, region: string, months: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql<{ month: string; amount: number }>(
    `SELECT month, amount FROM past_totals WHERE region_code = $1 AND month = ANY ($2) AND measure = 'turnover'`,
    [region, months],
  )
  return new Map(rows.map(({ month, amount }) => [month, amount]))
}
