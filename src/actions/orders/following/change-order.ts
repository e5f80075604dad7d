import { action, type Outcome } from '../../action.ts'
import { readOrder } from '../lock.ts'
import { setsOf } from '../parts.ts'
import { NOT_POSSIBLE, notPossible } from '../placing/wish.ts'
import { changeOrder, itemOf } from './change.ts'
import { ownOrder } from './own-orders.ts'

const GIVES = {
  changed: { number: 'text', count: 'count', day: 'date', total: 'rupiah' },
  /** a colleague has to agree to it now */
  to_approve: { number: 'text', total: 'rupiah', approvers: 'text' },
  nobody_approves: { number: 'text', total: 'rupiah' },
  promised: { count: 'count', day: 'date' },
  /** several deliveries, which are changed one by one */
  split: {},
  over: {},
  ...NOT_POSSIBLE,
} as const

/** Another number or day for an order nobody has promised anything of. What is not said stays. */
export const changeOwnOrder = action({
  name: 'change_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', quantity: 'quantity?', needed_on: 'date?' },
  gives: GIVES,
  async run({ order: pick, quantity, needed_on }, { tx, actor, now, feasts, house }): Promise<Outcome<typeof GIVES>> {
    const id = await ownOrder(tx, actor.buyerId, pick)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order) return { outcome: 'over' }
    const count = quantity === undefined ? setsOf(order) : Math.round(quantity.pieces ?? quantity.qty)
    const wish = { count, neededOn: needed_on ?? order.neededOn }
    const changed = await changeOrder(tx, order.id, wish, { now, feasts })
    switch (changed.kind) {
      case 'changed': {
        const { total, approvers } = changed
        const values = { number: order.number ?? '', total }
        if (!approvers) return { outcome: 'changed', values: { ...values, count, day: wish.neededOn }, wrote: true }
        if (!approvers.length) return { outcome: 'nobody_approves', values, wrote: true }
        return { outcome: 'to_approve', values: { ...values, approvers: approvers.join(', ') }, wrote: true }
      }
      case 'not_possible':
        return notPossible(changed.quote, await itemOf(tx, order), house.words['unit.parcel'] ?? 'parcel')
      case 'promised':
        return { outcome: 'promised', values: { count, day: wish.neededOn } }
      default:
        return { outcome: changed.kind }
    }
  },
})
