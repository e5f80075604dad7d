import { sellerAccounts } from '../actions/accounts.ts'
import { addDays, daysBetween, instantAt } from '../domain/calendar.ts'
import { seasonAt } from '../domain/season.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** Days before the parcel season opens on which makers are asked what they can make; the second time only who said nothing. House figures. */
export const CAPACITY_ASKED = [30, 7] as const

/** Before a season every maker who sells something is asked whether her capacities are still true: orders are promised on them. */
export const askCapacity: Job = {
  name: 'ask_capacity',
  async run({ tx, now, today, feasts }) {
    const season = seasonAt(today, feasts)
    const left = season ? daysBetween(today, season.from) : -1
    const step = CAPACITY_ASKED.findLast((days) => left > 0 && left <= days)
    if (!season || step === undefined) return { asked: 0 }
    const makers = await tx.sql<{ id: number }>(
      `SELECT s.id FROM sellers s WHERE s.status = 'active' AND EXISTS (SELECT 1 FROM products p WHERE p.seller_id = s.id
         AND p.status = 'approved' AND p.capacity_qty IS NOT NULL AND coalesce(p.capacity_confirmed_at, p.created_at) < $1)
       ORDER BY s.id`,
      [instantAt(addDays(season.from, -CAPACITY_ASKED[0]))],
    )
    const accounts = await sellerAccounts(
      tx,
      makers.map(({ id }) => id),
    )
    const notices = accounts.map(
      ({ ownerId, accountId }): Notice => ({
        notice: 'capacity_wanted',
        accountId,
        // the season's year: its days move with the isbat
        key: `capacity:${season.until.slice(0, 4)}:${step}:${ownerId}:${accountId}`,
        values: { opens: season.from },
        slots: { seller: String(ownerId) },
      }),
    )
    return { asked: await queueNotices(tx, notices, now) }
  },
}
