import { officerAccounts } from '../actions/accounts.ts'
import { riskHeads } from '../actions/fulfilment/risk/say.ts'
import { ordersAtRisk } from '../actions/fulfilment/risk/watch.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Orders named in one message. */
const MOST_ORDERS = 5

/** On a working morning, the orders about which an officer should act today. */
export const watchOrders: Job = {
  name: 'watch_orders',
  async run({ tx, now, today }) {
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM orders WHERE status IN ('placed', 'promised', 'in_progress', 'delivering') ORDER BY 1`,
    )
    const notices: Notice[] = []
    let orders = 0
    for (const { code } of regions) {
      const urgent = (await ordersAtRisk(tx.sql, code, today)).filter(({ level }) => level === 'now')
      orders += urgent.length
      if (!urgent.length) continue
      const risks = riskHeads(urgent.slice(0, MOST_ORDERS))
      for (const { accountId } of await officerAccounts(tx, code, ['admin', 'curator', 'mentor']))
        notices.push({
          notice: 'orders_at_risk',
          accountId,
          key: `at-risk:${code}:${today}:${accountId}`,
          values: { risks },
        })
    }
    return { orders, told: await queueNotices(tx, notices, now) }
  },
}
