import { addMonths, dayAt, instantAt, minutesOf, monthOf, monthSpan, msOfDay, timeAt, weekdayAt } from './calendar.ts'

const MINUTES_PER_DAY = 24 * 60
const MS_PER_DAY = MINUTES_PER_DAY * 60_000

/** When a job is due, in Asia/Jakarta. Times are 'HH:MM'; weekdays 0 Sunday … 6 Saturday. */
export type At =
  | { daily: string }
  | { weekdays: readonly number[]; time: string }
  /** day of the month; a month without that day has it on its last */
  | { monthly: number; time: string }
  /** counted from midnight; must divide a day */
  | { everyMinutes: number }

/** A row of the schedule. */
export interface ScheduleRow {
  job: string
  at: At
  /** how late it may still run, in milliseconds; later it is skipped */
  graceMs: number
  /** runs however late it is: summaries */
  always?: boolean
}

/** One run of a job. (job, period) is claimed once in the database, so any number of processes may ask. */
export interface DueRun {
  job: string
  /** '2027-03-01', monthly '2027-03', every N minutes '2027-03-01T08:10' */
  period: string
  at: Date
}

/**
 * What falls due after `from` up to and including `to`, in order of time and, at the same instant, of the schedule. What
 * is later than its grace at `to` is left out. Empty when the clock went backwards: what ran is not due again.
 */
export function due(schedule: readonly ScheduleRow[], from: Date, to: Date): DueRun[] {
  return schedule
    .flatMap((row) => {
      const oldest = row.always ? from : new Date(Math.max(from.getTime(), to.getTime() - row.graceMs - 1))
      return runs(row, oldest, to)
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The first instant after `after` at which anything is due, or undefined for an empty schedule. */
export function nextDue(schedule: readonly ScheduleRow[], after: Date): Date | undefined {
  const firsts = schedule.flatMap((row) => {
    return runs(row, after, new Date(after.getTime() + longestGapMinutes(row.at) * 60_000)).slice(0, 1)
  })
  if (firsts.length === 0) return undefined
  return new Date(Math.min(...firsts.map(({ at }) => at.getTime())))
}

/** No two runs of a row lie further apart (weekdays that name no day never run). */
function longestGapMinutes(at: At): number {
  if ('everyMinutes' in at) return at.everyMinutes
  if ('daily' in at) return MINUTES_PER_DAY
  return ('weekdays' in at ? 7 : 31) * MINUTES_PER_DAY
}

/** Every run of a row with from < at ≤ to, ascending. */
function runs({ job, at }: ScheduleRow, from: Date, to: Date): DueRun[] {
  if (to <= from) return []
  const inside = (run: DueRun) => from < run.at && run.at <= to
  if ('monthly' in at) {
    return months(from, to)
      .map((month) => ({ job, period: month, at: instantAt(dayOfMonth(month, at.monthly), at.time) }))
      .filter(inside)
  }
  if ('everyMinutes' in at) return minuteRuns(job, at.everyMinutes, from, to)
  const time = 'daily' in at ? at.daily : at.time
  return everyDay(from, time, to)
    .filter((instant) => 'daily' in at || at.weekdays.includes(weekdayAt(instant)))
    .map((instant) => ({ job, period: dayAt(instant), at: instant }))
}

/** Steps that divide a day hit every midnight, so counting on from one midnight is right for all the days after it. */
function minuteRuns(job: string, minutes: number, from: Date, to: Date): DueRun[] {
  if (!Number.isInteger(minutes) || minutes < 1 || MINUTES_PER_DAY % minutes !== 0) {
    throw new Error(`${job}: every ${minutes} minutes does not divide a day`)
  }
  const step = minutes * 60_000
  const midnight = midnightOf(from)
  const found: DueRun[] = []
  let next = midnight + (Math.floor((from.getTime() - midnight) / step) + 1) * step
  for (; next <= to.getTime(); next += step) {
    const at = new Date(next)
    found.push({ job, period: `${dayAt(at)}T${timeAt(at)}`, at })
  }
  return found
}

/** The same time on every day, after `from` and up to `to`. */
function everyDay(from: Date, time: string, to: Date): Date[] {
  const found: Date[] = []
  const first = midnightOf(from) + minutesOf(time) * 60_000
  for (let ms = first; ms <= to.getTime(); ms += MS_PER_DAY) if (ms > from.getTime()) found.push(new Date(ms))
  return found
}

const midnightOf = (instant: Date): number => instant.getTime() - msOfDay(instant)

function months(from: Date, to: Date): string[] {
  const found: string[] = []
  const last = monthOf(dayAt(to))
  for (let month = monthOf(dayAt(from)); month <= last; month = addMonths(month, 1)) found.push(month)
  return found
}

function dayOfMonth(month: string, day: number): string {
  const wanted = `${month}-${String(day).padStart(2, '0')}`
  const last = monthSpan(month).until
  return wanted < last ? wanted : last
}
