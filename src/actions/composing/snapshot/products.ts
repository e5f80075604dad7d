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
  /** days from the kitchen on; food of which nobody said so keeps no longer than it must */
  keepsDays: number
}

/** Days from the kitchen over packing and delivery to the table. What keeps shorter goes into no parcel. House figure. */
const LEAST_SHELF_LIFE_DAYS = 14

/** Batik and bags keep. */
const NO_END_DAYS = 36_500

/** Approved products of active makers of a region, up to a price in rupiah, by id. What must be kept cold is left out. */
export async function waresOf(tx: Tx, regionCode: string, mostPrice: number): Promise<Ware[]> {
  const rows = await tx.sql<
    Omit<Ware, 'halal' | 'glass' | 'keepsDays'> & {
      certified: boolean
      packaging: string | null
      shelfLife: number | null
    }
  >(
    `SELECT p.id AS "productId", p.seller_id AS "sellerId", p.name, p.kind, s.district_code AS "districtCode",
       p.unit_price AS price, p.net_weight_g AS grams, p.net_volume_ml AS ml, p.halal IS NOT NULL AS certified, p.packaging,
       p.shelf_life_days AS "shelfLife"
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.region_code = $1 AND p.status = 'approved' AND s.status = 'active' AND p.kind IS NOT NULL
       AND p.unit_price BETWEEN 1 AND $2 AND coalesce(p.storage, 'room') = 'room'
       AND coalesce(p.shelf_life_days, ${LEAST_SHELF_LIFE_DAYS}) >= ${LEAST_SHELF_LIFE_DAYS}
     ORDER BY p.id`,
    [regionCode, mostPrice],
  )
  return rows.map(({ certified, packaging, shelfLife, ...ware }) => {
    const food = productKind(ware.kind)?.food !== false
    return {
      ...ware,
      halal: certified || !food,
      glass: packaging === 'glass',
      keepsDays: shelfLife ?? (food ? LEAST_SHELF_LIFE_DAYS : NO_END_DAYS),
    }
  })
}
