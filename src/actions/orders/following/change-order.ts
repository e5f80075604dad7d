import { action, type Outcome } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { readOrder } from '../lock.ts'
import { orderedCount, setsOf } from '../parts.ts'
import { NOT_POSSIBLE, notPossible } from '../placing/wish.ts'
import { changeOrder } from './change.ts'
import { goodsOf } from './order-goods.ts'
import { ownOrder } from './own-orders.ts'

const GIVES = {
  changed: { number: 'text', count: 'count', day: 'date', total: 'rupiah' },
  /** one of several goods */
  good_changed: { number: 'text', good_name: 'text', count: 'count', total: 'rupiah' },
  good_dropped: { number: 'text', good_name: 'text', total: 'rupiah' },
  /** another number was said of an order of several goods, and not of which */
  which: {},
  /** nothing else was ordered: that is calling it off */
  last: { good_name: 'text' },
  /** a colleague has to agree to it now */
  to_approve: { number: 'text', total: 'rupiah', approvers: 'text' },
  nobody_approves: { number: 'text', total: 'rupiah' },
  promised: { count: 'count', day: 'date' },
  /** one of several goods that was promised */
  good_promised: { good_name: 'text', count: 'count' },
  drop_promised: { good_name: 'text' },
  /** several deliveries, which are changed one by one */
  split: {},
  over: {},
  ...NOT_POSSIBLE,
} as const

/** Another number or day for an order nobody has promised anything of. What is not said stays. */
export const changeOwnOrder = action({
  name: 'change_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', good: 'pick?', quantity: 'quantity?', needed_on: 'date?' },
  gives: GIVES,
  async run(
    { order: pick, good, quantity, needed_on },
    { tx, actor, now, feasts, house },
  ): Promise<Outcome<typeof GIVES>> {
    const id = await ownOrder(tx, actor.buyerId, pick)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order) return { outcome: 'over' }
    const goods = goodsOf(order)
    const line = good === undefined ? undefined : goods.find((of) => of.id === pickedId(good))
    if (goods.length && quantity && !line) return { outcome: 'which' }
    const count = quantity === undefined ? setsOf(order) : Math.round(quantity.pieces ?? quantity.qty)
    if (count < 1 && line && goods.length === 1) return { outcome: 'last', values: { good_name: line.label } }
    const wish = { count, neededOn: needed_on ?? order.neededOn, ...(quantity && line && { lineId: line.id }) }
    const changed = await changeOrder(tx, order.id, wish, { now, feasts })
    switch (changed.kind) {
      case 'changed': {
        const { total, approvers } = changed
        const values = { number: order.number ?? '', total }
        if (approvers?.length === 0) return { outcome: 'nobody_approves', values, wrote: true }
        if (approvers)
          return { outcome: 'to_approve', values: { ...values, approvers: approvers.join(', ') }, wrote: true }
        if (!line || !quantity) {
          const all = goods.length ? orderedCount(order) : count
          return { outcome: 'changed', values: { ...values, count: all, day: wish.neededOn }, wrote: true }
        }
        const named = { ...values, good_name: line.label }
        return count > 0
          ? { outcome: 'good_changed', values: { ...named, count }, wrote: true }
          : { outcome: 'good_dropped', values: named, wrote: true }
      }
      case 'not_possible':
        return notPossible(changed.quote, changed.item, house.words['unit.parcel'] ?? 'parcel')
      case 'promised': {
        if (line && quantity)
          return count > 0
            ? { outcome: 'good_promised', values: { good_name: line.label, count } }
            : { outcome: 'drop_promised', values: { good_name: line.label } }
        const said = quantity || !goods.length ? count : orderedCount(order)
        return { outcome: 'promised', values: { count: said, day: wish.neededOn } }
      }
      default:
        return { outcome: changed.kind }
    }
  },
})
