import { SALE_SOURCES, type SaleSource } from './figures.ts'

/** What a month that was closed turned out to be more or less, in integer rupiah, by where it was seen. */
export interface Correction {
  month: string
  source: SaleSource
  amount: number
}

/** A month as it was closed, and what it said of the months before it. */
export interface Closed {
  month: string
  bySource: Readonly<Partial<Record<SaleSource, number>>>
  corrections: readonly Correction[]
}

/** Turnover of a month by where it was seen. */
export type BySource = Readonly<Partial<Record<SaleSource, number>>>

/**
 * What a summary has to say of months that are closed already: what they are now, less what they were closed with and what
 * later summaries said of them. So the closed figures and all corrections always add up to what the rows say.
 * @param closed every closed month, and only those whose summary went out before the one being made
 * @param now months and their turnover as the rows stand; a closed month that is not in it is left alone
 */
export function corrections(closed: readonly Closed[], now: ReadonlyMap<string, BySource>): Correction[] {
  return closed
    .filter(({ month }) => now.has(month))
    .flatMap(({ month, bySource }) =>
      SALE_SOURCES.map((source): Correction => {
        const said = closed
          .flatMap((later) => later.corrections)
          .filter((one) => one.month === month && one.source === source)
          .reduce((sum, { amount }) => sum + amount, 0)
        return { month, source, amount: (now.get(month)?.[source] ?? 0) - (bySource[source] ?? 0) - said }
      }),
    )
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
}
