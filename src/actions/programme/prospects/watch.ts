import type { Tx } from '../../../db/open.ts'
import { businessKey } from '../../../domain/products/names.ts'

/**
 * Companies that came by themselves: one who has registered under the name of a prospect is that prospect, interested by
 * now; one who has ordered needs no more calls.
 */
export async function watchProspects(tx: Tx, now: Date): Promise<Record<string, number>> {
  const open = await tx.sql<{ id: number; region: string; name: string }>(
    `SELECT id, region_code AS region, name FROM prospects WHERE buyer_id IS NULL AND status <> 'ordered' ORDER BY id`,
  )
  const buyers = open.length
    ? await tx.sql<{ id: number; region: string; name: string }>(
        `SELECT id, region_code AS region, name FROM buyers WHERE status <> 'left' ORDER BY id DESC`,
      )
    : []
  const byName = new Map(buyers.map(({ id, region, name }) => [`${region} ${businessKey(name)}`, id]))
  const met = open.flatMap(({ id, region, name }) => {
    const buyer = byName.get(`${region} ${businessKey(name)}`)
    return buyer === undefined ? [] : [{ id, buyer }]
  })
  await tx.sql(
    `UPDATE prospects p SET buyer_id = m.buyer, status = CASE WHEN p.status IN ('untouched', 'contacted', 'declined') THEN 'interested' ELSE p.status END,
       updated_at = $2 FROM jsonb_to_recordset($1::jsonb) AS m(id int, buyer int) WHERE p.id = m.id`,
    [JSON.stringify(met), now],
  )
  const won = await tx.sql(
    `UPDATE prospects p SET status = 'ordered', next_step = NULL, next_step_on = NULL, updated_at = $1
     WHERE p.buyer_id IS NOT NULL AND p.status <> 'ordered' AND EXISTS (SELECT 1 FROM orders o WHERE o.buyer_id = p.buyer_id
       AND o.kind = 'order' AND o.status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled')) RETURNING p.id`,
    [now],
  )
  return { met: met.length, won: won.length }
}
