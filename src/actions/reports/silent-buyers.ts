import { instantAt } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** As many as a phone shows. */
const MOST = 10

/** "Perusahaan mana yang belum pesan lagi?": who ordered before this year and has not this year, largest first, with whom to call. */
export const silentBuyers = action({
  name: 'silent_buyers',
  for: OFFICER_ACTS.see_summary,
  needs: {},
  gives: { silent: { year: 'text', buyers: 'lines', count: 'count' }, all_ordered: { year: 'text' }, nobody_yet: {} },
  async run(_, { tx, today, actor }) {
    const year = today.slice(0, 4)
    const rows = await tx.sql<{
      name: string
      contact: string
      phone: string | null
      last_on: string
      amount: number
      whole: number
    }>(
      `SELECT b.name, b.contact_name AS contact, b.phone, max(o.needed_on) AS last_on, sum(o.total)::bigint AS amount,
         count(*) OVER ()::int AS whole
       FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.region_code = $1 AND o.status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled') AND o.kind = 'order' AND b.status <> 'left'
       GROUP BY b.id HAVING max(coalesce(o.placed_at, o.created_at)) < $2
       ORDER BY sum(o.total) DESC, b.id LIMIT ${MOST}`,
      [actor.region, instantAt(`${year}-01-01`)],
    )
    if (!rows.length) {
      const [any] = await tx.sql(
        `SELECT 1 FROM orders WHERE region_code = $1 AND status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled') LIMIT 1`,
        [actor.region],
      )
      return any ? { outcome: 'all_ordered', values: { year } } : { outcome: 'nobody_yet' }
    }
    const buyers = rows.map(({ name, contact, phone, last_on, amount }) =>
      phone === null
        ? line('silent_buyer_no_phone', { name, contact, last_on, amount })
        : line('silent_buyer', { name, contact, phone, last_on, amount }),
    )
    const more = (rows[0]?.whole ?? 0) - rows.length
    return {
      outcome: 'silent',
      values: {
        year,
        buyers: [...buyers, ...(more > 0 ? [line('and_more', { count: more })] : [])],
        count: rows[0]?.whole ?? 0,
      },
    }
  },
})
