import { addMonths, monthOf } from '../calendar.ts'

/** Up to this day of a month, sales told without a month are those of the month before. House figure. */
const STILL_LAST_MONTH = 10

/** The month 'YYYY-MM' that somebody means who tells what was sold and names none. */
export function reportedMonth(today: string): string {
  const month = monthOf(today)
  return Number(today.slice(8)) <= STILL_LAST_MONTH ? addMonths(month, -1) : month
}
