import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { needsApproval } from '../../../domain/orders/approval.ts'
import { type OrderState, PROMISED } from '../../../domain/orders/states.ts'
import { askApproval } from '../approving/ask.ts'
import { lockOrder, type OrderNow, type ShareNow } from '../lock.ts'
import { letGoHolds } from '../offering/holds.ts'
import { openOrder } from '../offering/split-order.ts'
import { ofSeveralGoods, setsOf } from '../parts.ts'
import { goOut } from '../placing/go-out.ts'
import type { Item } from '../placing/item.ts'
import { type Quote, quoteItem, totalsOf, type Wish } from '../placing/quote.ts'
import { forgetOffers } from '../telling.ts'
import { type OrderedItem, type OrderedLine, ordered } from './ordered.ts'

export type Changed =
  /** `approvers`: who has to agree to it before it is offered; absent when nobody has to */
  | { kind: 'changed'; total: number; approvers?: string[] }
  /** `item`: what can't be made, of several goods the one */
  | { kind: 'not_possible'; quote: Exclude<Quote, { kind: 'possible' }>; item: Item }
  /** somebody has promised a share: an officer must talk with the makers */
  | { kind: 'promised' }
  /** its deliveries are changed one by one */
  | { kind: 'split' }
  | { kind: 'over' }

const CHANGEABLE: readonly OrderState[] = ['awaiting_approval', 'awaiting_verification', 'placed']

/** Makers are at work: it may only grow. A line of which something was cancelled stays as it is. */
const GROWS: readonly OrderState[] = ['promised', 'in_progress']

/** Another number of the whole order, or of one of several goods (its line); of the latter 0: not wanted any more. */
export interface ChangeWish {
  count: number
  neededOn: string
  lineId?: number | undefined
}

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
  wish: ChangeWish,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Changed> {
  const order = await lockOrder(tx, orderId)
  if (!order || !(CHANGEABLE.includes(order.status) || GROWS.includes(order.status))) return { kind: 'over' }
  if (order.deliveries.length) return { kind: 'split' }
  const { item: old, total: before, supplierIsPkp } = await ordered(tx, order)
  const { item, count } = asWished(order, old, wish)
  if (!item.lines.length) return { kind: 'over' }
  if (!mayChange(order)) return growOrder(tx, order, { item: old, before, supplierIsPkp }, wish, { now, feasts })
  if (item === old && count === setsOf(order) && wish.neededOn === order.neededOn)
    return { kind: 'changed', total: before }
  const offered = offersTouched(order, wish)
  const setOffers = (status: string) =>
    tx.sql('UPDATE allocations SET status = $2 WHERE id = ANY ($1)', [offered.map(({ id }) => id), status])
  // what the unanswered offers hold is free for the new wish
  await setOffers('cancelled')
  const { neededOn } = wish
  const about = { now, feasts, supplierIsPkp, forOrder: order.id }
  const quote = await quoteItem(tx, item, { count, neededOn }, about)
  if (quote.kind !== 'possible') {
    const why = quote.kind === 'lacking' ? await whyLacking(tx, item, quote.product, wish, about) : { quote, item }
    await setOffers('offered')
    return { kind: 'not_possible', ...why }
  }
  const { total } = quote.totals
  await forgetOffers(tx, offered)
  await writeCount(tx, order, item, { count, neededOn, total })
  return { kind: 'changed', total, ...(await goOn(tx, order, { before, total }, now, feasts)) }
}

/** Unanswered offers that do not hold any more: those of one of several goods when only its number changes. */
export const offersTouched = (order: OrderNow, { neededOn, lineId }: Omit<ChangeWish, 'count'>): ShareNow[] =>
  order.lines
    .filter(({ id }) => lineId === undefined || neededOn !== order.neededOn || id === lineId)
    .flatMap(({ shares }) => shares.filter(({ status }) => status === 'offered'))

/**
 * More of the same for the same day takes nothing from anybody: it is added at once, whatever was promised already, and
 * only what is new is offered. Anything else hurts a maker. So does what a colleague would have to agree to first: her
 * promise would wait for it.
 */
