import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { needsApproval } from '../../../domain/orders/approval.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { letGoForChange } from '../brought.ts'
import { limitOf } from '../following/change.ts'
import { ordered } from '../following/ordered.ts'
import { lockOrder, type OrderNow, type ShareNow } from '../lock.ts'
import { openOrder } from '../offering/split-order.ts'
import { ofSeveralGoods } from '../parts.ts'
import type { Item } from '../placing/item.ts'
import { totalsOf } from '../placing/quote.ts'
import { type PartProblem, problemsOf } from '../placing/quote-parts.ts'
import { forgetOffers, tellPromiseGone } from '../telling.ts'
import { keptShares, linesEach, type Planned, perSet, planOf, sentOf } from './plan.ts'
import { writePlan } from './write.ts'

export type PlanChanged =
  | { kind: 'changed'; total: number }
  | { kind: 'parts'; problems: PartProblem[] }
  /** it would take a promise from a maker, or a colleague has to agree: an officer must talk with them */
  | { kind: 'promised' }
  /** goods already made would have nowhere to go */
  | { kind: 'made' }
  | { kind: 'over' }

const CHANGEABLE: readonly OrderState[] = [
  'awaiting_approval',
  'awaiting_verification',
  'placed',
  'promised',
  'in_progress',
  'delivering',
]
/** Promised, and nothing made yet. */
const NOT_BEGUN = ['waiting_dp', 'accepted', 'partial']

export const mayPlan = (order: OrderNow): boolean => CHANGEABLE.includes(order.status)

/**
 * Other deliveries for an order: at once as long as every maker keeps the pieces and the day she promised. Unanswered
 * offers are taken back and new ones go out; what is new must be possible by capacity as it is now; prices stay those of
 * the order. What was sent stays.
 * @param plan every delivery that is still to come, at least one
 * @param decided an officer agreed: promises that have no place any more are taken back, and their makers hear so
 */
export async function changePlan(
  tx: Tx,
  orderId: number,
  plan: readonly Planned[],
  { now, feasts, decided = false }: { now: Date; feasts: Feasts; decided?: boolean },
): Promise<PlanChanged> {
  const order = await lockOrder(tx, orderId)
  if (!order || !mayPlan(order) || !plan.length || ofSeveralGoods(order)) return { kind: 'over' }
  if (order.lines.some(({ cancelled }) => cancelled > 0)) return { kind: decided ? 'made' : 'promised' }
  const { item, total: before, supplierIsPkp } = await ordered(tx, order)
  if (hasOtherAddresses(order, plan)) {
    await writeAddresses(tx, order.id, plan)
    return { kind: 'changed', total: before }
  }
  const kept = keptShares(order, plan)
  if (kept.left.length && !decided) return { kind: 'promised' }
  if (kept.left.some((share) => !NOT_BEGUN.includes(share.status) || share.ready > 0)) return { kind: 'made' }
  if (await packedAway(tx, order, plan)) return { kind: 'made' }
  const count = plan.reduce((sum, planned) => sum + planned.count, 0) + sentSets(order)
  const { total } = totalsOf(item, count, supplierIsPkp)
  const limit = await limitOf(tx, order.id)
  if (!decided && total > before && needsApproval(total, limit.limit, limit.source)) return { kind: 'promised' }

  const offered = order.lines.flatMap(({ shares }) => shares).filter(({ status }) => status === 'offered')
  const setOffers = (status: string) =>
    tx.sql('UPDATE allocations SET status = $2 WHERE id = ANY ($1)', [offered.map(({ id }) => id), status])
  // what the unanswered offers hold is free for the new deliveries
  await setOffers('cancelled')
  const problems = await problemsWith(tx, order, item, plan, kept.to, { now, feasts })
  if (problems.length) {
    await setOffers('offered')
    return { kind: 'parts', problems }
  }
  await forgetOffers(tx, offered)
  await takeBack(tx, kept.left, now)
  await writePlan(tx, order, plan, kept, now)
  await tx.sql(
    `UPDATE orders SET total = $2, change_asked = NULL,
       parcel_count = CASE WHEN parcel_count IS NULL THEN NULL ELSE $3::int END WHERE id = $1`,
    [order.id, total, count],
  )
  await openOrder(tx, order.id, now, feasts)
  if (order.status !== 'awaiting_approval' && order.status !== 'awaiting_verification')
    await billOrder(tx, order.id, dayAt(now), now)
  return { kind: 'changed', total }
}

/** Everything comes as before, only to other gates: that is nothing to any maker. */
function hasOtherAddresses(order: OrderNow, plan: readonly Planned[]): boolean {
  const old = order.deliveries.length ? planOf(order) : []
  return (
    old.length === plan.length &&
    plan.every(({ id, count, day }) => old.some((one) => one.id === id && one.count === count && one.day === day))
  )
}

async function writeAddresses(tx: Tx, orderId: number, plan: readonly Planned[]): Promise<void> {
  for (const { id, address } of plan)
    await tx.sql('UPDATE deliveries SET address = coalesce($2, address) WHERE id = $1', [id, address])
  await tx.sql('UPDATE orders SET change_asked = NULL WHERE id = $1', [orderId])
}

const sentSets = (order: OrderNow) => sentOf(order).reduce((sum, { wanted }) => sum + wanted, 0)

/** Parcels are packed for a delivery that is to bring fewer, or is not there any more. */
async function packedAway(tx: Tx, order: OrderNow, plan: readonly Planned[]): Promise<boolean> {
  const rows = await tx.sql<{ deliveryId: number | null; parcels: number }>(
    `SELECT delivery_id AS "deliveryId", sum(parcels)::int AS parcels FROM packings WHERE order_id = $1 GROUP BY delivery_id`,
    [order.id],
  )
  const sent = sentOf(order).map(({ id }) => id)
  return rows.some(({ deliveryId, parcels }) => {
    if (deliveryId !== null && sent.includes(deliveryId)) return false
    const planned = deliveryId === null ? plan[0] : plan.find(({ id }) => id === deliveryId)
    return !planned || parcels > planned.count
  })
}

/** What of the changed deliveries can't be made: days that are none, and pieces nobody has promised yet. */
async function problemsWith(
  tx: Tx,
  order: OrderNow,
  item: Item,
  plan: readonly Planned[],
  to: readonly (readonly { at: number; pieces: number }[])[],
  at: { now: Date; feasts: Feasts },
): Promise<PartProblem[]> {
  const moved = plan.filter(({ id, day }) => !planOf(order).some((old) => old.id === id && old.day === day))
  const missing = plan.map(({ count }, delivery) =>
    [...Array(linesEach(order)).keys()].map((line) => {
      const placed = to[line]!.reduce((sum, share) => sum + (share.at === delivery ? share.pieces : 0), 0)
      return Math.ceil(count - placed / perSet(order, line))
    }),
  )
  const open = plan.map(({ day }, delivery) => ({ day, count: Math.max(0, ...missing[delivery]!) }))
  // goods that are promised for every delivery need nobody any more
  const lines = item.lines.filter((_, line) => missing.some((counts) => counts[line]! > 0))
  const dates = await problemsOf(tx, { ...item, lines: [] }, moved, at)
  if (dates.length) return dates
  const wanted = open.filter(({ count }) => count > 0)
  return wanted.length ? problemsOf(tx, { ...item, lines }, wanted, { ...at, forOrder: order.id }) : []
}

async function takeBack(tx: Tx, shares: readonly ShareNow[], now: Date): Promise<void> {
  const ids = shares.map(({ id }) => id)
  await tellPromiseGone(tx, ids, 'gone.reduced', now)
  await letGoForChange(tx, ids, now)
}
