import { addMonths } from '../../domain/calendar.ts'
import { CAUSE_DIMENSIONS, type Cause, type Move, told } from '../../domain/summary/change.ts'
import type { Dimension } from '../../domain/summary/figures.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import type { MonthSummary } from './month.ts'
import { about, adviceLine, calleeLine, riskLine } from './say-todo.ts'
import type { Target } from './targets.ts'

/** Largest groups named of each dimension: the whole fits a phone. */
const MOST_PARTS = 3
/** Causes named: of buyers, whom one can call, one more than of kinds and kecamatan. */
const MOST_CAUSES = { buyer: 3, kind: 2, district: 2 } as const

/** A summary in the lines of flows/lines.yaml, short enough for a phone: what was sold, how it moved and why, what to do. */
export function summaryLines(summary: MonthSummary): Line[] {
  const { month, figures } = summary
  const { turnover, orders, parcels, makersWhoSold, buyers, newBuyers } = figures
  return [
    ...headLines(summary),
    line('gap', {}),
    ...(turnover === 0 ? [line('summary_nothing', {})] : [line('summary_turnover', { amount: turnover })]),
    ...moved(summary.lastMonth, addMonths(month, -1)),
    ...(afterSeason(summary) ? [line('summary_after_season', {})] : []),
    ...moved(summary.lastYear, addMonths(month, -12)),
    ...seasonLine(summary.season),
    ...(turnover === 0 ? [] : [line('summary_counts', { orders, makers: makersWhoSold, buyers, fresh: newBuyers })]),
    ...(parcels === 0 ? [] : [line('summary_parcels', { parcels })]),
    ...(summary.climbed ? [line('summary_climbed', { makers: summary.climbed })] : []),
    ...(summary.trained?.makers ? [line('summary_trained', summary.trained)] : []),
    ...breakdown(summary),
    ...section('summary.corrections', correctionLines(summary)),
    ...causeLines(summary),
    ...section(
      'summary.advice',
      summary.advice.flatMap((advice) => [adviceLine(advice, summary), ...advice.call.map(calleeLine)]),
    ),
    ...section('summary.risks', summary.risks.map(riskLine)),
    ...section('summary.target', [
      ...turnoverTarget(summary.turnoverTarget),
      ...companiesTarget(summary.companiesTarget),
    ]),
  ]
}

/** What is said of a month that has just been closed: its turnover, what came in since the 1st, where to see the rest. */
export const finalLines = (summary: MonthSummary, before: number): Line[] => {
  const { turnover } = summary.figures
  return [
    ...headLines(summary),
    line('gap', {}),
    line('summary_turnover', { amount: turnover }),
    turnover === before
      ? line('final_same', {})
      : line('final_changed', { ...signed(turnover - before), day: `${addMonths(summary.month, 1)}-01` }),
    ...section('summary.corrections', correctionLines(summary)),
  ]
}

/** Month, region, and how far its figures may be trusted. */
function headLines({
  month,
  regionName: region,
  complete,
  provisional,
  finalOn,
  number,
  figures,
}: MonthSummary): Line[] {
  return [
    line('summary_head', { month, region }),
    ...(complete ? [] : [line('summary_so_far', {})]),
    // an empty month is closed without a word
    ...(provisional && figures.turnover > 0 ? [line('summary_provisional', { day: finalOn })] : []),
    ...(number === null ? [] : [line('summary_final', { number: `${number}/${month.slice(0, 4)}` })]),
  ]
}

/** Lines under a heading, or nothing. */
const section = (title: string, lines: readonly Line[]): Line[] =>
  lines.length ? [line('gap', {}), line('summary_section', { title }), ...lines] : []

function moved(move: Move | null, month: string): Line[] {
  if (!move) return []
  const { before, change, permille } = move
  if (change === 0) return [line('summary_same', { month, before })]
  return [line(change > 0 ? 'summary_up' : 'summary_down', { month, before, percent: percentOf(permille) })]
}

/** A fall after the parcels of Lebaran is no surprise. */
export const afterSeason = ({ afterSeason: after, lastMonth }: MonthSummary): boolean =>
  after === true && lastMonth !== null && lastMonth.change < 0

