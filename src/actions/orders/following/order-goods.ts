import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { type LineNow, type OrderNow, readOrder } from '../lock.ts'
import { ofSeveralGoods } from '../parts.ts'
import { ownOrder } from './own-orders.ts'

const wantedOf = ({ quantity, cancelled }: LineNow) => quantity - cancelled

/** Goods of an order of several that are still wanted; none of any other order. */
export const goodsOf = (order: OrderNow): LineNow[] =>
  ofSeveralGoods(order) ? order.lines.filter((line) => wantedOf(line) > 0) : []

/** Which of several goods is meant: those an order has; of any other there is no question. */
export const listOrderGoods = action({
  name: 'list_order_goods',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: { one: { good: 'pick?' }, several: { goods: 'list', good: 'pick?' } },
  async run({ order: picked }, { tx, actor }) {
    const id = await ownOrder(tx, actor.buyerId, picked)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    const goods = order ? goodsOf(order) : []
    if (!goods.length) return { outcome: 'one', values: { good: undefined } }
    const list = goods.map((line) => ({ value: String(line.id), label: `${line.label} · ${wantedOf(line)}` }))
    return { outcome: 'several', values: { goods: list, good: undefined } }
  },
})

/** One of several goods, with the number it has now. */
export const lookAtOrderGood = action({
  name: 'look_at_order_good',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', good: 'pick' },
  gives: { found: { good_name: 'text', amount: 'count' }, gone: {} },
  async run({ order: picked, good }, { tx, actor }) {
    const id = await ownOrder(tx, actor.buyerId, picked)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    const line = order && goodsOf(order).find((of) => of.id === pickedId(good))
    return line ? { outcome: 'found', values: { good_name: line.label, amount: wantedOf(line) } } : { outcome: 'gone' }
  },
})

/** None of it after all. */
export const noneOfGood = action({
  name: 'none_of_good',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { taken: { quantity: 'quantity' } },
  run: async () => ({ outcome: 'taken', values: { quantity: { qty: 0 } } }),
})
