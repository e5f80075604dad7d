import { action, type Work } from '../../action.ts'
import { type Good, readBasket, withGood, withoutGood, writeBasket } from '../../orders/placing/basket.ts'
import { listOf } from '../../orders/placing/good.ts'

const OFFICERS = ['admin', 'curator'] as const
/** The goods of a letter: those written down, and the one that is being written. */
const KEPT = { hit: 'pick?', order_count: 'count?', basket: 'text?' } as const
const FOCUS = { hit: 'pick', order_count: 'count', basket: 'text?' } as const

interface Kept {
  hit: string | undefined
  order_count: number | undefined
  basket: string | undefined
}

/** All of them, as far as they are sold in the officer's own regency. */
async function allOf({ tx, actor }: Work, { hit, order_count, basket }: Kept): Promise<Good[]> {
  const goods = readBasket(basket, hit)
  const all =
    hit === undefined || order_count === undefined ? goods : withGood(goods, { product: hit, count: order_count })
  const rows = await tx.sql<{ id: number }>('SELECT id FROM products WHERE id = ANY ($1) AND region_code = $2', [
    all.map(({ product }) => Number(product)),
    actor.region,
  ])
  const here = new Set(rows.map(({ id }) => String(id)))
  return all.filter(({ product, count }) => here.has(product) && count > 0)
}

const focusOn = (goods: readonly Good[], { product, count }: Good) => ({
  hit: product,
  order_count: count,
  basket: writeBasket(withGood(goods, { product, count: 0 })),
})

/** A letter names more than one thing: this one is kept, and the next is asked for. */
export const keepEnteredGood = action({
  name: 'keep_entered_good',
  for: OFFICERS,
  needs: { parcel: 'pick?', ...KEPT },
  gives: {
    kept: { ...KEPT, search_words: 'text?' },
    /** parcels are an order of their own */
    parcel: {},
    gone: {},
  },
  async run({ parcel, ...kept }, work) {
    if (parcel !== undefined || kept.hit === undefined) return { outcome: 'parcel' }
    const goods = await allOf(work, kept)
    if (!goods.some(({ product }) => product === kept.hit)) return { outcome: 'gone' }
    const basket = writeBasket(goods)
    return { outcome: 'kept', values: { basket, hit: undefined, order_count: undefined, search_words: undefined } }
  },
})

/** Which of the goods of a letter is to change; of one there is no question. */
export const listEnteredGoods = action({
  name: 'list_entered_goods',
  for: OFFICERS,
  needs: KEPT,
  gives: { one: {}, several: { choices: 'list', entered_good: 'pick?' } },
  async run(kept, work) {
    const goods = await allOf(work, kept)
    if (goods.length < 2) return { outcome: 'one' }
    return { outcome: 'several', values: { choices: await listOf(work, goods), entered_good: undefined } }
  },
})

/** One of them is written anew, where it stood. */
export const focusEnteredGood = action({
  name: 'focus_entered_good',
  for: OFFICERS,
  needs: { entered_good: 'pick', ...KEPT },
  gives: { focused: FOCUS, gone: {} },
  async run({ entered_good, ...kept }, work) {
    const goods = await allOf(work, kept)
    const meant = goods.find(({ product }) => product === entered_good)
    return meant ? { outcome: 'focused', values: focusOn(goods, meant) } : { outcome: 'gone' }
  },
})

/** The one that is written is left out. */
export const dropEnteredGood = action({
  name: 'drop_entered_good',
  for: OFFICERS,
  needs: KEPT,
  gives: { left: FOCUS, nothing: {} },
  async run(kept, work) {
    const all = await allOf(work, kept)
    const goods = kept.hit === undefined ? all : withoutGood(all, kept.hit)
    const last = goods.at(-1)
    return last ? { outcome: 'left', values: focusOn(goods, last) } : { outcome: 'nothing' }
  },
})
