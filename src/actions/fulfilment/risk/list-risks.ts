import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { riskHeads } from './say.ts'
import { ordersAtRisk } from './watch.ts'

/** Orders that an officer should look at, worst first. */
export const listRisks = action({
  name: 'list_risks',
  for: OFFICER_ACTS.watch_orders,
  needs: {},
  gives: { some: { orders: 'list', risks: 'lines' }, none: {} },
  async run(_, { tx, today, actor }) {
    const found = await ordersAtRisk(tx.sql, actor.region, today)
    if (!found.length) return { outcome: 'none' }
    const orders = found.map(({ id, number, buyer }) => ({ value: String(id), label: `${number} ${buyer}` }))
    return { outcome: 'some', values: { orders, risks: riskHeads(found.slice(0, 10)) } }
  },
})
