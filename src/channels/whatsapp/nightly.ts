/** Western Indonesian time is seven hours ahead of UTC all year. */
const WIB_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** Milliseconds from `now` until it is next `at` ('HH:MM') in western Indonesia: more than 0, at most a day. */
export function untilNightly(now: Date, at: string): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const sinceMidnight = (now.getTime() + WIB_MS) % DAY_MS
  const wait = (hour * 60 + minute) * 60_000 - sinceMidnight
  return wait > 0 ? wait : wait + DAY_MS
}
