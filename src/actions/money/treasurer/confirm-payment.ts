import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { pickedId } from '../../picked.ts'
import { MONEY_KEEPERS } from '../scope.ts'
import { lockedPaymentIn } from './payment-in.ts'
import { recordPayment } from './record-payment.ts'

/** "Sudah masuk": all of it, in one tap. */
export const confirmPayment = action({
  name: 'confirm_payment',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick' },
  gives: { confirmed: { number: 'text', came: 'rupiah' }, gone: {} },
  async run({ bill: picked }, work) {
    const payment = await lockedPaymentIn(work.tx, work.actor, pickedId(picked))
    if (!payment) return { outcome: 'gone' }
    const came = payment.amount - payment.received
    await recordPayment(work, payment, came)
    return { outcome: 'confirmed', values: { number: payment.number, came }, wrote: true }
  },
})

/** What really came in: less leaves the rest due, more stands to be given back. */
export const recordCame = action({
  name: 'record_came',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick', came: 'rupiah' },
  gives: {
    confirmed: { number: 'text', came: 'rupiah' },
    part: { number: 'text', came: 'rupiah', left: 'rupiah' },
    too_much: { number: 'text', came: 'rupiah', extra: 'rupiah' },
    gone: {},
  },
  async run({ bill: picked, came }, work) {
    const payment = await lockedPaymentIn(work.tx, work.actor, pickedId(picked))
    if (!payment) return { outcome: 'gone' }
    const { left, extra } = await recordPayment(work, payment, came)
    const said = { number: payment.number, came }
    if (left > 0) return { outcome: 'part', values: { ...said, left }, wrote: true }
    return extra > 0
      ? { outcome: 'too_much', values: { ...said, extra }, wrote: true }
      : { outcome: 'confirmed', values: said, wrote: true }
  },
})

/** What is left to come beside the tax, before it is recorded. */
export const weighWithheld = action({
  name: 'weigh_withheld',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick', tax_amount: 'rupiah' },
  gives: { fits: { money: 'rupiah?' }, too_much: { left: 'rupiah' }, gone: {} },
  async run({ bill: picked, tax_amount }, { tx, actor }) {
    const payment = await lockedPaymentIn(tx, actor, pickedId(picked))
    if (!payment) return { outcome: 'gone' }
    const left = payment.amount - payment.received
    if (tax_amount > left) return { outcome: 'too_much', values: { left } }
    return { outcome: 'fits', values: { money: left - tax_amount || undefined } }
  },
})

/** The kinds of tax a buyer may withhold, as the table knows them. Rates are the buyer's business. PRACTICE 14 (check). */
const TAXES: readonly string[] = ['pph22', 'pph23', 'pph_final', 'other']

/** Tax withheld by the buyer: the money that came and the tax make up the payment in full. */
export const recordWithheld = action({
  name: 'record_withheld',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick', tax_kind: 'choice', tax_amount: 'rupiah', slip: 'document?' },
  gives: {
    confirmed: { number: 'text', came: 'rupiah?', tax_amount: 'rupiah' },
    too_much: { left: 'rupiah' },
    gone: {},
  },
  async run({ bill: picked, tax_kind, tax_amount, slip }, work) {
    const { tx, actor, now } = work
    const payment = await lockedPaymentIn(tx, actor, pickedId(picked))
    if (!payment || !TAXES.includes(tax_kind)) return { outcome: 'gone' }
    const left = payment.amount - payment.received
    if (tax_amount > left) return { outcome: 'too_much', values: { left } }
    await tx.sql(
      'INSERT INTO withheld_taxes (payment_id, kind, amount, slip_hash, created_at) VALUES ($1, $2, $3, $4, $5)',
      [payment.id, tax_kind, tax_amount, slip ?? null, now],
    )
    const money = left - tax_amount
    await recordPayment(work, payment, money, tax_amount)
    return {
      outcome: 'confirmed',
      values: { number: payment.number, came: money || undefined, tax_amount },
      wrote: true,
    }
  },
})

/** "Belum masuk": the proof stays, the payment is due as before, and the buyer is asked to look again. */
export const rejectProof = action({
  name: 'reject_proof',
  for: MONEY_KEEPERS,
  needs: { bill: 'pick' },
  gives: { told: { number: 'text', buyer: 'text' }, no_proof: { number: 'text' }, gone: {} },
  async run({ bill: picked }, { tx, actor, now, today }) {
    const payment = await lockedPaymentIn(tx, actor, pickedId(picked))
    if (!payment) return { outcome: 'gone' }
    const { id, orderId, number, buyer, buyerId, purpose, amount, received, status, proof } = payment
    if (status !== 'proof_sent') return { outcome: 'no_proof', values: { number } }
    await tx.sql(`UPDATE payments SET status = 'rejected' WHERE id = $1`, [id])
    await audit(tx, actor, now, {
      act: 'reject_proof',
      subject: 'payments',
      subjectId: id,
      after: { proof: proof?.hash },
    })
    const values = { number, purpose: `payment_purpose.${purpose}`, left: amount - received }
    const accounts = await buyerAccounts(tx, [buyerId])
    const notice = { notice: 'payment_not_found' as const, values }
    await queueNotices(tx, toAll(accounts, `not-found:${id}:${now.toISOString()}`, notice), now)
    await billOrder(tx, orderId, today, now)
    return { outcome: 'told', values: { number, buyer }, wrote: true }
  },
})
