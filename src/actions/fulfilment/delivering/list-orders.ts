import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { inStock } from '../../../domain/orders/custody.ts'
import { action } from '../../action.ts'
import { movingShares } from '../custody.ts'
import { scopeOf } from '../scope.ts'

/** Orders with goods at the packing point, soonest first. */
export const listStocked = action({
  name: 'list_stocked',
  for: OFFICER_ACTS.ship_goods,
  needs: {},
  gives: { some: { orders: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const here = (await movingShares(tx, await scopeOf(tx, actor))).filter((share) => inStock(share) > 0)
    if (!here.length) return { outcome: 'none' }
    const orders = new Map(here.map(({ orderId, number, buyer }) => [orderId, `${number} ${buyer}`]))
    return { outcome: 'some', values: { orders: [...orders].map(([id, label]) => ({ value: String(id), label })) } }
  },
})
