import type { StateTable } from '../states.ts'

export type ProductState =
  | 'draft'
  | 'waiting'
  | 'invited'
  | 'waiting_halal'
  | 'approved'
  | 'returned'
  | 'refused'
  | 'paused'
  | 'suspended'
  | 'withdrawn'

/**
 * A product's way. `draft`: saved, something that curation needs is missing. `waiting`: in the curation queue.
 * `invited`: asked to a physical curation. `waiting_halal`: curated and good, sold only once the halal certificate's
 * number is in (UU 33/2014; micro and small food makers since October 2026); the number alone makes it `approved`.
 * `returned`: the maker mends just what was refused. `paused`: by the maker. `suspended`: by an officer. `approved` goes
 * back to `waiting` when its re-curation day comes or its maker changes what was judged; so do `paused` and
 * `waiting_halal` when she changes it, and `suspended` when all that was wrong was a permit that ran out and she has a
 * new one.
 */
export const PRODUCT_STATES: StateTable<ProductState> = {
  draft: ['waiting', 'withdrawn'],
  waiting: ['approved', 'waiting_halal', 'returned', 'refused', 'invited', 'withdrawn'],
  invited: ['approved', 'waiting_halal', 'returned', 'refused', 'withdrawn'],
  waiting_halal: ['approved', 'waiting', 'suspended', 'withdrawn'],
  approved: ['paused', 'suspended', 'waiting', 'withdrawn'],
  returned: ['waiting', 'withdrawn'],
  refused: [],
  paused: ['approved', 'waiting', 'suspended', 'withdrawn'],
  suspended: ['approved', 'waiting', 'refused', 'withdrawn'],
  withdrawn: [],
}
export const FIRST_PRODUCT_STATES: readonly ProductState[] = ['draft', 'waiting']

/** Whether buyers see it and may order it. */
export function isSold(state: ProductState): boolean {
  return state === 'approved'
}
