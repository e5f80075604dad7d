import { daysBetween } from './calendar.ts'
import { FEAST_PREDICTIONS, type Feasts, MOVABLE_FEASTS, type MovableFeast } from './feasts.ts'
import { seasonBefore } from './season.ts'

/** A sidang isbat moves a feast by a day or two; more is a slip of the finger. House figure. */
export const FURTHEST_CORRECTION_DAYS = 3
/** A month of the Islamic calendar has 29 or 30 days. */
const RAMADAN_DAYS: readonly number[] = [29, 30]

export type FeastDoubt = 'ramadan_length' | 'season_running'

export type FeastCheck =
  | { outcome: 'unknown_feast' }
  | { outcome: 'same' }
  /** `predicted` is the day the table began with */
  | { outcome: 'too_far'; predicted: string }
  | { outcome: 'plausible'; doubts: FeastDoubt[]; ramadanDays?: number }

/**
 * Judges a feast day that an officer gives after the sidang isbat. Refused when it lies further than
 * FURTHEST_CORRECTION_DAYS from the prediction of that year; doubtful when Ramadan would not have 29 or 30 days, or when
 * the parcel season has begun already and its last days move.
 * @param from the day the table holds now · @param to the day announced
 */
export function checkFeastDay(
  key: string,
  from: string,
  to: string,
  { feasts, today }: { feasts: Feasts; today: string },
): FeastCheck {
  if (!MOVABLE_FEASTS.includes(key as MovableFeast)) return { outcome: 'unknown_feast' }
  if (from === to) return { outcome: 'same' }
  const predicted = predictionOf(key, from)
  if (Math.abs(daysBetween(predicted, to)) > FURTHEST_CORRECTION_DAYS) return { outcome: 'too_far', predicted }

  const doubts: FeastDoubt[] = []
  const ramadanDays = lengthOfRamadan(key, from, to, feasts)
  if (ramadanDays !== undefined && !RAMADAN_DAYS.includes(ramadanDays)) doubts.push('ramadan_length')
  if (key === 'idul_fitri' && seasonBefore(to).from <= today && today <= to) doubts.push('season_running')
  return { outcome: 'plausible', doubts, ...(ramadanDays === undefined ? {} : { ramadanDays }) }
}

/** The day first predicted for the year in which `day` falls; `day` itself in years without a prediction. */
function predictionOf(key: string, day: string): string {
  const near = FEAST_PREDICTIONS.find((row) => row.key === key && Math.abs(daysBetween(row.day, day)) < 60)
  return near?.day ?? day
}

/** Days of the fasting month once the feast has moved; undefined when its other end is not in the table. */
function lengthOfRamadan(key: string, from: string, to: string, feasts: Feasts): number | undefined {
  const others = (name: string) => (feasts[name] ?? []).filter((day) => Math.abs(daysBetween(day, from)) < 60)
  if (key === 'ramadan_1') {
    const end = others('idul_fitri').find((day) => day > to)
    return end === undefined ? undefined : daysBetween(to, end)
  }
  if (key !== 'idul_fitri') return undefined
  const start = others('ramadan_1').findLast((day) => day < to)
  return start === undefined ? undefined : daysBetween(start, to)
}
