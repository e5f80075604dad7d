import type { Tx } from '../../../db/open.ts'
import { HAS_SHELVES } from '../../../domain/shops/listing.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { action, type Work } from '../../action.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { pickedId } from '../../picked.ts'
import { mustChoose, ownBusiness } from '../../sellers/business.ts'
import { otherSide, readConsignment, type Side } from './consignment.ts'

/** The maker's own products that are sold, to pick from. */
export const findOwnGoods = action({
  name: 'find_own_goods',
  for: ['seller'],
  needs: {},
  gives: { some: { products: 'list' }, none: {}, which_business: {} },
  async run(_, { tx, actor, now }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const rows = await tx.sql<{ id: number; name: string }>(
      `SELECT id, name FROM products WHERE seller_id = $1 AND status = 'approved' ORDER BY name, id LIMIT 60`,
      [actor.sellerId ?? 0],
    )
    if (!rows.length) return { outcome: 'none' }
    return { outcome: 'some', values: { products: rows.map(({ id, name }) => ({ value: String(id), label: name })) } }
  },
})

/** Shops, cooperatives, hotels and galleries of the maker's region. */
export const findShops = action({
  name: 'find_shops',
  for: ['seller'],
  needs: {},
  gives: { some: { shops: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const { regionCode } = await ownBusiness(tx, actor)
    const rows = await tx.sql<{ id: number; name: string }>(
      `SELECT id, name FROM buyers WHERE region_code = $1 AND status = 'verified' AND kind = ANY ($2) ORDER BY name, id LIMIT 60`,
      [regionCode, HAS_SHELVES],
    )
    if (!rows.length) return { outcome: 'none' }
    return { outcome: 'some', values: { shops: rows.map(({ id, name }) => ({ value: String(id), label: name })) } }
  },
})

/** What was picked, by name, and what it usually costs: for the card. */
export const nameConsignment = action({
  name: 'name_consignment',
  for: ['seller'],
  needs: { product: 'pick', shop: 'pick' },
  gives: { named: { title: 'text', shop_name: 'text', usual_price: 'rupiah' }, gone: {} },
  async run({ product, shop }, { tx, actor }) {
    const [row] = await tx.sql<{ title: string; shop: string; price: number }>(
      `SELECT p.name AS title, b.name AS shop, p.unit_price AS price FROM products p, buyers b
       WHERE p.id = $1 AND p.seller_id = $2 AND p.status = 'approved' AND b.id = $3 AND b.status = 'verified'
         AND b.region_code = p.region_code AND b.kind = ANY ($4)`,
      [pickedId(product), actor.sellerId ?? 0, pickedId(shop), HAS_SHELVES],
    )
    if (!row) return { outcome: 'gone' }
    return { outcome: 'named', values: { title: row.title, shop_name: row.shop, usual_price: row.price } }
  },
})

const GIVES = { asked: {}, already: {}, gone: {} } as const

/** The maker asks a shop to take her goods; `price` is that of her product when she names none. */
export const askShop = action({
  name: 'ask_consignment_of_shop',
  for: ['seller'],
  needs: { product: 'pick', shop: 'pick', shop_price: 'rupiah?', share: 'count', settled: 'choice' },
  gives: GIVES,
  run: ({ product, shop, shop_price, share, settled }, work) =>
    ask(work, 'maker', { productId: pickedId(product), buyerId: pickedId(shop), price: shop_price, share, settled }),
})

/** The shop asks a maker to leave goods with it, at her price. */
export const askMaker = action({
  name: 'ask_consignment_of_maker',
  for: ['visitor', 'buyer'],
  needs: { product: 'pick', share: 'count', settled: 'choice' },
  gives: GIVES,
  run: ({ product, share, settled }, work) =>
    ask(work, 'shop', {
      productId: pickedId(product),
      buyerId: work.actor.buyerId ?? 0,
      price: undefined,
      share,
      settled,
    }),
})

interface Terms {
  productId: number
  buyerId: number
  price: number | undefined
  share: number
  settled: string
}

async function ask({ tx, actor, now }: Work, by: Side, terms: Terms) {
  const { productId, buyerId, share } = terms
  const [shop] = await tx.sql<{ region: string }>(
    `SELECT region_code AS region FROM buyers WHERE id = $1 AND status = 'verified' AND kind = ANY ($2) FOR UPDATE`,
    [buyerId, HAS_SHELVES],
  )
  const product = await productFor(tx, productId, by === 'maker' ? (actor.sellerId ?? 0) : undefined)
  // a shop may ask makers of the next regency; a maker was shown those of her own
  if (!shop || !product || (by === 'maker' && shop.region !== product.region)) return { outcome: 'gone' as const }
  const [open] = await tx.sql(
    `SELECT 1 FROM consignments WHERE product_id = $1 AND buyer_id = $2 AND status IN ('asked', 'active')`,
    [productId, buyerId],
  )
  if (open) return { outcome: 'already' as const }
  const settled = terms.settled === 'week' ? 'week' : 'month'
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO consignments (region_code, product_id, buyer_id, price, share_percent, settled, status, asked_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, $8) RETURNING id`,
    [product.region, productId, buyerId, terms.price ?? product.price, share, settled, by, now],
  )
  const asked = await readConsignment(tx, row?.id ?? 0, actor)
  if (!asked) throw new Error('a consignment was not written')
  const slots = { consignment: String(asked.id) }
  const notice = { notice: 'consignment_asked' as const, values: {}, slots }
  await queueNotices(tx, toAll(await otherSide(tx, asked, by), `consignment-asked:${asked.id}`, notice), now)
  return { outcome: 'asked' as const, wrote: true }
}

/** A product that is sold now; a maker's own only. */
async function productFor(tx: Tx, id: number, sellerId: number | undefined) {
  const [row] = await tx.sql<{ region: string; price: number }>(
    `SELECT p.region_code AS region, p.unit_price AS price FROM products p JOIN sellers s ON s.id = p.seller_id AND s.status = 'active'
     WHERE p.id = $1 AND p.status = 'approved' AND ($2::int IS NULL OR p.seller_id = $2)`,
    [id, sellerId ?? null],
  )
  return row
}
