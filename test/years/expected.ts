import { addDays, addMonths } from '../../src/domain/calendar.ts'
import { reckonBuyers } from './expected-buyers.ts'
import { reckonOffice } from './expected-office.ts'
import { FIRST_DAY, monthsOf, NEVER, type Plan, silence } from './plan.ts'

/** Kinds of notice that this reckons up by other means than the program's own. */
export const RECKONED = [
  'promises_due',
  'maker_month_asking',
  'permits_ending',
  'permits_over',
  'delivery_tomorrow',
  'rating_wanted',
  'season_call',
  'cars_wanted',
  'month_summary',
  'month_final',
] as const

const DUE_IN = [7, 3, 1, 0, -1, -2, -3, -7, -14]

/** Says that a notice is to be said at an instant 'YYYY-MM-DDTHH:MM': 'name key'. */
export type Say = (at: string, said: string) => void

/**
 * Every notice of these kinds that must have been said by the end, from what was planned alone: 'name key'. Whoever fell
 * silent is told nothing from then on.
 */
export function expected(plan: Plan): string[] {
  const last = addDays(FIRST_DAY, plan.size.days - 1)
  const all = new Set<string>()
  const say: Say = (at, said) => {
    if (at >= `${FIRST_DAY}T08:00` && at <= `${last}T20:00`) all.add(said)
  }
  reckonMakers(plan, say)
  reckonBuyers(plan, say)
  reckonOffice(plan, say)
  return [...all].sort()
}

type MakersKind = 'reminder' | 'summary' | 'promise'

function reckonMakers(plan: Plan, said: Say): void {
  const { size, permits, happenings } = plan
  const silentFrom = silence(plan)
  const say = (maker: number, at: string, kind: MakersKind, name: string) => {
    if (at < silentFrom(1001 + maker, kind)) said(at, name)
  }
  const overAt = new Map<number, string>()
  for (const { at, does } of happenings)
    if ((does.what === 'ready' || does.what === 'delivered') && !overAt.has(does.nth)) overAt.set(does.nth, at)
  for (const { at, does } of happenings) {
    if (does.what !== 'order') continue
    for (const left of DUE_IN) {
      const day = addDays(does.dueOn, -left)
      const then = `${day}T07:00`
      if (at < then && then < (overAt.get(does.nth) ?? NEVER))
        say(does.maker, then, 'reminder', `promises_due promises:${day}:${1001 + does.maker}`)
    }
  }
  for (const [maker, until] of permits.entries()) {
    if (until === undefined) continue
    const her = 1001 + maker
    for (const before of [90, 30, 7]) {
      const day = addDays(until, -before)
      say(maker, `${day}T09:00`, 'reminder', `permits_ending permits:${day}:${her}:${her}`)
    }
    const day = addDays(until, 1)
    say(maker, `${day}T09:00`, 'promise', `permits_over permits-over:${day}:${her}:${her}`)
  }
  for (const month of monthsOf(plan))
    for (let maker = 0; maker < size.makers; maker++) {
      const her = 1001 + maker
      const at = `${addMonths(month, 1)}-02T09:00`
      say(maker, at, 'summary', `maker_month_asking maker-month:${month}:${her}:${her}`)
    }
}
