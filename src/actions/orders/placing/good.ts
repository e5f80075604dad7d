import type { Quantity } from '../../../answers/index.ts'
import type { Option } from '../../../chat/reply.ts'
import { action, type Work } from '../../action.ts'
import { countIn, type Good, readBasket, withGood, withoutGood, writeBasket } from './basket.ts'
import { readItem } from './item.ts'
import { countOf } from './wish.ts'

export const BUYERS = ['visitor', 'buyer'] as const
/** What a talk keeps of several goods: those gathered, and the one that is talked about with its number. */
const KEPT = { product: 'pick?', quantity: 'quantity?', basket: 'text?' } as const
/** One of them after the others were put aside. */
export const FOCUS = { product: 'pick', quantity: 'quantity', basket: 'text?' } as const

/** One of the goods is talked about: it leaves the others. */
export async function focusOn({ tx }: Work, goods: readonly Good[], { product, count }: Good) {
  const item = await readItem(tx, { product })
  const quantity = { qty: count, ...(item?.unit && { unit: item.unit }) }
  return { product, quantity, basket: writeBasket(withGood(goods, { product, count: 0 })) }
}

/** Goods to choose from, each with its number. */
export async function listOf({ tx }: Work, goods: readonly Good[]): Promise<Option[]> {
  const rows = await tx.sql<{ id: number; name: string; unit: string; maker: string }>(
    `SELECT p.id, p.name, p.unit, s.name AS maker FROM products p JOIN sellers s ON s.id = p.seller_id WHERE p.id = ANY ($1)`,
    [goods.map(({ product }) => Number(product))],
  )
  const named = new Map(rows.map((row) => [String(row.id), row]))
  return goods.flatMap(({ product, count }) => {
    const of = named.get(product)
    return of ? [{ value: product, label: goodLabel(of, count, rows) }] : []
  })
}

/** With its maker where another of that name is in the order. */
function goodLabel(of: { name: string; unit: string; maker: string }, count: number, all: readonly { name: string }[]) {
  const alike = all.filter(({ name }) => name === of.name).length > 1
  return `${of.name}${alike ? `, ${of.maker}` : ''} · ${count} ${of.unit}`
}

/** Everything gathered with the one that is talked about. */
async function allOf({ tx }: Work, product: string | undefined, quantity: Quantity | undefined, kept?: string) {
  const goods = readBasket(kept, product)
  const item = product === undefined ? undefined : await readItem(tx, { product })
  const counted = item && quantity && countOf(quantity, item)
  return product !== undefined && counted?.ok ? withGood(goods, { product, count: counted.count }) : goods
}

/** Which of several goods is to change; of one there is no question. */
export const listGoods = action({
  name: 'list_goods',
  for: BUYERS,
  needs: KEPT,
  gives: { one: {}, several: { choices: 'list', chosen_good: 'pick?' } },
  async run({ product, quantity, basket }, work) {
    const goods = await allOf(work, product, quantity, basket)
    return goods.length > 1
      ? { outcome: 'several', values: { choices: await listOf(work, goods), chosen_good: undefined } }
      : { outcome: 'one' }
  },
})

const FOCUSED = { focused: { title: 'text', ...FOCUS }, gone: {} } as const

/** One of several goods is talked about, with the number it has; the others keep theirs. */
export const focusGood = action({
  name: 'focus_good',
  for: BUYERS,
  needs: { chosen_good: 'pick', ...KEPT },
  gives: FOCUSED,
  async run({ chosen_good: good, product, quantity, basket }, work) {
    const goods = await allOf(work, product, quantity, basket)
    const meant = goods.find((other) => other.product === good)
    if (!meant) return { outcome: 'gone' }
    const title = await nameOf(work, good)
    return { outcome: 'focused', values: { title, ...(await focusOn(work, goods, meant)) } }
  },
})

/** The number that was said is of this one. */
export const countGood = action({
  name: 'count_good',
  for: BUYERS,
  needs: { counted_good: 'pick', quantity: 'quantity', basket: 'text?' },
  gives: FOCUSED,
  async run({ counted_good: good, quantity, basket }, work) {
    const goods = readBasket(basket, good)
    if (countIn(goods, good) === undefined) return { outcome: 'gone' }
    const values = {
      title: await nameOf(work, good),
      product: good,
      quantity,
      basket: writeBasket(withGood(goods, { product: good, count: 0 })),
    }
    return { outcome: 'focused', values }
  },
})

/** A name however it stands with the product now. */
export async function nameOf({ tx }: Work, product: string): Promise<string> {
  const [row] = await tx.sql<{ name: string }>('SELECT name FROM products WHERE id = $1', [Number(product)])
  return row?.name ?? ''
}

/** The one that is talked about is not wanted, or was not found: the others stay. */
export const dropGood = action({
  name: 'drop_good',
  for: BUYERS,
  needs: { product: 'pick?', basket: 'text?' },
  gives: { left: { title: 'text', ...FOCUS }, nothing: {} },
  async run({ product, basket }, work) {
    const goods = product === undefined ? readBasket(basket) : withoutGood(readBasket(basket), product)
    const last = goods.at(-1)
    if (!last) return { outcome: 'nothing' }
    const title = await nameOf(work, last.product)
    return { outcome: 'left', values: { title, ...(await focusOn(work, goods, last)) } }
  },
})
