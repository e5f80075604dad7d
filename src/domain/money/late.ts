import { addDays, daysBetween } from '../calendar.ts'

/** Days a buyer has for a down payment once it is asked for. House figure. */
export const DP_DAYS = 7
/** Days in which a penyedia passes a down payment on to the makers. House figure. */
export const PASS_ON_DAYS = 3
/** Days before a payment is due on which its buyer is told; then on the day, then every week. House figures. */
export const TOLD_BEFORE: readonly number[] = [3, 0]
export const TOLD_EVERY_DAYS = 7

/** Whether a payment is worth a word today: three days before, on the day, then every week. */
export function worthAWord(dueOn: string, today: string): boolean {
  const left = daysBetween(today, dueOn)
  return left >= 0 ? TOLD_BEFORE.includes(left) : -left % TOLD_EVERY_DAYS === 0
}

/**
 * The day by which a promise that waits for its down payment can be kept when the money comes today: never earlier than
 * promised. Working days are reckoned as calendar days: a guess to warn by, not a promise.
 * @param perDay pieces its maker can make a day, more than 0; unknown: only her lead time counts
 */
export function realisticDay(
  share: { pieces: number; dueOn: string; leadDays: number; perDay: number | null },
  today: string,
): string {
  const making = share.perDay === null ? 0 : Math.ceil(share.pieces / share.perDay)
  const ready = addDays(today, Math.max(share.leadDays, making, 1))
  return laterOf(ready, share.dueOn)
}

/** The later of two days; they sort as text. */
export const laterOf = (one: string, other: string): string => [one, other].sort()[1] ?? one
