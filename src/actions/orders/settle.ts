import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { ORDER_STATES, type OrderState } from '../../domain/orders/states.ts'
import { mayMove } from '../../domain/states.ts'
import { askDownPayment } from '../money/ledger/down-payment.ts'
import type { OrderNow } from './lock.ts'
import { type OrderLedger, orderLedger } from './pieces.ts'
import { tellPromised, unsayPromised } from './tell-progress.ts'

/** States that follow from what makers have promised; the others are set by whoever delivers, cancels or closes. */
const FOLLOWS_PROMISES: readonly OrderState[] = ['placed', 'promised', 'in_progress']

/**
 * Brings an order's state in line with its shares, and tells the buyer when everything is promised. The order must be
 * locked and read as it stands.
 */
export async function settleOrder(tx: Tx, order: OrderNow, now: Date): Promise<OrderLedger> {
  const ledger = orderLedger(order)
  if (!FOLLOWS_PROMISES.includes(order.status)) return ledger
  const begun = order.lines.some(({ shares }) =>
    shares.some(({ status }) => ['in_progress', 'ready', 'handed_over'].includes(status)),
  )
  const whole = ledger.offered + ledger.missing === 0
  const state: OrderState = !whole ? 'placed' : begun ? 'in_progress' : 'promised'
  if (state !== order.status && mayMove(ORDER_STATES, order.status, state))
    await tx.sql('UPDATE orders SET status = $2 WHERE id = $1', [order.id, state])
  if (!whole && order.status !== 'placed') await unsayPromised(tx, order)
  if (whole && order.status === 'placed') {
    await tellPromised(tx, order, now)
    await askDownPayment(tx, order.id, dayAt(now), now)
  }
  return ledger
}
