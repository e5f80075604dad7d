import { addDays, addMonths, daysBetween, monthOf, monthSpan } from '../calendar.ts'

export const EVERY = ['week', 'month'] as const
export type Every = (typeof EVERY)[number]

/** Besides what a maker needs to make it, so many days go by with asking, promising and packing. House figure. */
const ASK_AHEAD_DAYS = 5

/**
 * The day after `day` on which a standing order is wanted again: a week later, or the same day of the next month; where
 * that month is shorter, its last day. @param anchor day of the month that was wanted, 1 to 31
 */
export function nextDay(day: string, every: Every, anchor: number): string {
  if (every === 'week') return addDays(day, 7)
  const month = addMonths(monthOf(day), 1)
  const last = monthSpan(month).until
  const wanted = `${month}-${String(anchor).padStart(2, '0')}`
  return wanted < last ? wanted : last
}

/** The first of its days after `today`. */
export function dayAfter(today: string, day: string, every: Every, anchor: number): string {
  let next = day
  while (next <= today) next = nextDay(next, every, anchor)
  return next
}

/** Whether it is time to ask for the order of that day. @param leadDays what its maker needs to make it */
export function isTimeToAsk(today: string, day: string, leadDays: number): boolean {
  const left = daysBetween(today, day)
  return left > 0 && left <= leadDays + ASK_AHEAD_DAYS
}
