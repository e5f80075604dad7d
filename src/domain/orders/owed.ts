import type { Owed } from './capacity.ts'
import { type AllocationState, HOLDS_CAPACITY } from './states.ts'

/** A share as it weighs on its maker's time. */
export interface Load {
  status: AllocationState
  offered: number
  promised: number
  /** pieces she reported ready or handed over */
  done: number
  /** hand-over day */
  due: string
}

/**
 * What a product's shares still take of its maker's time: offers not yet answered as a whole, promises less what is
 * ready. What was declined, lapsed, handed over or cancelled takes none.
 */
export function owedOf(shares: readonly Load[]): Owed[] {
  return shares
    .filter(({ status }) => HOLDS_CAPACITY.includes(status))
    .map(({ status, offered, promised, done, due }) => ({
      quantity: status === 'offered' ? offered : Math.max(0, promised - done),
      due,
    }))
    .filter(({ quantity }) => quantity > 0)
}
