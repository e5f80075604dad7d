import { mayMove, type StateTable } from '../states.ts'

export const SPACE_KINDS = ['stall', 'canteen', 'bazaar'] as const
export type SpaceKind = (typeof SPACE_KINDS)[number]

export type SpaceState = 'offered' | 'open' | 'closed' | 'cancelled'

/**
 * Selling space that a company or mall offers, as Bekasi obliges it to (Perbup 73/2020). The office opens it to makers; it
 * closes by itself after its last day.
 */
export const SPACE_STATES: StateTable<SpaceState> = {
  offered: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
}
export const FIRST_SPACE_STATES: readonly SpaceState[] = ['offered']
export const mayMoveSpace = (from: SpaceState, to: SpaceState): boolean => mayMove(SPACE_STATES, from, to)

export type ApplicationState = 'applied' | 'assigned' | 'refused' | 'cancelled'

/** A maker applies and waits; an officer gives her a table. Who gave hers back may apply again, at the end of the list. */
export const APPLICATION_STATES: StateTable<ApplicationState> = {
  applied: ['assigned', 'refused', 'cancelled'],
  assigned: ['cancelled'],
  cancelled: ['applied'],
  refused: [],
}
export const FIRST_APPLICATION_STATES: readonly ApplicationState[] = ['applied']
export const mayMoveApplication = (from: ApplicationState, to: ApplicationState): boolean =>
  mayMove(APPLICATION_STATES, from, to)

/** Who gets a table when `free` are left: whoever applied first. */
export const nextInLine = <A>(waiting: readonly A[], free: number): A[] => waiting.slice(0, Math.max(0, free))
