import type { Quantity } from '../../answers/index.ts'
import type { ReadContext } from '../../answers/kind.ts'
import { DISTRICTS } from '../../domain/districts.ts'
import type { Work } from '../action.ts'

/** What saying and reading in an action may know. */
export const contextIn = ({ today, feasts, actor, house }: Work): ReadContext => ({
  today,
  feasts,
  districts: DISTRICTS,
  region: actor.region,
  words: house.words,
})

/** Parcels at most; more is a slip of the finger. House figure, as for orders. */
export const MOST_PARCELS = 100_000

/** How many parcels a said quantity is: '2 kodi' is 40. Undefined: no whole number of things. */
export function parcelsIn({ qty, pieces, grams }: Quantity): number | undefined {
  const count = grams === undefined ? (pieces ?? qty) : Number.NaN
  return Number.isInteger(count) && count >= 1 && count <= MOST_PARCELS ? count : undefined
}
