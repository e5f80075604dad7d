import { unitNamed } from '../../../answers/grammar/unit-table.ts'
import type { Tx } from '../../../db/open.ts'
import { monthOf } from '../../../domain/calendar.ts'
import { nameSimilarity } from '../../../domain/products/names.ts'
import { ON_SHELF, orderedOf } from '../../../domain/shops/listing.ts'
import { reportedMonth } from '../../../domain/shops/report-month.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { countOf } from '../../orders/placing/wish.ts'
import { pickedId } from '../../picked.ts'
import { consignmentsOf } from '../consignments/consignment.ts'
import { type ListingNow, listingsOf, readListing } from './listing.ts'
import { SHOP_OR_OFFICE, shelvesOf } from './shop-listing.ts'

/** How alike a product's name must be to be meant. */
const ALIKE = 0.6

const wordsOf = (text = ''): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Shelves whose product is named; all of them when none is. */
export function meant<T extends { product: string }>(shelves: readonly T[], words: string | undefined): T[] {
  const said = wordsOf(words).filter((word) => !unitNamed(word) && !CARTON.test(word))
  if (!said.length) return [...shelves]
  const holding = shelves.filter(({ product }) => {
    const own = wordsOf(product)
    return said.every((word) => own.includes(word))
  })
  return holding.length ? holding : shelves.filter(({ product }) => nameSimilarity(product, said.join(' ')) >= ALIKE)
}

/** What was named is on no shelf: all of them are shown, even when there is one. */
const toPick = (shelves: readonly ListingNow[]) =>
  shelves.map(({ id, product, seller }) => ({ value: String(id), label: listLabel(product, seller) }))

/** On which shelf something was sold, and in which month: the one named, else the latest that is over. */
export const findSoldShelf = action({
  name: 'find_sold_shelf',
  for: SHOP_OR_OFFICE,
  needs: { listing: 'pick?', said_product: 'text?', month: 'month?' },
  gives: {
    one: { listing: 'pick', title: 'text', unit: 'text', sold_month: 'month', told: 'count?' },
    several: { listings: 'list' },
    none: {},
    /** titip jual, not a shelf */
    consigned: { consignment: 'pick' },
    consigned_several: {},
    not_yet: { sold_month: 'month' },
  },
  async run({ listing, said_product, month: named }, work) {
    const sold_month = named ?? reportedMonth(work.today)
    if (sold_month > monthOf(work.today)) return { outcome: 'not_yet', values: { sold_month } }
    const picked = listing === undefined ? undefined : await readListing(work.tx, pickedId(listing), shelvesOf(work))
    const all = picked ? [picked] : await listingsOf(work.tx, shelvesOf(work), ON_SHELF)
    const shelves = picked ? all : meant(all, said_product)
    const [only] = shelves
    const consigned = only || work.actor.buyerId === undefined ? [] : await consignmentsOf(work.tx, work.actor)
    const [first, second] = meant(consigned, said_product)
    if (second) return { outcome: 'consigned_several' }
    if (first) return { outcome: 'consigned', values: { consignment: String(first.id) } }
    if (!all.length) return { outcome: 'none' }
    if (!only || shelves.length > 1) return { outcome: 'several', values: { listings: toPick(only ? shelves : all) } }
    const told = (await soldIn(work.tx, only.id, sold_month))?.units
    return {
      outcome: 'one',
      values: { listing: String(only.id), title: only.product, unit: only.unit, sold_month, told },
    }
  },
})

const soldIn = async (tx: Tx, listingId: number, month: string) =>
  (
    await tx.sql<{ units: number }>('SELECT units FROM listing_sales WHERE listing_id = $1 AND month = $2', [
      listingId,
      month,
    ])
  )[0]

/**
 * Writes down how many pieces a shop sold in a month, instead of what it said of that month before; the maker hears it.
 * Pieces that had come by orders are no turnover again (domain/shops/listing.ts).
 */
