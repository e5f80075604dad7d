import type { Sql } from '../../db/open.ts'
import { addMonths } from '../../domain/calendar.ts'
import type { Advice, AdviceKey } from '../../domain/summary/advice.ts'
import { type MakerSales, parts, type Sales } from '../../domain/summary/figures.ts'
import { instantsOf } from './collect.ts'

/** Somebody an officer may call. */
export interface Callee {
  name: string
  /** of a company: the person there */
  contact: string | null
  phone: string | null
}

/** As many names as fit under one piece of advice. */
const MOST = 3

interface Asked {
  region: string
  month: string
  advice: Advice
  sales: Sales
}

/** Declines that a call may undo, by the advice they lead to. */
const REASON: Partial<Record<AdviceKey, string>> = {
  find_capital: 'modal',
  find_materials: 'bahan',
  find_hands: 'tenaga',
  find_tools: 'alat',
  look_at_prices: 'harga',
}

/** Whom to call about a piece of advice, most promising first; nobody for some. Read only. */
export async function whomToCall(
  sql: Sql,
  { region, month, advice: { key, values }, sales }: Asked,
): Promise<Callee[]> {
  const reason = REASON[key]
  if (reason !== undefined) return refusers(sql, region, month, reason)
  switch (key) {
    case 'call_lost_buyer':
      return sql<Callee>('SELECT name, contact_name AS contact, phone FROM buyers WHERE id = $1', [values.buyer_id])
    case 'after_season':
      return buyersOf(sql, stayedAway(sales, month))
    case 'help_kind':
      return makers(
        sql,
        fallen(sales, month, (row) => row.kind === values.kind),
      )
    case 'help_district':
      return makers(
        sql,
        fallen(sales, month, (row) => row.district === values.district),
      )
    case 'one_buyer_carries_it':
    case 'no_new_buyers':
    case 'behind_target':
      return prospects(sql, region)
    case 'no_sales':
    case 'prepare_season':
      return largestBuyers(sql, region)
    case 'confirm_claims':
      return makers(sql, await claimers(sql, region, month))
    default:
      return []
  }
}

/** Makers who sold less of it than the month before, largest fall first. */
function fallen({ makers: rows }: Sales, month: string, of: (row: MakerSales) => boolean): number[] {
  const change = new Map<number, number>()
  for (const row of rows.filter(of)) {
    const sign = row.month === month ? 1 : row.month === addMonths(month, -1) ? -1 : 0
    change.set(row.sellerId, (change.get(row.sellerId) ?? 0) + sign * row.amount)
  }
  return [...change]
    .filter(([, amount]) => amount < 0)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, MOST)
    .map(([sellerId]) => sellerId)
}

/** Buyers who took something the month before and nothing in this, largest first. */
function stayedAway({ buyers: rows }: Sales, month: string): number[] {
  const here = new Set(rows.filter((row) => row.month === month).map(({ buyerId }) => buyerId))
  const before = rows.filter((row) => row.month === addMonths(month, -1) && !here.has(row.buyerId))
  return parts(before, ({ buyerId }) => String(buyerId ?? '?'))
    .filter(({ key }) => key !== '?')
    .slice(0, MOST)
    .map(({ key }) => Number(key))
}

const buyersOf = (sql: Sql, ids: readonly number[]): Promise<Callee[]> =>
  sql<Callee>(
    `SELECT b.name, b.contact_name AS contact, b.phone FROM unnest($1::int[]) WITH ORDINALITY AS wanted(id, place)
       JOIN buyers b ON b.id = wanted.id ORDER BY wanted.place`,
    [ids],
  )

const makers = (sql: Sql, ids: readonly number[]): Promise<Callee[]> =>
  sql<Callee>(
    `SELECT s.name, NULL AS contact, s.phone FROM unnest($1::int[]) WITH ORDINALITY AS wanted(id, place) JOIN sellers s ON s.id = wanted.id
     ORDER BY wanted.place`,
    [ids],
  )

/** Makers who said no for that reason, most pieces first. */
const refusers = (sql: Sql, region: string, month: string, reason: string): Promise<Callee[]> =>
  sql<Callee>(
    `SELECT s.name, NULL AS contact, s.phone FROM allocations a JOIN sellers s ON s.id = a.seller_id
     WHERE a.region_code = $1 AND a.decline_reason = $4 AND a.answered_at >= $2 AND a.answered_at < $3
     GROUP BY s.id ORDER BY sum(a.offered) DESC, s.id LIMIT ${MOST}`,
    [region, ...instantsOf(month), reason],
  )

/** Companies not yet with us: those who showed interest first. */
const prospects = (sql: Sql, region: string): Promise<Callee[]> =>
  sql<Callee>(
    `SELECT name, contact_name AS contact, phone FROM prospects
     WHERE region_code = $1 AND status IN ('interested', 'contacted', 'untouched')
     ORDER BY CASE status WHEN 'interested' THEN 0 WHEN 'contacted' THEN 1 ELSE 2 END, next_step_on NULLS LAST, id LIMIT ${MOST}`,
    [region],
  )

/** Who bought most by value of orders, whenever it was. */
const largestBuyers = (sql: Sql, region: string): Promise<Callee[]> =>
  sql<Callee>(
    `SELECT b.name, b.contact_name AS contact, b.phone FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.region_code = $1 AND o.status IN ('delivered', 'closed') AND b.status = 'verified'
     GROUP BY b.id ORDER BY sum(o.total) DESC, b.id LIMIT ${MOST}`,
    [region],
  )

async function claimers(sql: Sql, region: string, month: string): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    `SELECT seller_id AS id FROM outside_sales WHERE region_code = $1 AND month = $2 AND source = 'claim'
     GROUP BY 1 ORDER BY sum(amount) DESC, 1 LIMIT ${MOST}`,
    [region, month],
  )
  return rows.map(({ id }) => id)
}
