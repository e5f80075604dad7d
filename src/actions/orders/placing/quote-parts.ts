import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { handOverDay, isFeastDay, notAFeast } from '../../../domain/orders/days.ts'
import { answerBy } from '../../../domain/orders/offers.ts'
import type { LineToSplit } from '../../../domain/orders/split-order.ts'
import { splitUniformly } from '../../../domain/orders/uniform.ts'
import { seasons } from '../../../domain/season.ts'
import { answerHours } from '../offering/answer-time.ts'
import { freeAmong, makersOf, type Standing, standingOf } from '../offering/candidates.ts'
import type { Item } from './item.ts'

/** One of several deliveries: parcels, or pieces of a single product, at a gate on a day 'YYYY-MM-DD'. */
export interface Part {
  count: number
  day: string
}

/** What is wrong with one of several deliveries. */
export type PartProblem =
  | { kind: 'past'; day: string }
  | { kind: 'feast'; day: string; later: string }
  /** so many of them can be made by then */
  | { kind: 'short'; day: string; count: number; possible: number }

/**
 * Whether several deliveries can all be made, by capacity as the database has it now: soonest first, each taking what it
 * needs from the next, as their offers will. Locks nothing.
 * @param forOrder an order that is changed: what it holds itself is free for it
 * @returns nothing when all can
 */
export async function problemsOf(
  tx: Tx,
  item: Item,
  parts: readonly Part[],
  {
    now,
    feasts,
    forOrder,
    least = null,
  }: { now: Date; feasts: Feasts; forOrder?: number | undefined; least?: number | null },
): Promise<PartProblem[]> {
  const today = dayAt(now)
  const dates = parts.flatMap(({ day }): PartProblem[] => {
    if (day <= today) return [{ kind: 'past', day }]
    return isFeastDay(day, feasts) ? [{ kind: 'feast', day, later: notAFeast(day, feasts) }] : []
  })
  if (dates.length) return dates
  const makers = await makersOf(tx, [...new Set(item.lines.flatMap(({ products }) => products))], today, forOrder)
  const hours = await answerHours(tx, item.regionCode)
  const sellers = [...new Set(makers.map(({ capacity }) => capacity.sellerId))]
  const problems: PartProblem[] = []
  const earned = new Map<number, number>()
  const holders = item.lines.map(() => new Set<number>())
  for (const { count, day } of parts.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const due = handOverDay(day, { parcels: item.parcelId === null ? null : count, packedADay: item.packedADay })
    const from = addDays(dayAt(answerBy(now, due, feasts, hours)), 1)
    const { packingPointId } = item
    const wanted = { from, due, neededOn: day, today, seasons: seasons(feasts), packingPointId, least }
    const standing = withEarned(await standingOf(tx, sellers, wanted), earned)
    const free = freeAmong(makers, wanted, standing)
    const part = { sets: count, manyMakers: item.manyMakers }
    const splits = splitUniformly(linesOf(item, count), part, free, (index) => holders[index]!)
    for (const [index, { shares }] of splits.entries())
      for (const { productId, sellerId, quantity } of shares) {
        makers.find(({ capacity }) => capacity.productId === productId)?.capacity.owed.push({ quantity, due })
        holders[index]!.add(sellerId)
        earned.set(sellerId, (earned.get(sellerId) ?? 0) + quantity * item.lines[index]!.price)
      }
    const made = splits.map(({ shortfall }, index) => {
      const { quantity } = item.lines[index]!
      return Math.floor((quantity * count - shortfall) / quantity)
    })
    const possible = Math.min(count, ...made)
    if (possible < count) problems.push({ kind: 'short', day, count, possible })
  }
  return problems
}

const linesOf = ({ lines }: Item, count: number): LineToSplit[] =>
  lines.map(({ quantity, price, products }, id) => ({
    id,
    price,
    products,
    ordered: quantity * count,
    cancelled: 0,
    shares: [],
  }))

const withEarned = (standing: ReadonlyMap<number, Standing>, more: ReadonlyMap<number, number>) =>
  new Map([...standing].map(([id, of]) => [id, { ...of, earned: of.earned + (more.get(id) ?? 0) }]))
