import { action } from '../action.ts'
import { listLabel } from '../list-label.ts'
import { SOLD } from './find.ts'

/** Collections of the region's office that hold something sold now. */
export const listCollections = action({
  name: 'list_collections',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: { some: { collections: 'list' }, none: {} },
  async run(_, { tx, actor, today }) {
    const rows = await tx.sql<{ id: number; name: string }>(
      `SELECT c.id, c.name FROM collections c WHERE c.region_code = $2 AND c.status = 'active' AND EXISTS (
         SELECT 1 FROM collection_items i JOIN products p ON p.id = i.product_id JOIN sellers s ON s.id = p.seller_id
         WHERE i.collection_id = c.id AND ${SOLD})
       ORDER BY c.id DESC`,
      [today, actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: { collections: rows.map(({ id, name }) => ({ value: String(id), label: listLabel(name) })) },
    }
  },
})
