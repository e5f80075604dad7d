import type { Limits, Program, Solution, Solve } from '../program.ts'
import { type Choice, type Good, goodsOf } from './goods.ts'
import { mostMakers } from './makers.ts'
import { type Bounds, type Chosen, countsMakers, type ParcelModel, parcelModel, type Search } from './model.ts'
import { shortlist, worthwhile } from './narrow.ts'
import type { Proposal } from './proposal.ts'
import type { Offer, Wish } from './wish.ts'

/** A parcel that fills less of the budget than this is not what was asked for. Percent. House figure. */
export const LEAST_FILL_PERCENT = 80

/** Costs are whole numbers, so an answer that is wrong by less than one is the best. */
const LIMITS: Omit<Limits, 'start'> = { seconds: 5, nodes: 2_000, gap: 0.999 }

/** What the solver found: `unknown` when it broke down or ran out of time empty-handed. */
export type Found =
  | { kind: 'found'; chosen: Chosen[]; proof: Proposal['proof']; gain: number }
  | { kind: 'none' }
  | { kind: 'unknown'; why: string }

/** Rupiah that a parcel's goods may cost at most and must fill at least, packing apart. */
export function boundsOf({ budget }: Wish, { packingFee }: Offer): Bounds {
  const price = Math.max(0, budget - packingFee)
  return { price, fill: Math.ceil((price * LEAST_FILL_PERCENT) / 100) }
}

/** Products up to which makers are counted over all goods at once. */
const MOST_COUNTED = 250
/** Among more, where the search for the contents ends: the rough bound is further off anyway. Part of the whole. */
const CLOSE_ENOUGH = 0.03

/** The best parcel of such goods by what is searched for. */
export async function searchParcel(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  solve: Solve,
): Promise<Found> {
  if (!goods.length || bounds.price <= 0) return { kind: 'none' }
  if (!countsMakers(wish, search)) {
    const model = parcelModel(worthwhile(goods), wish, search, bounds)
    return foundIn(model, await solve(model.program, LIMITS))
  }
  const products = goods.reduce((sum, good) => sum + good.products.length, 0)
  if (products <= MOST_COUNTED) return countMakers(parcelModel(goods, wish, search, bounds), solve)
  return amongMany(goods, wish, search, bounds, solve)
}

/**
 * Among thousands of makers: first roughly, which says how good any parcel can be at most, then maker by maker among the
 * most promising goods. The gap is what lies between the two.
 */
async function amongMany(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  solve: Solve,
): Promise<Found> {
  const makersOf = (good: Good, choice: Choice) => mostMakers(good, choice, wish.parcels)
  const promising = worthwhile(goods, makersOf)
  const model = parcelModel(promising, wish, search, bounds, { roughly: true })
  const rough = foundIn(model, await solve(model.program, LIMITS))
  if (rough.kind !== 'found') return rough
  const chosen = new Set(rough.chosen.map(({ good }) => good.group))
  const short = new Set(shortlist(promising, chosen, MOST_COUNTED, makersOf).map(({ group }) => group))
  const near = goods.filter(({ group }) => short.has(group))
  const close = await countMakers(parcelModel(near, wish, search, bounds), solve, rough.gain)
  return close.kind === 'none' ? { kind: 'unknown', why: 'the most promising goods have too few makers' } : close
}

/**
 * First the contents of the parcel, as if makers could be counted in parts; then, for these contents, who makes them.
 * What the parts promise and the whole makers do not keep is looked for over everything at once, beginning there.
 * @param most how good any parcel is at most, where not all goods are in the model: then the last step is left out
 */
async function countMakers(model: ParcelModel, solve: Solve, most?: number): Promise<Found> {
  const { program, contents } = model
  const inParts = { ...program, whole: program.whole.map((whole, column) => whole && contents.has(column)) }
  const parts = await solve(inParts, most === undefined ? LIMITS : { ...LIMITS, share: CLOSE_ENOUGH })
  if (parts.status === 'infeasible' || parts.status === 'failed') return foundIn(model, parts)
  const bound = most ?? gainOf(program, parts.columns) + parts.gap * Math.abs(gainOf(program, parts.columns))
  const fixed = (bound: readonly number[]) =>
    bound.map((value, column) => (contents.has(column) ? parts.columns[column]! : value))
  const whole = await solve({ ...program, lower: fixed(program.lower), upper: fixed(program.upper) }, LIMITS)
  const found = foundIn(model, whole)
  if (found.kind === 'found' && bound - found.gain < 1) return { ...found, proof: { kind: 'optimal' } }
  if (most === undefined)
    return foundIn(model, await solve(program, 'columns' in whole ? { ...LIMITS, start: whole.columns } : LIMITS))
  if (found.kind !== 'found') return found
  const gap = (bound - found.gain) / Math.max(1, Math.abs(found.gain))
  return { ...found, proof: { kind: 'limit', gap, timedOut: isTimedOut(parts) || isTimedOut(whole) } }
}

function foundIn(model: ParcelModel, solution: Solution): Found {
  if (solution.status === 'infeasible') return { kind: 'none' }
  if (solution.status === 'failed') return { kind: 'unknown', why: solution.why }
  const { columns, gap } = solution
  const proof: Proposal['proof'] =
    solution.status === 'optimal' ? { kind: 'optimal' } : { kind: 'limit', gap, timedOut: solution.timedOut }
  return { kind: 'found', chosen: model.chosenOf(columns), proof, gain: gainOf(model.program, columns) }
}

/** What an answer comes to: the larger the better. */
const gainOf = ({ cost }: Program, columns: readonly number[]) =>
  -columns.reduce((sum, value, column) => sum + value * cost[column]!, 0)

const isTimedOut = (solution: Solution) => solution.status === 'limit' && solution.timedOut

/** Whether any parcel fits on a day; undefined when the solver cannot tell. */
export async function fits(offer: Offer, wish: Wish, day: number, solve: Solve): Promise<boolean | undefined> {
  const { kind } = await searchParcel(goodsOf(offer, wish, day), wish, 'any', boundsOf(wish, offer), solve)
  return kind === 'unknown' ? undefined : kind === 'found'
}
