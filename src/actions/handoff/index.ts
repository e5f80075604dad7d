import type { Action } from '../action.ts'
import { callOfficer } from './call-officer.ts'
import { talkGoesOn } from './talk-goes-on.ts'

/** A person and an officer talk to each other through the bot. */
export const HANDOFF: readonly Action[] = [callOfficer, talkGoesOn]
