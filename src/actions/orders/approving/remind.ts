import type { Tx } from '../../../db/open.ts'
import { instantAt } from '../../../domain/calendar.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { cancelOrder } from '../following/cancel.ts'
import { askApproval } from './ask.ts'

/**
 * Orders that have waited for a colleague's yes since an earlier day: whoever may approve is asked once more, every
 * working morning. One whose day has come falls away, and its organisation hears so.
 */
export async function remindOfApprovals(
  tx: Tx,
  now: Date,
  today: string,
): Promise<{ reminded: number; too_late: number }> {
  const waiting = await tx.sql<{ id: number; buyer_id: number; number: string; needed_on: string }>(
    `SELECT id, buyer_id, number, needed_on FROM orders WHERE status = 'awaiting_approval' AND placed_at < $1 ORDER BY id FOR UPDATE`,
    [instantAt(today)],
  )
  let tooLate = 0
  for (const { id, buyer_id, number, needed_on } of waiting) {
    if (needed_on > today) {
      await askApproval(tx, id, now, today)
      continue
    }
    tooLate++
    await cancelOrder(tx, id, { now })
    const accounts = await buyerAccounts(tx, [buyer_id])
    const notice = { notice: 'approval_too_late' as const, values: { number } }
    await queueNotices(tx, toAll(accounts, `approval-too-late:${id}`, notice), now)
  }
  return { reminded: waiting.length - tooLate, too_late: tooLate }
}
