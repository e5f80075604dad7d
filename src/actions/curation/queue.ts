import type { Tx } from '../../db/open.ts'
import type { ProductState } from '../../domain/products/states.ts'

/** More than a curator sees in a morning; the list is paged. */
const MOST_LISTED = 200

/** A product waiting for a verdict. */
export interface QueuedProduct {
  id: number
  name: string
  business: string
  /** code of its kecamatan */
  district: string
  owner: string
  status: ProductState
  /** since when it lies like this */
  since: Date
}

/** The region's products in the curation queue, the one that has waited longest first. */
export const curationQueue = (tx: Tx, region: string): Promise<QueuedProduct[]> =>
  tx.sql<QueuedProduct>(
    `SELECT p.id, p.name, s.name AS business, s.district_code AS district, s.owner_name AS owner, p.status, p.updated_at AS since
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.region_code = $1 AND p.status IN ('waiting', 'invited') AND s.status NOT IN ('suspended', 'left')
     ORDER BY p.updated_at, p.id LIMIT ${MOST_LISTED}`,
    [region],
  )
