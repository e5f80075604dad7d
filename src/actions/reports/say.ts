import { addMonths } from '../../domain/calendar.ts'
import type { Advice } from '../../domain/summary/advice.ts'
import type { Cause, Move } from '../../domain/summary/change.ts'
import type { Dimension } from '../../domain/summary/figures.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import type { MonthSummary, Target } from './month.ts'

/** Largest groups named of each dimension, and pieces of advice: the whole fits a phone. */
const MOST_PARTS = 3
const MOST_ADVICE = 3

/** A summary in the lines of flows/lines.yaml, short enough for a phone: what was sold, how it moved and why, what to do. */
export function summaryLines(summary: MonthSummary): Line[] {
  const { month, regionName: region, figures, complete, provisional } = summary
  const { turnover, orders, parcels, makersWhoSold, buyers, newBuyers } = figures
  return [
    line('summary_head', { month, region }),
    ...(complete ? [] : [line('summary_so_far', {})]),
    ...(provisional ? [line('summary_provisional', {})] : []),
    line('gap', {}),
    ...(turnover === 0 ? [line('summary_nothing', {})] : [line('summary_turnover', { amount: turnover })]),
    ...moved(summary.lastMonth, addMonths(month, -1)),
    ...moved(summary.lastYear, addMonths(month, -12)),
    ...(turnover === 0 ? [] : [line('summary_counts', { orders, makers: makersWhoSold, buyers, fresh: newBuyers })]),
    ...(parcels === 0 ? [] : [line('summary_parcels', { parcels })]),
    ...breakdown(summary),
    ...section(
      'summary.causes',
      summary.causes.map((cause) => causeLine(cause, summary)),
    ),
    ...section(
      'summary.advice',
      summary.advice.slice(0, MOST_ADVICE).map((advice) => adviceLine(advice, summary)),
    ),
    ...section('summary.target', [
      ...turnoverTarget(summary.turnoverTarget),
      ...companiesTarget(summary.companiesTarget),
    ]),
  ]
}

/** Lines under a heading, or nothing. */
const section = (title: string, lines: readonly Line[]): Line[] =>
  lines.length ? [line('gap', {}), line('summary_section', { title }), ...lines] : []

function moved(move: Move | null, month: string): Line[] {
  if (!move) return []
  const { before, change, permille } = move
  if (change === 0) return [line('summary_same', { month, before })]
  return [
    line(change > 0 ? 'summary_up' : 'summary_down', { month, before, percent: percentOf(Math.abs(permille ?? 0)) }),
  ]
}

/** 125 → '12,5' */
const percentOf = (permille: number) => String(permille / 10).replace('.', ',')

function breakdown({ figures: { by } }: MonthSummary): Line[] {
  const top = (dimension: Dimension) => by[dimension].slice(0, MOST_PARTS)
  const words = (dimension: Dimension, prefix: string) =>
    top(dimension).map(({ key, amount }) => line('summary_part', { part: `${prefix}.${key}`, amount }))
  return [
    ...section(
      'summary.by_district',
      top('district').map(({ key, amount }) => line('summary_district', { district: key, amount })),
    ),
    ...section('summary.by_kind', words('kind', 'kind')),
    ...section('summary.by_buyer_kind', words('buyer_kind', 'buyer_kind')),
    // where it was seen is worth a word only when it is not all the bot's
    ...(by.source.some(({ key }) => key !== 'bot') ? section('summary.by_source', words('source', 'source')) : []),
  ]
}

function causeLine({ dimension, key, way, change }: Cause, { buyers }: MonthSummary): Line {
  const amount = Math.abs(change)
  if (dimension === 'buyer') {
    const buyer = buyers[key]
    if (buyer !== undefined) return line('cause_buyer', { buyer, way: `way.buyer.${way}`, amount })
    return line('cause_kind', { kind: 'buyer_kind.?', way: `way.goods.${way}`, amount })
  }
  if (dimension === 'district') return line('cause_district', { district: key, way: `way.goods.${way}`, amount })
  return line('cause_kind', { kind: `kind.${key}`, way: `way.goods.${way}`, amount })
}

/** What the rules call by id or key is called by name. */
function adviceLine({ key, values }: Advice, { buyers }: MonthSummary): Line {
  const number = (name: string) => Number(values[name])
  const text = (name: string) => String(values[name])
  switch (key) {
    case 'no_sales':
      return line('advice_no_sales', {})
    case 'call_lost_buyer':
      return line('advice_call_lost_buyer', { buyer: buyers[text('buyer_id')], amount: number('amount') })
    case 'one_buyer_carries_it':
      return line('advice_one_buyer_carries_it', { buyer: buyers[text('buyer_id')], percent: number('percent') })
    case 'help_kind':
      return line('advice_help_kind', { kind: `kind.${text('kind')}`, amount: number('amount') })
    case 'help_district':
      return line('advice_help_district', { district: text('district'), amount: number('amount') })
    case 'curate_more_makers':
      return line('advice_curate_more_makers', { pieces: number('pieces') })
    case 'confirm_claims':
      return line('advice_confirm_claims', { amount: number('amount'), percent: number('percent') })
    case 'behind_target':
      return line('advice_behind_target', { amount: number('per_30_days') })
    case 'prepare_season':
      return line('advice_prepare_season', { from: text('from'), days: number('days') })
    case 'no_new_buyers':
      return line('advice_no_new_buyers', {})
    default:
      return line(`advice_${key}`, { times: number('times') })
  }
}

function turnoverTarget(target: Target | null): Line[] {
  if (!target) return []
  const { reached, target: wanted, neededPer30Days: needed } = target
  const percent = Math.floor((reached * 100) / wanted)
  return [
    line('target_turnover', { reached, wanted, percent }),
    ...(needed ? [line('target_needed', { amount: needed })] : []),
  ]
}

const companiesTarget = (target: Target | null): Line[] =>
  target ? [line('target_companies', { reached: target.reached, wanted: target.target })] : []
