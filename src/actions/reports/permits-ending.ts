import { addDays } from '../../domain/calendar.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'
import { TOLD_BEFORE_END } from '../../domain/products/permit-end.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** As many as a phone shows. */
const SHOWN = 12

/**
 * 'izin siapa yang mau habis': permits of the region's products that run out within the time makers are told of, soonest
 * first. A halal certificate holds as long as ingredients and process stay the same (UU 6/2023, art. 48), so it is none.
 */
export const permitsEnding = action({
  name: 'permits_ending',
  for: OFFICER_ACTS.see_makers,
  needs: {},
  gives: { some: { permits: 'lines', count: 'count', days: 'count', more: 'count?' }, none: { days: 'count' } },
  async run(_needs, { tx, actor, today }) {
    const [days] = TOLD_BEFORE_END
    const rows = await tx.sql<{ product: string; maker: string; kind: string; until: string; count: number }>(
      `SELECT p.name AS product, s.name AS maker, m.kind, m.valid_until_on AS until, (count(*) OVER ())::int AS count
       FROM permits m JOIN products p ON p.id = m.product_id JOIN sellers s ON s.id = p.seller_id
       WHERE m.valid_until_on <= $2 AND p.region_code = $1 AND m.status IN ('claimed', 'checked', 'expired')
         AND m.number IN (p.pirt, p.bpom_md) AND p.status IN ('approved', 'paused', 'waiting_halal', 'suspended')
         AND s.status <> 'left'
       ORDER BY m.valid_until_on, m.id LIMIT $3`,
      [actor.region, addDays(today, days), SHOWN],
    )
    const [first] = rows
    if (!first) return { outcome: 'none', values: { days } }
    const permits = rows.map(({ product, maker, kind, until }) =>
      line('permit_ends', { product, maker, permit: `permit.${kind}`, until }),
    )
    const more = first.count > SHOWN ? first.count - SHOWN : undefined
    return { outcome: 'some', values: { permits, count: first.count, days, more } }
  },
})
