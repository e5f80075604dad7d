import type { Tx } from '../../db/open.ts'
import { bringOn, MOST_OPEN_SAMPLES, MOST_SAMPLE_PIECES, SAMPLE_OPEN } from '../../domain/orders/sample.ts'
import { action } from '../action.ts'
import { findProducts } from '../catalogue/find.ts'
import { parcelsOnSale } from '../catalogue/parcels.ts'
import { priceLabel } from '../catalogue/price-label.ts'
import { ownOrder } from '../orders/following/own-orders.ts'
import { contentOf, meant } from '../orders/placing/find-item.ts'
import { type Item, readItem } from '../orders/placing/item.ts'
import { pickedId } from '../picked.ts'
import { type Giver, giverOf, insertItem } from './makers.ts'
import { readSample } from './sample.ts'
import { tellAsked, tellOffice } from './telling.ts'

/** Longest list to pick from; more are looked for in the catalogue. */
const MOST = 16

/** What a sample is wanted of: what was looked at, what a quotation is for, or what is named in words. */
export const findSampleItem = action({
  name: 'find_sample_item',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick?', parcel: 'pick?', order: 'pick?', wanted: 'text?' },
  gives: {
    item: { product: 'pick?', parcel: 'pick?', title: 'text', unit: 'text', most: 'count' },
    products: { products: 'list', wanted: 'text' },
    parcels: { parcels: 'list' },
    unknown: { wanted: 'text' },
    which: {},
    gone: {},
  },
  async run({ product, parcel, order, wanted }, { tx, actor, today }) {
    if (product !== undefined || parcel !== undefined) return named(tx, { product, parcel }, actor.buyerId)
    if (order !== undefined) return named(tx, await orderedItem(tx, actor.buyerId, pickedId(order)), actor.buyerId)
    if (wanted === undefined) return { outcome: 'which' }
    const parcels = await parcelsOnSale(tx, { region: actor.region })
    const [only, ...others] = contentOf(wanted).length ? meant(parcels, wanted) : parcels
    if (only && !others.length) return named(tx, { parcel: String(only.id) }, actor.buyerId)
    if (only) {
      const list = [only, ...others].map(({ id, name, price }) => ({
        value: String(id),
        label: priceLabel(name, price),
      }))
      return { outcome: 'parcels', values: { parcels: list } }
    }
    const found = await findProducts(tx, { regionCode: actor.region, words: wanted }, today, MOST)
    const [first] = found
    if (!first) return { outcome: 'unknown', values: { wanted } }
    if (found.length === 1) return named(tx, { product: String(first.id) }, actor.buyerId)
    const products = found.map(({ id, name, business, price }) => ({
      value: String(id),
      label: priceLabel(name, price, business),
    }))
    return { outcome: 'products', values: { products, wanted } }
  },
})

interface Ref {
  product?: string | undefined
  parcel?: string | undefined
}

async function named(tx: Tx, { product, parcel }: Ref, buyerId: number | undefined) {
  const item = await readItem(tx, { product, parcel }, buyerId)
  return item
    ? {
        outcome: 'item' as const,
        values: { product, parcel, title: item.title, unit: item.unit ?? 'parsel', most: MOST_SAMPLE_PIECES },
      }
    : { outcome: 'gone' as const }
}

/** What a buyer's quotation or order is for. */
async function orderedItem(tx: Tx, buyerId: number | undefined, orderId: number): Promise<Ref> {
  const [row] = await tx.sql<{ parcel: string | null; product: string | null }>(
    `SELECT o.parcel_id::text AS parcel,
       (SELECT min(x.product_id) FROM order_lines l JOIN order_line_products x ON x.order_line_id = l.id WHERE l.order_id = o.id)::text
         AS product
     FROM orders o WHERE o.id = $1 AND o.buyer_id = $2`,
    [orderId, buyerId ?? 0],
  )
  if (row?.parcel) return { parcel: row.parcel }
  return row?.product ? { product: row.product } : {}
}

/** Who may ask makers for a sample: an organisation that an officer has let in, with not too many under way. */
export const mayAskSample = action({
  name: 'may_ask_sample',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { may: { address: 'text?' }, stranger: {}, unverified: { shop: 'text' }, enough: { most: 'count' } },
  async run(_, { tx, actor }) {
    const [buyer] = await tx.sql<{ name: string; status: string; address: string | null; open: number }>(
      `SELECT b.name, b.status, nullif(concat_ws(', ', b.address, b.estate), '') AS address,
         (SELECT count(*) FROM samples x WHERE x.buyer_id = b.id AND x.status = ANY ($2))::int AS open
       FROM buyers b WHERE b.id = $1`,
      [actor.buyerId ?? 0, SAMPLE_OPEN],
    )
    if (!buyer) return { outcome: 'stranger' }
    if (buyer.status !== 'verified') return { outcome: 'unverified', values: { shop: buyer.name } }
    if (buyer.open >= MOST_OPEN_SAMPLES) return { outcome: 'enough', values: { most: MOST_OPEN_SAMPLES } }
    return { outcome: 'may', values: { address: buyer.address ?? undefined } }
  },
})

