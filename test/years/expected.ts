import { addDays, addMonths, daysBetween, monthOf } from '../../src/domain/calendar.ts'
import { FIRST_DAY, type Plan } from './plan.ts'

/** Kinds of notice that this reckons up by other means than the program's own. */
export const RECKONED = [
  'promises_due',
  'maker_month_asking',
  'permits_ending',
  'permits_over',
  'month_summary',
] as const

const sellerOf = (maker: number) => 1001 + maker
const accountOf = (maker: number) => 1001 + maker
const DUE_IN = [7, 3, 1, 0, -1, -2, -3, -7, -14]

/**
 * Every notice of these kinds that must have been said by the end, from what was planned alone: 'name key'. Whoever fell
 * silent is told nothing from then on.
 * @param officers accounts of those who get the summary
 */
export function expected({ size, permits, happenings }: Plan, officers: readonly number[]): string[] {
  const last = addDays(FIRST_DAY, size.days - 1)
  const all = new Set<string>()
  const silentFrom = (maker: number, kind: 'reminder' | 'summary' | 'promise'): string =>
    happenings.find(
      ({ does }) => does.what === 'mute' && does.maker === maker && (does.kind === 'all' || does.kind === kind),
    )?.at ?? '9'
  const say = (maker: number, at: string, kind: 'reminder' | 'summary' | 'promise', key: string) => {
    if (at >= `${FIRST_DAY}T08:00` && at <= `${last}T23:59` && at < silentFrom(maker, kind)) all.add(key)
  }
  for (const { at, does } of happenings) {
    if (does.what !== 'order') continue
    const over =
      happenings.find(
        (one) => (one.does.what === 'ready' || one.does.what === 'delivered') && one.does.nth === does.nth,
      )?.at ?? '9'
    for (const left of DUE_IN) {
      const day = addDays(does.dueOn, -left)
      const then = `${day}T07:00`
      if (at < then && then < over)
        say(does.maker, then, 'reminder', `promises_due promises:${day}:${accountOf(does.maker)}`)
    }
  }
  for (const [maker, until] of permits.entries()) {
    if (until === undefined) continue
    for (const before of [90, 30, 7]) {
      const day = addDays(until, -before)
      const key = `permits_ending permits:${day}:${sellerOf(maker)}:${accountOf(maker)}`
      say(maker, `${day}T09:00`, 'reminder', key)
    }
    const day = addDays(until, 1)
    const key = `permits_over permits-over:${day}:${sellerOf(maker)}:${accountOf(maker)}`
    say(maker, `${day}T09:00`, 'promise', key)
  }
  for (
    let month = monthOf(FIRST_DAY);
    daysBetween(`${addMonths(month, 1)}-02`, last) >= 0;
    month = addMonths(month, 1)
  ) {
    const then = `${addMonths(month, 1)}-02T09:00`
    for (let maker = 0; maker < size.makers; maker++)
      say(maker, then, 'summary', `maker_month_asking maker-month:${month}:${sellerOf(maker)}:${accountOf(maker)}`)
    for (const officer of officers) all.add(`month_summary summary:32.15:${month}:${officer}`)
  }
  return [...all].sort()
}
