import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { lockOrder } from '../../orders/lock.ts'
import { OPEN_PAYMENTS, RECEIVED } from '../ledger/rows.ts'
import { keeperOf, keptBy } from '../scope.ts'

/** A buyer's payment as the treasurer sees it. */
export interface PaymentIn {
  id: number
  orderId: number
  number: string
  buyerId: number
  buyer: string
  purpose: 'dp' | 'remainder' | 'full'
  amount: number
  received: number
  status: string
  dueOn: string | null
  claimed: number | null
  proof: { hash: string; name: string; type: string } | null
}

/** Payments of buyers that the speaker answers for and that still wait for money: proofs first. `id`: only this one. */
export function paymentsIn(tx: Tx, actor: Actor, id?: number): Promise<PaymentIn[]> {
  return tx.sql<PaymentIn>(
    `SELECT y.id, o.id AS "orderId", o.number, o.buyer_id AS "buyerId", b.name AS buyer, y.purpose, y.amount, ${RECEIVED} AS received,
       y.status, y.due_on AS "dueOn", y.claimed,
       (SELECT json_build_object('hash', f.hash, 'name', f.name, 'type', f.type) FROM stored_files f WHERE f.hash = y.proof_hash) AS proof
     FROM payments y JOIN orders o ON o.id = y.order_id JOIN buyers b ON b.id = o.buyer_id
     WHERE y.ledger = 'buyer' AND y.purpose <> 'refund' AND y.status = ANY ($1) AND ($2::int IS NULL OR y.id = $2) AND ${keptBy(3)}
     ORDER BY y.status = 'proof_sent' DESC, y.due_on, y.id`,
    [OPEN_PAYMENTS, id ?? null, ...keeperOf(actor)],
  )
}

/** One of them under its order's lock: of two who answer the same proof one comes too late. */
export async function lockedPaymentIn(tx: Tx, actor: Actor, id: number): Promise<PaymentIn | undefined> {
  const [seen] = await paymentsIn(tx, actor, id)
  if (!seen) return undefined
  await lockOrder(tx, seen.orderId)
  return (await paymentsIn(tx, actor, id))[0]
}