export const tellShelfSales = action({
  name: 'tell_shelf_sales',
  for: SHOP_OR_OFFICE,
  needs: { listing: 'pick', sold: 'quantity', sold_month: 'month' },
  gives: {
    saved: { units: 'count', ordered: 'count?', amount: 'rupiah?' },
    which_unit: { unit: 'text' },
    over: {},
  },
  async run({ listing, sold, sold_month }, work) {
    const found = await readListing(work.tx, pickedId(listing), shelvesOf(work), 'lock')
    if (!found || !ON_SHELF.includes(found.status)) return { outcome: 'over' }
    const counted = sold.qty === 0 ? { ok: true as const, count: 0 } : countOf(inCartons(sold, found), found)
    if (!counted.ok) return { outcome: 'which_unit', values: { unit: found.unit } }
    const units = counted.count
    const ordered = orderedOf({ units, ...(await piecesOf(work.tx, found.id, sold_month)) })
    const amount = (units - ordered) * found.price
    await work.tx.sql(
      `INSERT INTO listing_sales (listing_id, month, units, ordered, amount, source, reported_at)
       VALUES ($1, $2, $3, $4, $5, 'typed', $6)
       ON CONFLICT (listing_id, month) DO UPDATE SET units = excluded.units, ordered = excluded.ordered, amount = excluded.amount,
         source = 'typed', reported_at = excluded.reported_at`,
      [found.id, sold_month, units, ordered, amount, work.now],
    )
    await told(work, found, units, sold_month)
    return {
      outcome: 'saved',
      values: { units, ordered: ordered || undefined, amount: amount || undefined },
      wrote: true,
    }
  },
})

const CARTON = /^(?:dus|karton|box|kardus)$/

/** '10 dus' of a product whose carton holds 24 is 240 pieces. */
export function inCartons<Q extends { qty: number; unit?: string; pieces?: number }>(
  said: Q,
  { cartonContent }: Pick<ListingNow, 'cartonContent'>,
): Q | { qty: number } {
  if (cartonContent === null || said.unit === undefined || !CARTON.test(said.unit)) return said
  return { qty: said.pieces ?? said.qty * cartonContent }
}

/** What is known of a shelf's pieces apart from one month: told of other months, and brought by its orders. */
async function piecesOf(tx: Tx, listingId: number, month: string) {
  const [row] = await tx.sql<{ otherUnits: number; otherOrdered: number; delivered: number }>(
    `SELECT coalesce((SELECT sum(units) FROM listing_sales WHERE listing_id = $1 AND month <> $2), 0)::int AS "otherUnits",
       coalesce((SELECT sum(ordered) FROM listing_sales WHERE listing_id = $1 AND month <> $2), 0)::int AS "otherOrdered",
       coalesce((SELECT sum(i.quantity - i.damaged) FROM order_lines l JOIN allocations a ON a.order_line_id = l.id
         JOIN delivery_items i ON i.allocation_id = a.id JOIN deliveries d ON d.id = i.delivery_id AND d.status = 'confirmed'
         WHERE l.listing_id = $1), 0)::int AS delivered`,
    [listingId, month],
  )
  return row ?? { otherUnits: 0, otherOrdered: 0, delivered: 0 }
}

/** The maker hears what her product sold; an officer who wrote it down for the shop leaves a line. */
async function told(work: Work, listing: ListingNow, units: number, month: string): Promise<void> {
  const { tx, actor, now } = work
  const { id, product, shop, unit, sellerId } = listing
  const values = { product, shop, month, units: { qty: units, unit } }
  const accounts = await sellerAccounts(tx, [sellerId])
  await queueNotices(tx, toAll(accounts, `shelf-sold:${id}:${month}:${units}`, { notice: 'shelf_sold', values }), now)
  if (actor.officerId === undefined) return
  const after = { month, units }
  await audit(tx, actor, now, { act: 'tell_shelf_sales', subject: 'listings', subjectId: id, after, onBehalf: true })
}

/** Which shelf is to be restocked. */
export const findShelfToFill = action({
  name: 'find_shelf_to_fill',
  for: ['visitor', 'buyer'],
  needs: { listing: 'pick?', said_product: 'text?' },
  gives: { one: { listing: 'pick', title: 'text' }, several: { listings: 'list' }, none: {} },
  async run({ listing, said_product }, work) {
    const all = await listingsOf(work.tx, shelvesOf(work), ON_SHELF)
    const picked = all.filter(({ id }) => listing !== undefined && id === pickedId(listing))
    const shelves = picked.length ? picked : meant(all, said_product)
    const [only] = shelves
    if (!all.length) return { outcome: 'none' }
    if (only && shelves.length === 1)
      return { outcome: 'one', values: { listing: String(only.id), title: only.product } }
    return { outcome: 'several', values: { listings: toPick(only ? shelves : all) } }
  },
})

/** The shelf's product and so many pieces of it, for the order; cartons worked out. */
export const fillShelf = action({
  name: 'fill_shelf',
  for: ['visitor', 'buyer'],
  needs: { listing: 'pick', amount_wanted: 'quantity' },
  gives: { ready: { product: 'pick', quantity: 'quantity' }, over: {} },
  async run({ listing, amount_wanted }, work) {
    const found = await readListing(work.tx, pickedId(listing), shelvesOf(work))
    if (!found || !ON_SHELF.includes(found.status)) return { outcome: 'over' }
    const quantity = inCartons(amount_wanted, found)
    return { outcome: 'ready', values: { product: String(found.productId), quantity } }
  },
})
