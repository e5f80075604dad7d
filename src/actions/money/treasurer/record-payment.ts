import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import type { Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { closeIfPaid } from '../ledger/close.ts'
import type { PaymentIn } from './payment-in.ts'

export interface Recorded {
  /** integer rupiah still to come; 0: paid in full */
  left: number
  /** more than was asked for */
  extra: number
}

/**
 * Money came in for a payment that the caller has locked, or tax was withheld from it. What makes up the amount confirms
 * it; what is more stands to be given back. The buyer hears it.
 * @param money integer rupiah on the account; may be 0 when the rest was withheld
 */
export async function recordPayment(
  { tx, actor, now, today }: Work,
  payment: PaymentIn,
  money: number,
  withheld = 0,
): Promise<Recorded> {
  const { id, orderId, number, buyerId, purpose, amount, received } = payment
  const after = received + money + withheld
  const left = Math.max(0, amount - after)
  await tx.sql(
    `UPDATE payments SET paid = paid + $2, status = CASE WHEN $3::boolean THEN 'confirmed' ELSE 'due' END,
       confirmed_at = CASE WHEN $3 THEN $4::timestamptz END, confirmed_by_id = CASE WHEN $3 THEN $5::int END, claimed = NULL WHERE id = $1`,
    [id, money, left === 0, now, actor.personId ?? null],
  )
  await audit(tx, actor, now, {
    act: 'record_payment',
    subject: 'payments',
    subjectId: id,
    after: { money, withheld, left },
  })
  const accounts = await buyerAccounts(tx, [buyerId])
  const said = { number, purpose: `payment_purpose.${purpose}`, came: money + withheld }
  const notices =
    left === 0
      ? toAll(accounts, `paid:${id}:${after}`, {
          notice: 'payment_confirmed',
          values: { ...said, withheld: withheld || undefined },
        })
      : toAll(accounts, `paid:${id}:${after}`, { notice: 'payment_part', values: { ...said, left } })
  await queueNotices(tx, notices, now)
  await billOrder(tx, orderId, today, now)
  await closeIfPaid(tx, orderId, now)
  return { left, extra: Math.max(0, after - amount) }
}
