import type { Quantity } from '../../../answers/index.ts'
import type { Tx } from '../../../db/open.ts'
import { type Good, readBasket, together, withGood } from './basket.ts'
import { type Item, readItem } from './item.ts'
import { countOf } from './wish.ts'

/** What a talk has gathered so far: one thing, or several goods with the latest in its latest number. */
export interface Gathered {
  parcel?: string | undefined
  product?: string | undefined
  quantity: Quantity
  basket?: string | undefined
}

export type Ordering =
  | { kind: 'ordering'; item: Item; count: number }
  /** the latest can't be counted like that */
  | { kind: 'which_unit' | 'too_large'; unit: string | null }
  /** this one of several is not sold any more */
  | { kind: 'lacking'; product: string }
  | { kind: 'gone' }

/** What is to be ordered, at the prices of now. @param buyerId whose own parcels count as well */
export async function readOrdering(tx: Tx, gathered: Gathered, buyerId: number | undefined): Promise<Ordering> {
  const { parcel, product, quantity } = gathered
  const item = await readItem(tx, { parcel, product }, buyerId)
  if (!item) return { kind: 'gone' }
  const counted = countOf(quantity, item)
  if (!counted.ok) return { kind: counted.why === 'too_large' ? 'too_large' : 'which_unit', unit: item.unit }
  const { count } = counted
  const basket = parcel === undefined ? readBasket(gathered.basket, product) : []
  if (product === undefined || basket.every((good) => good.product === product))
    return { kind: 'ordering', item, count }
  const goods: { item: Item; count: number }[] = []
  for (const good of withGood(basket, { product, count }) satisfies Good[]) {
    const each = good.product === product ? item : await readItem(tx, { product: good.product })
    if (!each) return { kind: 'lacking', product: good.product }
    goods.push({ item: each, count: good.count })
  }
  return { kind: 'ordering', item: together(goods), count: 1 }
}
