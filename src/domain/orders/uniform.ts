import { candidatesOf, type Free, nothingTaken, take } from './plan.ts'
import { type OpenLine, remainderOf } from './remainder.ts'
import { type Candidate, type Split, splitLine } from './split.ts'
import type { LineToSplit } from './split-order.ts'

/** One of several deliveries, as the rule that splits it needs to know it. */
export interface Part {
  /** parcels, or pieces of a single product */
  sets: number
  /** its buyer chose many makers rather than parcels that are alike */
  manyMakers: boolean
}

/**
 * A line of one of several deliveries, so that its parcels hold the same makers' goods as far as capacity allows (isi
 * seragam, PRACTICE 15): among as few makers as can make it, who earned least this season first; a maker's part is a whole
 * number of pieces for each parcel wherever that is enough. No cap but capacity within the delivery; who has the same line
 * of another delivery gets this one too only when the others can't make it, so that one illness does not sink an order.
 * For many makers it is split as an order of one delivery is, with the usual cap. Same input, same output.
 * @param elsewhere makers who hold this line in other deliveries of the order
 */
export function splitUniform(
  line: OpenLine,
  candidates: readonly Candidate[],
  { sets, manyMakers }: Part,
  elsewhere: ReadonlySet<number> = new Set(),
): Split {
  const { pieces, askable, whole, held } = remainderOf(line, candidates)
  if (manyMakers) return splitLine(pieces, askable, undefined, whole, held)
  const place = (among: readonly Candidate[]) => splitLine(pieces, among, 100, whole, held)
  const fresh = askable.filter(({ sellerId }) => !elsewhere.has(sellerId))
  for (const among of [inEach(fresh, sets), fresh, inEach(askable, sets), askable]) {
    const split = place(fewest(among, pieces))
    if (split.shortfall === 0) return uniformly(split)
  }
  return uniformly(place(askable))
}

/** With as much of their capacity as is a whole number of pieces for each parcel. */
const inEach = (candidates: readonly Candidate[], sets: number) =>
  candidates.map((candidate) => ({ ...candidate, free: candidate.free - (candidate.free % sets) }))

const uniformly = (split: Split): Split => ({
  ...split,
  shares: split.shares.map((share) => (share.reason === 'capacity' ? share : { ...share, reason: 'uniform' })),
})

/** As few makers as together can make the pieces, who earned least first; all when they can't. */
function fewest(candidates: readonly Candidate[], pieces: number): Candidate[] {
  const makers = new Map<number, { free: number; earned: number }>()
  for (const { sellerId, free, minimum, earned } of candidates) {
    if (free <= 0 || free < minimum) continue
    makers.set(sellerId, { free: (makers.get(sellerId)?.free ?? 0) + free, earned })
  }
  const largest = [...makers].sort(([a, x], [b, y]) => y.free - x.free || a - b)
  const most = (count: number, left: typeof largest) =>
    left.slice(0, count).reduce((sum, [, { free }]) => sum + free, 0)
  const needed = largest.findIndex((_, index) => most(index + 1, largest) >= pieces) + 1
  if (needed === 0) return [...candidates]
  const chosen = new Set<number>()
  let sum = 0
  for (const [sellerId, { free }] of [...makers].sort(([a, x], [b, y]) => x.earned - y.earned || a - b)) {
    if (chosen.size === needed) break
    const rest = largest.filter(([id]) => id !== sellerId && !chosen.has(id))
    if (sum + free + most(needed - chosen.size - 1, rest) < pieces) continue
    chosen.add(sellerId)
    sum += free
  }
  return candidates.filter(({ sellerId }) => chosen.has(sellerId))
}

/**
 * The lines of one delivery, line after line: what one takes is gone for the next, and what a maker earns by it counts.
 * @param elsewhere for a line, makers who hold the same of other deliveries
 * @returns one split a line, in their order
 */
export function splitUniformly(
  lines: readonly LineToSplit[],
  part: Part,
  free: Free,
  elsewhere: (index: number) => ReadonlySet<number>,
): Split[] {
  const taken = nothingTaken()
  return lines.map((line, index) => {
    const split = splitUniform(line, candidatesOf(line, free, taken), part, elsewhere(index))
    take(taken, split, line.price)
    return split
  })
}
