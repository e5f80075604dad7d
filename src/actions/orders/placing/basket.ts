import type { Item } from './item.ts'

/** One of several goods of an order: its product, and how many. */
export interface Good {
  product: string
  count: number
}

/** Goods of one order, at most: a longer list is a letter, which officers write down. House figure. */
export const MOST_GOODS = 12

/**
 * Goods as a talk keeps them: 'product:pieces', in the order in which they were named. The one that is talked about keeps
 * its place with no pieces.
 */
export const readBasket = (kept: string | undefined, talkedAbout?: string): Good[] =>
  [...(kept ?? '').matchAll(/(\d{1,9}):(\d{1,6})/g)]
    .map(([, product = '', count]) => ({ product, count: Number(count) }))
    .filter(({ product, count }) => count > 0 || product === talkedAbout)

export const writeBasket = (goods: readonly Good[]): string | undefined =>
  goods.map(({ product, count }) => `${product}:${count}`).join(' ') || undefined

/** One of the goods in another number, where it stood, or one more. */
export const withGood = (goods: readonly Good[], good: Good): Good[] =>
  goods.some(({ product }) => product === good.product)
    ? goods.map((other) => (other.product === good.product ? good : other))
    : [...goods, good]

export const withoutGood = (goods: readonly Good[], product: string): Good[] =>
  goods.filter((other) => other.product !== product)

/** Pieces of one of the goods; undefined when it is not among them, or is talked about. */
export const countIn = (goods: readonly Good[], product: string): number | undefined =>
  goods.find((good) => good.product === product)?.count || undefined

/** Whether an item is several goods that are no parcel, or what is left of them: one set holds all pieces of each. */
export const isSeveral = ({ parcelId, lines }: Pick<Item, 'parcelId' | 'lines'>): boolean =>
  parcelId === null && (lines.length > 1 || lines.some(({ quantity }) => quantity > 1))

/** Several goods as one item, of which there is one set. */
export function together(goods: readonly { item: Item; count: number }[]): Item {
  const [first] = goods
  if (!first) throw new Error('an order is of something')
  const lines = goods.flatMap(({ item, count }) => item.lines.map((line) => ({ ...line, quantity: count })))
  return { ...first.item, title: goodsTitle(lines.map(({ label }) => label)), unit: null, lines }
}

/** How many goods a title names; the others are counted. */
const NAMED = 2

/** 'Keripik Tempe, Kopi Karawang +2'. The same as `ORDER_TITLE` makes of an order. */
export function goodsTitle(labels: readonly string[]): string {
  const different = [...new Set(labels)]
  const more = different.length - NAMED
  return different.slice(0, NAMED).join(', ') + (more > 0 ? ` +${more}` : '')
}
