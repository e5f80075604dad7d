import { chance } from '../../src/cli/seed/chance.ts'
import { addDays, addMonths, daysBetween, monthOf } from '../../src/domain/calendar.ts'

/** How large a regency, and for how long. */
export interface Size {
  makers: number
  companies: number
  orders: number
  /** days from the first; two years are 730 */
  days: number
}

export const FIRST_DAY = '2027-01-04'

/** Something that people do at an instant, apart from the clock. */
export type Happening =
  | { what: 'order'; nth: number; company: number; maker: number; pieces: number; dueOn: string; neededOn: string }
  | { what: 'ready'; nth: number; pieces: number }
  | { what: 'delivered'; nth: number; pieces: number }
  /** `stop`, or one kind of notice switched off */
  | { what: 'mute'; maker: number; kind: 'all' | 'reminder' | 'summary' }

export interface Planned {
  /** 'YYYY-MM-DDTHH:MM' in Jakarta */
  at: string
  does: Happening
}

export interface Plan {
  size: Size
  /** last day of each maker's P-IRT; undefined: hers is valid for ever */
  permits: (string | undefined)[]
  happenings: Planned[]
}

/** What happens in a regency in these days: the same for the same size. Some makers are late, some fall silent. */
export function planYears(size: Size): Plan {
  const luck = chance(size.makers * 31 + size.orders)
  const happenings: Planned[] = []
  const push = (day: string, time: string, does: Happening) => {
    if (daysBetween(FIRST_DAY, day) < size.days) happenings.push({ at: `${day}T${time}`, does })
  }
  for (let nth = 0; nth < size.orders; nth++) {
    const placedOn = addDays(FIRST_DAY, luck.between(0, Math.max(0, size.days - 20)))
    const dueOn = addDays(placedOn, luck.between(3, 25))
    const neededOn = addDays(dueOn, 3)
    const late = luck.percent(12) ? luck.between(1, 5) : -luck.between(0, 3)
    const pieces = luck.between(10, 300)
    const company = luck.between(0, size.companies - 1)
    const maker = luck.between(0, size.makers - 1)
    push(placedOn, '10:00', { what: 'order', nth, company, maker, pieces, dueOn, neededOn })
    push(addDays(dueOn, late), '15:00', { what: 'ready', nth, pieces })
    const arrives = late > 3 ? addDays(dueOn, late) : neededOn
    push(arrives, '16:00', { what: 'delivered', nth, pieces })
  }
  const permits = Array.from({ length: size.makers }, (_, maker) => {
    const silent = luck.between(1, 100)
    const day = addDays(FIRST_DAY, luck.between(0, Math.max(1, size.days - 1)))
    const kinds = ['all', 'reminder', 'summary'] as const
    const kind = kinds[silent % 3]
    if (silent <= 9 && kind) push(day, '20:15', { what: 'mute', maker, kind })
    return luck.percent(60) ? addDays(FIRST_DAY, luck.between(95, 1200)) : undefined
  })
  happenings.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  return { size, permits, happenings }
}

/** After every instant, as text. */
export const NEVER = '9999-12-31T00:00'

/** 'YYYY-MM-DDTHH:MM' in Jakarta. */
export const instant = (at: string) => new Date(`${at}:00+07:00`)

/** From when a maker is told nothing of that kind any more. Her account and her business have the same number. */
export function silence({ happenings }: Plan): (account: number, kind: string) => string {
  const mutes = new Map(
    happenings.flatMap(({ at, does }) => (does.what === 'mute' ? [[1001 + does.maker, { at, kind: does.kind }]] : [])),
  )
  return (account, kind) => {
    const mute = mutes.get(account)
    return mute && (mute.kind === 'all' || mute.kind === kind) ? mute.at : NEVER
  }
}

/** Every month from the first on that has ended before the plan does. */
export function monthsOf({ size }: Plan): string[] {
  const last = addDays(FIRST_DAY, size.days - 1)
  const months: string[] = []
  for (let month = monthOf(FIRST_DAY); daysBetween(`${addMonths(month, 1)}-01`, last) >= 0; month = addMonths(month, 1))
    months.push(month)
  return months
}
