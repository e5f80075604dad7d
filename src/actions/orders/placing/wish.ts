import { unitNamed } from '../../../answers/grammar/unit-table.ts'
import type { Quantity } from '../../../answers/index.ts'
import type { Line } from '../../../flow/say.ts'
import type { Outcome } from '../../action.ts'
import { line } from '../../lines.ts'
import type { Item } from './item.ts'
import type { Quote } from './quote.ts'
import type { PartProblem } from './quote-parts.ts'

/** Nobody orders more at once; a slip of the finger does. */
const MOST = 100_000

export type Counted = { ok: true; count: number } | { ok: false; why: 'which_unit' | 'too_large' | 'not_whole' }

/**
 * How many sets a said quantity is: '2 kodi' is 40, '500 paket' 500. A weight of goods that are not sold by weight is
 * asked again.
 */
export function countOf({ qty, unit, pieces }: Quantity, item: Pick<Item, 'unit'>): Counted {
  const known = unit === undefined ? undefined : unitNamed(unit)
  const own = item.unit === null ? undefined : unitNamed(item.unit)
  if (known?.kind === 'weight' && own?.name !== known.name) return { ok: false, why: 'which_unit' }
  const sameGroup = own !== undefined && own.name === known?.name
  const count = sameGroup ? qty : (pieces ?? qty)
  if (!Number.isInteger(count) || count < 1) return { ok: false, why: 'not_whole' }
  return count > MOST ? { ok: false, why: 'too_large' } : { ok: true, count }
}

/** So many of an item, as it is said: '500 paket', '40 bungkus'. */
export const amountOf = (item: Item, count: number, parcel: string): Quantity => ({
  qty: count,
  unit: item.unit ?? parcel,
})

/** Why a wish cannot be made, and what can instead. */
export const NOT_POSSIBLE = {
  past: {},
  feast: { later: 'date' },
  too_few: { possible: 'quantity' },
  fewer_or_later: { possible: 'quantity', later: 'date' },
  fewer: { possible: 'quantity' },
  later: { later: 'date' },
  fewer_and_later: { possible: 'quantity', later: 'date' },
  unavailable: {},
  /** some of several deliveries can't be made like that */
  parts: { problems: 'lines' },
  /** one of several goods can't be: it is asked about alone */
  lacking: { chosen_good: 'pick' },
} as const

/** @param parcel what a parcel is counted in, in words */
export function notPossible(
  quote: Exclude<Quote, { kind: 'possible' }>,
  item: Item,
  parcel: string,
): Outcome<typeof NOT_POSSIBLE> {
  const amount = (count: number) => amountOf(item, count, parcel)
  switch (quote.kind) {
    case 'past':
    case 'unavailable':
      return { outcome: quote.kind }
    case 'feast':
      return { outcome: 'feast', values: { later: quote.later } }
    case 'too_few':
      return { outcome: 'too_few', values: { possible: amount(quote.fewest) } }
    case 'not_enough':
      return quote.later === undefined
        ? { outcome: 'fewer', values: { possible: amount(quote.possible) } }
        : { outcome: 'fewer_or_later', values: { possible: amount(quote.possible), later: quote.later } }
    case 'too_soon':
      return { outcome: 'later', values: { later: quote.later } }
    case 'lacking':
      return { outcome: 'lacking', values: { chosen_good: String(quote.product) } }
    case 'parts':
      return { outcome: 'parts', values: { problems: quote.problems.map(problemLine) } }
    case 'too_many':
      return { outcome: 'fewer_and_later', values: { possible: amount(quote.possible), later: quote.later } }
  }
}

/** What is wrong with one of several deliveries, as a line. */
export function problemLine(problem: PartProblem): Line {
  const { day } = problem
  if (problem.kind === 'past') return line('delivery_past', { day })
  if (problem.kind === 'feast') return line('delivery_feast', { day, later: problem.later })
  return line('delivery_short', { day, count: problem.count, possible: problem.possible })
}
