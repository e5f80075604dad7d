import { addSpans, bestTotal, choose, type Span, withNothing } from './reach.ts'

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
}

/**
 * Why a share is as large as it is: `capacity` all she can make in time · `fair_share` as much as one maker may have ·
 * `rest` what was still wanted · `lots` adjusted so that the minimum lots of all add up.
 */
export type ShareReason = 'capacity' | 'fair_share' | 'rest' | 'lots'

export interface Share {
  sellerId: number
  productId: number
  quantity: number
  reason: ShareReason
}

export interface Split {
  /** in the order of fairness: who earned least first */
  shares: Share[]
  /** pieces nobody can make in time */
  shortfall: number
  /** pieces one maker could have at most; higher than asked for when the line could not be filled otherwise */
  cap: number
}

/** No maker gets more than this share of a line while others can make it: one illness must not sink an order. */
export const MAX_SHARE_PERCENT = 40

/** Pieces of the line that makers hold already; they count towards their fair share. */
export type Held = ReadonlyMap<number, number>

/**
 * One line over its candidates: never above anyone's capacity, never below a minimum lot, as many pieces as can be had,
 * who earned least this season first, at most `maxSharePercent` of the line for one maker. When that cap leaves pieces
 * over, it is raised just as far as needed. Same input, same output, in whatever order the candidates come.
 * `whole` is the line's size that the percentage refers to; the pieces to be placed when not given.
 */
export function splitLine(
  quantity: number,
  candidates: readonly Candidate[],
  maxSharePercent = MAX_SHARE_PERCENT,
  whole = quantity,
  held: Held = new Map(),
): Split {
  const makers = byMaker(candidates)
  const usualCap = Math.max(1, Math.ceil((whole * maxSharePercent) / 100))
  const noCap = Math.max(usualCap, quantity + Math.max(0, ...held.values()))
  const total = bestTotal(reachFrom(makers, quantity, noCap, held)[0]!, quantity)
  const cap = lowestCap(makers, quantity, total, usualCap, noCap, held)

  const reach = reachFrom(makers, total, cap, held)
  const shares: Share[] = []
  let left = total
  for (const [index, maker] of makers.entries()) {
    const room = roomOf(maker, cap, held)
    const taken = choose(optionsOf(maker, left, room), left, reach[index + 1]!)
    shares.push(...shareOut(maker, taken, left, room))
    left -= taken
  }
  return { shares, shortfall: quantity - total, cap }
}

/** One maker's interchangeable products; her cap counts over all of them. */
interface Maker {
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
function lots({ minimum, free }: Candidate): Span {
  return { from: Math.max(1, minimum), to: free }
}

/** Pieces she may still get under the cap; a smallest lot is always allowed, or she could never be asked at all. */
function roomOf({ sellerId, products }: Maker, cap: number, held: Held): number {
  const already = held.get(sellerId) ?? 0
  const smallest = Math.min(...products.map((product) => lots(product).from))
  return Math.max(cap - already, already === 0 ? smallest : 0)
}

/** Totals one maker can give, nothing included. */
function optionsOf({ products }: Maker, limit: number, room: number): Span[] {
  const most = Math.min(limit, room)
  return products.reduce<Span[]>(
    (spans, product) => addSpans(spans, withNothing(lots(product)), most),
    [{ from: 0, to: 0 }],
  )
}

/** For each maker the totals that she and those after her can give; the last entry is nothing. */
function reachFrom(makers: readonly Maker[], limit: number, cap: number, held: Held): Span[][] {
  const reach: Span[][] = [[{ from: 0, to: 0 }]]
  for (const maker of makers.toReversed()) {
    reach.unshift(addSpans(reach[0]!, optionsOf(maker, limit, roomOf(maker, cap, held)), limit))
  }
  return reach
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

/** A maker's pieces over her own products, as much of the first as goes. */
function shareOut(maker: Maker, taken: number, wanted: number, room: number): Share[] {
  const shares: Share[] = []
  let left = taken
  for (const [index, product] of maker.products.entries()) {
    const rest = optionsOf({ ...maker, products: maker.products.slice(index + 1) }, left, left)
    const quantity = choose(withNothing(lots(product)), left, rest)
    if (quantity > 0) {
      const reason = reasonOf(quantity, product, taken, wanted, room)
      shares.push({ sellerId: maker.sellerId, productId: product.productId, quantity, reason })
    }
    left -= quantity
  }
  return shares
}

function reasonOf(quantity: number, product: Candidate, taken: number, wanted: number, room: number): ShareReason {
  if (quantity === product.free) return 'capacity'
  if (taken === wanted) return 'rest'
  return taken === room ? 'fair_share' : 'lots'
}
