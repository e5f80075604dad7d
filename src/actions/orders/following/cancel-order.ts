import { action, type Work } from '../../action.ts'
import { lockOrder, type OrderNow } from '../lock.ts'
import { tellOfficers } from '../telling.ts'
import { cancelOrder, wayToCancel } from './cancel.ts'
import { ownOrder } from './own-orders.ts'

/** How the buyer may cancel: at once, after a warning, or through an officer. */
export const howToCancel = action({
  name: 'how_to_cancel',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    at_once: { number: 'text', title: 'text' },
    breaks_promises: { number: 'text', title: 'text', makers: 'count' },
    officer: { number: 'text', title: 'text' },
    over: {},
  },
  async run({ order: pick }, { tx, actor }) {
    const order = await own(tx, actor, pick)
    const way = order ? wayToCancel(order) : 'over'
    if (!order || way === 'over') return { outcome: 'over' }
    const values = { number: order.number ?? '', title: order.title }
    if (way !== 'breaks_promises') return { outcome: way, values }
    const promised = order.lines.flatMap(({ shares }) => shares.filter((share) => share.promised > 0))
    return {
      outcome: 'breaks_promises',
      values: { ...values, makers: new Set(promised.map(({ sellerId }) => sellerId)).size },
    }
  },
})

/** Cancels it, unless makers have begun in the meantime: then an officer is asked. */
export const cancelOwnOrder = action({
  name: 'cancel_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', cancel_reason: 'text?' },
  gives: { cancelled: { number: 'text' }, asked: { number: 'text' }, over: {} },
  async run({ order: pick, cancel_reason }, { tx, actor, now }) {
    const order = await own(tx, actor, pick)
    const way = order ? wayToCancel(order) : 'over'
    if (!order || way === 'over') return { outcome: 'over' }
    const number = order.number ?? ''
    const [buyer] = await tx.sql<{ name: string; phone: string | null }>(
      'SELECT name, phone FROM buyers WHERE id = $1',
      [order.buyerId],
    )
    const values = { number, buyer: buyer?.name ?? '', title: order.title, why: cancel_reason }
    if (way === 'officer') {
      const asked = { notice: 'cancel_asked' as const, values: { ...values, phone: buyer?.phone ?? undefined } }
      await tellOfficers(tx, order.regionCode, asked, `cancel-asked:${order.id}`, now)
      return { outcome: 'asked', values: { number }, wrote: true }
    }
    await cancelOrder(tx, order.id, { now, reason: cancel_reason })
    const told = { notice: 'order_cancelled_officer' as const, values }
    await tellOfficers(tx, order.regionCode, told, `order-cancelled:${order.id}`, now)
    return { outcome: 'cancelled', values: { number }, wrote: true }
  },
})

async function own(tx: Work['tx'], { buyerId }: Work['actor'], pick: string): Promise<OrderNow | undefined> {
  const id = await ownOrder(tx, buyerId, pick)
  return id === undefined ? undefined : lockOrder(tx, id)
}
