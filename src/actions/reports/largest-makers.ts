import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { parts } from '../../domain/summary/figures.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { salesOf } from './collect.ts'

/** As many as a phone shows, and as many as one may ask for. */
const USUAL = 10
const MOST = 20

/** "10 UMKM terbesar tahun ini": who sold most in a month, or in the year up to today. */
export const largestMakers = action({
  name: 'largest_makers',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?', how_many: 'count?' },
  gives: {
    in_month: { month: 'month', makers: 'lines', share: 'count', count: 'count' },
    in_year: { year: 'text', makers: 'lines', share: 'count', count: 'count' },
    nothing: {},
    not_yet: {},
    too_many: { most: 'count' },
  },
  async run({ month, how_many }, { tx, today, actor }) {
    const now = monthOf(today)
    if (month && month > now) return { outcome: 'not_yet' }
    const wanted = how_many ?? USUAL
    if (wanted > MOST) return { outcome: 'too_many', values: { most: MOST } }
    const year = today.slice(0, 4)
    const months = month ? [month] : Array.from({ length: Number(now.slice(5)) }, (_, back) => addMonths(now, -back))
    const { makers: sold } = await salesOf(tx.sql, { region: actor.region, months })
    const ranked = parts(sold, ({ sellerId }) => String(sellerId)).slice(0, wanted)
    const whole = sold.reduce((sum, { amount }) => sum + amount, 0)
    if (!ranked.length || whole === 0) return { outcome: 'nothing' }
    const rows = await tx.sql<{ id: number; name: string; district: string }>(
      'SELECT id, name, district_code AS district FROM sellers WHERE id = ANY ($1)',
      [ranked.map(({ key }) => Number(key))],
    )
    const named = new Map(rows.map((row) => [String(row.id), row]))
    const makers = ranked.map(({ key, amount }, place) =>
      line('largest_maker', {
        place: place + 1,
        name: named.get(key)?.name,
        district: named.get(key)?.district,
        amount,
      }),
    )
    const share = Math.floor((ranked.reduce((sum, { amount }) => sum + amount, 0) * 100) / whole)
    const common = { makers, share, count: ranked.length }
    return month
      ? { outcome: 'in_month', values: { month, ...common } }
      : { outcome: 'in_year', values: { year, ...common } }
  },
})
