import { daysBetween } from '../calendar.ts'
import type { DeclineReason } from '../orders/offers.ts'
import type { Comparison } from './change.ts'
import type { Figures } from './figures.ts'
import type { Pace } from './targets.ts'

/** What an officer can do about a month. Each key has a sentence under flows/. */
export type AdviceKey =
  | 'no_sales'
  | 'call_lost_buyer'
  | 'after_season'
  | 'one_buyer_carries_it'
  | 'no_new_buyers'
  | 'help_kind'
  | 'help_district'
  | 'find_capital'
  | 'find_materials'
  | 'find_hands'
  | 'find_tools'
  | 'look_at_prices'
  | 'curate_more_makers'
  | 'confirm_claims'
  | 'behind_target'
  | 'prepare_season'

export interface Advice {
  key: AdviceKey
  /** what the sentence names: rupiah and counts as integers, ids and keys as text */
  values: Readonly<Record<string, string | number>>
}

export interface AdviceInput {
  now: Figures
  /** beside the month before or last year's; null in the first month */
  comparison: Comparison | null
  /** how often makers declined in the month, by reason */
  declines: Readonly<Partial<Record<DeclineReason, number>>>
  /** pieces ordered that nobody could make */
  shortfallPieces: number
  /** of the turnover target; null when none is set */
  pace: Pace | null
  /** the day after the month */
  today: string
  /** the month before was the height of a parcel season: that it fell asks for no alarm */
  afterSeason: boolean
  /** first day of the next parcel season, null when unknown */
  seasonFrom: string | null
}

/** House figures: from where on a thing is worth a sentence. */
export const ONE_BUYER_PERCENT = 50
export const LOST_BUYER_PERCENT = 10
export const FALLING_PERCENT = 20
export const DECLINES_WORTH_A_WORD = 3
export const CLAIMED_PERCENT = 30
export const SEASON_AHEAD_DAYS = 60

const HELP: Readonly<Partial<Record<DeclineReason, AdviceKey>>> = {
  modal: 'find_capital',
  bahan: 'find_materials',
  tenaga: 'find_hands',
  alat: 'find_tools',
  harga: 'look_at_prices',
}

/** What to do about the month, most useful first; empty when it runs by itself. */
export function advise(input: AdviceInput): Advice[] {
  const { now, pace, today, seasonFrom } = input
  const advice: Advice[] = []
  if (now.turnover === 0) advice.push({ key: 'no_sales', values: { month: now.month } })
  advice.push(...(input.afterSeason ? afterTheSeason(input) : fallen(input)), ...refusals(input), ...buyers(input))
  if (pace?.state === 'behind' && pace.neededPer30Days !== null) {
    advice.push({ key: 'behind_target', values: { remaining: pace.remaining, per_30_days: pace.neededPer30Days } })
  }
  const claimed = now.by.source.find(({ key }) => key === 'claimed')?.amount ?? 0
  if (percent(claimed, now.turnover) >= CLAIMED_PERCENT) {
    advice.push({ key: 'confirm_claims', values: { amount: claimed, percent: percent(claimed, now.turnover) } })
  }
  // its day and no count of days: a summary is read again later
  if (seasonFrom !== null && today <= seasonFrom && daysBetween(today, seasonFrom) <= SEASON_AHEAD_DAYS)
    advice.push({ key: 'prepare_season', values: { from: seasonFrom } })
  return advice
}

/** Companies order parcels once a year; now is the time to offer them something smaller. */
function afterTheSeason({ comparison }: AdviceInput): Advice[] {
  const lost = comparison?.causes.buyer.filter(({ way, key }) => way === 'lost' && key !== '?') ?? []
  return lost.length ? [{ key: 'after_season', values: { buyers: lost.length } }] : []
}

/** Who or what is no longer there, measured against the whole of the earlier period. */
function fallen({ comparison }: AdviceInput): Advice[] {
  if (!comparison || comparison.turnover.before <= 0) return []
  const whole = comparison.turnover.before
  const lost = comparison.causes.buyer
    .filter(({ way, key, before }) => way === 'lost' && key !== '?' && percent(before, whole) >= LOST_BUYER_PERCENT)
    .map(({ key, before }): Advice => ({ key: 'call_lost_buyer', values: { buyer_id: Number(key), amount: before } }))
  const worst = (dimension: 'kind' | 'district', key: AdviceKey): Advice[] => {
    const cause = comparison.causes[dimension].find(({ change }) => change < 0)
    if (!cause || percent(-cause.change, cause.before) < FALLING_PERCENT) return []
    return percent(-cause.change, whole) < LOST_BUYER_PERCENT
      ? []
      : [{ key, values: { [dimension]: cause.key, amount: -cause.change } }]
  }
  return [...lost, ...worst('kind', 'help_kind'), ...worst('district', 'help_district')]
}

/** Why orders could not be made: the commonest reason makers gave, then what was left over. */
function refusals({ declines, shortfallPieces }: AdviceInput): Advice[] {
  const reasons = Object.entries(HELP).map(([reason, key]) => ({ key, times: declines[reason as DeclineReason] ?? 0 }))
  const advice = reasons
    .filter(({ times }) => times >= DECLINES_WORTH_A_WORD)
    .sort((a, b) => b.times - a.times)
    .map(({ key, times }): Advice => ({ key, values: { times } }))
  return shortfallPieces > 0 ? [...advice, { key: 'curate_more_makers', values: { pieces: shortfallPieces } }] : advice
}

function buyers({ now }: AdviceInput): Advice[] {
  if (now.turnover <= 0) return []
  const advice: Advice[] = []
  const [largest] = now.by.buyer.filter(({ key }) => key !== '?')
  if (largest && percent(largest.amount, now.turnover) >= ONE_BUYER_PERCENT) {
    const values = { buyer_id: Number(largest.key), percent: percent(largest.amount, now.turnover) }
    advice.push({ key: 'one_buyer_carries_it', values })
  }
  if (now.newBuyers === 0) advice.push({ key: 'no_new_buyers', values: { returning: now.returningBuyers } })
  return advice
}

function percent(part: number, whole: number): number {
  return whole > 0 ? Math.floor((part * 100) / whole) : 0
}
