import type { Tx } from '../../../db/open.ts'
import type { Ware } from './products.ts'

/** The good that a product is one of. */
export interface Group {
  key: string
  /** as it stands on the parcel's list */
  label: string
}

interface Row {
  id: number
  label: string
  products: number[]
}

/**
 * Which products may stand in for each other: those an officer put into one line of a parcel on sale. A product in several
 * lines counts for the longest, never for two: that A replaces B and B replaces C does not say that A replaces C. All
 * others are alone.
 */
export async function groupsOf(tx: Tx, regionCode: string, wares: readonly Ware[]): Promise<Map<number, Group>> {
  const rows = await tx.sql<Row>(
    `SELECT l.id, l.label, array_agg(x.product_id ORDER BY x.product_id) AS products
     FROM parcel_lines l JOIN parcels c ON c.id = l.parcel_id JOIN parcel_line_products x ON x.parcel_line_id = l.id
     WHERE c.region_code = $1 AND c.buyer_id IS NULL AND c.status = 'active'
     GROUP BY l.id, l.label HAVING count(*) > 1 ORDER BY count(*) DESC, l.id`,
    [regionCode],
  )
  const groups = new Map<number, Group>()
  for (const { id, label, products } of rows) {
    const group = { key: `line ${id}`, label }
    for (const product of products) if (!groups.has(product)) groups.set(product, group)
  }
  for (const { productId, name } of wares) {
    if (!groups.has(productId)) groups.set(productId, { key: `product ${productId}`, label: name })
  }
  return groups
}
