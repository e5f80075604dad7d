import type { Limits, Solve } from '../program.ts'
import { type Choice, type Good, goodsOf } from './goods.ts'
import { mostMakers } from './makers.ts'
import { type Bounds, type Chosen, countsMakers, type ParcelModel, parcelModel, type Search } from './model.ts'
import { shortlist, worthwhile } from './narrow.ts'
import type { Proposal } from './proposal.ts'
import type { Offer, Wish } from './wish.ts'

/** Goods that are usually worth less than this part of the budget are not what was asked for. Percent. House figure. */
export const LEAST_WORTH_PERCENT = 80

/** Costs are whole numbers, so an answer that is wrong by less than one is the best. */
const LIMITS: Omit<Limits, 'start'> = { seconds: 5, nodes: 2_000, gap: 0.999 }

/** What the solver found: `unknown` when it broke down or ran out of time empty-handed. */
export type Found =
  | { kind: 'found'; chosen: Chosen[]; proof: Proposal['proof']; gain: number; gap: number }
  | { kind: 'none' }
  | { kind: 'unknown'; why: string }

/** Rupiah that a parcel's goods may cost at most and must be worth at least, packing apart. */
export function boundsOf({ budget }: Wish, { packingFee }: Offer): Bounds {
  const price = Math.max(0, budget - packingFee)
  return { price, worth: Math.ceil((price * LEAST_WORTH_PERCENT) / 100) }
}

/** Products up to which makers are counted one by one over all goods at once. */
const MOST_COUNTED = 400

/** Parts of the whole up to which it is not worth while to search on: the two searches lie further apart. */
const ROUGH_ENOUGH = 0.005
const CLOSE_ENOUGH = 0.01
const CLOSE_NODES = 20

/** The best parcel of such goods by what is searched for. */
export async function searchParcel(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  solve: Solve,
): Promise<Found> {
  if (!goods.length || bounds.price <= 0) return { kind: 'none' }
  if (!countsMakers(wish, search)) return solved(parcelModel(worthwhile(goods), wish, search, bounds), solve)
  const products = goods.reduce((sum, good) => sum + good.products.length, 0)
  if (products <= MOST_COUNTED) return solved(parcelModel(goods, wish, search, bounds), solve)
  return searchClosely(goods, wish, search, bounds, solve)
}

/**
 * Among thousands of makers: first roughly, which says how good any parcel can be at most, then maker by maker among the
 * most promising goods. The gap is what lies between the two.
 */
async function searchClosely(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  solve: Solve,
): Promise<Found> {
  const makersOf = (good: Good, choice: Choice) => mostMakers(good, choice, wish.parcels)
  const promising = worthwhile(goods, makersOf)
  const rough = await solved(parcelModel(promising, wish, search, bounds, { roughly: true }), solve, {
    ...LIMITS,
    share: ROUGH_ENOUGH,
  })
  if (rough.kind !== 'found') return rough
  const chosen = new Set(rough.chosen.map(({ good }) => good.group))
  const short = shortlist(promising, chosen, MOST_COUNTED, makersOf).map(({ group }) => group)
  const near = goods.filter(({ group }) => short.includes(group))
  const close = await solved(parcelModel(near, wish, search, bounds), solve, { ...LIMITS, nodes: CLOSE_NODES, share: CLOSE_ENOUGH })
  if (close.kind === 'none') return { kind: 'unknown', why: 'the most promising goods have too few makers' }
  if (close.kind === 'unknown') return close
  const gap = (rough.gain * (1 + rough.gap) - close.gain) / Math.max(1, Math.abs(close.gain))
  if (gap * Math.abs(close.gain) < 1) return close
  return { ...close, proof: { kind: 'limit', gap, timedOut: timedOut(rough.proof) || timedOut(close.proof) } }
}

async function solved(model: ParcelModel, solve: Solve, limits = LIMITS): Promise<Found> {
  const solution = await solve(model.program, limits)
  if (solution.status === 'infeasible') return { kind: 'none' }
  if (solution.status === 'failed') return { kind: 'unknown', why: solution.why }
  const proof: Proposal['proof'] =
    solution.status === 'optimal'
      ? { kind: 'optimal' }
      : { kind: 'limit', gap: solution.gap, timedOut: solution.timedOut }
  const gain = -solution.columns.reduce((sum, value, column) => sum + value * model.program.cost[column]!, 0)
  return { kind: 'found', chosen: model.chosenOf(solution.columns), proof, gain, gap: solution.gap }
}

const timedOut = (proof: Proposal['proof']) => proof.kind === 'limit' && proof.timedOut

/** Whether any parcel fits on a day; undefined when the solver cannot tell. */
export async function fits(offer: Offer, wish: Wish, day: number, solve: Solve): Promise<boolean | undefined> {
  const { kind } = await searchParcel(goodsOf(offer, wish, day), wish, 'any', boundsOf(wish, offer), solve)
  return kind === 'unknown' ? undefined : kind === 'found'
}
