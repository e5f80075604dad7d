import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { needsApproval } from '../../../domain/orders/approval.ts'
import { type OrderState, PROMISED } from '../../../domain/orders/states.ts'
import { askApproval } from '../approving/ask.ts'
import { lockOrder, type OrderNow } from '../lock.ts'
import { letGoHolds } from '../offering/holds.ts'
import { openOrder } from '../offering/split-order.ts'
import { partsOf, setsOf } from '../parts.ts'
import { goOut } from '../placing/go-out.ts'
import type { Item } from '../placing/item.ts'
import { type Quote, quoteItem, totalsOf, type Wish } from '../placing/quote.ts'
import { forgetOffers } from '../telling.ts'

export type Changed =
  /** `approvers`: who has to agree to it before it is offered; absent when nobody has to */
  | { kind: 'changed'; total: number; approvers?: string[] }
  | { kind: 'not_possible'; quote: Exclude<Quote, { kind: 'possible' }> }
  /** somebody has promised a share: an officer must talk with the makers */
  | { kind: 'promised' }
  /** its deliveries are changed one by one */
  | { kind: 'split' }
  | { kind: 'over' }

const CHANGEABLE: readonly OrderState[] = ['awaiting_approval', 'awaiting_verification', 'placed']

/** Makers are at work: it may only grow. A line of which something was cancelled stays as it is. */
const GROWS: readonly OrderState[] = ['promised', 'in_progress']

/** Whether quantity and day may still be changed by the buyer: nobody has promised anything. */
export const mayChange = (order: OrderNow): boolean =>
  CHANGEABLE.includes(order.status) &&
  !order.lines.some(({ shares }) => shares.some(({ status }) => PROMISED.includes(status)))

/**
 * Another quantity or day for an order nobody has promised anything of. Its unanswered offers are taken back and new ones
 * go out, once more a colleague must agree when that takes it above what was agreed to; prices stay those of the order.
 */
