import type { Quantity } from '../../../answers/index.ts'
import type { Option } from '../../../chat/reply.ts'
import { DISTRICTS } from '../../../domain/districts.ts'
import { understand } from '../../../understand/index.ts'
import { goodsNamed } from '../../../understand/several-goods.ts'
import { action, type Work } from '../../action.ts'
import { findProducts } from '../../catalogue/find.ts'
import { parcelsOnSale } from '../../catalogue/parcels.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { countIn, type Good, MOST_GOODS, readBasket, withGood, withoutGood, writeBasket } from './basket.ts'
import { meant } from './find-item.ts'
import { BUYERS, FOCUS, focusOn, listOf } from './good.ts'
import { readItem } from './item.ts'
import { countOf } from './wish.ts'

/** Few words without a number name goods that nobody has told us of: 'emping', 'kue satu'. */
const BARE_NAME = /^\s*\p{L}+(?:\s+\p{L}+){0,3}\s*$/u
/** Longest list of products to pick from here. */
const MOST = 16

/** What one part of a message wants: 'kopi 40 bungkus', 'kopi'. */
function wantedIn(part: string, { today, feasts, actor }: Work): { words: string; quantity?: Quantity } | undefined {
  const context = { today, feasts, region: actor.region, districts: DISTRICTS }
  const read = (text: string) => understand(text, context)
  const goods = goodsNamed(part, read)
  if (goods) return goods
  const words = read(`pesan ${part}`).values.kind_words?.value
  if (typeof words === 'string') return { words }
  return BARE_NAME.test(part) ? { words: part.trim() } : undefined
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ') || undefined
const OPEN = { also: 'text?', rest: 'text?', after: 'text?', basket: 'text?' } as const

/**
 * What was named with the first thing becomes a line of the same order, until one must be asked about: which it is, or how
 * many. What no such order can hold, a parcel or goods of another regency, is ordered after it.
 */
export const gatherGoods = action({
  name: 'gather_goods',
  for: BUYERS,
  needs: {
    parcel: 'pick?',
    product: 'pick?',
    quantity: 'quantity',
    basket: 'text?',
    /** what was named with it, and what is still to be looked at behind a question */
    also: 'text?',
    rest: 'text?',
    after: 'text?',
  },
  gives: {
    gathered: { ...OPEN, ...FOCUS, parcel: 'pick?' },
    /** one thing, and nothing was named with it */
    alone: {},
    which_product: { ...OPEN, wanted: 'text', products: 'list', product: 'pick?', quantity: 'quantity?' },
    how_many: { ...OPEN, title: 'text', product: 'pick', quantity: 'quantity?' },
    unknown: { ...OPEN, wanted: 'text' },
    unclear: OPEN,
    /** another number was said, and not of which */
    which: { choices: 'list', counted_good: 'pick?' },
  },
  async run({ parcel, product, quantity, basket, also, rest, after }, work) {
    const { tx, actor } = work
    const kept = readBasket(basket, product)
    const item = await readItem(tx, { parcel, product }, actor.buyerId)
    const counted = item && countOf(quantity, item)
    // the order's own talk says what is wrong
    if (!item || !counted?.ok) return { outcome: 'alone' }
    const { count } = counted
    const others = product === undefined ? kept : withoutGood(kept, product)
    const region = await regionOf(work, others[0])
    const apart = others.length > 0 && (product === undefined || item.regionCode !== region)
    if (product === undefined && !apart) return { outcome: 'alone' }
    const before = product === undefined ? undefined : countIn(kept, product)
    if (before !== undefined && before !== count && others.length)
      return { outcome: 'which', values: { choices: await listOf(work, kept), counted_good: undefined } }
    let goods = product === undefined || apart ? others : withGood(kept, { product, count })
    let later = apart ? joined(after, `${count} ${item.title}`) : after
    const parts = (joined(also, rest) ?? '').split(', ').filter(Boolean)
    if (!parts.length && !apart && goods.length < 2) return { outcome: 'alone' }
    for (const [at, part] of parts.entries()) {
      const left = { also: undefined, rest: joined(...parts.slice(at + 1)), after: later, basket: writeBasket(goods) }
      const wanted = wantedIn(part, work)
      if (!wanted) return { outcome: 'unclear', values: left }
      const { words, quantity: said } = wanted
      const found = await lookFor(work, words, item.regionCode)
      if (found === 'apart' || goods.length >= MOST_GOODS) {
        later = joined(later, part)
        continue
      }
      const [only, another] = found
      if (!only) return { outcome: 'unknown', values: { ...left, wanted: words } }
      if (another) {
        const values = { ...left, wanted: words, products: found, product: undefined, quantity: said }
        return { outcome: 'which_product', values }
      }
      const good = await goodOf(work, only.value, said)
      if (good.count === undefined) {
        const values = { ...left, title: good.title, product: only.value, quantity: undefined }
        return { outcome: 'how_many', values }
      }
      // 'tambah 20 keripik lagi' is more of the same
      goods = withGood(goods, { product: only.value, count: good.count + (countIn(goods, only.value) ?? 0) })
    }
    const values = { also: undefined, rest: undefined, after: later, parcel: undefined }
    const latest = goods.at(-1)
    if (!latest) return { outcome: 'alone' }
    return {
      outcome: 'gathered',
      values: { ...values, ...(await focusOn(work, goods, latest)), basket: writeBasket(goods) },
    }
  },
})

async function regionOf({ tx }: Work, good: Good | undefined): Promise<string | undefined> {
  return good && (await readItem(tx, { product: good.product }))?.regionCode
}

/** Products that words name, to choose from; 'apart' when they name a parcel. */
async function lookFor({ tx, actor, today }: Work, words: string, region: string): Promise<Option[] | 'apart'> {
  if (meant(await parcelsOnSale(tx, { region: actor.region }), words).length) return 'apart'
  const found = await findProducts(tx, { regionCode: region, words }, today, MOST)
  return found.map(({ id, name, business, price }) => ({ value: String(id), label: priceLabel(name, price, business) }))
}

async function goodOf({ tx }: Work, product: string, said: Quantity | undefined) {
  const item = await readItem(tx, { product })
  const counted = item && said && countOf(said, item)
  return { title: item?.title ?? '', count: counted?.ok ? counted.count : undefined }
}

/** After an order comes what could not be a part of it: 'kopi 40 bungkus', on the same day. */
export const nextGoods = action({
  name: 'next_goods',
  for: BUYERS,
  needs: { also: 'text?', after: 'text?' },
  gives: {
    more: {
      ...OPEN,
      wanted: 'text',
      quantity: 'quantity?',
      parcel: 'pick?',
      product: 'pick?',
      search_words: 'text?',
      budget: 'rupiah?',
      deliveries: 'deliveries?',
    },
    unclear: {},
    none: {},
  },
  async run({ also, after }, work) {
    const [first, ...others] = (joined(also, after) ?? '').split(', ')
    if (!first) return { outcome: 'none' }
    const next = wantedIn(first, work)
    if (!next) return { outcome: 'unclear' }
    const { words, quantity } = next
    const forgotten = { parcel: undefined, product: undefined, search_words: undefined, budget: undefined }
    const over = { deliveries: undefined, after: undefined, rest: undefined, basket: undefined }
    return { outcome: 'more', values: { ...forgotten, ...over, wanted: words, quantity, also: joined(...others) } }
  },
})
