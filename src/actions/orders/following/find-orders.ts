import { numbersMeant } from '../../../domain/orders/number.ts'
import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { ownOrders } from './own-orders.ts'

/** Which of their orders a buyer means: the one whose number was written, the only one, or one of a list. */
export const findOrders = action({
  name: 'find_orders',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick?', order_no: 'text?' },
  gives: { one: { order: 'pick' }, several: { orders: 'list' }, unknown: { order_no: 'text', orders: 'list' }, none: {} },
  async run({ order, order_no }, { tx, actor }) {
    const orders = await ownOrders(tx, actor.buyerId)
    const [first] = orders
    if (!first) return { outcome: 'none' }
    const picked = orders.find(({ id }) => String(id) === order)
    if (picked) return { outcome: 'one', values: { order: String(picked.id) } }
    const named = order_no === undefined ? orders : pickNamed(order_no)
    if (named.length === 1) return { outcome: 'one', values: { order: String(named[0]!.id) } }
    const list = (named.length ? named : orders).map(({ id, number, title }) => ({ value: String(id), label: listLabel(number, title) }))
    if (!named.length && order_no !== undefined) return { outcome: 'unknown', values: { order_no, orders: list } }
    return { outcome: 'several', values: { orders: list } }

    function pickNamed(words: string) {
      const numbers = numbersMeant(words, orders.map(({ number }) => number))
      return orders.filter(({ number }) => numbers.includes(number))
    }
  },
})
