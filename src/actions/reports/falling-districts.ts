import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { sumUp } from './month.ts'

/** "Kecamatan mana yang turun?": those that sold less than the month before, largest fall first. */
export const fallingDistricts = action({
  name: 'falling_districts',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?' },
  gives: {
    fell: { month: 'month', before: 'month', districts: 'lines' },
    none_fell: { month: 'month', before: 'month' },
    nothing_to_compare: { month: 'month', before: 'month' },
    not_over: {},
  },
  async run({ month: named }, { tx, today, actor, feasts }) {
    const month = named ?? addMonths(monthOf(today), -1)
    if (month >= monthOf(today)) return { outcome: 'not_over' }
    const before = addMonths(month, -1)
    const { comparison } = await sumUp(tx.sql, actor.region, month, { today, feasts })
    if (!comparison) return { outcome: 'nothing_to_compare', values: { month, before } }
    const fallen = comparison.causes.district.filter(({ change }) => change < 0)
    if (!fallen.length) return { outcome: 'none_fell', values: { month, before } }
    const districts = fallen.map(({ key, before, now, change }) =>
      line('district_fell', { district: key, before, now, change: -change }),
    )
    return { outcome: 'fell', values: { month, before, districts } }
  },
})
