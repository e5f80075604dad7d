import { chance } from '../../src/cli/seed/chance.ts'
import { addDays, daysBetween } from '../../src/domain/calendar.ts'

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
