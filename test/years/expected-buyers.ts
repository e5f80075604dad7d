import { addDays, daysBetween } from '../../src/domain/calendar.ts'
import type { Say } from './expected.ts'
import { FIRST_DAY, NEVER, type Plan } from './plan.ts'

type Ordered = { at: string; nth: number; company: number; neededOn: string }

/** Idul Fitri as the bot is given it on its first day, and the one before it, twelve moons earlier. */
const IDUL_FITRI = ['2026-03-21', '2027-03-10', '2028-02-27', '2029-02-15'] as const
const CALLS = { budget: 120, opens: 60, month: 30, last: 24 } as const

/** What companies hear: of tomorrow's lorry, how it was, and of the season to come. Nobody of theirs has fallen silent. */
export function reckonBuyers(plan: Plan, say: Say): void {
  const orders = plan.happenings.flatMap(({ at, does }): Ordered[] => (does.what === 'order' ? [{ at, ...does }] : []))
  for (const { nth, company, neededOn } of orders) {
    const day = addDays(neededOn, -1)
    say(`${day}T14:00`, `delivery_tomorrow delivery-tomorrow:${nth + 1}:0:${neededOn}:${accountOf(company)}`)
  }
  const companyOf = new Map(orders.map(({ nth, company }) => [nth, company]))
  for (const { at, does } of plan.happenings) {
    if (does.what !== 'delivered') continue
    const day = workingDay(addDays(at.slice(0, 10), 2))
    say(`${day}T09:00`, `rating_wanted rating:${does.nth + 1}:${accountOf(companyOf.get(does.nth) ?? -1)}`)
  }
  for (const [nth, feast] of IDUL_FITRI.entries()) {
    const before = IDUL_FITRI[nth - 1]
    if (before) reckonSeason(orders, before, feast, say)
  }
}

/** Whoever ordered for the feast before (its season is 60 days), at each call for the next one until she has ordered for it. */
function reckonSeason(orders: readonly Ordered[], before: string, feast: string, say: Say): void {
  const firstFor = (of: string): Map<number, string> => {
    const first = new Map<number, string>()
    for (const { at, company, neededOn } of orders)
      if (neededOn > addDays(of, -60) && neededOn <= of && !first.has(company)) first.set(company, at)
    return first
  }
  const [then, now] = [firstFor(before), firstFor(feast)]
  for (const [call, days] of Object.entries(CALLS)) {
    const at = `${workingDay(addDays(feast, -days))}T09:00`
    for (const company of then.keys())
      if ((now.get(company) ?? NEVER) > at)
        say(at, `season_call season:${feast.slice(0, 4)}:${call}:${company + 1}:${accountOf(company)}`)
  }
}

const accountOf = (company: number) => 100_001 + company

/** That day or, at a weekend, the Monday after it. */
function workingDay(day: string): string {
  const weekday = (1 + daysBetween(FIRST_DAY, day)) % 7
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}
