import type { Tx } from '../../../db/open.ts'
import { orderNumber } from '../../../domain/orders/number.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { USUAL_DP_PERCENT } from '../../../domain/orders/totals.ts'
import { restocks } from '../../shops/listings/of-order.ts'
import type { Item } from './item.ts'
import type { NewOrder } from './place.ts'

/** What is settled about a new order besides what was wished. */
export interface Settled {
  number: string
  status: OrderState
  supplierId: number | undefined
  /** integer rupiah */
  total: number
  termsDays: number
  /** a quotation is not placed yet */
  placedAt: Date | undefined
}

/** Writes an order down with its lines and what may fill them. @returns its id */
export async function insertOrder(tx: Tx, item: Item, order: NewOrder, settled: Settled, now: Date): Promise<number> {
  const { count } = order
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO orders (number, region_code, buyer_id, supplier_id, placed_by_id, status, needed_on, parcel_id, parcel_count,
       packing_fee, packing_point_id, total, dp_percent, terms_days, greeting, contact_name, contact_phone, address, note, source,
       entered_by_id, po_number, po_on, po_file_hash, created_at, placed_at, substitutes, min_shelf_life_days)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
       $26, $27, $28)
     RETURNING id`,
    [
      settled.number,
      item.regionCode,
      order.buyerId,
      settled.supplierId ?? null,
      order.placedById ?? null,
      settled.status,
      order.neededOn,
      item.parcelId,
      item.parcelId === null ? null : count,
      item.packingFee,
      item.packingPointId,
      settled.total,
      USUAL_DP_PERCENT,
      settled.termsDays,
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
      settled.placedAt ?? null,
      order.substitutes ?? 'ask',
      order.minShelfLifeDays ?? null,
    ],
  )
  const orderId = row!.id
  if (!order.parts) await insertLines(tx, orderId, item, { count, deliveryId: null, at: 0 })
  for (const [index, part] of (order.parts ?? []).entries()) {
    const { contactName, contactPhone } = order
    const planned = { ...part, address: part.address ?? order.address, contactName, contactPhone }
    const deliveryId = await planDelivery(tx, orderId, item.regionCode, planned, now)
    await insertLines(tx, orderId, item, { count: part.count, deliveryId, at: index * item.lines.length })
  }
  if (item.parcelId === null) await restocks(tx, orderId)
  return orderId
}

/** One of several deliveries of an order, still to be sent. @returns its id */
export async function planDelivery(
  tx: Tx,
  orderId: number,
  regionCode: string,
  {
    count,
    day,
    address,
    contactName,
    contactPhone,
  }: { count: number; day: string; address: string; contactName: string | null; contactPhone: string | null },
  now: Date,
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, wanted, address, receiver_name, receiver_phone, status,
       created_at)
     SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, 'planned', $8 FROM deliveries WHERE order_id = $1
     RETURNING id`,
    [orderId, regionCode, day, count, address, contactName, contactPhone, now],
  )
  return row!.id
}

/** @param at how many lines the order has already */
async function insertLines(
  tx: Tx,
  orderId: number,
  { regionCode, lines }: Item,
  { count, deliveryId, at }: { count: number; deliveryId: number | null; at: number },
): Promise<void> {
  const rows = lines.map(({ parcelLineId, label, quantity, price, products }, index) => ({
    position: at + index + 1,
    parcel_line_id: parcelLineId,
    label,
    quantity: quantity * count,
    price,
    products,
  }))
  await tx.sql(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS g(position int, parcel_line_id int, label text, quantity int,
         price int, products jsonb)),
     made AS (INSERT INTO order_lines (order_id, region_code, position, parcel_line_id, label, quantity, price, delivery_id)
       SELECT $1, $2, position, parcel_line_id, label, quantity, price, $4::int FROM given ORDER BY position RETURNING id, position)
     INSERT INTO order_line_products (order_line_id, region_code, product_id)
     SELECT made.id, $2, p.id::int FROM made JOIN given USING (position), jsonb_array_elements_text(given.products) AS p(id)`,
    [orderId, regionCode, JSON.stringify(rows), deliveryId],
  )
}

/** The next number of a regency in a year: the counter's row is locked until this transaction is over. */
export async function nextNumber(tx: Tx, regionCode: string, today: string): Promise<string> {
  const year = Number(today.slice(0, 4))
  const [row] = await tx.sql<{ last: number }>(
    `INSERT INTO document_counters (region_code, supplier_id, kind, year, last) VALUES ($1, 0, 'order', $2, 1)
     ON CONFLICT (region_code, supplier_id, kind, year) DO UPDATE SET last = document_counters.last + 1 RETURNING last`,
    [regionCode, year],
  )
  return orderNumber(regionCode, year, row!.last)
}
