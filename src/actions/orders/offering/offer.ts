import type { Tx } from '../../../db/open.ts'
import { addDays, dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { handOverDay } from '../../../domain/orders/days.ts'
import { answerBy } from '../../../domain/orders/offers.ts'
import { candidatesOf, type Free, take } from '../../../domain/orders/plan.ts'
import { splitRemainder } from '../../../domain/orders/remainder.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { seasons } from '../../../domain/season.ts'
import { type LineNow, lockOrder, type OrderNow, readOrder, type ShareReasonKept } from '../lock.ts'
import { openPieces } from '../pieces.ts'
import { settleOrder } from '../settle.ts'
import { tellMakers, tellMissing } from '../telling.ts'
import { candidatesAmong } from './candidates.ts'

export interface Offered {
  /** new offers made */
  offers: number
  /** pieces of the whole order that are nobody's and that nobody can take */
  missing: number
}

/** States in which shares are offered. */
const OFFERABLE: readonly OrderState[] = ['placed', 'promised', 'in_progress', 'delivering']

/**
 * Offers every piece of an order that is nobody's to the makers who can make it in time: within capacity as the database
 * has it now, who earned least this season first. Queues one offer a share; tells buyer and officers what is missing, or
 * that all is promised. Does nothing for an order that is not placed.
 * @throws when there is no such order
 */
export async function offerOrder(tx: Tx, orderId: number, now: Date, feasts: Feasts): Promise<Offered> {
  const order = await lockOrder(tx, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  return offerOpen(tx, order, now, feasts)
}

/** The same for one line: its declined, lapsed, returned or suspended pieces go to the remaining makers at once. */
export async function reofferLine(tx: Tx, orderLineId: number, now: Date, feasts: Feasts): Promise<Offered> {
  const [line] = await tx.sql<{ order_id: number }>('SELECT order_id FROM order_lines WHERE id = $1', [orderLineId])
  const order = line && (await lockOrder(tx, line.order_id))
  if (!order) throw new Error(`there is no order line ${orderLineId}`)
  return offerOpen(tx, order, now, feasts, [orderLineId])
}

/** Offers what is open of an order that the caller has locked; of some lines only when they are named. */
export async function offerOpen(
  tx: Tx,
  order: OrderNow,
  now: Date,
  feasts: Feasts,
  lineIds?: readonly number[],
): Promise<Offered> {
  if (!OFFERABLE.includes(order.status)) return { offers: 0, missing: 0 }
  const lines = order.lines.filter((line) => (lineIds?.includes(line.id) ?? true) && openPieces(line) > 0)
  const due = handOverDay(order.neededOn, { parcels: order.parcelCount, packedADay: order.packedADay })
  const until = answerBy(now, due, feasts)
  // whoever answers in the last minute must still be able to make it all: work is reckoned from the day after
  const from = addDays(dayAt(until), 1)
  const products = [...new Set(lines.flatMap((line) => line.products))]
  const wanted = { from, due, neededOn: order.neededOn, today: dayAt(now), seasons: seasons(feasts) }
  const free = new Map(lines.length ? await candidatesAmong(tx, products, wanted) : [])

  const made: number[] = []
  for (const line of lines) {
    const split = splitRemainder(
      { ordered: line.quantity, cancelled: line.cancelled, shares: line.shares.filter(isAnswerOrHeld) },
      candidatesOf(line, free),
    )
    for (const { sellerId, productId, quantity, reason } of split.shares) {
      const candidate = free.get(productId)!
      const kept = { rule: reason, free: candidate.free, cap: split.cap, earned: candidate.earned, from }
      made.push(await insertOffer(tx, order, line, { sellerId, productId, quantity, due, until, now, reason: kept }))
      take(free, { sellerId, productId, quantity, price: line.price })
    }
  }
  await tellMakers(tx, made, now)
  const after = made.length ? ((await readOrder(tx, order.id)) as OrderNow) : order
  const { missing } = await settleOrder(tx, after, now)
  // what was short before and is shorter now is no news, nor what somebody may still be asked for
  const asked = new Set(lines.map(({ id }) => id))
  const lost = after.lines.filter((line) => asked.has(line.id) && openPieces(line) > 0 && !mayStillBeAsked(line, free))
  if (lost.length) await tellMissing(tx, after, now)
  return { offers: made.length, missing }
}

/** A maker who has not answered yet and could make more: asked again when she says yes. */
const mayStillBeAsked = (line: LineNow, free: Free): boolean =>
  candidatesOf(line, free).some(
    ({ sellerId, free: left, minimum }) =>
      left >= Math.max(1, minimum) &&
      line.shares.some((share) => share.sellerId === sellerId && share.status === 'offered'),
  )

/** An offer that was taken back before she answered it says nothing about her: she may be asked again. */
const isAnswerOrHeld = ({ status, answered }: { status: string; answered: boolean }) =>
  status !== 'cancelled' || answered

interface NewOffer {
  sellerId: number
  productId: number
  quantity: number
  due: string
  until: Date
  now: Date
  reason: ShareReasonKept
}

async function insertOffer(tx: Tx, order: OrderNow, line: LineNow, offer: NewOffer): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, price, status, reason, offered_at,
       answer_by, due_on, packing_point_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'offered', $7, $8, $9, $10, $11, $8) RETURNING id`,
    [
      order.regionCode,
      line.id,
      offer.sellerId,
      offer.productId,
      offer.quantity,
      line.price,
      offer.reason,
      offer.now,
      offer.until,
      offer.due,
      order.packingPointId,
    ],
  )
  return row!.id
}
