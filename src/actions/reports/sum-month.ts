import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { sumUp } from './month.ts'
import { summaryLines } from './say.ts'

/** A month of the officer's region, from the plain rows as they stand now; the last whole month when none is named. */
export const sumMonth = action({
  name: 'sum_month',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?' },
  gives: { summed: { summary: 'lines' }, not_yet: {} },
  async run({ month }, { tx, today, actor, feasts }) {
    const wanted = month ?? addMonths(monthOf(today), -1)
    if (wanted > monthOf(today)) return { outcome: 'not_yet' }
    return {
      outcome: 'summed',
      values: { summary: summaryLines(await sumUp(tx.sql, actor.region, wanted, { today, feasts })) },
    }
  },
})
