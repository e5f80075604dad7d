import { numbersMeant } from '../../../domain/orders/number.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import { action, type Work } from '../../action.ts'
import { listLabel } from '../../list-label.ts'
import { type OwnOrder, ownOrders } from './own-orders.ts'

const NEEDS = { order: 'pick?', order_no: 'text?' } as const
const GIVES = {
  one: { order: 'pick' },
  several: { orders: 'list' },
  unknown: { order_no: 'text', orders: 'list' },
  none: {},
} as const

/** Which of their orders a buyer means: the one whose number was written, the only one, or one of a list. */
export const findOrders = action({
  name: 'find_orders',
  for: ['visitor', 'buyer'],
  needs: NEEDS,
  gives: GIVES,
  run: async (said, work) => meant(await ownOrders(work.tx, work.actor.buyerId), said),
})

const OVER: readonly OrderState[] = ['delivered', 'closed', 'cancelled', 'lapsed']

/** The same among those that still can be changed or cancelled. */
export const findRunningOrders = action({
  name: 'find_running_orders',
  for: ['visitor', 'buyer'],
  needs: NEEDS,
  gives: GIVES,
  async run(said, { tx, actor }: Work) {
    const orders = await ownOrders(tx, actor.buyerId)
    return meant(
      orders.filter(({ status }) => !OVER.includes(status)),
      said,
    )
  },
})

function meant(
  orders: readonly OwnOrder[],
  { order, order_no }: { order: string | undefined; order_no: string | undefined },
) {
  if (!orders.length) return { outcome: 'none' } as const
  const picked = orders.find(({ id }) => String(id) === order)
  if (picked) return { outcome: 'one', values: { order: String(picked.id) } } as const
  const numbers =
    order_no === undefined
      ? []
      : numbersMeant(
          order_no,
          orders.map(({ number }) => number),
        )
  const named = order_no === undefined ? orders : orders.filter(({ number }) => numbers.includes(number))
  const [only] = named
  if (only && named.length === 1) return { outcome: 'one', values: { order: String(only.id) } } as const
  const list = (only ? named : orders).map(({ id, number, title }) => ({
    value: String(id),
    label: listLabel(number, title),
  }))
  if (!only && order_no !== undefined) return { outcome: 'unknown', values: { order_no, orders: list } } as const
  return { outcome: 'several', values: { orders: list } } as const
}
