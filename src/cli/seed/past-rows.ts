import type { Sql } from '../../db/open.ts'
import { addDays, instantAt } from '../../domain/calendar.ts'
import { orderNumber } from '../../domain/orders/number.ts'
import { USUAL_DP_PERCENT, USUAL_TERMS_DAYS } from '../../domain/orders/totals.ts'
import { insertRows } from './insert.ts'
import type { PastLine, PastOrder, PastShare } from './past.ts'
import { settled, writeMoney } from './past-money.ts'

/** Where orders were written: their penyedia and the packing point of goods that belong to no parcel. */
export interface PastOffice {
  region: string
  supplierId: number | null
  pointId: number | null
}

/** Days before the receipt on which goods were handed over, and packed. */
const HANDED_DAYS = 4
const PACKED_DAYS = 2
const at = (day: string, time: string): string => instantAt(day, time).toISOString()

/**
 * Writes orders as they stand once all is delivered: lines, shares, hand-overs, packing, deliveries, both ledgers and a
 * rating. Sums are reckoned as for any order. No paper is made: papers get their numbers when somebody asks for them.
 * @param orders by day of the order; none of these years has been numbered yet
 */
export async function writePast(
  sql: Sql,
  { region, supplierId, pointId }: PastOffice,
  orders: readonly PastOrder[],
  today: string,
): Promise<void> {
  const numbers = numbered(region, orders)
  const facts = orders.map((order, nth) => ({ ...order, number: numbers[nth]!, ...settled(order, orders, today) }))
  const ids = await insertRows(
    sql,
    'orders',
    facts.map(({ buyer, parcel, count, placedOn, receivedOn, number, total, open, paidOn }) => ({
      number,
      ...{ region_code: region, buyer_id: buyer.id, supplier_id: supplierId, placed_by_id: buyer.personId },
      ...{ kind: 'order', status: open ? 'delivered' : 'closed', needed_on: receivedOn },
      ...{ parcel_id: parcel?.id ?? null, parcel_count: count, packing_fee: parcel?.packingFee ?? 0 },
      ...{ packing_point_id: parcel?.pointId ?? null, total, dp_percent: USUAL_DP_PERCENT },
      ...{ terms_days: USUAL_TERMS_DAYS, substitutes: 'ask', source: 'chat' },
      ...{ contact_name: buyer.contact, contact_phone: buyer.phone, address: buyer.address },
      ...{ created_at: at(placedOn, '10:00'), placed_at: at(placedOn, '10:00') },
      closed_at: open ? null : at(paidOn, '11:00'),
    })),
  )
  await countNumbers(sql, region, numbers)
  const lines = facts.flatMap((order, nth) =>
    order.lines.map((line, place) => ({ order, orderId: ids[nth]!, line, place })),
  )
  const lineIds = await insertRows(
    sql,
    'order_lines',
    lines.map(({ orderId, line, place }) => ({
      ...{ order_id: orderId, region_code: region, position: place + 1, parcel_line_id: line.parcelLineId },
      ...{ label: line.label, quantity: line.quantity, cancelled: 0, price: line.price },
    })),
  )
  await sql(
    `INSERT INTO order_line_products (order_line_id, region_code, product_id)
     SELECT line, $2, product FROM jsonb_to_recordset($1::jsonb) AS f(line int, product int)`,
    [
      JSON.stringify(lines.flatMap(({ line }, nth) => line.fit.map(({ id }) => ({ line: lineIds[nth], product: id })))),
      region,
    ],
  )
  const shares = lines.flatMap(({ order, orderId, line }, nth) =>
    line.shares.map((share) => ({ order, orderId, line, share, lineId: lineIds[nth]! })),
  )
  const shareIds = await insertRows(
    sql,
    'allocations',
    shares.map(({ order, line, share, lineId }) => ({
      ...offered(region, lineId, order, line, share.product),
      ...{ offered: share.pieces, promised: share.pieces, delivered: share.pieces - share.damaged },
      ...{ deducted: share.damaged, status: 'delivered', decline_reason: null },
      packing_point_id: order.parcel?.pointId ?? pointId,
    })),
  )
  await insertRows(
    sql,
    'allocations',
    lines.flatMap(({ order, line }, nth) =>
      line.declined
        ? [
            {
              ...offered(region, lineIds[nth]!, order, line, line.declined.product),
              ...{ offered: line.declined.pieces, promised: 0, delivered: 0, deducted: 0, status: 'declined' },
              ...{ decline_reason: line.declined.reason, packing_point_id: order.parcel?.pointId ?? pointId },
            },
          ]
        : [],
    ),
  )
  await insertRows(
    sql,
    'handovers',
    shares.map(({ order, share }, nth) => ({
      ...{ allocation_id: shareIds[nth], region_code: region, packing_point_id: order.parcel?.pointId ?? pointId },
      ...{ count: share.pieces, damaged: 0, best_before_on: bestBefore(order, share) },
      at: at(addDays(order.receivedOn, -HANDED_DAYS), '10:00'),
    })),
  )
  await insertRows(
    sql,
    'packings',
    facts.flatMap(({ parcel, count, receivedOn }, nth) =>
      parcel
        ? [
            {
              ...{ order_id: ids[nth], region_code: region, packing_point_id: parcel.pointId, parcels: count },
              day: addDays(receivedOn, -PACKED_DAYS),
            },
          ]
        : [],
    ),
  )
  const deliveryIds = await insertRows(
    sql,
    'deliveries',
    facts.map(({ buyer, count, receivedOn }, nth) => ({
      ...{ order_id: ids[nth], region_code: region, position: 1, planned_on: receivedOn, parcels: count, unpacked: 0 },
      ...{ address: buyer.address, receiver_name: buyer.contact, receiver_phone: buyer.phone, status: 'confirmed' },
      ...{ sent_at: at(receivedOn, '08:00'), received_at: at(receivedOn, '13:00'), confirmed_by_id: buyer.personId },
      created_at: at(receivedOn, '08:00'),
    })),
  )
  const delivery = new Map(ids.map((orderId, nth) => [orderId, deliveryIds[nth]!]))
  await insertRows(
    sql,
    'delivery_items',
    shares.map(({ orderId, share }, nth) => ({
      ...{ delivery_id: delivery.get(orderId), region_code: region, allocation_id: shareIds[nth] },
      ...{ quantity: share.pieces, damaged: share.damaged },
    })),
  )
  await writeMoney(
    sql,
    region,
    facts.map((order, nth) => ({ ...order, id: ids[nth]! })),
    shares.map((share, nth) => ({ ...share, id: shareIds[nth]! })),
  )
  await insertRows(
    sql,
    'ratings',
    facts.map(({ buyer, receivedOn, stars }, nth) => ({
      ...{ order_id: ids[nth], by_id: buyer.personId, stars, created_at: at(addDays(receivedOn, 1), '09:00') },
    })),
  )
}

