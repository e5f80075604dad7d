import type { Tx } from '../../../db/open.ts'
import { type BuyerState, mayOrder } from '../../../domain/buyers.ts'
import { dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { orderNumber } from '../../../domain/orders/number.ts'
import { USUAL_DP_PERCENT } from '../../../domain/orders/totals.ts'
import { lockProducts } from '../lock.ts'
import { offerOrder } from '../offering/offer.ts'
import { tellOfficers } from '../telling.ts'
import type { Item } from './item.ts'
import { type Quote, quoteItem, totalsOf, type Wish } from './quote.ts'

/** An order as it is placed, by its buyer in chat or by an officer from a letter. */
export interface NewOrder extends Wish {
  buyerId: number
  /** who placed it; absent for a letter */
  placedById?: number | undefined
  address: string
  contactName: string
  contactPhone: string | null
  greeting?: string | undefined
  note?: string | undefined
  source: 'chat' | 'officer' | 'standing'
  /** the officer who entered it, and the company's own purchase order */
  enteredById?: number
  poNumber?: string
  poOn?: string
  poFileHash?: string
}

export type Placed =
  /** `waiting`: nothing is offered to makers before an officer has verified the buyer */
  | { kind: 'placed'; waiting: boolean; orderId: number; number: string; total: number }
  /** it can't be made like that any more: nothing was written */
  | { kind: 'not_possible'; quote: Exclude<Quote, { kind: 'possible' }> }
  /** the buyer was refused or suspended, or is not there */
  | { kind: 'blocked' }

/**
 * Places an order: capacity is checked under the lock of its products, so that of two who want the last pieces one hears
 * that they are gone; a number of the regency and year is given; a verified buyer's order is offered to makers at once.
 */
export async function placeOrder(tx: Tx, item: Item, order: NewOrder, now: Date, feasts: Feasts): Promise<Placed> {
  const [buyer] = await tx.sql<{ name: string; status: BuyerState; terms_days: number }>(
    'SELECT name, status, terms_days FROM buyers WHERE id = $1 FOR SHARE',
    [order.buyerId],
  )
  if (!buyer || !(buyer.status === 'verified' || buyer.status === 'unverified')) return { kind: 'blocked' }
  await lockProducts(tx, [...new Set(item.lines.flatMap(({ products }) => products))])
  const supplier = await supplierOf(tx, item.regionCode)
  const supplierIsPkp = supplier?.pkp ?? false
  const quote = await quoteItem(tx, item, order, { now, feasts, supplierIsPkp })
  if (quote.kind !== 'possible') return { kind: 'not_possible', quote }

  const waiting = !mayOrder(buyer.status)
  const { total } = totalsOf(item, order.count, supplierIsPkp)
  const number = await nextNumber(tx, item.regionCode, dayAt(now))
  const { count, neededOn } = order
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO orders (number, region_code, buyer_id, supplier_id, placed_by_id, status, needed_on, parcel_id, parcel_count,
       packing_fee, packing_point_id, total, dp_percent, terms_days, greeting, contact_name, contact_phone, address, note, source,
       entered_by_id, po_number, po_on, po_file_hash, created_at, placed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $25)
     RETURNING id`,
    [
      number,
      item.regionCode,
      order.buyerId,
      supplier?.id ?? null,
      order.placedById ?? null,
      waiting ? 'awaiting_verification' : 'placed',
      neededOn,
      item.parcelId,
      item.parcelId === null ? null : count,
      item.packingFee,
      item.packingPointId,
      total,
      USUAL_DP_PERCENT,
      buyer.terms_days,
      order.greeting ?? null,
      order.contactName,
      order.contactPhone,
      order.address,
      order.note ?? null,
      order.source,
      order.enteredById ?? null,
      order.poNumber ?? null,
      order.poOn ?? null,
      order.poFileHash ?? null,
      now,
    ],
  )
  const orderId = row!.id
  await insertLines(tx, orderId, item, count)
  const values = { number, buyer: buyer.name, title: item.title, pieces: count, needed_on: neededOn, total }
  if (order.source === 'chat')
    await tellOfficers(tx, item.regionCode, { notice: 'order_placed', values }, `order-placed:${orderId}`, now)
  if (!waiting) await offerOrder(tx, orderId, now, feasts)
  return { kind: 'placed', waiting, orderId, number, total }
}

async function insertLines(tx: Tx, orderId: number, { regionCode, lines }: Item, count: number): Promise<void> {
  const rows = lines.map(({ parcelLineId, label, quantity, price, products }, index) => ({
    position: index + 1,
    parcel_line_id: parcelLineId,
    label,
    quantity: quantity * count,
    price,
    products,
  }))
  await tx.sql(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS g(position int, parcel_line_id int, label text, quantity int,
         price int, products jsonb)),
     made AS (INSERT INTO order_lines (order_id, region_code, position, parcel_line_id, label, quantity, price)
       SELECT $1, $2, position, parcel_line_id, label, quantity, price FROM given ORDER BY position RETURNING id, position)
     INSERT INTO order_line_products (order_line_id, region_code, product_id)
     SELECT made.id, $2, p.id::int FROM made JOIN given USING (position), jsonb_array_elements_text(given.products) AS p(id)`,
    [orderId, regionCode, JSON.stringify(rows)],
  )
}

/** The next number of a regency in a year: the counter's row is locked until this transaction is over. */
async function nextNumber(tx: Tx, regionCode: string, today: string): Promise<string> {
  const year = Number(today.slice(0, 4))
  const [row] = await tx.sql<{ last: number }>(
    `INSERT INTO document_counters (region_code, supplier_id, kind, year, last) VALUES ($1, 0, 'order', $2, 1)
     ON CONFLICT (region_code, supplier_id, kind, year) DO UPDATE SET last = document_counters.last + 1 RETURNING last`,
    [regionCode, year],
  )
  return orderNumber(regionCode, year, row!.last)
}

/** Who invoices orders of a regency, when there is just one; else an officer names the penyedia later. */
export async function supplierOf(tx: Tx, regionCode: string): Promise<{ id: number; pkp: boolean } | undefined> {
  const suppliers = await tx.sql<{ id: number; pkp: boolean }>(
    `SELECT id, pkp FROM suppliers WHERE region_code = $1 AND status = 'active' ORDER BY id LIMIT 2`,
    [regionCode],
  )
  return suppliers.length === 1 ? suppliers[0] : undefined
}