/** The sample is asked for: every maker whose goods are in it hears of it, and so do the officers. */
export const askSample = action({
  name: 'ask_sample',
  for: ['visitor', 'buyer'],
  needs: {
    product: 'pick?',
    parcel: 'pick?',
    order: 'pick?',
    pieces: 'count',
    pays: 'choice',
    way: 'choice',
    address: 'text?',
    note: 'text?',
  },
  gives: { asked: { sample: 'pick' }, already: { sample: 'pick' }, no_address: {}, gone: {} },
  async run(needs, { tx, actor, now, today }) {
    const { product, parcel, pieces, way, address, note } = needs
    const buyerId = actor.buyerId ?? 0
    const [buyer] = await tx.sql<{ status: string }>('SELECT status FROM buyers WHERE id = $1 FOR UPDATE', [buyerId])
    const item = await readItem(tx, { product, parcel }, buyerId)
    if (buyer?.status !== 'verified' || !item) return { outcome: 'gone' }
    if (way === 'brought' && !address) return { outcome: 'no_address' }
    const open = await openSample(tx, buyerId, item, product)
    if (open !== undefined) return { outcome: 'already', values: { sample: String(open) } }
    const givers = await giversOf(tx, item, today)
    if (!givers.length) return { outcome: 'gone' }
    const orderId = needs.order === undefined ? undefined : await ownOrder(tx, buyerId, needs.order)
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO samples (region_code, buyer_id, parcel_id, order_id, title, quantity, way, address, note, bring_on, status, created_at)
       VALUES ($1, $2, $3, (SELECT id FROM orders WHERE id = $4 AND region_code = $1), $5, $6, $7, $8, $9, $10, 'asked', $11)
       RETURNING id`,
      [
        item.regionCode,
        buyerId,
        item.parcelId,
        orderId ?? null,
        item.title,
        pieces,
        way === 'brought' ? 'brought' : 'fetched',
        way === 'brought' ? address : null,
        note ?? null,
        bringOn(
          today,
          givers.map(({ giver }) => giver.leadTimeDays),
        ),
        now,
      ],
    )
    const id = row?.id ?? 0
    for (const { giver, lineId, quantity, price } of givers)
      await insertItem(
        tx,
        { id, regionCode: item.regionCode, pointId: item.packingPointId },
        { ...giver, lineId, quantity: quantity * pieces, price, paid: needs.pays === 'paid' },
        now,
      )
    const sample = await readSample(tx, id, { buyerId })
    if (!sample) throw new Error('a sample was not written')
    const sellers = [...new Set(givers.map(({ giver }) => giver.sellerId))]
    await tellAsked(tx, sample, sellers, now)
    await tellOffice(tx, sample, now)
    return { outcome: 'asked', values: { sample: String(id) }, wrote: true }
  },
})

interface Asked {
  giver: Giver
  lineId: number | null
  /** pieces in each parcel */
  quantity: number
  price: number
}

/** Who is asked for each line. A line that nobody can fill now is left out: the rest can still be tried. */
async function giversOf(tx: Tx, item: Item, today: string): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { parcelLineId, products, quantity, price } of item.lines) {
    const used = asked.map(({ giver }) => giver.productId)
    const giver = await giverOf(tx, products, used, today)
    if (giver) asked.push({ giver, lineId: parcelLineId, quantity, price })
  }
  return asked
}

/** The buyer's own sample of the same thing that is still under way. */
async function openSample(tx: Tx, buyerId: number, { parcelId }: Item, product: string | undefined) {
  const [row] = await tx.sql<{ id: number }>(
    `SELECT x.id FROM samples x WHERE x.buyer_id = $1 AND x.status = ANY ($2) AND x.parcel_id IS NOT DISTINCT FROM $3
       AND ($3::int IS NOT NULL OR EXISTS (SELECT 1 FROM sample_items i WHERE i.sample_id = x.id AND i.product_id = $4))`,
    [buyerId, SAMPLE_OPEN, parcelId, parcelId === null ? pickedId(product ?? '') : 0],
  )
  return row?.id
}
