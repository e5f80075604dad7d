import { choose, withNothing } from './reach.ts'
import {
  type Candidate,
  type Frame,
  frameOf,
  type Held,
  lots,
  MAX_SHARE_PERCENT,
  type Maker,
  optionsOf,
  reachFrom,
  roomOf,
} from './split-frame.ts'

export { type Candidate, type Held, MAX_SHARE_PERCENT } from './split-frame.ts'

/**
 * Why a share is as large as it is: `capacity` all she can make in time · `fair_share` as much as one maker may have ·
 * `rest` what was still wanted · `lots` adjusted so that the minimum lots of all add up · `level` as much as brings her
 * to where the others are this season (exact split) · `uniform` so that the parcels of a delivery are alike.
 */
export type ShareReason = 'capacity' | 'fair_share' | 'rest' | 'lots' | 'level' | 'uniform'

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

/**
 * One line over its candidates: never above anyone's capacity, never below a minimum lot, as many pieces as can be had,
 * who earned least this season first, at most `maxSharePercent` of the line for one maker. When that cap leaves pieces
 * over, it is raised just as far as needed. Same input, same output, in whatever order the candidates come. Needs no
 * solver; `splitExactly` shares out more evenly within the same frame.
 * `whole` is the line's size that the percentage refers to; the pieces to be placed when not given.
 */
export function splitLine(
  quantity: number,
  candidates: readonly Candidate[],
  maxSharePercent = MAX_SHARE_PERCENT,
  whole = quantity,
  held: Held = new Map(),
): Split {
  return splitWithin(frameOf(quantity, candidates, maxSharePercent, whole, held), quantity)
}

/** The same for whoever has reckoned the frame already. */
export function splitWithin({ makers, total, cap, held }: Frame, quantity: number): Split {
  const reach = reachFrom(makers, total, cap, held)
  const shares: Share[] = []
  let left = total
  for (const [index, maker] of makers.entries()) {
    if (left === 0) break
    const room = roomOf(maker, cap, held)
    const taken = choose(optionsOf(maker, left, room), left, reach[index + 1]!)
    shares.push(...shareOut(maker, taken, left, room))
    left -= taken
  }
  return { shares, shortfall: quantity - total, cap }
}

/** A maker's pieces over her own products, as much of the first as goes. */
export function shareOut(maker: Maker, taken: number, wanted: number, room: number): Share[] {
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
