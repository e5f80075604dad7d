import type { Actor } from '../../chat/actor.ts'
import type { Tx } from '../../db/open.ts'
import type { Scope } from './custody.ts'

/** A keeper sees the goods of her own packing point only; an admin those of the whole region. */
export async function scopeOf(tx: Tx, { region, roles, personId }: Actor): Promise<Scope> {
  if (roles.includes('admin')) return { region, points: null }
  const rows = await tx.sql<{ id: number }>(
    `SELECT packing_point_id AS id FROM officers
     WHERE person_id = $1 AND region_code = $2 AND role = 'keeper' AND status = 'active' AND packing_point_id IS NOT NULL`,
    [personId ?? 0, region],
  )
  return { region, points: rows.map(({ id }) => id) }
}