export async function changeOrder(
  tx: Tx,
  orderId: number,
  wish: Wish,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Changed> {
  const order = await lockOrder(tx, orderId)
  if (!order || !(CHANGEABLE.includes(order.status) || GROWS.includes(order.status))) return { kind: 'over' }
  if (order.deliveries.length) return { kind: 'split' }
  const { item, total: before, supplierIsPkp } = await ordered(tx, order)
  if (!mayChange(order)) return growOrder(tx, order, { item, before, supplierIsPkp }, wish, { now, feasts })
  if (wish.count === setsOf(order) && wish.neededOn === order.neededOn) return { kind: 'changed', total: before }
  const offered = order.lines.flatMap(({ shares }) => shares).filter(({ status }) => status === 'offered')
  const setOffers = (status: string) =>
    tx.sql('UPDATE allocations SET status = $2 WHERE id = ANY ($1)', [offered.map(({ id }) => id), status])
  // what the unanswered offers hold is free for the new wish
  await setOffers('cancelled')
  const quote = await quoteItem(tx, item, wish, { now, feasts, supplierIsPkp, forOrder: order.id })
  if (quote.kind !== 'possible') {
    await setOffers('offered')
    return { kind: 'not_possible', quote }
  }
  const { total } = quote.totals
  await forgetOffers(tx, offered)
  await writeCount(tx, order, item, { ...wish, total })
  return { kind: 'changed', total, ...(await goOn(tx, order, { before, total }, now, feasts)) }
}

/**
 * More of the same for the same day takes nothing from anybody: it is added at once, whatever was promised already, and
 * only what is new is offered. Anything else hurts a maker. So does what a colleague would have to agree to first: her
 * promise would wait for it.
 */
async function growOrder(
  tx: Tx,
  order: OrderNow,
  { item, before, supplierIsPkp }: { item: Item; before: number; supplierIsPkp: boolean },
  wish: Wish,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Changed> {
  const more = wish.count - setsOf(order)
  const mended = order.lines.some(({ cancelled }) => cancelled > 0)
  if (mended || more <= 0 || wish.neededOn !== order.neededOn) return { kind: 'promised' }
  const added = { count: more, neededOn: order.neededOn }
  const quote = await quoteItem(tx, { ...item, minimum: 1 }, added, {
    now,
    feasts,
    supplierIsPkp,
    besides: setsOf(order),
  })
  if (quote.kind === 'not_enough') {
    const possible = setsOf(order) + quote.possible
    return { kind: 'not_possible', quote: { kind: 'not_enough', possible } }
  }
  if (quote.kind !== 'possible') return { kind: 'promised' }
  const { total } = totalsOf(item, wish.count, supplierIsPkp)
  const limit = await limitOf(tx, order.id)
  if (total > before && needsApproval(total, limit.limit, limit.source)) return { kind: 'promised' }
  await writeCount(tx, order, item, { ...wish, total })
  await openOrder(tx, order.id, now, feasts)
  return { kind: 'changed', total }
}

/** Another number or day at the order's own prices, without asking whether it can be made: an officer has decided. */
export async function recount(tx: Tx, order: OrderNow, wish: Wish): Promise<void> {
  const { item, supplierIsPkp } = await ordered(tx, order)
  await writeCount(tx, order, item, { ...wish, total: totalsOf(item, wish.count, supplierIsPkp).total })
}

async function writeCount(
  tx: Tx,
  order: OrderNow,
  item: Item,
  { count, neededOn, total }: Wish & { total: number },
): Promise<void> {
  for (const [index, { id }] of order.lines.entries())
    await tx.sql('UPDATE order_lines SET quantity = $2 WHERE id = $1', [id, item.lines[index]!.quantity * count])
  await tx.sql(
    `UPDATE orders SET needed_on = $2, total = $3, parcel_count = CASE WHEN parcel_count IS NULL THEN NULL ELSE $4::int END
     WHERE id = $1`,
    [order.id, neededOn, total, count],
  )
}

interface Limit {
  source: 'chat' | 'officer' | 'standing'
  /** integer rupiah; null: nobody has to agree */
  limit: number | null
  agreed: boolean
}

export const limitOf = async (tx: Tx, orderId: number): Promise<Limit> =>
  (
    await tx.sql<Limit>(
      `SELECT o.source, b.approval_limit AS limit, o.approved_at IS NOT NULL AS agreed
       FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1`,
      [orderId],
    )
  )[0]!

/** Where a changed order goes on: to whoever must agree, to makers, or it waits as it did. */
async function goOn(
  tx: Tx,
  { id, status }: OrderNow,
  { before, total }: { before: number; total: number },
  now: Date,
  feasts: Feasts,
): Promise<{ approvers?: string[] }> {
  const of = await limitOf(tx, id)
  // what was agreed to covers a smaller sum and another day, not a larger sum
  const covered = total <= before && (of.agreed || before <= (of.limit ?? before))
  if (needsApproval(total, of.limit, of.source) && !covered) {
    await letGoHolds(tx, id)
    await tx.sql(
      `UPDATE orders SET status = 'awaiting_approval', approved_by_id = NULL, approved_at = NULL WHERE id = $1`,
      [id],
    )
    return { approvers: await askApproval(tx, id, now, now.toISOString()) }
  }
  if (status === 'placed') await openOrder(tx, id, now, feasts)
  else if (status === 'awaiting_approval') await goOut(tx, id, now, feasts)
  return {}
}

/** What was ordered, at the order's own prices, and what it came to. */
export async function ordered(tx: Tx, order: OrderNow): Promise<{ item: Item; total: number; supplierIsPkp: boolean }> {
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
  const { regionCode, title, packingPointId, packedADay, manyMakers } = order
  const [part] = partsOf(order)
  const lines = part!.lines.map(({ label, quantity, price, products }) => ({
    parcelLineId: null,
    label,
    quantity: quantity / part!.sets,
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
    manyMakers,
    minimum: minimum ?? 1,
    lines,
  }
  return { item, total, supplierIsPkp: pkp }
}

/** The same for whoever only says what was ordered. */
export const itemOf = async (tx: Tx, order: OrderNow): Promise<Item> => (await ordered(tx, order)).item
