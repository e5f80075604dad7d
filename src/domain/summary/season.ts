import { addDays, addMonths, type DaySpan, daysBetween } from '../calendar.ts'
import { type Feasts, feastBefore } from '../feasts.ts'
import { SEASON_OPENS, wantedDays } from '../season.ts'

/** Two parcel seasons up to the same day before Idul Fitri; both ends included. */
export interface SeasonPoint {
  now: DaySpan
  before: DaySpan
  /** days from the last day looked at to Idul Fitri, 0 on the day itself */
  daysTo: number
}

/**
 * This parcel season beside the last, from H-60 up to the same H-n: a month of the calendar says little when Lebaran moves
 * eleven days a year. Null outside the season, and when the table knows no Idul Fitri.
 * @param from first day of the month looked at
 * @param until its last day, or today while it runs
 */
export function seasonPoint(from: string, until: string, feasts: Feasts): SeasonPoint | null {
  const days = feasts.idul_fitri ?? []
  const feast = days.find((day) => addDays(day, SEASON_OPENS) <= until && from <= day)
  const earlier = feast && feastBefore('idul_fitri', feast, feasts)
  if (feast === undefined || earlier === undefined) return null
  const last = until < feast ? until : feast
  const daysTo = daysBetween(last, feast)
  return {
    now: { from: addDays(feast, SEASON_OPENS), until: last },
    before: { from: addDays(earlier, SEASON_OPENS), until: addDays(earlier, -daysTo) },
    daysTo,
  }
}

/** Whether companies wanted their Lebaran parcels in the month before, and no more in this one: then everything falls. */
export function isAfterSeason(month: string, feasts: Feasts): boolean {
  const feast = feastBefore('idul_fitri', `${addMonths(month, 1)}-01`, feasts)
  if (feast === undefined) return false
  const { until } = wantedDays(feast)
  return until >= `${addMonths(month, -1)}-01` && until < `${month}-01`
}
