/**
 * Naik kelas: what a maker may do next, in the order in which it is chosen when buyers asked for equally much. `mend`: what
 * a curator sent back, a better pack or label too.
 */
export const NEXT_STEPS = ['halal', 'pirt', 'mend', 'capacity', 'listing', 'photos', 'training'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** A door that is shut to a maker now. */
export interface Door {
  sellerId: number
  step: NextStep
  /** null for steps of the whole business */
  productId: number | null
  /** rupiah of what buyers asked for behind it, in the last twelve months */
  opens: number
}

/** The one step of each maker that opens most: most rupiah, then the order of NEXT_STEPS, then the older product. */
export function nextSteps(doors: readonly Door[]): Map<number, Door> {
  const best = new Map<number, Door>()
  for (const door of doors) {
    const known = best.get(door.sellerId)
    if (!known || opensMore(door, known)) best.set(door.sellerId, door)
  }
  return best
}

function opensMore(one: Door, other: Door): boolean {
  if (one.opens !== other.opens) return one.opens > other.opens
  const places = NEXT_STEPS.indexOf(one.step) - NEXT_STEPS.indexOf(other.step)
  return places !== 0 ? places < 0 : (one.productId ?? 0) < (other.productId ?? 0)
}
