import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { lockOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { askDownPayment } from '../ledger/down-payment.ts'
import { keeperOf, keptBy, MONEY_KEEPERS } from '../scope.ts'

function withoutDp(tx: Tx, actor: Actor) {
  return tx.sql<{ id: number; number: string; buyer: string }>(
    `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.dp_percent > 0 AND o.status IN ('placed', 'promised', 'in_progress') AND ${keptBy(1)}
       AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.order_id = o.id AND y.ledger = 'buyer' AND y.status <> 'cancelled') ORDER BY o.needed_on, o.id`,
    keeperOf(actor),
  )
}

/** Orders whose down payment is not asked for yet: it is as soon as everything is promised, or when their terms say at once. */
export const listWithoutDp = action({
  name: 'list_without_dp',
  for: MONEY_KEEPERS,
  needs: {},
  gives: { some: { orders: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const orders = await withoutDp(tx, actor)
    if (!orders.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        orders: orders.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) })),
      },
    }
  },
})

/** Terms that ask for the down payment at once, before every piece is promised. */
export const askDpNow = action({
  name: 'ask_dp_now',
  for: MONEY_KEEPERS,
  needs: { order: 'pick' },
  gives: { asked: { number: 'text', buyer: 'text' }, gone: {} },
  async run({ order: picked }, { tx, actor, now, today }) {
    const id = pickedId(picked)
    if (!(await lockOrder(tx, id))) return { outcome: 'gone' }
    const order = (await withoutDp(tx, actor)).find((one) => one.id === id)
    if (!order || !(await askDownPayment(tx, id, today, now))) return { outcome: 'gone' }
    await audit(tx, actor, now, { act: 'ask_down_payment', subject: 'orders', subjectId: id })
    return { outcome: 'asked', values: { number: order.number, buyer: order.buyer }, wrote: true }
  },
})
