import type { Action } from '../action.ts'
import { listVisits } from './visits.ts'

/** Naik kelas: each maker's next step, and whom a mentor should visit. */
export const RISING: readonly Action[] = [listVisits]
