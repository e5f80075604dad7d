import { daysBetween } from '../calendar.ts'

/** Days before a permit runs out on which its maker hears of it: renewing a P-IRT takes weeks. House figures. */
export const TOLD_BEFORE_END = [90, 30, 7] as const
/** The permit is over. */
export const OVER = 0

/**
 * How near its end a permit is, as its maker hears it: 90, 30 or 7 days, 0 once its last day is past, undefined while there
 * is time. A morning missed changes nothing: it is the nearest step reached, not the exact day.
 * @param until the last day of validity · @param today both 'YYYY-MM-DD'
 */
export function permitStep(until: string, today: string): number | undefined {
  const left = daysBetween(today, until)
  if (left < 0) return OVER
  return TOLD_BEFORE_END.findLast((days) => left <= days)
}
