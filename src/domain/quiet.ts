import { addDays, dayAt, instantAt, msOfDay, weekday } from './calendar.ts'
import { type Feasts, isRamadan } from './feasts.ts'

/**
 * Quiet hours hold back only what we start: replies never ask. Half-open spans of a day in milliseconds since
 * midnight WIB: 21.00–06.00 every night, Friday prayer 11.30–13.00, and in Ramadan 17.30–20.00 (breaking the fast and
 * tarawih). A house rule, agreed with the makers.
 */
interface Span {
  from: number
  to: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MORNING: Span = { from: 0, to: 6 * HOUR }
const NIGHT: Span = { from: 21 * HOUR, to: DAY }
const FRIDAY_PRAYER: Span = { from: 11.5 * HOUR, to: 13 * HOUR }
const BREAKING_FAST: Span = { from: 17.5 * HOUR, to: 20 * HOUR }
const FRIDAY = 5

/** Quiet spans of one day, ascending and apart from each other. */
function quietSpans(day: string, feasts: Feasts): Span[] {
  return [
    MORNING,
    ...(weekday(day) === FRIDAY ? [FRIDAY_PRAYER] : []),
    ...(isRamadan(day, feasts) ? [BREAKING_FAST] : []),
    NIGHT,
  ]
}

/** What lies between the quiet spans. */
function loudSpans(day: string, feasts: Feasts): Span[] {
  const quiet = quietSpans(day, feasts)
  return quiet.slice(1).map((span, index) => ({ from: quiet[index]!.to, to: span.from }))
}

/** Whether nothing that we start may be said at this instant. */
export function isQuiet(instant: Date, feasts: Feasts): boolean {
  const at = msOfDay(instant)
  return quietSpans(dayAt(instant), feasts).some(({ from, to }) => from <= at && at < to)
}

/** The instant itself when it is not quiet, else the first instant at which it no longer is. */
export function nextLoud(instant: Date, feasts: Feasts): Date {
  const at = msOfDay(instant)
  const day = dayAt(instant)
  for (const { from, to } of loudSpans(day, feasts)) {
    if (at < to) return new Date(instant.getTime() + Math.max(0, from - at))
  }
  return nextLoud(instantAt(addDays(day, 1)), feasts)
}

/** Milliseconds outside quiet hours between two instants; 0 when `to` is not later than `from`. */
export function loudTime(from: Date, to: Date, feasts: Feasts): number {
  if (to <= from) return 0
  const lastDay = dayAt(to)
  let total = 0
  for (let day = dayAt(from); day <= lastDay; day = addDays(day, 1)) {
    const midnight = instantAt(day).getTime()
    for (const span of loudSpans(day, feasts)) {
      const start = Math.max(midnight + span.from, from.getTime())
      const end = Math.min(midnight + span.to, to.getTime())
      total += Math.max(0, end - start)
    }
  }
  return total
}

/**
 * The earliest instant by which `ms` milliseconds outside quiet hours have passed since `instant`:
 * `loudTime(instant, addLoud(instant, ms))` is `ms`. Throws when `ms` is negative or not finite.
 */
export function addLoud(instant: Date, ms: number, feasts: Feasts): Date {
  if (!(ms >= 0 && Number.isFinite(ms))) throw new Error(`${ms} is no length of time`)
  let left = ms
  if (left === 0) return new Date(instant)
  for (let day = dayAt(instant); ; day = addDays(day, 1)) {
    const midnight = instantAt(day).getTime()
    for (const span of loudSpans(day, feasts)) {
      const start = Math.max(midnight + span.from, instant.getTime())
      const length = midnight + span.to - start
      if (length <= 0) continue
      if (left <= length) return new Date(start + left)
      left -= length
    }
  }
}
