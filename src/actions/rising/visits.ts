import { addMonths, monthOf } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** As many as one can visit in a month, and a phone shows. */
const MOST_VISITS = 8

/** Whom a visit helps most: steps told and not taken, a mentor's own makers first, then what opens most. */
export const listVisits = action({
  name: 'list_visits',
  for: OFFICER_ACTS.see_summary,
  needs: {},
  gives: { listed: { visits: 'lines', open: 'count', climbed: 'count' }, none: { climbed: 'count' } },
  async run(_, { tx, today, actor }) {
    const month = monthOf(today)
    const rows = await tx.sql<{
      business: string
      owner: string
      district: string
      phone: string | null
      step: string
      product: string | null
      opens: number
      open: number
    }>(
      `SELECT * FROM (
         SELECT DISTINCT ON (n.seller_id) s.name AS business, s.owner_name AS owner, s.district_code AS district, s.phone, n.step, p.name AS product,
           n.opens, coalesce(s.mentor_id = $3, false) AS own, n.seller_id, count(*) OVER ()::int AS open
         FROM next_steps n JOIN sellers s ON s.id = n.seller_id AND s.status IN ('active', 'paused') LEFT JOIN products p ON p.id = n.product_id
         WHERE n.region_code = $1 AND n.month = $2 AND n.done_at IS NULL ORDER BY n.seller_id, n.month DESC
       ) v ORDER BY own DESC, opens DESC, seller_id LIMIT ${MOST_VISITS}`,
      [actor.region, month, actor.officerId ?? 0],
    )
    const [counted] = await tx.sql<{ climbed: number }>(
      `SELECT count(DISTINCT seller_id)::int AS climbed FROM next_steps
       WHERE region_code = $1 AND done_at IS NOT NULL AND month >= $2`,
      [actor.region, `${addMonths(month, -2)}`],
    )
    const climbed = counted?.climbed ?? 0
    if (!rows.length) return { outcome: 'none', values: { climbed } }
    const open = rows[0]?.open ?? 0
    const visits = rows.map(({ business, owner, district, phone, step, product, opens }) =>
      line('visit', {
        business,
        owner,
        district,
        phone: phone ?? undefined,
        step: `step.${step}`,
        product: product ?? undefined,
        opens: opens || undefined,
      }),
    )
    const more = open - rows.length
    return {
      outcome: 'listed',
      values: { visits: [...visits, ...(more > 0 ? [line('and_more', { count: more })] : [])], open, climbed },
    }
  },
})
