import { rupiahText } from '../../../answers/grammar/say.ts'
import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { listLabel } from '../../list-label.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { closeIfPaid } from '../ledger/close.ts'
import { keeperOf, keptBy, MONEY_KEEPERS } from '../scope.ts'

interface Refund {
  id: number
  orderId: number
  number: string
  buyerId: number
  /** the buyer it goes back to, or the maker it comes back from */
  who: string
  ledger: 'buyer' | 'maker'
  amount: number
}

function openRefunds(tx: Tx, actor: Actor, id?: number): Promise<Refund[]> {
  return tx.sql<Refund>(
    `SELECT y.id, o.id AS "orderId", o.number, o.buyer_id AS "buyerId", coalesce(s.name, b.name) AS who, y.ledger, y.amount
     FROM payments y JOIN orders o ON o.id = y.order_id JOIN buyers b ON b.id = o.buyer_id
       LEFT JOIN allocations a ON a.id = y.allocation_id LEFT JOIN sellers s ON s.id = a.seller_id
     WHERE y.purpose = 'refund' AND y.status = 'due' AND ($1::int IS NULL OR y.id = $1) AND ${keptBy(2)} ORDER BY y.ledger, y.id`,
    [id ?? null, ...keeperOf(actor)],
  )
}

/** Money that has to go back: to buyers, and from makers whose share fell away. */
export const listRefunds = action({
  name: 'list_refunds',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { some: { refunds: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const open = await openRefunds(tx, actor)
    if (!open.length) return { outcome: 'none' }
    const refunds = open.map(({ id, who, number, amount }) => ({
      value: String(id),
      label: listLabel(`${number} · ${rupiahText(amount)}`, who),
    }))
    return { outcome: 'some', values: { refunds } }
  },
})

export const lookAtRefund = action({
  name: 'look_at_refund',
  for: MONEY_KEEPERS,
  needs: { refund: 'pick' },
  gives: {
    to_buyer: { number: 'text', who: 'text', amount: 'rupiah' },
    from_maker: { number: 'text', who: 'text', amount: 'rupiah' },
    gone: {},
  },
  async run({ refund: picked }, { tx, actor }) {
    const [refund] = await openRefunds(tx, actor, pickedId(picked))
    if (!refund) return { outcome: 'gone' }
    const { number, who, amount, ledger } = refund
    return { outcome: ledger === 'buyer' ? 'to_buyer' : 'from_maker', values: { number, who, amount } }
  },
})

/** It went back; or a maker may keep it for the work she had begun (`kept`). */
export const settleRefund = action({
  name: 'settle_refund',
  for: MONEY_KEEPERS,
  needs: { refund: 'pick', outcome_of: 'text' },
  gives: { settled: { number: 'text', amount: 'rupiah' }, gone: {} },
  async run({ refund: picked, outcome_of }, { tx, actor, now }) {
    const [seen] = await openRefunds(tx, actor, pickedId(picked))
    if (seen) await lockOrder(tx, seen.orderId)
    const [refund] = await openRefunds(tx, actor, pickedId(picked))
    if (!refund) return { outcome: 'gone' }
    const { id, orderId, number, buyerId, ledger, amount } = refund
    const kept = ledger === 'maker' && outcome_of === 'kept'
    await tx.sql(
      `UPDATE payments SET status = 'confirmed', paid = $2, confirmed_at = $3, confirmed_by_id = $4 WHERE id = $1`,
      [id, kept ? 0 : amount, now, actor.personId ?? null],
    )
    await audit(tx, actor, now, {
      act: kept ? 'waive_refund' : 'settle_refund',
      subject: 'payments',
      subjectId: id,
      after: { amount },
    })
    if (ledger === 'buyer') {
      const accounts = await buyerAccounts(tx, [buyerId])
      await queueNotices(
        tx,
        toAll(accounts, `refunded:${id}`, { notice: 'refund_sent', values: { number, amount } }),
        now,
      )
    }
    await closeIfPaid(tx, orderId, now)
    return { outcome: 'settled', values: { number, amount }, wrote: true }
  },
})

/** What became of it, as a fork of the flow says. */
export const refundReturned = action({
  name: 'refund_returned',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { meant: { outcome_of: 'text' } },
  run: async () => ({ outcome: 'meant', values: { outcome_of: 'returned' } }),
})

export const refundKept = action({
  name: 'refund_kept',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { meant: { outcome_of: 'text' } },
  run: async () => ({ outcome: 'meant', values: { outcome_of: 'kept' } }),
})
