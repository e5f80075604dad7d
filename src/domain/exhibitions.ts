import { mayMove, type StateTable } from './states.ts'

export type ExhibitionState = 'planned' | 'held' | 'cancelled'

/** Planned until its days are over; it may be called off until they begin. */
export const EXHIBITION_STATES: StateTable<ExhibitionState> = {
  planned: ['held', 'cancelled'],
  held: [],
  cancelled: [],
}
export const FIRST_EXHIBITION_STATES: readonly ExhibitionState[] = ['planned']

export type GuestState = 'invited' | 'coming' | 'declined' | 'attended' | 'absent'

/** A guest may change her mind until the day; whoever said no may come all the same. An officer may correct who was there. */
export const GUEST_STATES: StateTable<GuestState> = {
  invited: ['coming', 'declined', 'attended', 'absent'],
  coming: ['declined', 'attended', 'absent'],
  declined: ['coming', 'attended'],
  attended: ['absent'],
  absent: ['attended'],
}
export const mayMoveGuest = (from: GuestState, to: GuestState): boolean => mayMove(GUEST_STATES, from, to)
