import { action } from '../../action.ts'
import { listLabel } from '../../list-label.ts'

/** Organisations that wait to be let in, the one whose order waits longest first. */
export const listUnverifiedBuyers = action({
  name: 'list_unverified_buyers',
  for: ['admin', 'curator'],
  needs: {},
  gives: { some: { buyers: 'list', buyer_count: 'count' }, none: {} },
  async run(_, { tx, actor, house }) {
    const rows = await tx.sql<{ id: number; name: string; kind: string }>(
      `SELECT b.id, b.name, b.kind FROM buyers b
       WHERE b.region_code = $1 AND b.status = 'unverified'
       ORDER BY (SELECT min(o.placed_at) FROM orders o WHERE o.buyer_id = b.id AND o.status = 'awaiting_verification') NULLS LAST,
         b.created_at, b.id LIMIT 200`,
      [actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        buyers: rows.map(({ id, name, kind }) => ({
          value: String(id),
          label: listLabel(name, house.words[`buyer_kind.${kind}`] ?? kind),
        })),
        buyer_count: rows.length,
      },
    }
  },
})
