import type { AllocationState } from './states.ts'

/** Where the pieces of one promised share have got to. Pieces; each includes all that ever passed that point. */
export interface Custody {
  promised: number
  /** arrived at the buyer and counted good */
  delivered: number
  /** refused, broken or short without replacement */
  deducted: number
  /** counted good at the packing point */
  handed: number
  /** put on a lorry */
  loaded: number
  /** of the handed: held back because of a complaint about the batch; absent: none */
  held?: number
  /** of the loaded: on lorries whose arrival is confirmed, good or not */
  arrived: number
}

/** What the maker must still bring: what arrived damaged and was not deducted is among it, for she replaces it. */
export function toCome({ promised, delivered, deducted, handed, arrived }: Custody): number {
  return promised - delivered - deducted - (handed - arrived)
}

/**
 * At the packing point, free to go on a lorry. Of a batch that is held nothing goes, and since nobody knows from which
 * hand-over a lorry was loaded, it is reckoned from those that are not held.
 */
export function inStock({ handed, loaded, held = 0 }: Custody): number {
  return Math.max(0, handed - loaded - held)
}

/** At the packing point, and not free to go. */
export function heldBack(custody: Custody): number {
  return custody.handed - custody.loaded - inStock(custody)
}

/** On a lorry, not yet confirmed. */
export function underWay({ loaded, arrived }: Custody): number {
  return loaded - arrived
}

/**
 * The state of a share whose goods have begun to move: `delivered` when every promised piece arrived or was deducted,
 * `handed_over` when the maker owes nothing more, else `in_progress`. A share of which nothing was ever brought to the
 * buyer and nothing is owed any more is `cancelled`.
 */
export function stateOf(custody: Custody): AllocationState {
  if (custody.delivered + custody.deducted === custody.promised) return custody.arrived > 0 ? 'delivered' : 'cancelled'
  return toCome(custody) === 0 ? 'handed_over' : 'in_progress'
}
