import { action } from '../action.ts'
import { listLabel } from '../list-label.ts'

/** The region's ready-made parcels, those on sale first. */
export const listParcels = action({
  name: 'list_region_parcels',
  for: ['admin', 'curator'],
  needs: {},
  gives: { some: { parcels: 'list' }, none: {} },
  async run(_, { tx, actor, house }) {
    const rows = await tx.sql<{ id: number; name: string; status: string }>(
      `SELECT id, name, status FROM parcels WHERE region_code = $1 AND buyer_id IS NULL
       ORDER BY array_position(ARRAY['active', 'draft', 'retired'], status), name, id LIMIT 200`,
      [actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        parcels: rows.map(({ id, name, status }) => ({
          value: String(id),
          label: listLabel(name, house.words[`parcel_status.${status}`] ?? status),
        })),
      },
    }
  },
})
