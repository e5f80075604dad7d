import type { Sql } from '../../db/open.ts'
import { addMonths, monthSpan } from '../../domain/calendar.ts'
import type { DeclineReason } from '../../domain/orders/offers.ts'
import { PROMISED } from '../../domain/orders/states.ts'
import { parts } from '../../domain/summary/figures.ts'
import { instantsOf, type MonthOfBuyer } from './collect.ts'

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

/**
 * What is in danger in the month after `month`, gravest first.
 * @param bought what buyers took through the bot, by month: the one eleven months before is looked at
 */
export async function risksAfter(
  sql: Sql,
  region: string,
  month: string,
  bought: readonly MonthOfBuyer[],
): Promise<Risk[]> {
  const next = addMonths(month, 1)
  const open = await unmade(sql, region, next)
  const then = bought.filter((row) => row.month === addMonths(next, -12) && row.source === 'bot')
  const silent = await silentBuyers(sql, region, next, then)
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

/** @param then what each buyer took in that month last year */
async function silentBuyers(
  sql: Sql,
  region: string,
  month: string,
  then: readonly MonthOfBuyer[],
): Promise<Risk | undefined> {
  const taken = parts(then, ({ buyerId }) => String(buyerId)).map(({ key, amount }) => ({ id: Number(key), amount }))
  const rows = await sql<{ id: number; name: string }>(
    `SELECT b.id, b.name FROM buyers b WHERE b.id = ANY ($3)
       AND NOT EXISTS (SELECT 1 FROM orders n WHERE n.buyer_id = b.id AND n.region_code = $1
         AND n.status NOT IN ('draft', 'lapsed', 'cancelled') AND left(n.needed_on, 7) = $2)`,
    [region, month, taken.map(({ id }) => id)],
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const silent = taken.filter(({ id }) => names.has(id)).sort((a, b) => b.amount - a.amount || a.id - b.id)
  const sum = (of: readonly { amount: number }[]) => of.reduce((total, { amount }) => total + amount, 0)
  if (!silent.length || sum(silent) * 100 < sum(taken) * SILENT_PERCENT) return undefined
  const buyers = silent.slice(0, MOST_NAMED).map(({ id }) => names.get(id) ?? '')
  return { key: 'silent', buyers, more: silent.length - buyers.length, amount: sum(silent) }
}
