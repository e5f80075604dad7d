import { buyerAccounts } from '../actions/accounts.ts'
import { addDays, instantAt } from '../domain/calendar.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** On how many mornings a buyer is asked whether a lorry has come; then it is the officers' to find out. House figure. */
const ASKED_DAYS = 3

/** The morning after a lorry left, its buyer is asked whether everything arrived. */
export const askReceipts: Job = {
  name: 'ask_receipts',
  async run({ tx, now, today }) {
    const open = await tx.sql<{ id: number; buyer_id: number; number: string }>(
      `SELECT d.id, o.buyer_id, o.number FROM deliveries d JOIN orders o ON o.id = d.order_id
       WHERE d.status IN ('on_the_way', 'arrived') AND d.sent_at < $1 AND d.sent_at >= $2 ORDER BY d.id`,
      [instantAt(today), instantAt(addDays(today, -ASKED_DAYS))],
    )
    const notices: Notice[] = []
    for (const { id, buyer_id, number } of open)
      for (const { accountId } of await buyerAccounts(tx, [buyer_id]))
        notices.push({
          notice: 'receipt_reminder',
          accountId,
          key: `ask-receipt:${id}:${today}:${accountId}`,
          values: { number, delivery: String(id) },
          slots: { delivery: String(id) },
        })
    return { asked: await queueNotices(tx, notices, now) }
  },
}
