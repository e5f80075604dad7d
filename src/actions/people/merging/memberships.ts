import type { Tx } from '../../../db/open.ts'

/** What went from one person to another. */
export interface Moved {
  sellers: number
  buyers: number
  officers: number
}

/**
 * Everything one person belongs to becomes another's, without doubles: where both belong, the longer and stronger
 * membership stays. A role both hold in a region ends for the one, with the other as its successor.
 */
export async function moveMemberships(tx: Tx, from: number, to: number, now: Date): Promise<Moved> {
  const sellers = await tx.sql(
    `WITH gone AS (DELETE FROM seller_members WHERE person_id = $1 RETURNING seller_id, role, since)
     INSERT INTO seller_members AS own (seller_id, person_id, role, since) SELECT seller_id, $2, role, since FROM gone
     ON CONFLICT (seller_id, person_id) DO UPDATE SET since = least(own.since, excluded.since),
       role = CASE WHEN excluded.role = 'owner' THEN excluded.role ELSE own.role END RETURNING seller_id`,
    [from, to],
  )
  const buyers = await tx.sql(
    `WITH gone AS (DELETE FROM buyer_members WHERE person_id = $1 RETURNING buyer_id, role, status, since)
     INSERT INTO buyer_members AS own (buyer_id, person_id, role, status, since) SELECT buyer_id, $2, role, status, since FROM gone
     ON CONFLICT (buyer_id, person_id) DO UPDATE SET since = least(own.since, excluded.since),
       role = CASE WHEN own.status <> 'active' AND excluded.status = 'active' OR excluded.role = 'owner' AND excluded.status = own.status
         THEN excluded.role ELSE own.role END,
       status = CASE WHEN 'active' IN (own.status, excluded.status) THEN 'active' ELSE own.status END RETURNING buyer_id`,
    [from, to],
  )
  const officers = await moveRoles(tx, from, to, now)
  return { sellers: sellers.length, buyers: buyers.length, officers }
}

async function moveRoles(tx: Tx, from: number, to: number, now: Date): Promise<number> {
  const doubles = await tx.sql<{ id: number; stays: number }>(
    `SELECT o.id, min(own.id) AS stays FROM officers o JOIN officers own ON own.person_id = $2 AND own.status = 'active'
       AND own.region_code = o.region_code AND own.role = o.role
       AND own.packing_point_id IS NOT DISTINCT FROM o.packing_point_id AND own.supplier_id IS NOT DISTINCT FROM o.supplier_id
     WHERE o.person_id = $1 AND o.status = 'active' GROUP BY o.id ORDER BY o.id`,
    [from, to],
  )
  for (const { id, stays } of doubles) {
    await tx.sql(`UPDATE officers SET status = 'removed', removed_at = $3, successor_id = $2 WHERE id = $1`, [
      id,
      stays,
      now,
    ])
    await tx.sql('UPDATE sellers SET mentor_id = $2 WHERE mentor_id = $1', [id, stays])
    await tx.sql(`UPDATE handoffs SET taken_by_id = $2 WHERE taken_by_id = $1 AND status = 'taken'`, [id, stays])
  }
  const moved = await tx.sql('UPDATE officers SET person_id = $2 WHERE person_id = $1 RETURNING id', [from, to])
  return moved.length
}
