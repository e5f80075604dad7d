import { addSpans, bestTotal, type Span, withNothing } from '../orders/reach.ts'
import { isWished, type Offer, type OfferedProduct, type Wish } from './wish.ts'

/** A product with what is free of it on the one day that is looked at. */
export interface Making extends Omit<OfferedProduct, 'free'> {
  free: number
  /** fewest pieces that are worth her while when she is counted as one of the makers */
  lot: number
}

/** So many of a good in each parcel, at one price for all its makers: that of the dearest who takes part. */
export interface Choice {
  /** pieces in each parcel */
  quantity: number
  /** integer rupiah a piece */
  price: number
  /**
   * rupiah that it counts towards a full parcel: what such goods usually cost, or the least they can be had for when that
   * is more. A parcel of bargains is as full as one at the usual prices, and nobody fills it by paying more than need be.
   */
  fill: number
}

/** What may become a line: interchangeable products, and how many of them can really be made in time. */
export interface Good {
  group: string
  kind: string
  /** integer rupiah: the median of what such goods usually cost */
  usual: number
  /** cheapest first */
  products: Making[]
  /** by quantity, then price; every one of them can be made */
  choices: Choice[]
}

/** Pieces of one good in a parcel at most. House figure. */
export const MOST_OF_ONE = 3
/** Rupiah. Nobody is counted as a maker for less, unless it is all she can make or a piece for each parcel. House figure. */
const LEAST_SHARE = 100_000

/**
 * The goods from which such a parcel can be composed for hand-over on a day: wished for, and enough of them can be made.
 * @param day number of the day among the offer's
 */
export function goodsOf(offer: Offer, wish: Wish, day: number): Good[] {
  const groups = new Map<string, Making[]>()
  for (const product of offer.products) {
    const free = product.free[day] ?? 0
    if (free < Math.max(1, product.minimum) || !isWished(product, wish)) continue
    const making = { ...product, free, lot: lotOf(product, free, wish.parcels) }
    const group = groups.get(product.group)
    if (group) group.push(making)
    else groups.set(product.group, [making])
  }
  return [...groups]
    .map(([group, products]) => goodOf(group, products, wish.parcels))
    .filter(({ choices }) => choices.length > 0)
    .sort((a, b) => (a.group < b.group ? -1 : 1))
}

function lotOf({ minimum, price }: OfferedProduct, free: number, parcels: number): number {
  const worthIt = Math.min(parcels, Math.ceil(LEAST_SHARE / Math.max(1, price)))
  return Math.min(free, Math.max(1, minimum, worthIt))
}

function goodOf(group: string, unsorted: Making[], parcels: number): Good {
  const products = unsorted.sort((a, b) => a.price - b.price || a.productId - b.productId)
  const usual = products.map((product) => product.usual).sort((a, b) => a - b)[products.length >> 1]!
  const kinds = products.toSorted((a, b) => a.productId - b.productId)
  return { group, kind: kinds[0]!.kind, usual, products, choices: choicesOf(products, usual, parcels) }
}

function choicesOf(products: readonly Making[], usual: number, parcels: number): Choice[] {
  const prices = [...new Set(products.map(({ price }) => price))]
  const choices: Choice[] = []
  for (let quantity = 1; quantity <= MOST_OF_ONE; quantity++) {
    // who can do it with the cheap ones can do it with the dear ones as well
    const first = prices.findIndex((price) => canMake(quantity * parcels, makersAt(products, price)))
    if (first < 0) continue
    const fill = quantity * Math.max(usual, prices[first]!)
    choices.push(...prices.slice(first).map((price) => ({ quantity, price, fill })))
  }
  return choices
}

/** Those who take part when a piece is paid so much. Cheapest first, as they come. */
export function makersAt(products: readonly Making[], price: number): Making[] {
  return products.filter((product) => product.price <= price)
}

/** Whether exactly so many pieces can be made up of capacities and smallest lots. */
export function canMake(pieces: number, products: readonly Making[]): boolean {
  let [least, most] = [0, 0]
  for (const { minimum, free } of products.toSorted((a, b) => a.minimum - b.minimum)) {
    least += Math.max(1, minimum)
    most += free
    // each of them can give anything between her lot and her capacity, so together they can give anything between
    if (least <= pieces && pieces <= most) return true
  }
  if (most < pieces) return false
  const none: Span[] = [{ from: 0, to: 0 }]
  const reach = products.reduce<Span[]>(
    (spans, { minimum, free }) => addSpans(spans, withNothing({ from: Math.max(1, minimum), to: free }), pieces),
    none,
  )
  return bestTotal(reach, pieces) === pieces
}
