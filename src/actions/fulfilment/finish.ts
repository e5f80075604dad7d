import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { type Custody, stateOf } from '../../domain/orders/custody.ts'
import { ORDER_STATES, type OrderState } from '../../domain/orders/states.ts'
import { mayMove } from '../../domain/states.ts'
import { type OrderNow, readOrder } from '../orders/lock.ts'
import { ledgerOf } from '../orders/pieces.ts'
import { settleOrder } from '../orders/settle.ts'
import { billOrder } from './billing.ts'

/** Writes a share's figures and the state that follows from where its goods are. */
export async function writeShare(tx: Tx, shareId: number, custody: Custody): Promise<void> {
  await tx.sql('UPDATE allocations SET promised = $2, delivered = $3, deducted = $4, status = $5 WHERE id = $1', [
    shareId,
    custody.promised,
    custody.delivered,
    custody.deducted,
    stateOf(custody),
  ])
}

/**
 * Brings an order that the caller has locked in line with its goods: `delivered` when no piece is open any more, and
 * `cancelled` instead when none ever reached the buyer or was to be paid for. What is owed follows.
 */
export async function finishOrder(tx: Tx, orderId: number, now: Date): Promise<OrderState> {
  const state = await settleGoods(tx, orderId, now)
  await billOrder(tx, orderId, dayAt(now), now)
  return state
}

/** The same before anything is billed. */
export async function settleGoods(tx: Tx, orderId: number, now: Date): Promise<OrderState> {
  const order = (await readOrder(tx, orderId)) as OrderNow
  const ledgers = order.lines.map(ledgerOf)
  if (ledgers.some(({ open }) => open > 0)) {
    await settleOrder(tx, order, now)
    return ((await readOrder(tx, orderId)) as OrderNow).status
  }
  const arrived = ledgers.some(({ delivered, deducted }) => delivered + deducted > 0)
  return moveOrder(tx, order, arrived ? 'delivered' : 'cancelled')
}

/** Moves an order where the table allows it. @returns its state now */
export async function moveOrder(tx: Tx, { id, status }: OrderNow, to: OrderState): Promise<OrderState> {
  if (!mayMove(ORDER_STATES, status, to)) return status
  await tx.sql('UPDATE orders SET status = $2 WHERE id = $1', [id, to])
  return to
}
