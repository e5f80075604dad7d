import type { Sql } from '../../db/open.ts'
import { addMonths, monthSpan } from '../../domain/calendar.ts'
import type { DeclineReason } from '../../domain/orders/offers.ts'
import { PROMISED } from '../../domain/orders/states.ts'
import { instantsOf } from './collect.ts'

/** How often makers said no in the month, by reason. */
export async function declinesIn(
  sql: Sql,
  region: string,
  month: string,
): Promise<Partial<Record<DeclineReason, number>>> {
  const rows = await sql<{ reason: DeclineReason; times: number }>(
    `SELECT decline_reason AS reason, count(*)::int AS times FROM allocations
     WHERE region_code = $1 AND decline_reason IS NOT NULL AND answered_at >= $2 AND answered_at < $3 GROUP BY 1 ORDER BY 1`,
    [region, ...instantsOf(month)],
  )
  return Object.fromEntries(rows.map(({ reason, times }) => [reason, times]))
}

/** Orders wanted in the month of which nobody has promised or been offered everything, and how many pieces are open. */
export async function unmade(sql: Sql, region: string, month: string): Promise<{ pieces: number; orders: number }> {
  const { from, until } = monthSpan(month)
  const [row] = await sql<{ pieces: number; orders: number }>(
    `SELECT coalesce(sum(open), 0)::int AS pieces, count(DISTINCT order_id) FILTER (WHERE open > 0)::int AS orders
     FROM (
       SELECT l.order_id, l.quantity - l.cancelled - coalesce(held.pieces, 0) AS open
       FROM orders o JOIN order_lines l ON l.order_id = o.id
         LEFT JOIN LATERAL (
           SELECT sum(CASE WHEN a.status = 'offered' THEN a.offered WHEN a.status = ANY ($4) THEN a.promised
             ELSE a.delivered + a.deducted END) AS pieces
           FROM allocations a WHERE a.order_line_id = l.id) held ON true
       WHERE o.region_code = $1 AND o.needed_on BETWEEN $2 AND $3
         AND o.status IN ('placed', 'promised', 'in_progress', 'delivering')) lines`,
    [region, from, until, PROMISED],
  )
  return row ?? { pieces: 0, orders: 0 }
}

/** What may go wrong in the month after. Each key has a sentence under flows/. */
export type Risk =
  | { key: 'unmade'; pieces: number; orders: number }
  /** who took much in that month last year and has ordered nothing for it */
  | { key: 'silent'; buyers: readonly string[]; more: number; amount: number }
  /** products that sell, whose permit ends in it */
  | { key: 'permits'; products: number; first: string }

/** So much of that month last year is worth a word, in percent. House figure. */
const SILENT_PERCENT = 10
/** Buyers named. */
const MOST_NAMED = 3

/** What is in danger in the month after `month`, gravest first. */
export async function risksAfter(sql: Sql, region: string, month: string): Promise<Risk[]> {
  const next = addMonths(month, 1)
  const open = await unmade(sql, region, next)
  const silent = await silentBuyers(sql, region, next)
  const [permits] = await sql<{ products: number; first: string | null }>(
    `SELECT count(DISTINCT p.id)::int AS products, min(t.valid_until_on) AS first
     FROM permits t JOIN products p ON p.id = t.product_id
     WHERE t.region_code = $1 AND t.status <> 'refused' AND t.valid_until_on BETWEEN $2 AND $3 AND p.status = 'approved'
       AND NOT EXISTS (SELECT 1 FROM permits newer WHERE newer.product_id = t.product_id AND newer.kind = t.kind
         AND newer.status <> 'refused' AND newer.valid_until_on > $3)`,
    [region, monthSpan(next).from, monthSpan(next).until],
  )
  return [
    ...(open.pieces > 0 ? [{ key: 'unmade' as const, ...open }] : []),
    ...(silent ? [silent] : []),
    ...(permits?.products && permits.first
      ? [{ key: 'permits' as const, products: permits.products, first: permits.first }]
      : []),
  ]
}

async function silentBuyers(sql: Sql, region: string, month: string): Promise<Risk | undefined> {
  const rows = await sql<{ name: string; amount: number; whole: number; silent: boolean }>(
    `SELECT b.name, x.amount, sum(x.amount) OVER ()::bigint AS whole,
       NOT EXISTS (SELECT 1 FROM orders n WHERE n.buyer_id = x.buyer_id AND n.region_code = $1
         AND n.status NOT IN ('draft', 'lapsed', 'cancelled') AND left(n.needed_on, 7) = $4) AS silent
     FROM (
       SELECT o.buyer_id, sum((i.quantity - i.damaged)::bigint * a.price)::bigint AS amount
       FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
         JOIN orders o ON o.id = d.order_id
       WHERE d.region_code = $1 AND d.status = 'confirmed' AND d.received_at >= $2 AND d.received_at < $3 GROUP BY 1) x
     JOIN buyers b ON b.id = x.buyer_id ORDER BY x.amount DESC, b.id`,
    [region, ...instantsOf(addMonths(month, -12)), month],
  )
  const silent = rows.filter(({ silent: nothing }) => nothing)
  const amount = silent.reduce((sum, row) => sum + row.amount, 0)
  if (!silent.length || amount * 100 < (rows[0]?.whole ?? 0) * SILENT_PERCENT) return undefined
  const buyers = silent.slice(0, MOST_NAMED).map(({ name }) => name)
  return { key: 'silent', buyers, more: silent.length - buyers.length, amount }
}
