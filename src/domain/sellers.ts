import type { StateTable } from './states.ts'

export type SellerState = 'sleeping' | 'active' | 'paused' | 'suspended' | 'left'

/**
 * A maker. `sleeping`: imported or entered by an officer; the bot never writes first, and when that phone writes it is
 * shown its data, consents (UU PDP 27/2022) and takes it over. `paused`: makes nothing for now by her own word.
 * `suspended`: by an officer. `left`: asked for her data to be deleted; whoever comes back starts anew.
 */
export const SELLER_STATES: StateTable<SellerState> = {
  sleeping: ['active', 'left'],
  active: ['paused', 'suspended', 'left'],
  paused: ['active', 'suspended', 'left'],
  suspended: ['active', 'left'],
  left: [],
}
export const FIRST_SELLER_STATES: readonly SellerState[] = ['sleeping', 'active']

/** Whether she may be offered shares of orders: only a maker who consented and works. */
export function mayBeOffered(state: SellerState): boolean {
  return state === 'active'
}

/**
 * Classes of business by sales a year in rupiah, upper bound included. Source: PP 7/2021 art. 35. Above the last: not an
 * UMKM, null.
 */
export const BUSINESS_CLASSES = [
  { key: 'micro', upTo: 2_000_000_000 },
  { key: 'small', upTo: 15_000_000_000 },
  { key: 'medium', upTo: 50_000_000_000 },
] as const
export type BusinessClass = (typeof BUSINESS_CLASSES)[number]['key']

/** The class of a business with these sales a year (integer rupiah). */
export function businessClass(yearlySales: number): BusinessClass | null {
  return BUSINESS_CLASSES.find(({ upTo }) => yearlySales <= upTo)?.key ?? null
}
