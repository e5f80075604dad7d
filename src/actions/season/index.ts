import type { Action } from '../action.ts'
import { declineSeason, lookAtSeason } from './calls.ts'
import { lookAtFeastMoved, moveWithFeast } from './feast-moved.ts'

/** The parcel season: companies are called, and may say not this year. */
export const SEASON: readonly Action[] = [lookAtSeason, declineSeason, lookAtFeastMoved, moveWithFeast]
