import type { Tx } from '../../../db/open.ts'
import { HAS_SHELVES } from '../../../domain/shops/listing.ts'
import { action } from '../../action.ts'
import { findProducts } from '../../catalogue/find.ts'
import { priceLabel } from '../../catalogue/price-label.ts'
import { readItem } from '../../orders/placing/item.ts'
import { pickedId } from '../../picked.ts'
import { readListing } from './listing.ts'
import { tellAsked } from './telling.ts'

/** Longest list to pick from; more are looked for in the catalogue. */
const MOST = 16

/** Which product is meant to go onto the shelf: the one whose card is looked at, or what is named in words. */
export const findShelfProduct = action({
  name: 'find_shelf_product',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick?', wanted: 'text?' },
  gives: {
    product: { product: 'pick', title: 'text', unit: 'text' },
    products: { products: 'list', wanted: 'text' },
    unknown: { wanted: 'text' },
    which: {},
    gone: {},
  },
  async run({ product, wanted }, { tx, actor, today }) {
    if (product !== undefined) return named(tx, product)
    if (wanted === undefined) return { outcome: 'which' }
    const found = await findProducts(tx, { regionCode: actor.region, words: wanted }, today, MOST)
    const [first] = found
    if (!first) return { outcome: 'unknown', values: { wanted } }
    if (found.length === 1) return named(tx, String(first.id))
    const products = found.map(({ id, name, business, price }) => ({
      value: String(id),
      label: priceLabel(name, price, business),
    }))
    return { outcome: 'products', values: { products, wanted } }
  },
})

async function named(tx: Tx, product: string) {
  const item = await readItem(tx, { product })
  return item
    ? { outcome: 'product' as const, values: { product, title: item.title, unit: item.unit ?? 'pcs' } }
    : { outcome: 'gone' as const }
}

/** Who may have makers' goods on a shelf: a verified shop, cooperative, hotel or gallery. */
export const mayHaveShelves = action({
  name: 'may_have_shelves',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { may: { shop: 'text' }, stranger: {}, unverified: { shop: 'text' }, no_shop: { shop: 'text' } },
  async run(_, { tx, actor }) {
    const buyer =
      actor.buyerId === undefined ? null : await tx.prisma.buyer.findUnique({ where: { id: actor.buyerId } })
    if (!buyer) return { outcome: 'stranger' }
    const values = { shop: buyer.name }
    if (!HAS_SHELVES.some((kind) => kind === buyer.kind)) return { outcome: 'no_shop', values }
    return { outcome: buyer.status === 'verified' ? 'may' : 'unverified', values }
  },
})

/** The shop asks to sell a product: its maker and the office hear of it and decide. Once while it is not taken off. */
export const askListing = action({
  name: 'ask_listing',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick', outlets: 'count', margin: 'count?', barcode: 'text?', carton: 'count?' },
  gives: { asked: {}, already: { listing_state: 'word' }, gone: {} },
  async run({ product, outlets, margin, barcode, carton }, { tx, actor, now }) {
    const [buyer] = await tx.sql<{ id: number; kind: string; status: string }>(
      'SELECT id, kind, status FROM buyers WHERE id = $1 FOR UPDATE',
      [actor.buyerId ?? 0],
    )
    const item = await readItem(tx, { product })
    const may = buyer?.status === 'verified' && HAS_SHELVES.some((kind) => kind === buyer.kind)
    if (!buyer || !may || !item) return { outcome: 'gone' }
    const [open] = await tx.sql<{ status: string }>(
      `SELECT status FROM listings WHERE product_id = $1 AND buyer_id = $2 AND status <> 'withdrawn'`,
      [pickedId(product), buyer.id],
    )
    if (open) return { outcome: 'already', values: { listing_state: `listing_status.${open.status}` } }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO listings (region_code, product_id, buyer_id, status, outlets, margin_percent, barcode, carton_content, created_at)
       VALUES ($1, $2, $3, 'requested', $4, $5, $6, $7, $8) RETURNING id`,
      [item.regionCode, pickedId(product), buyer.id, outlets, margin ?? null, barcode ?? null, carton ?? null, now],
    )
    const listing = await readListing(tx, row?.id ?? 0, { buyerId: buyer.id })
    if (!listing) throw new Error('a listing was not written')
    await tellAsked(tx, listing, now)
    return { outcome: 'asked', wrote: true }
  },
})
