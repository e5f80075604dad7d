import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { ON_SHELF } from '../../../domain/shops/listing.ts'
import type { Line } from '../../../flow/say.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { listingFacts, listingsOf, readListing, type Whose } from './listing.ts'
import { takeOff } from './move.ts'

/** The shop itself, or the office for it. */
export const SHOP_OR_OFFICE = ['visitor', 'buyer', ...OFFICER_ACTS.arrange_listings] as const

/** Whose shelves the speaker may touch. */
export const shelvesOf = ({ actor }: Pick<Work, 'actor'>): Whose =>
  actor.officerId === undefined ? { buyerId: actor.buyerId ?? 0 } : { region: actor.region }

/** The shop's shelves: those whose name is said, else all. */
export const findShelves = action({
  name: 'find_shelves',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { listings: 'list' }, none: {} },
  async run(_, work) {
    const all = await listingsOf(work.tx, shelvesOf(work), ['requested', ...ON_SHELF])
    if (!all.length) return { outcome: 'none' }
    const listings = all.map(({ id, product, seller }) => ({ value: String(id), label: listLabel(product, seller) }))
    return { outcome: 'some', values: { listings } }
  },
})

const CARD = { product_name: 'text', maker: 'text', listing_state: 'word', facts: 'lines', orders: 'lines' } as const

/** One shelf as the shop sees it, with what was sold and ordered for it lately. */
export const showShelf = action({
  name: 'show_shelf',
  for: ['visitor', 'buyer'],
  needs: { listing: 'pick' },
  gives: { requested: CARD, selling: CARD, over: {} },
  async run({ listing }, work) {
    const found = await readListing(work.tx, pickedId(listing), shelvesOf(work))
    if (!found || found.status === 'withdrawn') return { outcome: 'over' }
    const values = {
      product_name: found.product,
      maker: found.seller,
      listing_state: `listing_status.${found.status}`,
      facts: listingFacts(found),
      orders: [...(await soldLately(work.tx, found.id, found.unit)), ...(await ordersOf(work.tx, found.id))],
    }
    return { outcome: found.status === 'requested' ? 'requested' : 'selling', values }
  },
})

/** What the shop told of the last three months. */
async function soldLately(tx: Tx, listingId: number, unit: string): Promise<Line[]> {
  const rows = await tx.sql<{ month: string; units: number }>(
    'SELECT month, units FROM listing_sales WHERE listing_id = $1 ORDER BY month DESC LIMIT 3',
    [listingId],
  )
  return rows.map(({ month, units }) => line('shelf_sold', { month, quantity: { qty: units, unit } }))
}

/** Orders that restocked it, newest first. */
async function ordersOf(tx: Tx, listingId: number): Promise<Line[]> {
  const rows = await tx.sql<{ number: string; day: string; status: string }>(
    `SELECT o.number, o.needed_on AS day, o.status FROM orders o
     WHERE o.number IS NOT NULL AND o.id IN (SELECT order_id FROM order_lines WHERE listing_id = $1) ORDER BY o.id DESC LIMIT 3`,
    [listingId],
  )
  return rows.map(({ number, day, status }) => line('shelf_order', { number, day, status: `order_status.${status}` }))
}

/** Number of shops, margin, barcode, what a carton holds: what is said is changed, the rest stays. */
export const changeShelf = action({
  name: 'change_shelf',
  for: SHOP_OR_OFFICE,
  needs: { listing: 'pick', outlets: 'count?', margin: 'count?', barcode: 'text?', carton: 'count?' },
  gives: { changed: { product_name: 'text', facts: 'lines' }, over: {} },
  async run({ listing, outlets, margin, barcode, carton }, work) {
    const id = pickedId(listing)
    const found = await readListing(work.tx, id, shelvesOf(work), 'lock')
    if (!found || found.status === 'withdrawn') return { outcome: 'over' }
    await work.tx.sql(
      `UPDATE listings SET outlets = coalesce($2, outlets), margin_percent = coalesce($3, margin_percent),
         barcode = coalesce($4, barcode), carton_content = coalesce($5, carton_content) WHERE id = $1`,
      [id, outlets ?? null, margin ?? null, barcode ?? null, carton ?? null],
    )
    if (work.actor.officerId !== undefined) {
      const after = { outlets, margin, barcode, carton }
      await audit(work.tx, work.actor, work.now, {
        act: 'change_listing',
        subject: 'listings',
        subjectId: id,
        after,
        onBehalf: true,
      })
    }
    const now = await readListing(work.tx, id, shelvesOf(work))
    const facts = now ? listingFacts(now) : []
    return { outcome: 'changed', values: { product_name: found.product, facts }, wrote: true }
  },
})

/** The shop takes a product off its shelf, or asks for it no more. */
export const leaveShelf = action({
  name: 'leave_shelf',
  for: ['visitor', 'buyer'],
  needs: { listing: 'pick', why: 'text?' },
  gives: { done: { product_name: 'text' }, over: {} },
  async run({ listing, why }, work) {
    const found = await readListing(work.tx, pickedId(listing), shelvesOf(work), 'lock')
    if (!found || !(await takeOff(work.tx, found, { by: 'shop', why }, work.now))) return { outcome: 'over' }
    return { outcome: 'done', values: { product_name: found.product }, wrote: true }
  },
})
