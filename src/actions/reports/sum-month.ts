import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { sendErrand } from '../errand.ts'
import { line } from '../lines.ts'
import { lockedSummary } from './closing.ts'
import { turnoverOf } from './collect.ts'
import { MAKE_SUMMARY_FILES } from './files/errands.ts'
import { sumUp } from './month.ts'
import { signed, summaryLines } from './say.ts'

/**
 * A month of the officer's region: as it was closed, with what has changed since, or from the plain rows as they stand now.
 * The last whole month when none is named.
 */
export const sumMonth = action({
  name: 'sum_month',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?' },
  gives: {
    summed: { month: 'month', summary: 'lines' },
    /** nothing was sold: there is nothing to draw */
    nothing: { month: 'month', summary: 'lines' },
    not_yet: {},
  },
  async run({ month: named }, { tx, today, actor, feasts }) {
    const month = named ?? addMonths(monthOf(today), -1)
    if (month > monthOf(today)) return { outcome: 'not_yet' }
    const locked = await lockedSummary(tx.sql, actor.region, month)
    const summed = locked ?? (await sumUp(tx.sql, actor.region, month, { today, feasts }))
    const { turnover } = summed.figures
    const sold = locked ? await turnoverOf(tx.sql, { region: actor.region, months: [month] }) : []
    const since = locked ? sold.reduce((sum, { amount }) => sum + amount, 0) - turnover : 0
    const summary = [
      ...summaryLines(summed),
      ...(since === 0 ? [] : [line('gap', {}), line('changed_since_final', signed(since))]),
    ]
    return { outcome: turnover > 0 ? 'summed' : 'nothing', values: { month, summary } }
  },
})

/** Sends somebody to draw a month's picture, workbook and pages; they come by themselves. */
export const askSummaryFiles = action({
  name: 'ask_summary_files',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?' },
  gives: { making: { month: 'month' }, nothing: { month: 'month' }, not_yet: {} },
  async run({ month: named }, { tx, now, today, actor }) {
    const month = named ?? addMonths(monthOf(today), -1)
    if (month > monthOf(today)) return { outcome: 'not_yet' }
    const sold = await turnoverOf(tx.sql, { region: actor.region, months: [month] })
    if (!sold.length) return { outcome: 'nothing', values: { month } }
    const input = { region: actor.region, month }
    await sendErrand(tx, { name: MAKE_SUMMARY_FILES, conversationId: actor.conversationId, input }, now)
    return { outcome: 'making', values: { month } }
  },
})
