/**
 * Days are text 'YYYY-MM-DD' in Asia/Jakarta (WIB, UTC+7, no daylight saving since 1964), so they compare and sort as
 * they are. Months are text 'YYYY-MM'. Instants are `Date`.
 */
const MS_PER_DAY = 86_400_000
const WIB_OFFSET_MS = 7 * 3_600_000

/** A span of days, both ends included. */
export interface DaySpan {
  from: string
  until: string
}

/** Whether the text is a day that exists: '2027-02-29' is not. */
export function isDay(text: string): boolean {
  return numberOf(text) !== undefined
}

/** Days since 1970-01-01, or undefined when there is no such day. */
function numberOf(text: string): number | undefined {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return undefined
  const month = Number(text.slice(5, 7)) - 1
  const ms = Date.UTC(Number(text.slice(0, 4)), month, Number(text.slice(8)))
  // a day that does not exist rolls over into the next month
  return new Date(ms).getUTCMonth() === month ? ms / MS_PER_DAY : undefined
}

/** Throws when the text is no day: everything read from people is checked before it gets here. */
function dayNumber(day: string): number {
  const number = numberOf(day)
  if (number === undefined) throw new Error(`${JSON.stringify(day)} is no day`)
  return number
}

function dayFromNumber(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10)
}

/** `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count)
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 Sunday, 1 Monday … 6 Saturday. */
export function weekday(day: string): number {
  return weekdayOf(dayNumber(day))
}

/** The weekday it is in Jakarta at an instant. */
export function weekdayAt(instant: Date): number {
  return weekdayOf(Math.floor((instant.getTime() + WIB_OFFSET_MS) / MS_PER_DAY))
}

// 1970-01-01 was a Thursday
const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7

/** Every day from `from` to `until`, both included; none when `until` is earlier. */
export function daysOf({ from, until }: DaySpan): string[] {
  const first = dayNumber(from)
  const count = Math.max(0, dayNumber(until) - first + 1)
  return Array.from({ length: count }, (_, index) => dayFromNumber(first + index))
}

/** '2027-03-03' → '2027-03'. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** First and last day of a month 'YYYY-MM'. */
export function monthSpan(month: string): DaySpan {
  const from = `${month}-01`
  return { from, until: addDays(`${addMonths(month, 1)}-01`, -1) }
}

/** `count` months later (earlier when negative): ('2027-01', -1) → '2026-12'. */
export function addMonths(month: string, count: number): string {
  if (!isDay(`${month}-01`)) throw new Error(`${JSON.stringify(month)} is no month`)
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/**
 * Whether a maker who works `daysPerWeek` days works on that day. The week starts on Monday: 6 rests on Sunday, 5 on
 * Saturday and Sunday. A day inside a pause (both ends included; no `until`: for the time being) is free.
 */
export function isWorkingDay(day: string, daysPerWeek: number, pauses: readonly Pause[] = []): boolean {
  if ((weekday(day) + 6) % 7 >= daysPerWeek) return false
  return !pauses.some(({ from, until }) => from <= day && (until === null || day <= until))
}

/** Days without production, both ends included; `until` null: until she starts again. */
export interface Pause {
  from: string
  until: string | null
}

/** How many working days lie in the span, both ends included. */
export function workingDays(span: DaySpan, daysPerWeek: number, pauses: readonly Pause[] = []): number {
  return daysOf(span).filter((day) => isWorkingDay(day, daysPerWeek, pauses)).length
}

/** The day it is in Jakarta at an instant. */
export function dayAt(instant: Date): string {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10)
}

/** Milliseconds since midnight in Jakarta. */
export function msOfDay(instant: Date): number {
  return (((instant.getTime() + WIB_OFFSET_MS) % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY
}

/** Minutes since midnight in Jakarta, rounded down: 07:30 is 450. */
export function minuteOfDay(instant: Date): number {
  return Math.floor(msOfDay(instant) / 60_000)
}

/** The time it is in Jakarta at an instant, 'HH:MM'. */
export function timeAt(instant: Date): string {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant of a day and a time 'HH:MM' in Jakarta; midnight without a time. */
export function instantAt(day: string, time = '00:00'): Date {
  return new Date(dayNumber(day) * MS_PER_DAY + minutesOf(time) * 60_000 - WIB_OFFSET_MS)
}

/** 'HH:MM' (00:00 … 23:59) → minutes since midnight. Throws on anything else. */
export function minutesOf(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!parts) throw new Error(`${JSON.stringify(time)} is no time of day`)
  return Number(parts[1]) * 60 + Number(parts[2])
}
