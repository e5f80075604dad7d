import type { Solve } from '../program.ts'
import { goodsOf } from './goods.ts'
import { boundsOf, fits, searchParcel } from './search.ts'
import { CONSTRAINTS, type Constraint, type Offer, type Wish } from './wish.ts'

/** What would fit when a wish does not, each alone and everything else as wished. Absent: that would not help. */
export interface Instead {
  /** so many parcels, and not one more */
  fewer?: number
  /** so many at least: the smallest lots are larger than what was wished */
  more?: number
  /** the first hand-over day, of those looked at */
  later?: string
  /** integer rupiah a parcel that is enough, packing fee included */
  dearer?: number
  /** integer rupiah a parcel at most: no fuller parcel can be made */
  cheaper?: number
  /** wishes of which giving up one alone is enough */
  without: Constraint[]
}

/** Parts of the number of parcels that are tried downwards, and upwards. */
const FEWER = [0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.02]
const MORE = [1.25, 1.5, 2, 3, 5, 10]
/** Nobody who wants twenty parcels takes five hundred more. House figure. */
const MOST_MORE = 500

/** Rupiah a parcel: nobody is told to spend more. House figure. */
const MOST_BUDGET = 5_000_000

/** Looks for what would fit; every number given is proven to. */
export async function whatWouldFit(offer: Offer, wish: Wish, day: number, solve: Solve): Promise<Instead> {
  const can = async (other: Partial<Wish>, on = day) => (await fits(offer, { ...wish, ...other }, on, solve)) === true
  const enough = async (budget: number | undefined) =>
    budget !== undefined && budget !== wish.budget && (await can({ budget })) ? budget : undefined
  const withParcels = (parcels: number) => can({ parcels })
  const goods = goodsOf(offer, wish, day)

  const fewer = await turn(withParcels, wish.parcels, FEWER)
  const more = fewer === undefined ? await turn(withParcels, wish.parcels, MORE) : undefined
  const { price: most, fill } = boundsOf(wish, offer)
  const dear = await searchParcel(goods, wish, 'cheapest', { price: MOST_BUDGET, fill }, solve)
  const cheap = await searchParcel(goods, wish, 'value', { price: most, fill: 0 }, solve)
  const without: Constraint[] = []
  for (const constraint of CONSTRAINTS) {
    if (wish[constraint] === undefined) continue
    const { [constraint]: _, ...rest } = wish
    if ((await fits(offer, rest, day, solve)) === true) without.push(constraint)
  }
  let later: string | undefined
  for (let on = day + 1; on < offer.days.length && later === undefined; on++) {
    if (await can({}, on)) later = offer.days[on]
  }
  const priceOf = (found: typeof dear) =>
    found.kind === 'found'
      ? offer.packingFee + found.chosen.reduce((sum, one) => sum + one.quantity * one.price, 0)
      : undefined
  const [dearer, cheaper] = [await enough(priceOf(dear)), await enough(priceOf(cheap))]
  return {
    ...(fewer !== undefined && { fewer }),
    ...(more !== undefined && { more }),
    ...(later !== undefined && { later }),
    ...(dearer !== undefined && dearer > wish.budget && { dearer }),
    ...(cheaper !== undefined && cheaper < wish.budget && { cheaper }),
    without,
  }
}

/**
 * The number nearest to `wished`, in the direction of `parts`, for which something holds that does not hold for `wished`:
 * its neighbour towards `wished` is proven not to. Lots may leave an island further on; it is not looked for.
 */
async function turn(
  holds: (count: number) => Promise<boolean>,
  wished: number,
  parts: readonly number[],
): Promise<number | undefined> {
  let no = wished
  for (const part of parts) {
    const yes = part < 1 ? Math.floor(wished * part) : Math.ceil(wished * part)
    if (yes < 1 || yes - wished > MOST_MORE) return undefined
    if (yes === no) continue
    if (await holds(yes)) return between(holds, no, yes)
    no = yes
  }
  return undefined
}

async function between(holds: (count: number) => Promise<boolean>, no: number, yes: number): Promise<number> {
  while (Math.abs(no - yes) > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (await holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
