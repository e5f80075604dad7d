import { type DaySpan, daysBetween } from '../calendar.ts'

export interface Pace {
  /** how much is still to come; 0 when the target is reached */
  remaining: number
  /** days left after today */
  daysLeft: number
  /** what each coming 30 days must bring, rounded up; null when no day is left and something remains */
  neededPer30Days: number | null
  /** what an even pace would have brought by the end of today, rounded down */
  expectedByNow: number
  state: 'reached' | 'on_pace' | 'behind' | 'missed'
}

/**
 * Where a target (rupiah, companies …) stands at the end of `today` within its span, both ends included. Before the span
 * begins nothing is expected yet.
 */
export function targetPace(target: number, reached: number, span: DaySpan, today: string): Pace {
  const days = daysBetween(span.from, span.until) + 1
  const gone = Math.min(days, Math.max(0, daysBetween(span.from, today) + 1))
  const daysLeft = days - gone
  const remaining = Math.max(0, target - reached)
  const expectedByNow = Math.floor((target * gone) / days)
  const neededPer30Days = remaining === 0 ? 0 : daysLeft === 0 ? null : Math.ceil((remaining * 30) / daysLeft)
  const state =
    remaining === 0 ? 'reached' : daysLeft === 0 ? 'missed' : reached >= expectedByNow ? 'on_pace' : 'behind'
  return { remaining, daysLeft, neededPer30Days, expectedByNow, state }
}
