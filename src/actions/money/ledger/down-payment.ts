import type { Tx } from '../../../db/open.ts'
import { addDays } from '../../../domain/calendar.ts'
import { DP_DAYS, PASS_ON_DAYS } from '../../../domain/money/late.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import { instalments } from '../../../domain/orders/totals.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts } from '../../accounts.ts'
import { billOrder, downPaymentOf } from '../../fulfilment/billing.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { accountOf, accountText } from '../accounts/account-of.ts'
import { ask, OPEN_PAYMENTS } from './rows.ts'
import { orderTold } from './telling.ts'

/**
 * Asks for an order's down payment, once: the buyer's part, and what the penyedia passes on of it to each maker who has
 * promised. Asked again it holds the amounts against the order as it is now. The caller has locked the order.
 * @param quietly the buyer is paying it just now and need not be told
 * @returns whether it asks for one
 */
export async function askDownPayment(
  tx: Tx,
  orderId: number,
  today: string,
  now: Date,
  quietly = false,
): Promise<boolean> {
  const [order] = await tx.sql<{ region_code: string; dp_percent: number; needed_on: string; asked: boolean }>(
    `SELECT o.region_code, o.dp_percent, o.needed_on,
       EXISTS (SELECT 1 FROM payments y WHERE y.order_id = o.id AND y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status <> 'cancelled') AS asked
     FROM orders o WHERE o.id = $1 AND o.status NOT IN ('delivered', 'closed', 'cancelled', 'lapsed')`,
    [orderId],
  )
  if (!order || order.dp_percent === 0) return false
  const { region_code: region } = order
  const due = addDays(today, DP_DAYS)
  const [dueOn = due] = [due, order.needed_on].sort()
  const amount = await downPaymentOf(tx, orderId)
  if (!order.asked && amount > 0)
    await ask(tx, { orderId, region, allocationId: null }, { purpose: 'dp', amount, dueOn }, now)
  const shares = await tx.sql<{ id: number; worth: number }>(
    `SELECT a.id, a.promised::bigint * a.price AS worth FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
     WHERE l.order_id = $1 AND a.status = ANY ($2) AND a.promised > 0
       AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.allocation_id = a.id AND y.status <> 'cancelled') ORDER BY a.id`,
    [orderId, PROMISED],
  )
  for (const { id: allocationId, worth } of shares) {
    const { dp } = instalments(worth, order.dp_percent)
    if (dp > 0)
      await ask(
        tx,
        { orderId, region, allocationId },
        { purpose: 'dp', amount: dp, dueOn: addDays(dueOn, PASS_ON_DAYS) },
        now,
      )
  }
  if (order.asked) await billOrder(tx, orderId, today, now)
  if (!quietly) await tellDownPayment(tx, orderId, now)
  return true
}

/** The buyer hears what to pay, until when and where; while nobody invoices the order, admins hear that instead. */
export async function tellDownPayment(tx: Tx, orderId: number, now: Date): Promise<void> {
  const [row] = await tx.sql<{ amount: number; due: string }>(
    `SELECT amount - paid AS amount, due_on AS due FROM payments
     WHERE order_id = $1 AND ledger = 'buyer' AND purpose = 'dp' AND status = ANY ($2)`,
    [orderId, OPEN_PAYMENTS],
  )
  if (!row) return
  const { number, buyer, buyerId, region, supplierId } = await orderTold(tx, orderId)
  const { amount, due } = row
  if (supplierId === null) {
    const admins = await officerAccounts(tx, region, ['admin'])
    const notice = { notice: 'supplier_wanted' as const, values: { number, buyer } }
    await queueNotices(tx, toAll(admins, `supplier-wanted:${orderId}`, notice), now)
    return
  }
  const account = await accountOf(tx, { supplierId }, now)
  const values = { number, amount, due, account: account && accountText(account) }
  const notices = toAll(await buyerAccounts(tx, [buyerId]), `dp:${orderId}:${amount}`, {
    notice: 'down_payment_due',
    values,
  })
  await queueNotices(tx, notices, now)
}
