import type { Sql, Tx } from '../../db/open.ts'
import { addMonths } from '../../domain/calendar.ts'
import type { Closed } from '../../domain/summary/corrections.ts'
import type { MonthSummary } from './month.ts'

/** Until this day of the next month figures are provisional, unless officers set another. House figure. */
export const FINAL_DAY = 5
/** Key under which officers set it. */
export const FINAL_DAY_KEY = 'summary_final_day'

/** The day of the next month on which a month of this region is closed. */
export async function finalDay(sql: Sql, region: string): Promise<number> {
  const [row] = await sql<{ value: number }>('SELECT value FROM settings WHERE region_code = $1 AND key = $2', [
    region,
    FINAL_DAY_KEY,
  ])
  return typeof row?.value === 'number' ? row.value : FINAL_DAY
}

/** Every closed month of a region, with what its summary said of those before it. */
export function closedMonths(sql: Sql, region: string): Promise<Closed[]> {
  return sql<Closed>(
    `SELECT month, figures->'corrections' AS corrections, (
       SELECT coalesce(jsonb_object_agg(part->>'key', part->'amount'), '{}') FROM jsonb_array_elements(figures->'figures'->'by'->'source') part
     ) AS "bySource"
     FROM summaries WHERE region_code = $1 AND kind = 'final' ORDER BY month`,
    [region],
  )
}

/** The summary a month was closed with; undefined while it is open. */
export async function lockedSummary(sql: Sql, region: string, month: string): Promise<MonthSummary | undefined> {
  const [row] = await sql<{ figures: MonthSummary }>(
    `SELECT figures FROM summaries WHERE region_code = $1 AND month = $2 AND kind = 'final'`,
    [region, month],
  )
  return row?.figures
}

/** Keeps the figures that went out on the 1st. */
export async function keepProvisional(tx: Tx, summary: MonthSummary, now: Date): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO summaries (region_code, month, kind, figures, created_at) VALUES ($1, $2, 'provisional', $3, $4)
     ON CONFLICT (region_code, month, kind) DO UPDATE SET figures = excluded.figures, created_at = excluded.created_at
     RETURNING id`,
    [summary.region, summary.month, JSON.stringify(summary), now],
  )
  return row!.id
}

/** Months of a region whose provisional figures went out and that are to be closed on this day; the oldest first. */
export async function monthsToClose(sql: Sql, region: string, today: string): Promise<string[]> {
  const day = await finalDay(sql, region)
  const rows = await sql<{ month: string }>(
    `SELECT month FROM summaries p WHERE region_code = $1 AND kind = 'provisional'
       AND NOT EXISTS (SELECT 1 FROM summaries f WHERE f.region_code = p.region_code AND f.month = p.month AND f.kind = 'final')
     ORDER BY month`,
    [region],
  )
  return rows
    .map(({ month }) => month)
    .filter((month) => today >= `${addMonths(month, 1)}-${String(day).padStart(2, '0')}`)
}

/**
 * Closes a month: its figures get the next number of that region and year and never change again (the database refuses).
 * The region's row is locked meanwhile, so that numbers have no doubles.
 */
export async function lockSummary(tx: Tx, summary: MonthSummary, now: Date): Promise<MonthSummary> {
  const { region, month } = summary
  await tx.sql('SELECT 1 FROM regions WHERE code = $1 FOR UPDATE', [region])
  const [last] = await tx.sql<{ number: number }>(
    `SELECT coalesce(max(number), 0)::int AS number FROM summaries WHERE region_code = $1 AND kind = 'final' AND left(month, 4) = $2`,
    [region, month.slice(0, 4)],
  )
  const number = (last?.number ?? 0) + 1
  const locked: MonthSummary = { ...summary, provisional: false, number }
  await tx.sql(
    `INSERT INTO summaries (region_code, month, kind, number, figures, created_at, locked_at) VALUES ($1, $2, 'final', $3, $4, $5, $5)`,
    [region, month, number, JSON.stringify(locked), now],
  )
  return locked
}

/** The turnover that went out on the 1st; undefined when none did. */
export async function provisionalTurnover(sql: Sql, region: string, month: string): Promise<number | undefined> {
  const [row] = await sql<{ turnover: number }>(
    `SELECT (figures->'figures'->>'turnover')::bigint AS turnover FROM summaries WHERE region_code = $1 AND month = $2 AND kind = 'provisional'`,
    [region, month],
  )
  return row?.turnover
}
