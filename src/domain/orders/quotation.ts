import { addDays } from '../calendar.ts'

/** How long a quotation stands and holds capacity when the office has set nothing else (PRACTICE 11). */
export const USUAL_QUOTATION_DAYS = 7
/** What an office may set: a week's thought, not a season's. House figures. */
export const QUOTATION_DAYS = { min: 1, max: 30 } as const
/** Both sides hear of its end so many days before (PRACTICE 11). */
export const WARNED_BEFORE_DAYS = 2
/** Open quotations of one organisation at a time: whoever was not let in yet holds less. House figures. */
export const MOST_OPEN = { verified: 5, unverified: 1 } as const

/**
 * The last day on which a quotation stands: so many days from today, but never as late as the day on which the goods are
 * needed. Days are 'YYYY-MM-DD'.
 */
export function lastDay(today: string, days: number, neededOn: string): string {
  const last = addDays(today, days)
  const eve = addDays(neededOn, -1)
  return last < eve ? last : eve > today ? eve : today
}