async function growOrder(
  tx: Tx,
  order: OrderNow,
  { item, before, supplierIsPkp }: { item: OrderedItem; before: number; supplierIsPkp: boolean },
  wish: ChangeWish,
  { now, feasts }: { now: Date; feasts: Feasts },
): Promise<Changed> {
  const after = asWished(order, item, wish)
  const grown = after.item === item ? item : oneOf(item, (line) => line.id === wish.lineId)
  const had = after.item === item ? setsOf(order) : (order.lines.find(({ id }) => id === wish.lineId)?.quantity ?? 0)
  const more = wish.count - had
  const mended = order.lines.some(({ id, cancelled }) => cancelled > 0 && (wish.lineId ?? id) === id)
  if (mended || more <= 0 || wish.neededOn !== order.neededOn) return { kind: 'promised' }
  const added = { count: more, neededOn: order.neededOn }
  const lines = grown.lines.map((line) => ({ ...line, minimum: 1 }))
  const quote = await quoteItem(tx, { ...grown, lines }, added, { now, feasts, supplierIsPkp, besides: had })
  if (quote.kind === 'not_enough') {
    const possible = had + quote.possible
    return { kind: 'not_possible', quote: { kind: 'not_enough', possible }, item: grown }
  }
  if (quote.kind !== 'possible') return { kind: 'promised' }
  const { total } = totalsOf(after.item, after.count, supplierIsPkp)
  const limit = await limitOf(tx, order.id)
  if (total > before && needsApproval(total, limit.limit, limit.source)) return { kind: 'promised' }
  await writeCount(tx, order, after.item, { count: after.count, neededOn: wish.neededOn, total })
  await openOrder(tx, order.id, now, feasts)
  return { kind: 'changed', total }
}

/** What is ordered once the wish is granted: of several goods one in another number, of which there stays one set. */
function asWished(
  order: OrderNow,
  item: OrderedItem,
  { lineId, count }: ChangeWish,
): { item: OrderedItem; count: number } {
  if (!ofSeveralGoods(order)) return { item, count }
  if (lineId === undefined) return { item, count: 1 }
  const lines = item.lines.map((line) => (line.id === lineId ? { ...line, quantity: count } : line))
  const same = lines.every(({ quantity }, at) => quantity === item.lines[at]?.quantity)
  return { item: same ? item : { ...item, lines: lines.filter(({ quantity }) => quantity > 0) }, count: 1 }
}

/** One of several goods, piece by piece. */
const oneOf = (item: OrderedItem, which: (line: OrderedLine) => boolean): OrderedItem => ({
  ...item,
  lines: item.lines.filter(which).map((line) => ({ ...line, quantity: 1 })),
})

/**
 * Why one of several goods can't be made like that. When it is not the one whose number changes, only another day helps.
 */
async function whyLacking(
  tx: Tx,
  item: OrderedItem,
  product: number,
  { neededOn, lineId }: ChangeWish,
  about: Parameters<typeof quoteItem>[3],
): Promise<{ quote: Exclude<Quote, { kind: 'possible' }>; item: Item }> {
  const line = item.lines.find(({ products }) => products.includes(product))
  const alone = oneOf(item, (other) => other === line)
  const quote = await quoteItem(tx, alone, { count: line?.quantity ?? 0, neededOn }, about)
  if (quote.kind === 'possible') return { quote: { kind: 'unavailable' }, item: alone }
  if (line?.id === lineId) return { quote, item: alone }
  const later = 'later' in quote ? quote.later : undefined
  return { quote: later === undefined ? { kind: 'unavailable' } : { kind: 'too_soon', later }, item: alone }
}

/** Another number or day at the order's own prices, without asking whether it can be made: an officer has decided. */
export async function recount(tx: Tx, order: OrderNow, wish: ChangeWish): Promise<void> {
  const { item: old, supplierIsPkp } = await ordered(tx, order)
  const { item, count } = asWished(order, old, wish)
  const { total } = totalsOf(item, count, supplierIsPkp)
  await writeCount(tx, order, item, { count, neededOn: wish.neededOn, total })
}

async function writeCount(
  tx: Tx,
  order: OrderNow,
  item: OrderedItem,
  { count, neededOn, total }: Wish & { total: number },
): Promise<void> {
  for (const { id, cancelled } of order.lines) {
    const given = ofSeveralGoods(order) ? cancelled : 0
    const wanted = item.lines.find((line) => line.id === id)
    if (wanted)
      await tx.sql('UPDATE order_lines SET quantity = $2 WHERE id = $1', [id, wanted.quantity * count + given])
    else await tx.sql('UPDATE order_lines SET cancelled = quantity WHERE id = $1', [id])
  }
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
