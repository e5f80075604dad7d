import { rupiahText } from '../../../answers/grammar/say.ts'
import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { orderTold, tellTreasurers } from '../ledger/telling.ts'
import { cameIn } from './came-in.ts'

interface Sent {
  orderId: number
  number: string
  supplier: string
  ids: number[]
  amount: number
}

/** Transfers that her penyedia say they made and that she has not answered, oldest first. */
function sentTo(tx: Tx, sellerId: number | undefined, orderId?: number): Promise<Sent[]> {
  return tx.sql<Sent>(
    `SELECT o.id AS "orderId", o.number, coalesce(u.name, '') AS supplier, array_agg(y.id ORDER BY y.id) AS ids,
       sum(coalesce(y.claimed, y.amount - y.paid))::bigint AS amount
     FROM payments y JOIN allocations a ON a.id = y.allocation_id JOIN orders o ON o.id = y.order_id
       LEFT JOIN suppliers u ON u.id = o.supplier_id
     WHERE a.seller_id = $1 AND y.ledger = 'maker' AND y.purpose <> 'refund' AND y.status = 'proof_sent'
       AND ($2::int IS NULL OR o.id = $2)
     GROUP BY o.id, u.name ORDER BY min(y.proof_at), o.id`,
    [sellerId ?? 0, orderId ?? null],
  )
}

/** "Uangnya sudah masuk": which transfer is meant. */
export const findPayouts = action({
  name: 'find_payouts',
  for: ['seller'],
  needs: {},
  gives: { one: { order: 'pick' }, several: { payouts: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const sent = await sentTo(tx, actor.sellerId)
    const [only] = sent
    if (!only) return { outcome: 'none' }
    if (sent.length === 1) return { outcome: 'one', values: { order: String(only.orderId) } }
    const payouts = sent.map(({ orderId, number, amount }) => ({
      value: String(orderId),
      label: `${number} · ${rupiahText(amount)}`,
    }))
    return { outcome: 'several', values: { payouts } }
  },
})

/** One transfer, to be asked about. */
export const lookAtPayout = action({
  name: 'look_at_payout',
  for: ['seller'],
  needs: { order: 'pick' },
  gives: { sent: { supplier: 'text', number: 'text', amount: 'rupiah' }, over: {} },
  async run({ order }, { tx, actor }) {
    const [sent] = await sentTo(tx, actor.sellerId, pickedId(order))
    if (!sent) return { outcome: 'over' }
    const { supplier, number, amount } = sent
    return { outcome: 'sent', values: { supplier, number, amount } }
  },
})

/** "Sudah masuk": it is paid; a promise that waited for it begins. */
export const payoutCame = action({
  name: 'payout_came',
  for: ['seller'],
  needs: { order: 'pick' },
  gives: { came: { amount: 'rupiah' }, begun: { amount: 'rupiah', begun: 'lines' }, over: {} },
  async run({ order }, { tx, actor, now }) {
    if (!(await lockOrder(tx, pickedId(order)))) return { outcome: 'over' }
    const [sent] = await sentTo(tx, actor.sellerId, pickedId(order))
    if (!sent) return { outcome: 'over' }
    const begun = await cameIn(tx, sent.ids, actor.personId ?? null, now)
    const { amount } = sent
    if (!begun.length) return { outcome: 'came', values: { amount }, wrote: true }
    const lines = begun.map(({ product, pieces, unit, dueOn }) =>
      line('promise_begun', { product, pieces, unit, due_on: dueOn }),
    )
    return { outcome: 'begun', values: { amount, begun: lines }, wrote: true }
  },
})

/** "Belum": the treasurer hears it and may look again. */
export const payoutNotCame = action({
  name: 'payout_not_came',
  for: ['seller'],
  needs: { order: 'pick' },
  gives: { told: { supplier: 'text' }, over: {} },
  async run({ order }, { tx, actor, now }) {
    if (!(await lockOrder(tx, pickedId(order)))) return { outcome: 'over' }
    const [sent] = await sentTo(tx, actor.sellerId, pickedId(order))
    if (!sent) return { outcome: 'over' }
    await tx.sql(`UPDATE payments SET status = 'rejected' WHERE id = ANY ($1)`, [sent.ids])
    const seller = await tx.prisma.seller.findUniqueOrThrow({ where: { id: actor.sellerId ?? 0 } })
    const values = { seller: seller.name, phone: seller.phone ?? undefined, number: sent.number, amount: sent.amount }
    const key = `payout-missing:${sent.ids.join(',')}:${now.toISOString()}`
    const told = await orderTold(tx, sent.orderId)
    await tellTreasurers(tx, told, key, { notice: 'payout_missing', values }, now)
    return { outcome: 'told', values: { supplier: sent.supplier }, wrote: true }
  },
})
