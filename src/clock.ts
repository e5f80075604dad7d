export { dayAt as dayOf } from './domain/calendar.ts'

/** Jakarta is seven hours ahead of UTC all year. */
const WIB_MS = 7 * 3_600_000

/** The one door to the time: live it is the machine's, in `simulate` and the playground it is moved by hand. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export interface MovableClock extends Clock {
  /** forwards only; an earlier instant leaves it where it is */
  moveTo(instant: Date): void
}

export function movableClock(start: Date): MovableClock {
  let current = start
  return {
    now: () => current,
    moveTo(instant) {
      if (instant > current) current = instant
    },
  }
}

/** An instant as people here write it, with Jakarta's offset: '2027-01-04T08:00:00+07:00'. */
export function wib(instant: Date): string {
  return `${new Date(instant.getTime() + WIB_MS).toISOString().slice(0, 19)}+07:00`
}
