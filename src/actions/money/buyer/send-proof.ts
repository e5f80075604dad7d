import { action, type Outcome, type Work } from '../../action.ts'
import { lockOrder } from '../../orders/lock.ts'
import { askDownPayment } from '../ledger/down-payment.ts'
import { orderTold, tellTreasurers } from '../ledger/telling.ts'
import { type DuePayment, duePayments } from './due-payments.ts'

/** What a proof is held against before it goes out. */
export const lookAtProof = action({
  name: 'look_at_proof',
  for: ['visitor', 'buyer'],
  needs: { bill: 'pick' },
  gives: { found: { number: 'text', purpose: 'word', left: 'rupiah?', due: 'date?' }, gone: {} },
  async run({ bill }, { tx, actor }) {
    const due = (await duePayments(tx, actor.buyerId)).find(({ key }) => key === bill)
    if (!due) return { outcome: 'gone' }
    const { number, purpose, left, dueOn } = due
    const values = { number, purpose: `payment_purpose.${purpose}`, left: left || undefined, due: dueOn }
    return { outcome: 'found', values }
  },
})

const GIVES = { sent: { number: 'text', purpose: 'word' }, same: { number: 'text' }, gone: {} } as const

const GIVES_FIRST = { ...GIVES, used_before: { number: 'text', other: 'text' } } as const

/**
 * "Sudah transfer": the proof is kept with its payment and the penyedia's treasurer is told. A later proof takes the place
 * of one that nobody has answered. The same picture for another payment is asked about first.
 */
export const sendProof = action({
  name: 'send_proof',
  for: ['visitor', 'buyer'],
  needs: { bill: 'pick', proof: 'document', amount: 'rupiah?' },
  gives: GIVES_FIRST,
  async run({ bill, proof, amount }, work): Promise<Outcome<typeof GIVES_FIRST>> {
    const due = await lockedPayment(work, bill)
    if (!due?.paymentId) return { outcome: 'gone' }
    const [used] = await work.tx.sql<{ other: string }>(
      `SELECT o.number AS other FROM payments y JOIN orders o ON o.id = y.order_id
       WHERE y.proof_hash = $1 AND y.id <> $2 AND o.buyer_id = $3 ORDER BY y.id DESC LIMIT 1`,
      [proof, due.paymentId, work.actor.buyerId ?? 0],
    )
    if (used) return { outcome: 'used_before', values: { number: due.number, other: used.other } }
    return keepProof(work, due, proof, amount)
  },
})

/** One transfer for two payments. */
export const sendProofAgain = action({
  name: 'send_proof_again',
  for: ['visitor', 'buyer'],
  needs: { bill: 'pick', proof: 'document', amount: 'rupiah?' },
  gives: GIVES,
  async run({ bill, proof, amount }, work) {
    const due = await lockedPayment(work, bill)
    return due ? keepProof(work, due, proof, amount) : { outcome: 'gone' }
  },
})

async function keepProof(
  { tx, actor, now }: Work,
  { number, orderId, paymentId, purpose, left }: DuePayment,
  proof: string,
  amount: number | undefined,
): Promise<Outcome<typeof GIVES>> {
  const [file] = await tx.sql<{ hash: string; name: string; type: string; same: boolean }>(
    `SELECT f.hash, f.name, f.type, EXISTS (SELECT 1 FROM payments y WHERE y.id = $2 AND y.proof_hash = f.hash AND y.status = 'proof_sent') AS same
     FROM stored_files f WHERE f.hash = $1`,
    [proof, paymentId],
  )
  if (!file || paymentId === null) return { outcome: 'gone' }
  const { same, ...picture } = file
  if (same) return { outcome: 'same', values: { number } }
  await tx.sql(
    `UPDATE payments SET status = 'proof_sent', proof_hash = $2, proof_at = $3, proof_by_id = $4, claimed = $5 WHERE id = $1`,
    [paymentId, proof, now, actor.personId ?? null, amount ?? null],
  )
  const told = await orderTold(tx, orderId)
  const said = { number, purpose: `payment_purpose.${purpose}` }
  const notice = {
    notice: 'proof_came' as const,
    values: { ...said, buyer: told.buyer, left, claimed: amount, files: [picture] },
    slots: { bill: String(paymentId) },
  }
  await tellTreasurers(tx, told, `proof:${paymentId}:${now.toISOString()}`, notice, now)
  return { outcome: 'sent', values: said, wrote: true }
}

/** The payment of a pick under its order's lock; a down payment that is paid before it was asked for is asked for now. */
async function lockedPayment({ tx, actor, now, today }: Work, key: string): Promise<DuePayment | undefined> {
  const { buyerId } = actor
  const find = async () => (await duePayments(tx, buyerId)).find((due) => due.key === key)
  const seen = await find()
  if (!seen) return undefined
  await lockOrder(tx, seen.orderId)
  const due = await find()
  if (due?.paymentId !== null) return due
  await askDownPayment(tx, due.orderId, today, now, true)
  return (await duePayments(tx, buyerId)).find(({ orderId, purpose }) => orderId === due.orderId && purpose === 'dp')
}