/** Numbers as the counter would have given them. */
function numbered(region: string, orders: readonly PastOrder[]): string[] {
  const last = new Map<number, number>()
  return orders.map(({ placedOn }) => {
    const year = Number(placedOn.slice(0, 4))
    last.set(year, (last.get(year) ?? 0) + 1)
    return orderNumber(region, year, last.get(year)!)
  })
}

/** The next order goes on from the last of its year. */
async function countNumbers(sql: Sql, region: string, numbers: readonly string[]): Promise<void> {
  await sql(
    `INSERT INTO document_counters (region_code, supplier_id, kind, year, last)
     SELECT $1, 0, 'order', split_part(n, '-', 2)::int, count(*)::int FROM jsonb_array_elements_text($2::jsonb) AS n GROUP BY 4`,
    [region, JSON.stringify(numbers)],
  )
}

const offered = (
  region: string,
  lineId: number,
  { placedOn, receivedOn }: PastOrder,
  { price }: PastLine,
  { id, sellerId }: PastShare['product'],
) => ({
  ...{ region_code: region, order_line_id: lineId, seller_id: sellerId, product_id: id, price },
  ...{ offered_at: at(placedOn, '10:05'), answer_by: at(addDays(placedOn, 1), '10:05') },
  ...{ answered_at: at(placedOn, '15:00'), due_on: addDays(receivedOn, -HANDED_DAYS) },
  created_at: at(placedOn, '10:05'),
})

const bestBefore = ({ receivedOn }: PastOrder, { product }: PastShare): string | null =>
  product.shelfLifeDays === null ? null : addDays(receivedOn, product.shelfLifeDays - HANDED_DAYS - 1)
