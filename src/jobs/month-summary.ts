import { officerAccounts } from '../actions/accounts.ts'
import { sendErrand } from '../actions/errand.ts'
import { keepProvisional } from '../actions/reports/closing.ts'
import { SEND_SUMMARY_FILES, type SummaryOf } from '../actions/reports/files/errands.ts'
import { sumUp } from '../actions/reports/month.ts'
import { summaryLines } from '../actions/reports/say.ts'
import { addMonths } from '../domain/calendar.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/**
 * On the 1st, every region's month that has just ended, kept as provisional and told to whoever may see it. Its picture,
 * workbook and pages follow when there is something to draw.
 */
export const monthSummary: Job = {
  name: 'month_summary',
  async run({ tx, now, today, period, feasts }) {
    const month = addMonths(period, -1)
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM officers WHERE status = 'active' ORDER BY 1`,
    )
    const notices: Notice[] = []
    for (const { code: region } of regions) {
      const summary = await sumUp(tx.sql, region, month, { today, feasts })
      await keepProvisional(tx, summary, now)
      const lines = summaryLines(summary)
      for (const { accountId } of await officerAccounts(tx, region, OFFICER_ACTS.see_summary))
        notices.push({
          notice: 'month_summary',
          accountId,
          key: `summary:${region}:${month}:${accountId}`,
          values: { summary: lines },
        })
      const input: SummaryOf = { region, month, kind: 'provisional' }
      if (summary.figures.turnover > 0) await sendErrand(tx, { name: SEND_SUMMARY_FILES, input }, now)
    }
    return { regions: regions.length, told: await queueNotices(tx, notices, now) }
  },
}
