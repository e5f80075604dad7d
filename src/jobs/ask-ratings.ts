import { buyerAccounts } from '../actions/accounts.ts'
import { addDays, instantAt } from '../domain/calendar.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Days after the last lorry: time to open the parcels, and to complain first. House figures. */
const AFTER_DAYS = 2
const STILL_ASKED_DAYS = 7

/** Once an order has arrived whole, whoever placed it is asked once how it was. */
export const askRatings: Job = {
  name: 'ask_ratings',
  async run({ tx, now, today }) {
    const orders = await tx.sql<{ id: number; buyer_id: number; placed_by_id: number | null }>(
      `SELECT o.id, o.buyer_id, o.placed_by_id FROM regions g JOIN deliveries d ON d.region_code = g.code AND d.status = 'confirmed'
           AND d.received_at >= $1 AND d.received_at < $2
         JOIN orders o ON o.id = d.order_id AND o.status IN ('delivered', 'closed') AND o.kind = 'order'
       WHERE NOT EXISTS (SELECT 1 FROM ratings r WHERE r.order_id = o.id)
         AND NOT EXISTS (SELECT 1 FROM deliveries x WHERE x.order_id = o.id AND x.received_at >= $2)
       GROUP BY o.id ORDER BY o.id`,
      [instantAt(addDays(today, -STILL_ASKED_DAYS)), instantAt(addDays(today, 1 - AFTER_DAYS))],
    )
    const members = await buyerAccounts(tx, [...new Set(orders.map(({ buyer_id }) => buyer_id))])
    const notices = orders.flatMap(({ id, buyer_id, placed_by_id }): Notice[] => {
      const own = members.filter(({ ownerId }) => ownerId === buyer_id)
      const placer = own.filter(({ personId }) => personId === placed_by_id)
      return (placer.length ? placer : own).map(({ accountId }) => ({
        notice: 'rating_wanted',
        accountId,
        key: `rating:${id}:${accountId}`,
        values: {},
        slots: { order: String(id) },
      }))
    })
    return { orders: orders.length, asked: await queueNotices(tx, notices, now) }
  },
}