function seasonLine(season: MonthSummary['season']): Line[] {
  if (!season) return []
  const { before, now, change, permille, daysTo } = season
  const until = daysTo === 0 ? 'summary.until_feast' : `H-${daysTo}`
  return [line(change < 0 ? 'season_down' : 'season_up', { until, now, before, percent: percentOf(permille) })]
}

/** 125 → '12,5' */
export const percentOf = (permille: number | null): string => String(Math.abs(permille ?? 0) / 10).replace('.', ',')

/** An amount with its sign apart: the sign is typed as text. */
export const signed = (change: number) => ({ sign: change < 0 ? '−' : '+', amount: Math.abs(change) })

/** What a phone has room for; the workbook and the pages have every way of telling it apart. */
function breakdown({ figures: { by } }: MonthSummary): Line[] {
  // one group alone is the whole again
  const top = (dimension: Dimension) => (by[dimension].length > 1 ? by[dimension].slice(0, MOST_PARTS) : [])
  const words = (dimension: Dimension, prefix: string) =>
    top(dimension).map(({ key, amount }) => line('summary_part', { part: `${prefix}.${key}`, amount }))
  return [
    // where it was seen is worth a word whenever it is not all the bot's
    ...section('summary.by_source', by.source.some(({ key }) => key !== 'bot') ? words('source', 'source') : []),
    ...section(
      'summary.by_district',
      top('district').map(({ key, amount }) => line('summary_district', { district: key, amount })),
    ),
    ...section('summary.by_kind', words('kind', 'kind')),
  ]
}

const correctionLines = ({ corrections }: MonthSummary): Line[] =>
  corrections.map(({ month, source, amount }) =>
    line('correction', { month, source: `source.${source}`, ...signed(amount) }),
  )

/** Why it moved, by who bought, what and where: under each the lines add up to the change. */
function causeLines(summary: MonthSummary): Line[] {
  const { comparison } = summary
  if (!comparison || comparison.turnover.change === 0) return []
  const { change } = comparison.turnover
  return [
    line('gap', {}),
    line(change > 0 ? 'why_up' : 'why_down', { amount: Math.abs(change) }),
    ...CAUSE_DIMENSIONS.flatMap((dimension) => {
      const { causes, others, rest } = told(comparison.causes[dimension], MOST_CAUSES[dimension])
      return [
        line('why_by', { by: `summary.why_${dimension}` }),
        ...causes.map((cause) => causeLine(cause, summary)),
        ...(others ? [line('cause_rest', { others, ...signed(rest) })] : []),
      ]
    }),
  ]
}

/** Who or what moved the turnover, how, and by how much. */
export function causeLine({ dimension, key, way, change }: Cause, { buyers }: MonthSummary): Line {
  if (dimension === 'buyer') {
    const buyer = buyers[key]
    return buyer === undefined
      ? line('cause_unknown', signed(change))
      : line('cause_buyer', { buyer, way: `way.buyer.${way}`, ...signed(change) })
  }
  if (key === '?') return line('cause_unknown', signed(change))
  if (dimension === 'district')
    return line('cause_district', { district: key, way: `way.goods.${way}`, ...signed(change) })
  return line('cause_kind', { kind: `kind.${key}`, way: `way.goods.${way}`, ...signed(change) })
}

/** Where the year's target of turnover stands, and the pace it needs. */
export function turnoverTarget(target: Target | null): Line[] {
  if (!target) return []
  const { reached, target: wanted, neededPer30Days: needed } = target
  const percent = Math.floor((reached * 100) / wanted)
  return [
    line('target_turnover', { reached, wanted, percent }),
    ...(needed ? [line('target_needed', { amount: about(needed) })] : []),
  ]
}

/** The same for buyers. */
export function companiesTarget(target: Target | null): Line[] {
  if (!target) return []
  const { reached, target: wanted, neededPer30Days: needed } = target
  return [
    line('target_companies', { reached, wanted }),
    ...(needed ? [line('target_companies_needed', { count: needed })] : []),
  ]
}
