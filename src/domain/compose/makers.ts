import type { Choice, Good } from './goods.ts'

/**
 * Parts of a maker, 0 to 1, that do not count in any one line, by seller: who is in several lines of a parcel is one maker
 * all the same, and less is said too much where she is dear.
 */
export type Dues = ReadonlyMap<number, number>

/**
 * How many makers could be counted in a line of such a good at most, less their dues: those with the smallest lots first.
 * @param parcels whole number
 */
export function mostMakersOf({ products }: Good, parcels: number, dues: Dues): (choice: Choice) => number {
  const worthOf = (sellerId: number) => 1 - (dues.get(sellerId) ?? 0)
  const order = products
    .map(({ sellerId, lot, price, productId }) => ({ sellerId, lot, price, productId, worth: worthOf(sellerId) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => a.lot / a.worth - b.lot / b.worth || a.productId - b.productId)
  const isAlone = new Set(products.map(({ sellerId }) => sellerId)).size === products.length
  return ({ quantity, price }) => {
    const counted = new Set<number>()
    let left = quantity * parcels
    let makers = 0
    for (const { sellerId, lot, worth, price: hers } of order) {
      if (hers > price || (!isAlone && counted.has(sellerId))) continue
      // in parts, whoever is the last: else one with a smaller lot might have had more worth
      if (lot > left) return dues.size ? makers + (worth * left) / lot : makers
      if (!isAlone) counted.add(sellerId)
      left -= lot
      makers += worth
    }
    return makers
  }
}
