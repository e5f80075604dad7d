import type { BuyerKind } from '../buyers.ts'
import { mayMove, type StateTable } from '../states.ts'

export type ListingState = 'requested' | 'trial' | 'active' | 'withdrawn'

/**
 * A product's way onto a shop's shelf (PRACTICE 28: diajukan, uji coba, aktif, ditarik). It stays `requested` until its
 * maker and the office have both agreed; each of the three may take it off again.
 */
export const LISTING_STATES: StateTable<ListingState> = {
  requested: ['trial', 'withdrawn'],
  trial: ['active', 'withdrawn'],
  active: ['withdrawn'],
  withdrawn: [],
}
export const FIRST_LISTING_STATES: readonly ListingState[] = ['requested']
export const mayMoveListing = (from: ListingState, to: ListingState): boolean => mayMove(LISTING_STATES, from, to)
/** On the shelf now. */
export const ON_SHELF: readonly ListingState[] = ['trial', 'active']

/** Who has shelves: a company buys parcels, an office orders for itself. */
export const HAS_SHELVES: readonly BuyerKind[] = ['retailer', 'cooperative', 'hotel', 'gallery']

/** Pieces of one shelf, over all the time up to the end of a month. */
export interface ShelfPieces {
  /** what the shop says it sold in this month */
  units: number
  /** and in all other months that it told of */
  otherUnits: number
  /** how many of those had come by orders */
  otherOrdered: number
  /** brought to the shop by orders of this shelf */
  delivered: number
}

/**
 * How many of the pieces a shop sold in a month had come by orders. Those were turnover when they were delivered; only
 * the others are turnover by the shop's report, so that no piece is counted twice (PRACTICE 23).
 */
export function orderedOf({ units, otherUnits, otherOrdered, delivered }: ShelfPieces): number {
  const left = Math.max(0, delivered - Math.min(otherOrdered, otherUnits))
  return Math.min(units, left)
}
