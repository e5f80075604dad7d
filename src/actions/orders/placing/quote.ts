import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt, daysBetween } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { handOverDay, isFeastDay, notAFeast } from '../../../domain/orders/days.ts'
import { answerBy } from '../../../domain/orders/offers.ts'
import { type Free, fewestSets, mostSets } from '../../../domain/orders/plan.ts'
import { orderTotals, type Totals } from '../../../domain/orders/totals.ts'
import { seasons } from '../../../domain/season.ts'
import { answerHours } from '../offering/answer-time.ts'
import { freeAmong, makersOf } from '../offering/candidates.ts'
import { isSeveral } from './basket.ts'
import { fewestOf, type Item } from './item.ts'
import { type Part, type PartProblem, problemsOf } from './quote-parts.ts'

/** So many sets of an item, at the buyer's gate on a day 'YYYY-MM-DD'. */
export interface Wish {
  count: number
  /** of several deliveries the first */
  neededOn: string
  /** several deliveries, which add up to the count; absent: one */
  parts?: readonly PartWished[] | undefined
  /** days the goods are to keep from the delivery on */
  minShelfLifeDays?: number | undefined
}

/** One of several deliveries, as it is wished. */
export interface PartWished extends Part {
  /** absent: where the order goes */
  address?: string | undefined
}

/** Whether a wish can be made, and if not, what can. Days and numbers are those the buyer may take instead. */
export type Quote =
  | { kind: 'possible'; totals: Totals }
  | { kind: 'past' }
  | { kind: 'feast'; later: string }
  /** fewer than a maker makes at a time */
  | { kind: 'too_few'; fewest: number }
  /** so many by that day, or all of them by a later one; undefined: never within the horizon */
  | { kind: 'not_enough'; possible: number; later?: string }
  /** none by that day; all of them by this one */
  | { kind: 'too_soon'; later: string }
  /** not all of them within the horizon: so many, by that day at the earliest */
  | { kind: 'too_many'; possible: number; later: string }
  | { kind: 'unavailable' }
  /** of several deliveries: what is wrong with some */
  | { kind: 'parts'; problems: PartProblem[] }
  /** of several goods: which can't be made like that; asked about alone it says why */
  | { kind: 'lacking'; product: number }

/** Nobody plans further than half a year ahead here. House figure. */
const HORIZON_DAYS = 180
/** Smallest lots are rarely larger; beyond this nobody looks for them. */
const LARGEST_LOT = 500

interface About {
  now: Date
  feasts: Feasts
  supplierIsPkp: boolean
  forOrder?: number
  besides?: number
}

/**
 * What a wish comes to and whether makers can fulfil it, by capacity as the database has it now. Locks nothing: whoever
 * writes upon it locks the products first.
 * @param supplierIsPkp whether the penyedia charges PPN
 * @param forOrder an order that is changed: what it holds itself is free for it
 * @param besides parcels of the same order that are packed for the same day
 */
export async function quoteItem(
  tx: Tx,
  item: Item,
  { count, neededOn, parts, minShelfLifeDays }: Wish,
  about: About,
): Promise<Quote> {
  const { now, feasts, supplierIsPkp, forOrder, besides = 0 } = about
  const least = minShelfLifeDays ?? null
  if (parts) {
    if (count < fewestOf(item)) return { kind: 'too_few', fewest: fewestOf(item) }
    const problems = await problemsOf(tx, item, parts, { now, feasts, forOrder, least })
    return problems.length
      ? { kind: 'parts', problems }
      : { kind: 'possible', totals: totalsOf(item, count, supplierIsPkp) }
  }
  const today = dayAt(now)
  if (neededOn <= today) return { kind: 'past' }
  if (isFeastDay(neededOn, feasts)) return { kind: 'feast', later: notAFeast(neededOn, feasts) }
  if (isSeveral(item)) return quoteSeveral(tx, item, { count, neededOn, minShelfLifeDays }, about)
  if (count < fewestOf(item)) return { kind: 'too_few', fewest: fewestOf(item) }
  const makers = await makersOf(tx, [...new Set(item.lines.flatMap(({ products }) => products))], today, forOrder)
  const hours = await answerHours(tx, item.regionCode)
  const free = (day: string): Free => {
    const parcels = item.parcelId === null ? null : count + besides
    const due = handOverDay(day, { parcels, packedADay: item.packedADay })
    const from = addDays(dayAt(answerBy(now, due, feasts, hours)), 1)
    return freeAmong(makers, { from, due, neededOn: day, seasons: seasons(feasts), least })
  }
  const most = (day: string, wanted = count) => mostSets(item.lines, wanted, free(day))
  const possible = most(neededOn)
  if (possible === count) return { kind: 'possible', totals: totalsOf(item, count, supplierIsPkp) }
  const horizon = addDays(today, HORIZON_DAYS)
  const later = firstDay((day) => most(day) === count, neededOn, horizon, feasts)
  if (possible > 0) return { kind: 'not_enough', possible, ...(later === undefined ? {} : { later }) }
  if (later !== undefined) return { kind: 'too_soon', later }
  const ever = most(horizon)
  const day = ever ? firstDay((at) => most(at, ever) === ever, neededOn, horizon, feasts) : undefined
  if (day !== undefined) return { kind: 'too_many', possible: ever, later: day }
  const fewest = fewestSets(item.lines, LARGEST_LOT, free(horizon))
  return fewest !== undefined && fewest > count ? { kind: 'too_few', fewest } : { kind: 'unavailable' }
}

/** Several goods are made by different people, each for itself: the first that can't be is named. */
async function quoteSeveral(tx: Tx, item: Item, wish: Wish, about: About): Promise<Quote> {
  for (const line of item.lines) {
    const alone = { ...item, lines: [{ ...line, quantity: 1 }] }
    const quote = await quoteItem(tx, alone, { ...wish, count: line.quantity * wish.count }, about)
    if (quote.kind !== 'possible') return { kind: 'lacking', product: line.products[0] ?? 0 }
  }
  return { kind: 'possible', totals: totalsOf(item, wish.count, about.supplierIsPkp) }
}

/** What so many sets come to. */
export function totalsOf({ lines, packingFee }: Item, count: number, supplierIsPkp: boolean): Totals {
  const priced = lines.map(({ quantity, price }) => ({ quantity: quantity * count, price }))
  return orderTotals(priced, packingFee * count, supplierIsPkp)
}

/**
 * The first day after `from` on which something holds that stays true once it is; no feast. Undefined when it does not
 * hold by `until`.
 */
function firstDay(holds: (day: string) => boolean, from: string, until: string, feasts: Feasts): string | undefined {
  if (until <= from || !holds(until)) return undefined
  let [no, yes] = [from, until]
  for (let day = middle(no, yes); day !== no; day = middle(no, yes)) {
    if (holds(day)) yes = day
    else no = day
  }
  return notAFeast(yes, feasts)
}

const middle = (from: string, until: string) => addDays(from, Math.floor(daysBetween(from, until) / 2))
