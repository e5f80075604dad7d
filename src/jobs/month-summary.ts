import { officerAccounts } from '../actions/accounts.ts'
import { type MonthSummary, sumUp } from '../actions/reports/month.ts'
import { summaryLines } from '../actions/reports/say.ts'
import type { Tx } from '../db/open.ts'
import { addMonths } from '../domain/calendar.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** On the 1st, every region's month that has just ended, kept as provisional and told to whoever may see it. */
export const monthSummary: Job = {
  name: 'month_summary',
  async run({ tx, now, today, period, feasts }) {
    const month = addMonths(period, -1)
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM officers WHERE status = 'active' ORDER BY 1`,
    )
    const notices: Notice[] = []
    for (const { code } of regions) {
      const summary = await sumUp(tx.sql, code, month, { today, feasts })
      await keep(tx, summary, now)
      const lines = summaryLines(summary)
      for (const { accountId } of await officerAccounts(tx, code, OFFICER_ACTS.see_summary))
        notices.push({
          notice: 'month_summary',
          accountId,
          key: `summary:${code}:${month}:${accountId}`,
          values: { summary: lines },
        })
    }
    return { regions: regions.length, told: await queueNotices(tx, notices, now) }
  },
}

const keep = (tx: Tx, summary: MonthSummary, now: Date) =>
  tx.sql(
    `INSERT INTO summaries (region_code, month, kind, figures, created_at) VALUES ($1, $2, 'provisional', $3, $4)
     ON CONFLICT (region_code, month, kind) DO UPDATE SET figures = excluded.figures, created_at = excluded.created_at`,
    [summary.region, summary.month, JSON.stringify(summary), now],
  )
