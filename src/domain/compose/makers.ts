import { type Choice, type Good, makersAt } from './goods.ts'

/** How many makers could be counted in a line at most: those with the smallest lots first. */
export function mostMakers({ products }: Good, { quantity, price }: Choice, parcels: number): number {
  const lots = new Map<number, number>()
  for (const { sellerId, lot } of makersAt(products, price))
    lots.set(sellerId, Math.min(lot, lots.get(sellerId) ?? lot))
  let left = quantity * parcels
  let makers = 0
  for (const lot of [...lots.values()].sort((a, b) => a - b)) {
    left -= lot
    if (left < 0) break
    makers++
  }
  return makers
}
