import { addDays, addMonths } from '../../src/domain/calendar.ts'
import type { Say } from './expected.ts'
import { monthsOf, type Plan } from './plan.ts'
import { OFFICERS } from './region.ts'

/** The one who sees to cars: the admin. */
const FOR_CARS = 1

/** What officers hear: which of tomorrow's deliveries want a car, and each month first for now, then for good. */
export function reckonOffice(plan: Plan, say: Say): void {
  const sold = new Set<string>()
  for (const { at, does } of plan.happenings) {
    if (does.what === 'delivered') sold.add(at.slice(0, 7))
    if (does.what !== 'order') continue
    const day = addDays(does.neededOn, -1)
    say(`${day}T09:00`, `cars_wanted cars-wanted:${day}:${FOR_CARS}`)
  }
  for (const month of monthsOf(plan))
    for (const officer of OFFICERS) {
      const next = addMonths(month, 1)
      say(`${next}-01T08:00`, `month_summary summary:32.15:${month}:${officer}`)
      if (sold.has(month)) say(`${next}-05T08:00`, `month_final final:32.15:${month}:${officer}`)
    }
}
