import { sellerAccounts } from '../actions/accounts.ts'
import { line } from '../actions/lines.ts'
import { type MakerMonth, makerMonths } from '../actions/reports/maker-months.ts'
import { percentOf } from '../actions/reports/say.ts'
import { keepSteps, type Step, stepAdvice } from '../actions/rising/steps.ts'
import { addMonths } from '../domain/calendar.ts'
import { move } from '../domain/summary/change.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/**
 * The one monthly message of a maker: what buyers received from her, the one next step that opens most doors, and what she
 * sold elsewhere, which `nihil` or `sama` answers. Whoever has told that already is not asked.
 */
export const makerMonthsJob: Job = {
  name: 'maker_months',
  async run({ tx, now, today, period }) {
    const month = addMonths(period, -1)
    const regions = await tx.sql<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM sellers WHERE status = 'active' ORDER BY 1`,
    )
    let told = 0
    for (const { code: region } of regions) {
      const steps = await keepSteps(tx, { region, month: period, today }, now)
      const months = new Map((await makerMonths(tx.sql, region, month)).map((maker) => [maker.sellerId, maker]))
      const notices = (await sellerAccounts(tx, [...months.keys()])).flatMap(({ ownerId, accountId }): Notice[] => {
        const maker = months.get(ownerId)
        if (!maker) return []
        const own = {
          accountId,
          key: `maker-month:${month}:${ownerId}:${accountId}`,
          values: { figures: figuresOf(maker, month, steps.get(ownerId)) },
        }
        return [
          maker.told
            ? { ...own, notice: 'maker_month' as const }
            : { ...own, notice: 'maker_month_asking' as const, slots: { month } },
        ]
      })
      told += await queueNotices(tx, notices, now)
    }
    return { regions: regions.length, told }
  },
}

function figuresOf({ business, sold, before, orders }: MakerMonth, month: string, step: Step | undefined) {
  const { change, permille } = move(before, sold)
  return [
    line('maker_head', { month, business }),
    ...(sold > 0 ? [line('maker_sold', { amount: sold, orders })] : [line('maker_nothing', {})]),
    ...(sold > 0 && before > 0 && change !== 0
      ? [line(change > 0 ? 'maker_up' : 'maker_down', { percent: percentOf(permille), before })]
      : []),
    ...(step ? [line('gap', {}), stepAdvice(step)] : []),
  ]
}
