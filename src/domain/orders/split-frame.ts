import { addSpans, bestTotal, type Span, withNothing } from './reach.ts'

/** A product that may fill a line, with what its maker can still promise by the hand-over day. */
export interface Candidate {
  sellerId: number
  productId: number
  /** pieces free by the hand-over day; see `freeCapacity` */
  free: number
  /** fewest pieces she makes at a time; 1 when she named none */
  minimum: number
  /** integer rupiah she earned or was promised in this season: who has least comes first */
  earned: number
  /** kilometres from her door to the packing point; 0 when unknown. Counts in the exact split only */
  distance?: number
  /** day of her last share; null: never had one. Who waits longest comes first in the exact split */
  lastOn?: string | null
}

/** No maker gets more than this share of a line while others can make it: one illness must not sink an order. */
export const MAX_SHARE_PERCENT = 40

/** Pieces of the line that makers hold already; they count towards their fair share. */
export type Held = ReadonlyMap<number, number>

/** Within what a line is split, whoever gets how much. */
export interface Frame {
  /** who earned least first */
  makers: Maker[]
  /** as many pieces as capacities and lots allow, at most those wanted */
  total: number
  /** pieces one maker may have at most: the usual share, raised just as far as `total` needs */
  cap: number
  held: Held
}

/**
 * Who can take part in a line, how many pieces of it can be made, and how many one maker may have.
 * `whole` is the line's size that the percentage refers to.
 */
export function frameOf(
  quantity: number,
  candidates: readonly Candidate[],
  maxSharePercent: number,
  whole: number,
  held: Held,
): Frame {
  const makers = byMaker(candidates)
  const usualCap = Math.max(1, Math.ceil((whole * maxSharePercent) / 100))
  const noCap = Math.max(usualCap, quantity + Math.max(0, ...held.values()))
  const total = bestTotal(reachFrom(makers, quantity, noCap, held)[0]!, quantity)
  return { makers, total, cap: lowestCap(makers, quantity, total, usualCap, noCap, held), held }
}

/** One maker's interchangeable products; her cap counts over all of them. */
export interface Maker {
  sellerId: number
  earned: number
  products: Candidate[]
}

/** Least earned first; among equals the lower id, which tells nothing and never changes. */
function byMaker(candidates: readonly Candidate[]): Maker[] {
  const makers = new Map<number, Maker>()
  const usable = candidates.filter(({ free, minimum }) => free > 0 && free >= minimum)
  for (const candidate of usable.toSorted((a, b) => a.productId - b.productId)) {
    const { sellerId, earned } = candidate
    const maker = makers.get(sellerId) ?? { sellerId, earned, products: [] }
    maker.products.push(candidate)
    makers.set(sellerId, maker)
  }
  return [...makers.values()].sort((a, b) => a.earned - b.earned || a.sellerId - b.sellerId)
}

/** What one product can give: its lots up to its capacity. */
export function lots({ minimum, free }: Candidate): Span {
  return { from: Math.max(1, minimum), to: free }
}

/** Pieces she may still get under the cap; a smallest lot is always allowed, or she could never be asked at all. */
export function roomOf({ sellerId, products }: Maker, cap: number, held: Held): number {
  const already = held.get(sellerId) ?? 0
  const smallest = Math.min(...products.map((product) => lots(product).from))
  return Math.max(cap - already, already === 0 ? smallest : 0)
}

/** Totals one maker can give, nothing included. */
export function optionsOf({ products }: Maker, limit: number, room: number): Span[] {
  const most = Math.min(limit, room)
  const [only, another] = products
  if (only && !another) return spansOf(lots(only), most)
  return products.reduce<Span[]>(
    (spans, product) => addSpans(spans, withNothing(lots(product)), most),
    [{ from: 0, to: 0 }],
  )
}

/** Nothing, or a number of the span up to `most`. */
function spansOf({ from, to }: Span, most: number): Span[] {
  if (from > most) return [{ from: 0, to: 0 }]
  const last = Math.min(to, most)
  return from <= 1
    ? [{ from: 0, to: last }]
    : [
        { from: 0, to: 0 },
        { from, to: last },
      ]
}

/** For each maker the totals that she and those after her can give; the last entry is nothing. */
export function reachFrom(makers: readonly Maker[], limit: number, cap: number, held: Held): Span[][] {
  const reach: Span[][] = [[{ from: 0, to: 0 }]]
  for (const maker of makers.toReversed()) {
    const after = reach.at(-1)!
    // those after her can give any number: with her they still can
    const any = after[0]!.from === 0 && after[0]!.to >= limit
    reach.push(any ? after : addSpans(after, optionsOf(maker, limit, roomOf(maker, cap, held)), limit))
  }
  return reach.reverse()
}

/** The lowest cap, from the usual one up, under which the total can still be reached. */
function lowestCap(
  makers: readonly Maker[],
  quantity: number,
  total: number,
  usual: number,
  highest: number,
  held: Held,
): number {
  const enough = (cap: number) => bestTotal(reachFrom(makers, quantity, cap, held)[0]!, quantity) === total
  if (enough(usual)) return usual
  let tooLow = usual
  let high = highest
  while (high - tooLow > 1) {
    const middle = Math.floor((tooLow + high) / 2)
    if (enough(middle)) high = middle
    else tooLow = middle
  }
  return high
}
