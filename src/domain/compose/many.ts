import type { Program, Solution, Solve } from '../program.ts'
import { solveCore } from './core.ts'
import { countMakers } from './count-makers.ts'
import { type Bound, below, boundOf, type Found, foundIn, LIMITS, type Parcel } from './found.ts'
import { type Good, makersAt } from './goods.ts'
import { mostMakersOf } from './makers.ts'
import { type Bounds, type Chosen, type ParcelModel, parcelModel, type Search } from './model.ts'
import { shortlist, worthwhile } from './narrow.ts'
import type { Wish } from './wish.ts'

/** Products up to which makers are counted over all goods at once. */
export const MOST_COUNTED = 250
/** Times that makers in several lines are made dearer before the gap is left as it is. */
const ROUNDS = 4
/** Part of a maker that a line more costs her in the next round. Tried out on regencies of 200 to 8,000 makers. */
const STEP = 0.4
/** Part of the whole: whoever looks at proposals does not ask for what is nearer. */
const CLOSE_ENOUGH = 0.05

/**
 * The best parcel among thousands of makers who matter: first its contents, each maker counted in every line she could be
 * in, which says how good any parcel can be at most; then who makes them. The gap is what lies between the two. While it is
 * wide, those in several lines count less in each (Lagrange's way: the bound holds for whatever dues).
 */
export async function amongMany(
  goods: readonly Good[],
  wish: Wish,
  search: Search,
  bounds: Bounds,
  solve: Solve,
): Promise<Found> {
  const made = async (model: ParcelModel, solved: Solution) => {
    const found = foundIn(model, solved)
    if (found.kind !== 'found') return found
    const contents = parcelModel(found.chosen.map(asGood), wish, search, bounds)
    return foundIn(contents, await seat(contents.program, solve))
  }
  if (search !== 'makers') {
    // often there are makers enough without looking for them
    const { makers: _, ...uncounted } = wish
    const model = parcelModel(worthwhile(goods), uncounted, search, bounds)
    const solved = await solve(model.program, LIMITS)
    const found = await made(model, solved)
    if (found.kind === 'found') return below(boundOf(model.program, solved), found)
    if (!('columns' in solved)) return found
  }
  const dues = new Map<number, number>()
  const makersOf = (good: Good) => mostMakersOf(good, wish.parcels, dues)
  const tried = new Set<string>()
  let best: Parcel | undefined
  let bound: Bound = { gain: Infinity, timedOut: false }
  for (let round = 0; round < ROUNDS; round++) {
    const model = parcelModel(worthwhile(goods, makersOf), wish, search, bounds, { roughly: dues })
    const solved = await solveCore(model.program, LIMITS, solve)
    if (solved.status === 'infeasible') return { kind: 'none' }
    const most = boundOf(model.program, solved)
    if (most.gain < bound.gain) bound = most
    const found = await made(model, solved)
    if (found.kind === 'found' && (!best || found.gain > best.gain)) best = found
    if (best && bound.gain - best.gain <= CLOSE_ENOUGH * Math.abs(best.gain)) break
    if (!('columns' in solved)) break
    const chosen = model.chosenOf(solved.columns)
    raise(dues, chosen)
    for (const { good } of chosen) tried.add(good.group)
  }
  if (best) return below(bound, best)
  const near = shortlist(goods, tried, MOST_COUNTED, makersOf)
  const close = await countMakers(parcelModel(near, wish, search, bounds), solve, bound)
  return close.kind === 'none' ? { kind: 'unknown', why: 'the most promising goods have too few makers' } : close
}

/** The good as if nothing else could be chosen of it. */
const asGood = ({ good, quantity, price, fill }: Chosen): Good => ({ ...good, choices: [{ quantity, price, fill }] })

/** Who makes a given parcel: hardly anybody is left in parts, and only these few need to be made whole. */
async function seat(program: Program, solve: Solve): Promise<Solution> {
  const parts = await solve({ ...program, whole: program.whole.map(() => false) }, LIMITS)
  if (!('columns' in parts)) return parts
  const seated = program.lower.map((lower, column) =>
    program.whole[column] && parts.columns[column]! > 1 - 1e-6 ? 1 : lower,
  )
  const rest = await solve({ ...program, lower: seated }, LIMITS)
  return 'columns' in rest ? rest : solve(program, LIMITS)
}

/** Who could be in several lines of a parcel counts less in each, who is in none counts more again. */
function raise(dues: Map<number, number>, chosen: readonly Chosen[]): void {
  const lines = new Map([...dues.keys()].map((id) => [id, 0]))
  for (const { good, price } of chosen)
    for (const id of new Set(makersAt(good.products, price).map(({ sellerId }) => sellerId)))
      lines.set(id, (lines.get(id) ?? 0) + 1)
  for (const [id, count] of lines) {
    const due = Math.min(1, Math.max(0, (dues.get(id) ?? 0) + STEP * (count - 1)))
    if (due > 0) dues.set(id, due)
    else dues.delete(id)
  }
}
