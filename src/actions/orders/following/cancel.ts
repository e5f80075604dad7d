import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import { type AllocationState, ORDER_STATES } from '../../../domain/orders/states.ts'
import { mayMove } from '../../../domain/states.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { letGo } from '../brought.ts'
import { lockOrder, type OrderNow, type ShareNow } from '../lock.ts'
import { tellOfferGone } from '../offering/offers-gone.ts'
import { forgetOffers, tellPromiseGone } from '../telling.ts'

export type CancelWay =
  /** nobody has promised anything */
  | 'at_once'
  /** makers have given their word, nothing is made yet: they lose the work */
  | 'breaks_promises'
  /** something is made or delivered: an officer talks with everybody first */
  | 'officer'
  /** cancelled already, or everything has arrived */
  | 'over'

const GIVEN: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial']
const OPEN: readonly AllocationState[] = ['offered', ...GIVEN, 'in_progress', 'ready']
const MADE: readonly AllocationState[] = ['in_progress', 'ready', 'handed_over', 'delivered']
const sharesOf = (order: OrderNow): ShareNow[] => order.lines.flatMap(({ shares }) => shares)

/** How an order may be cancelled by its buyer as it stands now. */
export function wayToCancel(order: OrderNow): CancelWay {
  if (['cancelled', 'delivered', 'closed', 'lapsed'].includes(order.status)) return 'over'
  if (!mayMove(ORDER_STATES, order.status, 'cancelled')) return 'officer'
  const shares = sharesOf(order)
  if (shares.some(({ status, ready, delivered }) => MADE.includes(status) || ready > 0 || delivered > 0))
    return 'officer'
  return shares.some(({ status }) => GIVEN.includes(status)) ? 'breaks_promises' : 'at_once'
}

/**
 * Cancels an order that its state table still lets go: unanswered offers disappear, promises fall away, makers who read
 * the one or gave the other hear so, what was handed over stays delivered; every piece not delivered counts as cancelled. The caller has decided
 * that this may be.
 * @param gone what makers read as the reason, a key of flows/words.yaml
 * @returns false when it can't be cancelled any more
 */
export async function cancelOrder(
  tx: Tx,
  orderId: number,
  { now, reason, gone = 'gone.cancelled' }: { now: Date; reason?: string | undefined; gone?: string },
): Promise<boolean> {
  const order = await lockOrder(tx, orderId)
  if (!order || !mayMove(ORDER_STATES, order.status, 'cancelled')) return false
  const promised = sharesOf(order).filter(
    ({ status }) => GIVEN.includes(status) || status === 'in_progress' || status === 'ready',
  )
  await tellPromiseGone(
    tx,
    promised.map(({ id }) => id),
    gone,
    now,
  )
  const unanswered = sharesOf(order).filter(
    ({ status, answered }) => status === 'offered' || (status === 'cancelled' && !answered),
  )
  await forgetOffers(tx, unanswered)
  await tellOfferGone(tx, unanswered, gone, now)
  const open = sharesOf(order).filter(({ status }) => OPEN.includes(status))
  await letGo(
    tx,
    open.map(({ id }) => id),
    now,
  )
  await tx.sql(
    `UPDATE order_lines l SET cancelled = l.quantity - coalesce((SELECT sum(CASE WHEN a.status IN ('handed_over', 'delivered')
       THEN a.promised ELSE a.delivered + a.deducted END) FROM allocations a WHERE a.order_line_id = l.id), 0)
     WHERE l.order_id = $1`,
    [order.id],
  )
  await tx.sql(`UPDATE orders SET status = 'cancelled', cancelled_at = $2, cancel_reason = $3 WHERE id = $1`, [
    order.id,
    now,
    reason ?? null,
  ])
  await tx.sql(`UPDATE deliveries SET status = 'cancelled' WHERE order_id = $1 AND status = 'planned'`, [order.id])
  await tx.sql(`UPDATE quotations SET status = 'withdrawn', answered_at = $2 WHERE order_id = $1 AND status = 'open'`, [
    order.id,
    now,
  ])
  await billOrder(tx, order.id, dayAt(now), now)
  return true
}
