import { addDays, type DaySpan, isWorkingDay, type Pause } from '../calendar.ts'

/** What a maker can make of one product. */
export interface Capacity {
  /** pieces of the product's own unit in one `per` */
  quantity: number
  per: 'day' | 'week' | 'month'
  /** 1–7; see `isWorkingDay` */
  daysPerWeek: number
  /** pieces in one `per` during the parcel season, when she can make more; null: as always */
  peak: number | null
  /** days from the first day of work to the earliest hand-over */
  leadTimeDays: number
  pauses: readonly Pause[]
}

/** Pieces still to be made for somebody else, to be handed over on a day. */
export interface Owed {
  quantity: number
  due: string
}

/**
 * Working days share a week's or month's pieces evenly; a month is a twelfth of 52 weeks. As a fraction of whole numbers,
 * so that no day of a long sum is rounded.
 */
function shareOfWorkingDay({ per, daysPerWeek }: Capacity): { times: number; over: number } {
  const days = Math.max(1, daysPerWeek)
  if (per === 'day') return { times: 1, over: 1 }
  return per === 'week' ? { times: 1, over: days } : { times: 12, over: 52 * days }
}

/**
 * How many more pieces can be promised for hand-over on `due`. Capacity is time, not stock: the working days from `from`
 * (the first she could work on it) up to the eve of the hand-over, less what she has promised. Earlier promises eat
 * earlier days, and a later promise must stay feasible, so it is the least slack over `due` and every later promise
 * (earliest deadline first). In a season her peak counts. 0 when `due` is nearer than her lead time, when she is
 * overbooked, or when she pauses. Pieces, whole, never negative.
 */
export function freeCapacity(
  capacity: Capacity,
  promises: readonly Owed[],
  seasons: readonly DaySpan[],
  from: string,
  due: string,
): number {
  if (due < addDays(from, Math.max(0, capacity.leadTimeDays))) return 0
  const made = productionUpTo(capacity, seasons, from)
  const deadlines = [due, ...promises.map((promise) => promise.due).filter((day) => day > due)].sort()
  let free = Number.POSITIVE_INFINITY
  for (const deadline of deadlines) {
    const owed = promises.reduce((sum, promise) => sum + (promise.due <= deadline ? promise.quantity : 0), 0)
    free = Math.min(free, made(deadline) - owed)
  }
  return Math.max(0, free)
}

/**
 * Whether every promise can be kept from `from` on: by each of their days, what is due by then can have been made.
 */
export function canKeep(
  capacity: Capacity,
  promises: readonly Owed[],
  seasons: readonly DaySpan[],
  from: string,
): boolean {
  const made = productionUpTo(capacity, seasons, from)
  const days = promises.map(({ due }) => due).sort()
  return days.every(
    (day) => promises.reduce((sum, { quantity, due }) => sum + (due <= day ? quantity : 0), 0) <= made(day),
  )
}

/**
 * The first day on which `quantity` more pieces can be handed over, no later than `horizonDays` from `from`; undefined
 * when there is none.
 */
export function earliestDay(
  capacity: Capacity,
  promises: readonly Owed[],
  seasons: readonly DaySpan[],
  from: string,
  quantity: number,
  horizonDays: number,
): string | undefined {
  const enoughAfter = (days: number) => freeCapacity(capacity, promises, seasons, from, addDays(from, days)) >= quantity
  if (!enoughAfter(horizonDays)) return undefined
  // free capacity never falls as the day moves out, so the first day that is enough can be halved towards
  let tooSoon = -1
  let enough = horizonDays
  while (enough - tooSoon > 1) {
    const middle = Math.floor((tooSoon + enough) / 2)
    if (enoughAfter(middle)) enough = middle
    else tooSoon = middle
  }
  return addDays(from, enough)
}

/** A function of a hand-over day: pieces made from `from` to its eve. */
function productionUpTo(capacity: Capacity, seasons: readonly DaySpan[], from: string): (due: string) => number {
  const { times, over } = shareOfWorkingDay(capacity)
  const usual = Math.max(0, capacity.quantity)
  const atPeak = Math.max(usual, capacity.peak ?? 0)
  const worked = workedFrom(seasons, from, capacity)
  return (due) => {
    const days = worked(due)
    return Math.floor(((days.usual * usual + days.peak * atPeak) * times) / over)
  }
}

/** Working days, those of a season apart. */
interface Worked {
  usual: number
  peak: number
}

/** Day by day, how many working days there were from the first one on. */
interface Count {
  /** the day after the last one counted */
  next: string
  /** at a day: up to its eve */
  upTo: Map<string, Worked>
}

/**
 * Thousands of makers work the same days, so those are counted once for each table of seasons, first day and way to work;
 * forgotten with the table.
 */
const COUNTED = new WeakMap<readonly DaySpan[], Map<string, Count>>()

function workedFrom(
  seasons: readonly DaySpan[],
  from: string,
  { daysPerWeek, pauses }: Pick<Capacity, 'daysPerWeek' | 'pauses'>,
): (due: string) => Worked {
  const counts = COUNTED.get(seasons) ?? new Map<string, Count>()
  COUNTED.set(seasons, counts)
  const key = `${from} ${daysPerWeek} ${pauses.length ? JSON.stringify(pauses) : ''}`
  const count = counts.get(key) ?? { next: from, upTo: new Map([[from, { usual: 0, peak: 0 }]]) }
  counts.set(key, count)
  return (due) => {
    for (; count.next < due; count.next = addDays(count.next, 1)) {
      const { usual, peak } = count.upTo.get(count.next)!
      const works = isWorkingDay(count.next, daysPerWeek, pauses) ? 1 : 0
      const inSeason = seasons.some((span) => span.from <= count.next && count.next <= span.until)
      const day = { usual: usual + (inSeason ? 0 : works), peak: peak + (inSeason ? works : 0) }
      count.upTo.set(addDays(count.next, 1), day)
    }
    return count.upTo.get(due) ?? { usual: 0, peak: 0 }
  }
}
