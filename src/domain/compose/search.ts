import type { Solve } from '../program.ts'
import { countMakers } from './count-makers.ts'
import { type Found, foundIn, LIMITS } from './found.ts'
import { type Good, goodsOf } from './goods.ts'
import { amongMany, MOST_COUNTED } from './many.ts'
import { type Bounds, countsMakers, parcelModel, type Search } from './model.ts'
import { worthwhile } from './narrow.ts'
import type { Offer, Wish } from './wish.ts'

/** A parcel that fills less of the budget than this is not what was asked for. Percent. House figure. */
export const LEAST_FILL_PERCENT = 80

/** Rupiah that a parcel's goods may cost at most and must fill at least, packing apart. */
export function boundsOf({ budget }: Wish, { packingFee }: Offer): Bounds {
  const price = Math.max(0, budget - packingFee)
  return { price, fill: Math.ceil((price * LEAST_FILL_PERCENT) / 100) }
}

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

/** Whether any parcel fits on a day; undefined when the solver cannot tell. */
export async function fits(offer: Offer, wish: Wish, day: number, solve: Solve): Promise<boolean | undefined> {
  const { kind } = await searchParcel(goodsOf(offer, wish, day), wish, 'any', boundsOf(wish, offer), solve)
  return kind === 'unknown' ? undefined : kind === 'found'
}
