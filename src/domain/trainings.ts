import { mayMove, type StateTable } from './states.ts'

export type TrainingState = 'open' | 'held' | 'cancelled'

/** A training is open until its attendance is written down; it may be called off until its day is over. */
export const TRAINING_STATES: StateTable<TrainingState> = {
  open: ['held', 'cancelled'],
  held: [],
  cancelled: [],
}
export const FIRST_TRAINING_STATES: readonly TrainingState[] = ['open']
export const mayMoveTraining = (from: TrainingState, to: TrainingState): boolean => mayMove(TRAINING_STATES, from, to)

export type PlaceState = 'invited' | 'joined' | 'waiting' | 'cancelled' | 'attended' | 'absent'

/**
 * A maker's place in a training: first come, first served. Whoever gave hers back may come again, at the end of the line;
 * an officer may correct who was there.
 */
export const PLACE_STATES: StateTable<PlaceState> = {
  invited: ['joined', 'waiting', 'cancelled'],
  waiting: ['joined', 'cancelled'],
  joined: ['cancelled', 'attended', 'absent'],
  cancelled: ['joined', 'waiting'],
  attended: ['absent'],
  absent: ['attended'],
}
export const mayMovePlace = (from: PlaceState, to: PlaceState): boolean => mayMove(PLACE_STATES, from, to)

/** What she gets who asks for a place now. */
export const placeFor = ({ places, joined, waiting }: { places: number; joined: number; waiting: number }) =>
  joined < places && waiting === 0 ? 'joined' : 'waiting'

/** How many of those who wait move up. */
export const movesUp = ({ places, joined, waiting }: { places: number; joined: number; waiting: number }): number =>
  Math.max(0, Math.min(waiting, places - joined))
