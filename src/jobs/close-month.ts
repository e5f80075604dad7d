import { officerAccounts } from '../actions/accounts.ts'
import { sendErrand } from '../actions/errand.ts'
import { lockSummary, monthsToClose, provisionalTurnover } from '../actions/reports/closing.ts'
import { SEND_SUMMARY_FILES, type SummaryOf } from '../actions/reports/files/errands.ts'
import { sumUp } from '../actions/reports/month.ts'
import { finalLines } from '../actions/reports/say.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/**
 * On the day officers set (the 5th at first) a month gets its number and is locked: sales told outside the bot are in by
 * then. Looks every morning, so that a day on which the program stood still is made up for. A month in which nothing was
 * sold is closed without a word.
 */
export const closeMonth: Job = {
  name: 'close_month',
  async run({ tx, now, today, feasts }) {
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM summaries WHERE kind = 'provisional' ORDER BY 1`,
    )
    const notices: Notice[] = []
    let closed = 0
    for (const { code: region } of regions) {
      for (const month of await monthsToClose(tx.sql, region, today)) {
        const before = (await provisionalTurnover(tx.sql, region, month)) ?? 0
        const summary = await lockSummary(tx, await sumUp(tx.sql, region, month, { today, feasts }), now)
        closed++
        const { turnover } = summary.figures
        if (turnover === 0 && before === 0 && !summary.corrections.length) continue
        const lines = finalLines(summary, before)
        for (const { accountId } of await officerAccounts(tx, region, OFFICER_ACTS.see_summary))
          notices.push({
            notice: 'month_final',
            accountId,
            key: `final:${region}:${month}:${accountId}`,
            values: { summary: lines },
          })
        const input: SummaryOf = { region, month, kind: 'final' }
        if (turnover > 0) await sendErrand(tx, { name: SEND_SUMMARY_FILES, input }, now)
      }
    }
    return { closed, told: await queueNotices(tx, notices, now) }
  },
}
