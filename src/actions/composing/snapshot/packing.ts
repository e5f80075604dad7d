import type { Tx } from '../../../db/open.ts'

/** How parcels of a region are packed when nobody said otherwise. */
export interface UsualPacking {
  /** integer rupiah a parcel */
  fee: number
  pointId: number | null
  /** parcels a day */
  packedADay: number | null
}

/** Rupiah a parcel, box and hands, where no ready-made parcel tells. House figure: what the smallest one cost in 2026. */
const USUAL_FEE = 12_000

/** The middle fee of the region's parcels on sale, and the packing point that most of them name, else the largest. */
export async function usualPacking(tx: Tx, regionCode: string): Promise<UsualPacking> {
  const [row] = await tx.sql<{ fee: number | null; point: number | null; packed: number | null }>(
    `SELECT (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY c.packing_fee) FROM parcels c
         WHERE c.region_code = $1 AND c.buyer_id IS NULL AND c.status = 'active') AS fee,
       t.id AS point, t.daily_capacity AS packed
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT t.id, t.daily_capacity FROM packing_points t WHERE t.region_code = $1 AND t.status = 'active'
       ORDER BY (SELECT count(*) FROM parcels c WHERE c.packing_point_id = t.id AND c.buyer_id IS NULL AND c.status = 'active') DESC,
         t.daily_capacity DESC, t.id LIMIT 1) t ON true`,
    [regionCode],
  )
  return { fee: row?.fee ?? USUAL_FEE, pointId: row?.point ?? null, packedADay: row?.packed ?? null }
}
