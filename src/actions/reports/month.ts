import type { Sql } from '../../db/open.ts'
import { addDays, addMonths, monthOf, monthSpan } from '../../domain/calendar.ts'
import type { Feasts } from '../../domain/feasts.ts'
import { seasons } from '../../domain/season.ts'
import { type Advice, advise } from '../../domain/summary/advice.ts'
import { type Cause, type Comparison, compareMonths, type Move, move, topCauses } from '../../domain/summary/change.ts'
import { type DeliveredRow, type Figures, monthFigures } from '../../domain/summary/figures.ts'
import { type Pace, targetPace } from '../../domain/summary/targets.ts'
import { boughtBefore, declinesIn, deliveredParcels, deliveredRows, pastTurnover, unmadePieces } from './collect.ts'

/** A target of the year and where it stands. */
export interface Target extends Pace {
  target: number
  reached: number
}

/** Until this day of the next month figures are provisional: sales outside the bot are still being told. House figure. */
export const FINAL_DAY = 5

/** A month of one region, summed up. Money in integer rupiah. */
export interface MonthSummary {
  region: string
  regionName: string
  /** 'YYYY-MM' */
  month: string
  /** false: the month still runs, so it is held against no other */
  complete: boolean
  /** the month is over, but sales outside the bot may still come in */
  provisional: boolean
  figures: Figures
  /** turnover beside the month before and the same month last year, from deliveries or what the office imported */
  lastMonth: Move | null
  lastYear: Move | null
  /** beside the month before, group by group; null when nothing was delivered then */
  comparison: Comparison | null
  /** the few groups that made the change */
  causes: readonly Cause[]
  advice: readonly Advice[]
  turnoverTarget: Target | null
  companiesTarget: Target | null
  /** names of the buyers that `figures`, `causes` and `advice` know by id */
  buyers: Readonly<Record<string, string>>
}

/**
 * Sums a month up.
 * @param today a month that is not over by then is taken as far as it has come
 */
export async function sumUp(
  sql: Sql,
  region: string,
  month: string,
  { today, feasts }: { today: string; feasts: Feasts },
): Promise<MonthSummary> {
  const before = addMonths(month, -1)
  const january = `${month.slice(0, 4)}-01`
  const wanted = { region, from: before < january ? before : january, until: month }
  const rows = await deliveredRows(sql, wanted)
  const figures = monthFigures(month, rows, await deliveredParcels(sql, wanted), await boughtBefore(sql, region, month))
  const complete = monthOf(today) > month
  const earlier = monthFigures(before, rows, await deliveredParcels(sql, { region, from: before, until: before }))
  const comparison = complete && earlier.turnover > 0 ? compareMonths(earlier, figures) : null
  const year = rows.filter(({ deliveredOn }) => deliveredOn >= `${january}-01`)
  const targets = await targetsOf(sql, region, month, complete ? monthSpan(month).until : today, year)
  const advice = advise({
    now: figures,
    comparison,
    declines: await declinesIn(sql, region, month),
    shortfallPieces: await unmadePieces(sql, region, month),
    pace: targets.turnoverTarget,
    today: complete ? addDays(monthSpan(month).until, 1) : today,
    seasonFrom: seasons(feasts).find(({ from }) => from >= today)?.from ?? null,
  })
  return {
    region,
    regionName: await regionName(sql, region),
    month,
    complete,
    provisional: complete && today < `${addMonths(month, 1)}-${String(FINAL_DAY).padStart(2, '0')}`,
    figures,
    lastMonth: complete ? await beside(sql, region, before, figures.turnover) : null,
    lastYear: complete ? await beside(sql, region, addMonths(month, -12), figures.turnover) : null,
    comparison,
    causes: comparison ? topCauses(comparison) : [],
    advice,
    ...targets,
    buyers: await buyerNames(sql, [...rows.map(({ buyerId }) => buyerId)]),
  }
}

/** Nothing when nothing was sold then. */
async function beside(sql: Sql, region: string, then: string, turnover: number): Promise<Move | null> {
  const rows = await deliveredRows(sql, { region, from: then, until: then })
  const sold = rows.reduce((sum, { amount }) => sum + amount, 0)
  const before = sold || (await pastTurnover(sql, region, then))
  return before ? move(before, turnover) : null
}

async function targetsOf(sql: Sql, region: string, month: string, day: string, year: readonly DeliveredRow[]) {
  const [set] = await sql<{ companies: number | null; turnover: number | null }>(
    'SELECT companies, turnover FROM targets WHERE region_code = $1 AND year = $2',
    [region, Number(month.slice(0, 4))],
  )
  const span = { from: `${month.slice(0, 4)}-01-01`, until: `${month.slice(0, 4)}-12-31` }
  const held = (target: number | null | undefined, reached: number): Target | null =>
    target ? { target, reached, ...targetPace(target, reached, span, day) } : null
  const turnover = year.reduce((sum, { amount }) => sum + amount, 0)
  const companies = new Set(year.flatMap(({ buyerId }) => (buyerId === null ? [] : [buyerId]))).size
  return { turnoverTarget: held(set?.turnover, turnover), companiesTarget: held(set?.companies, companies) }
}

async function regionName(sql: Sql, region: string): Promise<string> {
  const [row] = await sql<{ name: string }>('SELECT name FROM regions WHERE code = $1', [region])
  return row?.name ?? region
}

async function buyerNames(sql: Sql, ids: readonly (number | null)[]): Promise<Record<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (!known.length) return {}
  const rows = await sql<{ id: number; name: string }>('SELECT id, name FROM buyers WHERE id = ANY ($1) ORDER BY id', [
    known,
  ])
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
