import { mayMove, type StateTable } from './states.ts'

export type ProspectState = 'untouched' | 'contacted' | 'interested' | 'ordered' | 'declined'

/** How far one is with a company; an officer may set it back, and whoever declined may come after all. */
export const PROSPECT_STATES: StateTable<ProspectState> = {
  untouched: ['contacted', 'interested', 'ordered', 'declined'],
  contacted: ['interested', 'ordered', 'declined'],
  interested: ['contacted', 'ordered', 'declined'],
  declined: ['contacted', 'interested', 'ordered'],
  ordered: [],
}
export const FIRST_PROSPECT_STATES: readonly ProspectState[] = ['untouched', 'contacted', 'interested']
export const mayMoveProspect = (from: ProspectState, to: ProspectState): boolean => mayMove(PROSPECT_STATES, from, to)
