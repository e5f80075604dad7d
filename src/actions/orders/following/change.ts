import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import { lockOrder, type OrderNow } from '../lock.ts'
import { offerOrder } from '../offering/offer.ts'
import type { Item } from '../placing/item.ts'
import { type Quote, quoteItem, type Wish } from '../placing/quote.ts'

export type Changed =
  | { kind: 'changed'; total: number }
  | { kind: 'not_possible'; quote: Exclude<Quote, { kind: 'possible' }> }
  /** somebody has promised a share: an officer must talk with the makers */
  | { kind: 'promised' }
  | { kind: 'over' }

const CHANGEABLE = ['awaiting_verification', 'placed']

/** Whether quantity and day may still be changed by the buyer: nobody has promised anything. */
export const mayChange = (order: OrderNow): boolean =>
  CHANGEABLE.includes(order.status) &&
  !order.lines.some(({ shares }) => shares.some(({ status }) => PROMISED.includes(status)))

/**
 * Another quantity or day for an order nobody has promised anything of. Its unanswered offers are taken back and new ones
 * go out; prices stay those of the order.
 */
export async function changeOrder(
  tx: Tx,
  orderId: number,
  wish: Wish,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Changed> {
  const order = await lockOrder(tx, orderId)
  if (!order || !CHANGEABLE.includes(order.status)) return { kind: 'over' }
  if (!mayChange(order)) return { kind: 'promised' }
  const { item, total: before, supplierIsPkp } = await ordered(tx, order)
  if (wish.count === setsOf(order) && wish.neededOn === order.neededOn) return { kind: 'changed', total: before }
  const offered = order.lines.flatMap(({ shares }) => shares).filter(({ status }) => status === 'offered')
  const setOffers = (status: string) =>
    tx.sql('UPDATE allocations SET status = $2 WHERE id = ANY ($1)', [offered.map(({ id }) => id), status])
  // what the unanswered offers hold is free for the new wish
  await setOffers('cancelled')
  const quote = await quoteItem(tx, item, wish, { now, feasts, supplierIsPkp })
  if (quote.kind !== 'possible') {
    await setOffers('offered')
    return { kind: 'not_possible', quote }
  }
  const { total } = quote.totals
  for (const [index, { id }] of order.lines.entries())
    await tx.sql('UPDATE order_lines SET quantity = $2 WHERE id = $1', [id, item.lines[index]!.quantity * wish.count])
  await tx.sql(
    `UPDATE orders SET needed_on = $2, total = $3, parcel_count = CASE WHEN parcel_count IS NULL THEN NULL ELSE $4::int END
     WHERE id = $1`,
    [order.id, wish.neededOn, total, wish.count],
  )
  if (order.status === 'placed') await offerOrder(tx, order.id, now, feasts)
  return { kind: 'changed', total }
}

/** How many parcels, or pieces of a single product. */
export const setsOf = (order: OrderNow): number => order.parcelCount ?? order.lines[0]?.quantity ?? 0

/** What was ordered, at the order's own prices, and what it came to. */
async function ordered(tx: Tx, order: OrderNow): Promise<{ item: Item; total: number; supplierIsPkp: boolean }> {
  const [row] = await tx.sql<{
    parcelId: number | null
    packingFee: number
    total: number
    pkp: boolean
    minimum: number | null
    unit: string | null
  }>(
    `SELECT o.parcel_id AS "parcelId", o.packing_fee AS "packingFee", o.total, coalesce(s.pkp, false) AS pkp, p.min_order AS minimum, p.unit
     FROM orders o LEFT JOIN suppliers s ON s.id = o.supplier_id LEFT JOIN products p ON p.id = $2 AND o.parcel_id IS NULL
     WHERE o.id = $1`,
    [order.id, order.lines[0]?.products[0] ?? null],
  )
  if (!row) throw new Error(`order ${order.id} is gone`)
  const { parcelId, packingFee, total, pkp, minimum, unit } = row
  const { regionCode, title, packingPointId, packedADay } = order
  const lines = order.lines.map(({ label, quantity, price, products }) => ({
    parcelLineId: null,
    label,
    quantity: quantity / setsOf(order),
    price,
    products,
  }))
  const item = {
    regionCode,
    title,
    unit,
    parcelId,
    packingFee,
    packingPointId,
    packedADay,
    minimum: minimum ?? 1,
    lines,
  }
  return { item, total, supplierIsPkp: pkp }
}

/** The same for whoever only says what was ordered. */
export const itemOf = async (tx: Tx, order: OrderNow): Promise<Item> => (await ordered(tx, order)).item
