import type { Tx } from '../../../db/open.ts'
import { productKind } from '../../../domain/products/kinds.ts'

/** A product that may be in a parcel, as far as it does not depend on the day. */
export interface Ware {
  productId: number
  sellerId: number
  name: string
  kind: string
  districtCode: string
  /** integer rupiah */
  price: number
  grams: number | null
  ml: number | null
  halal: boolean
  glass: boolean
}

/** Days from the kitchen over packing and delivery to the table. What keeps shorter goes into no parcel. House figure. */
const LEAST_SHELF_LIFE_DAYS = 14

/** Approved products of active makers of a region, up to a price in rupiah, by id. What must be kept cold is left out. */
export async function waresOf(tx: Tx, regionCode: string, mostPrice: number): Promise<Ware[]> {
  const rows = await tx.sql<Omit<Ware, 'halal' | 'glass'> & { certified: boolean; packaging: string | null }>(
    `SELECT p.id AS "productId", p.seller_id AS "sellerId", p.name, p.kind, s.district_code AS "districtCode",
       p.unit_price AS price, p.net_weight_g AS grams, p.net_volume_ml AS ml, p.halal IS NOT NULL AS certified, p.packaging
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.region_code = $1 AND p.status = 'approved' AND s.status = 'active' AND p.kind IS NOT NULL
       AND p.unit_price BETWEEN 1 AND $2 AND coalesce(p.storage, 'room') = 'room'
       AND coalesce(p.shelf_life_days, ${LEAST_SHELF_LIFE_DAYS}) >= ${LEAST_SHELF_LIFE_DAYS}
     ORDER BY p.id`,
    [regionCode, mostPrice],
  )
  return rows.map(({ certified, packaging, ...ware }) => ({
    ...ware,
    halal: certified || productKind(ware.kind)?.food === false,
    glass: packaging === 'glass',
  }))
}
