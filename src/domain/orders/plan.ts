import { type Candidate, type Split, splitLine } from './split.ts'

/** One line of a set: a parcel has several, a single product is a set of one line. */
export interface PlannedLine {
  /** pieces in each set */
  quantity: number
  /** integer rupiah a piece, paid to the maker */
  price: number
  /** products that may fill it */
  products: readonly number[]
}

/** What each product's maker can still give; by product. */
export type Free = ReadonlyMap<number, Candidate>

/**
 * So many sets over the makers, line after line; what one line takes is gone for the next, and what a maker earns by one
 * line counts when the next is shared out.
 * @returns one split a line, in their order
 */
export function planSets(lines: readonly PlannedLine[], sets: number, free: Free): Split[] {
  const taken = nothingTaken()
  return lines.map((line) => {
    const split = splitLine(line.quantity * sets, candidatesOf(line, free, taken))
    take(taken, split, line.price)
    return split
  })
}

/** What earlier lines took: pieces by product, and the rupiah they earn their makers. */
export interface Taken {
  pieces: Map<number, number>
  earned: Map<number, number>
}

export const nothingTaken = (): Taken => ({ pieces: new Map(), earned: new Map() })

/** Candidates of a line as they are by now, in the order of its products. */
export function candidatesOf({ products }: Pick<PlannedLine, 'products'>, free: Free, taken?: Taken): Candidate[] {
  return products.flatMap((product) => {
    const candidate = free.get(product)
    if (!candidate) return []
    const earned = taken?.earned.get(candidate.sellerId)
    if (!taken || earned === undefined) return [candidate]
    const left = candidate.free - (taken.pieces.get(product) ?? 0)
    return [{ ...candidate, free: left, earned: candidate.earned + earned }]
  })
}

/** Adds a line's shares to what is taken. */
export function take({ pieces, earned }: Taken, { shares }: Pick<Split, 'shares'>, price: number): void {
  for (const { sellerId, productId, quantity } of shares) {
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity)
    earned.set(sellerId, (earned.get(sellerId) ?? 0) + quantity * price)
  }
}

const fits = (lines: readonly PlannedLine[], sets: number, free: Free) =>
  planSets(lines, sets, free).every(({ shortfall }) => shortfall === 0)

/**
 * The most sets, up to `wanted`, that can really be made: every line of every one of them. 0 when not a single one can.
 */
export function mostSets(lines: readonly PlannedLine[], wanted: number, free: Free): number {
  let sets = wanted
  while (sets > 0) {
    const splits = planSets(lines, sets, free)
    if (splits.every(({ shortfall }) => shortfall === 0)) return sets
    const reachable = splits.map((split, index) => {
      const { quantity } = lines[index]!
      return Math.floor((quantity * sets - split.shortfall) / quantity)
    })
    sets = Math.min(sets - 1, ...reachable)
  }
  return 0
}

/**
 * The fewest sets that can be made at all, up to `most`: makers have smallest lots. Undefined when there is none.
 */
export function fewestSets(lines: readonly PlannedLine[], most: number, free: Free): number | undefined {
  for (let sets = 1; sets <= most; sets++) if (fits(lines, sets, free)) return sets
  return undefined
}
