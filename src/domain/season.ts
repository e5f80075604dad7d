import { addDays, type DaySpan } from './calendar.ts'
import type { Feasts } from './feasts.ts'

/** The parcel season runs H-60 … H-7 before Idul Fitri (for 2027: 9 January … 3 March). */
export const SEASON_OPENS = -60
export const SEASON_CLOSES = -7
/** Parcels are wanted H-14 … H-7: THR must be paid by H-7 (Permenaker 6/2016). */
export const WANTED_FROM = -14
export const WANTED_UNTIL = -7

/** The parcel season of one Idul Fitri, both ends included. */
export function seasonBefore(idulFitri: string): DaySpan {
  return { from: addDays(idulFitri, SEASON_OPENS), until: addDays(idulFitri, SEASON_CLOSES) }
}

/** The days on which a company wants its parcels, both ends included. */
export function wantedDays(idulFitri: string): DaySpan {
  return { from: addDays(idulFitri, WANTED_FROM), until: addDays(idulFitri, WANTED_UNTIL) }
}

/** The parcel seasons of every Idul Fitri in the table, ascending. */
export function seasons(feasts: Feasts): DaySpan[] {
  return (feasts.idul_fitri ?? []).map(seasonBefore)
}

/** The season that runs on `day`, or the next to come; undefined when the table does not reach that far. */
export function seasonAt(day: string, feasts: Feasts): DaySpan | undefined {
  return seasons(feasts).find(({ until }) => day <= until)
}

/** Whether the parcel season runs on `day`. */
export function inSeason(day: string, feasts: Feasts): boolean {
  return seasons(feasts).some(({ from, until }) => from <= day && day <= until)
}
