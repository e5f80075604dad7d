import { sellerAccounts } from '../actions/accounts.ts'
import { line } from '../actions/lines.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Days after which a returned product is brought to mind once. House figure. */
const AFTER_DAYS = 3
const DAY_MS = 24 * 3_600_000

/** Makers whose product came back from curation and lies there: one list each, once for each new return. */
export const remindMending: Job = {
  name: 'remind_mending',
  async run({ tx, now }) {
    const returned = await tx.sql<{ seller_id: number; product: string; review: number }>(
      `SELECT p.seller_id, p.name AS product, r.id AS review
       FROM products p JOIN sellers s ON s.id = p.seller_id JOIN LATERAL (
         SELECT x.id, x.created_at FROM reviews x WHERE x.product_id = p.id AND x.verdict = 'return' ORDER BY x.id DESC LIMIT 1) r ON true
       WHERE p.status = 'returned' AND s.status = 'active' AND r.created_at <= $1 ORDER BY p.seller_id, p.id`,
      [new Date(now.getTime() - AFTER_DAYS * DAY_MS)],
    )
    const accounts = await sellerAccounts(tx, [...new Set(returned.map(({ seller_id }) => seller_id))])
    const notices = accounts.map(({ ownerId, accountId }): Notice => {
      const hers = returned.filter(({ seller_id }) => seller_id === ownerId)
      const latest = Math.max(...hers.map(({ review }) => review))
      const products = hers.map(({ product }) => line('product_to_mend', { product }))
      return { notice: 'products_to_mend', accountId, key: `mend:${latest}:${accountId}`, values: { products } }
    })
    return { reminded: await queueNotices(tx, notices, now) }
  },
}
