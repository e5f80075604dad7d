import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { parts } from '../../domain/summary/figures.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'
import { yearNamed } from '../year-named.ts'
import { salesOf } from './collect.ts'

/** As many as a phone shows, and as many as one may ask for. */
const USUAL = 10
const MOST = 20

/** "10 UMKM terbesar tahun ini": who sold most in a month, in the year up to today, or in a year before. */
export const largestMakers = action({
  name: 'largest_makers',
  for: OFFICER_ACTS.see_summary,
  needs: { month: 'month?', said_year: 'text?', how_many: 'count?' },
  gives: {
    in_month: { month: 'month', makers: 'lines', share: 'count', count: 'count' },
    so_far: { year: 'text', makers: 'lines', share: 'count', count: 'count' },
    in_year: { year: 'text', makers: 'lines', share: 'count', count: 'count' },
    nothing: {},
    not_yet: {},
    no_year: { last_year: 'text' },
    too_many: { most: 'count' },
  },
  async run({ month: named, said_year, how_many }, { tx, today, actor }) {
    const now = monthOf(today)
    const year = yearNamed(said_year ?? '', today)
    if (said_year !== undefined && year === undefined)
      return { outcome: 'no_year', values: { last_year: String(Number(now.slice(0, 4)) - 1) } }
    // 'Oktober', and after that 'tahun lalu'
    const month = named && year ? `${year}${named.slice(4)}` : named
    if (month && month > now) return { outcome: 'not_yet' }
    const wanted = how_many ?? USUAL
    if (wanted > MOST) return { outcome: 'too_many', values: { most: MOST } }
    const thisYear = now.slice(0, 4)
    if (year && year > thisYear) return { outcome: 'not_yet' }
    const last = year && year < thisYear ? `${year}-12` : now
    const months = month ? [month] : Array.from({ length: Number(last.slice(5)) }, (_, back) => addMonths(last, -back))
    const { makers: sold } = await salesOf(tx.sql, { region: actor.region, months })
    const ranked = parts(sold, ({ sellerId }) => String(sellerId)).slice(0, wanted)
    const whole = sold.reduce((sum, { amount }) => sum + amount, 0)
    if (!ranked.length || whole === 0) return { outcome: 'nothing' }
    const rows = await tx.sql<{ id: number; name: string; district: string }>(
      'SELECT id, name, district_code AS district FROM sellers WHERE id = ANY ($1)',
      [ranked.map(({ key }) => Number(key))],
    )
    const byId = new Map(rows.map((row) => [String(row.id), row]))
    const makers = ranked.map(({ key, amount }, place) =>
      line('largest_maker', {
        place: place + 1,
        name: byId.get(key)?.name,
        district: byId.get(key)?.district,
        amount,
      }),
    )
    const share = Math.floor((ranked.reduce((sum, { amount }) => sum + amount, 0) * 100) / whole)
    const common = { makers, share, count: ranked.length }
    if (month) return { outcome: 'in_month', values: { month, ...common } }
    return { outcome: last === now ? 'so_far' : 'in_year', values: { year: last.slice(0, 4), ...common } }
  },
})
