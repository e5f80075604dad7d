import type { StateTable } from './states.ts'

/**
 * Who buys. Companies order parcels once or twice a year in thousands; cooperatives restock every week or month;
 * retailers list products and restock; a gallery (sentra oleh-oleh) sells on consignment.
 */
export const BUYER_KINDS = ['company', 'cooperative', 'retailer', 'hotel', 'government', 'gallery'] as const
export type BuyerKind = (typeof BUYER_KINDS)[number]

export type BuyerState = 'unverified' | 'verified' | 'refused' | 'suspended' | 'left'

/**
 * A buyer browses and asks for prices unverified; nothing is offered to makers before an officer has verified it.
 * One that was refused may mend its data and be looked at again; one that left asked for its data to be deleted.
 */
export const BUYER_STATES: StateTable<BuyerState> = {
  unverified: ['verified', 'refused', 'left'],
  verified: ['suspended', 'left'],
  refused: ['unverified', 'left'],
  suspended: ['verified', 'left'],
  left: [],
}
export const FIRST_BUYER_STATES: readonly BuyerState[] = ['unverified']

/** Whether its orders may be offered to makers. */
export function mayOrder(state: BuyerState): boolean {
  return state === 'verified'
}
