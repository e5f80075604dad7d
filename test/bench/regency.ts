import { chance } from '../../src/cli/seed/chance.ts'
import { GOODS } from '../../src/cli/seed/goods.ts'
import type { Offer, OfferedProduct } from '../../src/domain/compose/wish.ts'
import type { Candidate } from '../../src/domain/orders/split.ts'

/** Days of hand-over, and weeks of work before each. */
export const DAYS = ['2027-02-22', '2027-03-01', '2027-03-08', '2027-03-22', '2027-04-12']
const WEEKS = [3, 4, 5, 7, 10]

export interface Size {
  makers: number
  products: number
  /** products whose makers an officer has named interchangeable, at most */
  inGroup: number
  /** largest smallest lot */
  lots: number
}

/**
 * A regency as the seed's goods would make it; the same for the same seed. Six makers in ten have earned nothing yet, the
 * others up to ten million; the packing point is up to 25 kilometres away; one permit in twelve ends before the delivery.
 */
export function regency({ makers, products, inGroup, lots }: Size, seed: number): Offer {
  const luck = chance(seed)
  const sellers = Array.from({ length: makers }, (_, index) => ({
    sellerId: index + 1,
    districtCode: `32.15.${String(luck.between(1, 30)).padStart(2, '0')}`,
    earned: luck.percent(60) ? 0 : luck.between(1, 80) * 125_000,
    distance: luck.between(0, 25),
    lastOn: luck.percent(50) ? null : `2026-${String(luck.between(10, 12))}-${luck.between(10, 28)}`,
  }))
  const ranks = new Map<string, number>()
  return {
    days: DAYS,
    packingFee: 15_000,
    products: Array.from({ length: products }, (_, index): OfferedProduct => {
      const good = luck.one(GOODS)
      const rank = ranks.get(good.name) ?? 0
      ranks.set(good.name, rank + 1)
      const weekly = luck.percent(8) ? 0 : luck.between(...good.capacity) / (good.per === 'month' ? 4 : 1)
      return {
        ...sellers[index % makers]!,
        productId: index + 1,
        group: `${good.name} ${Math.floor(rank / inGroup)}`,
        kind: good.kind,
        price: Math.round(luck.between(...good.price) / 500) * 500,
        usual: Math.round((good.price[0] + good.price[1]) / 2),
        halal: luck.percent(90),
        glass: good.packaging === 'glass',
        keepsDays: good.shelfLifeDays ?? 36_500,
        minimum: luck.between(1, lots),
        free: WEEKS.map((week) => Math.floor((weekly * week * luck.between(30, 100)) / 100)),
      }
    }),
  }
}

/** What an order may be made of: a group of goods, one price, and who makes them. */
export interface Group {
  price: number
  products: number[]
}

/** Groups of a regency, and its products as candidates for hand-over on the first day. */
export function candidatesOf({ products }: Offer): { groups: Group[]; candidates: Map<number, Candidate> } {
  const groups = new Map<string, Group>()
  const candidates = new Map<number, Candidate>()
  for (const { productId, sellerId, group, usual, minimum, free, earned, distance, lastOn } of products) {
    const named = groups.get(group) ?? { price: usual, products: [] }
    named.products.push(productId)
    groups.set(group, named)
    candidates.set(productId, {
      ...{ productId, sellerId, minimum, free: free[0]!, earned, lastOn: lastOn ?? null },
      distance: distance ?? 0,
    })
  }
  return { groups: [...groups.values()], candidates }
}
