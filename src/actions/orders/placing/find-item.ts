import type { Quantity } from '../../../answers/index.ts'
import { nameSimilarity } from '../../../domain/products/names.ts'
import { action } from '../../action.ts'
import { findProducts } from '../../catalogue/find.ts'
import { type ParcelOnSale, parcelsOnSale } from '../../catalogue/parcels.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { readSearch } from '../../catalogue/read-search.ts'
import { readItem } from './item.ts'

/** Longest list of products to pick from here; more are looked for in the catalogue. */
const MOST = 16
/** How alike a parcel's name must be to be meant. */
const ALIKE = 0.6
/** Words that every parcel could be called by. */
const ANY_PARCEL =
  /^(?:paket|parcel|parsel|hampers|bingkisan|lebaran|natal|idul|fitri|ramadan|ramadhan|yang|dari|untuk|buat)$/

/**
 * What is to be ordered: the parcel or product already chosen, the one named in words, or a list to pick from. A parcel
 * is looked for first, since whole parcels are what companies order. With a budget those near it come first.
 */
export const findItem = action({
  name: 'find_item',
  for: ['visitor', 'buyer'],
  needs: {
    parcel: 'pick?',
    product: 'pick?',
    wanted: 'text?',
    quantity: 'quantity?',
    budget: 'rupiah?',
    /** what was looked for when the order was begun */
    search_words: 'text?',
    /** goods gathered before this one */
    basket: 'text?',
  },
  gives: {
    item: { parcel: 'pick?', product: 'pick?', title: 'text' },
    /** not named now, but all that was looked at: said, so that nobody orders what was not meant */
    looked_at: { parcel: 'pick?', product: 'pick?', title: 'text' },
    parcels: { parcels: 'list' },
    products: { products: 'list', wanted: 'text' },
    unknown: { wanted: 'text' },
    /** nor is it needed: other goods are being ordered */
    unknown_more: { wanted: 'text' },
    /** counted in bungkus, kilo, botol: goods, and nobody has said which */
    unnamed: { quantity: 'quantity' },
    gone: {},
    none: {},
  },
  async run({ parcel, product, quantity, budget, ...words }, { tx, actor, today, feasts }) {
    if (parcel !== undefined || product !== undefined) {
      const item = await readItem(tx, { parcel, product }, actor.buyerId)
      return item ? { outcome: 'item', values: { parcel, product, title: item.title } } : { outcome: 'gone' }
    }
    const wanted =
      words.wanted ??
      (quantity && isParcel(quantity)
        ? undefined
        : lookedFor(words.search_words, { today, feasts, region: actor.region }))
    const parcels = await parcelsOnSale(tx, { region: actor.region })
    const named = wanted === undefined ? [] : meant(parcels, wanted)
    const [only] = named
    if (only && named.length === 1)
      return { outcome: 'item', values: { parcel: String(only.id), product: undefined, title: only.name } }
    if (wanted !== undefined && contentOf(wanted).length && !only) {
      const found = await findProducts(tx, { regionCode: actor.region, words: wanted, maxPrice: budget }, today, MOST)
      const [first] = found
      if (!first) return { outcome: words.basket === undefined ? 'unknown' : 'unknown_more', values: { wanted } }
      if (found.length === 1)
        return {
          outcome: words.wanted === undefined ? 'looked_at' : 'item',
          values: { parcel: undefined, product: String(first.id), title: first.name },
        }
      const products = found.map(({ id, name, business, price }) => ({
        value: String(id),
        label: priceLabel(name, price, business),
      }))
      return { outcome: 'products', values: { products, wanted } }
    }
    if (wanted === undefined && quantity?.unit !== undefined && !isParcel(quantity))
      return { outcome: 'unnamed', values: { quantity } }
    const shown = only ? named : parcels
    if (!shown.length) return { outcome: 'none' }
    const near =
      budget === undefined ? shown : shown.toSorted((a, b) => Math.abs(a.price - budget) - Math.abs(b.price - budget))
    return {
      outcome: 'parcels',
      values: { parcels: near.map(({ id, name, price }) => ({ value: String(id), label: priceLabel(name, price) })) },
    }
  },
})

/** The goods among the words of a search: 'ada yang jual kopi?' looked for kopi. */
const lookedFor = (words: string | undefined, context: Parameters<typeof readSearch>[1]) =>
  words === undefined ? undefined : (readSearch(words, context).words ?? words)

/** '500 paket' says that whole parcels are meant; '50 bungkus' that goods are. */
export const isParcel = ({ unit }: Quantity): boolean => unit !== undefined && /^(?:paket|parcel|hampers)$/.test(unit)

/** Words that say which: without 'paket', 'lebaran' and the like. */
export const contentOf = (words: string) =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !ANY_PARCEL.test(word))

/** Parcels whose name holds every word that was said, or else is much alike. */
export function meant(parcels: readonly ParcelOnSale[], words: string): ParcelOnSale[] {
  const said = contentOf(words)
  if (!said.length) return []
  const holding = parcels.filter(({ name }) => {
    const own = contentOf(name)
    return said.every((word) => own.includes(word))
  })
  return holding.length
    ? holding
    : parcels.filter(({ name }) => nameSimilarity(contentOf(name).join(' '), said.join(' ')) >= ALIKE)
}

/** What was picked from a list, by name. */
export const nameItem = action({
  name: 'name_item',
  for: ['visitor', 'buyer'],
  needs: { parcel: 'pick?', product: 'pick?' },
  gives: { item: { title: 'text' }, gone: {} },
  async run(needs, { tx, actor }) {
    const item = await readItem(tx, needs, actor.buyerId)
    return item ? { outcome: 'item', values: { title: item.title } } : { outcome: 'gone' }
  },
})
