import type { Part } from './figures.ts'

/** By how much something must have fallen, in percent, until officers set another figure. House figure. */
export const FALL_PERCENT = 30
/** Less than this in the weeks before is too little to speak of a fall. Integer rupiah. House figure. */
export const WORTH_WATCHING = 2_000_000
/** Nor is a loss below this part of everything worth an alert. House figure. */
export const WORTH_PERCENT = 10
/** A buyer who took at least this part of everything is a big one. House figure. */
export const BIG_BUYER_PERCENT = 10

export interface Fall {
  dimension: 'district' | 'kind' | 'buyer'
  key: string
  before: number
  now: number
  /** whole percent of `before` */
  percent: number
}

/** Turnover of each group in two equally long spans, one after the other. */
export type Turnover = Readonly<Record<Fall['dimension'], readonly Part[]>>

/**
 * Which kecamatan, kinds and big buyers fell by at least `percent` of what they were, and by a tenth of everything; the largest fall in rupiah first.
 * @param percent from 1 to 100
 */
export function falls(before: Turnover, now: Turnover, percent: number): Fall[] {
  const whole = before.buyer.reduce((sum, { amount }) => sum + amount, 0)
  const dimensions: readonly Fall['dimension'][] = ['district', 'kind', 'buyer']
  return dimensions
    .flatMap((dimension) =>
      before[dimension]
        .filter(({ key, amount }) => key !== '?' && amount >= WORTH_WATCHING)
        .filter(({ amount }) => dimension !== 'buyer' || amount * 100 >= whole * BIG_BUYER_PERCENT)
        .map(({ key, amount }): Fall => {
          const left = now[dimension].find((part) => part.key === key)?.amount ?? 0
          return { dimension, key, before: amount, now: left, percent: Math.floor(((amount - left) * 100) / amount) }
        }),
    )
    .filter((fall) => fall.percent >= percent && (fall.before - fall.now) * 100 >= whole * WORTH_PERCENT)
    .sort((a, b) => b.before - b.now - (a.before - a.now))
}
