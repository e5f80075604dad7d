import { OFFICER_ACTS } from '../../domain/officers.ts'
import { PROMISED } from '../../domain/orders/states.ts'
import { action } from '../action.ts'
import { line } from '../lines.ts'

/** As many as a phone shows. */
const SHOWN = 10

/** "UMKM mana yang belum pernah dapat pesanan?": makers with goods on sale who never had a share, who waits longest first. */
export const idleMakers = action({
  name: 'idle_makers',
  for: OFFICER_ACTS.see_summary,
  needs: {},
  gives: {
    some: { makers: 'lines', count: 'count', all: 'count', more: 'count?' },
    none: {},
    /** nothing is on sale yet */
    nobody: {},
  },
  async run(_needs, { tx, actor }) {
    const selling = `FROM sellers s WHERE s.region_code = $1 AND s.status = 'active'
      AND EXISTS (SELECT 1 FROM products p WHERE p.seller_id = s.id AND p.status = 'approved')`
    const [{ all } = { all: 0 }] = await tx.sql<{ all: number }>(`SELECT count(*)::int AS "all" ${selling}`, [
      actor.region,
    ])
    if (all === 0) return { outcome: 'nobody' }
    const rows = await tx.sql<{ name: string; district: string; since: string; count: number }>(
      `SELECT s.name, s.district_code AS district, (s.created_at AT TIME ZONE 'Asia/Jakarta')::date::text AS since,
         (count(*) OVER ())::int AS count ${selling}
         AND NOT EXISTS (SELECT 1 FROM allocations a WHERE a.seller_id = s.id AND a.status = ANY ($2))
       ORDER BY s.created_at, s.id LIMIT $3`,
      [actor.region, PROMISED, SHOWN],
    )
    const [first] = rows
    if (!first) return { outcome: 'none' }
    const makers = rows.map(({ name, district, since }) => line('idle_maker', { name, district, since }))
    const more = first.count > SHOWN ? first.count - SHOWN : undefined
    return { outcome: 'some', values: { makers, count: first.count, all, more } }
  },
})
