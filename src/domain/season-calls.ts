import { addDays, daysBetween } from './calendar.ts'

/**
 * What companies that ordered last year hear of the next season: at H-120, in time for the budget; when the season opens; at
 * H-30; and three days before the last day to order. House figures, but for H-120, H-60 and H-30 (PRACTICE 19).
 */
export const SEASON_CALLS = [
  { call: 'budget', on: -120 },
  { call: 'opens', on: -60 },
  { call: 'month', on: -30 },
  { call: 'last', on: -24 },
] as const
export type SeasonCall = (typeof SEASON_CALLS)[number]['call'] | 'half'

/** The last day on which makers can still be asked for parcels of that feast: two weeks before they are wanted at the latest. House figure. */
const LAST_ORDER_DAY = -21
export const lastOrderDay = (feast: string): string => addDays(feast, LAST_ORDER_DAY)

/** A call is still of use for so many days: weekends, and a program that stood still. */
const STILL_SAID_DAYS = 5

/** The call whose day has come, up to five days late; undefined on all other days. */
export function callOn(today: string, feast: string): SeasonCall | undefined {
  const day = -daysBetween(today, feast)
  return SEASON_CALLS.findLast(({ on }) => day >= on && day < on + STILL_SAID_DAYS)?.call
}

/** Whether it is worth saying that half the capacity is taken: while the season runs and there is time to order. */
export const mayHurry = (today: string, feast: string): boolean =>
  today >= addDays(feast, SEASON_CALLS[1].on) && today < addDays(feast, SEASON_CALLS[3].on)
