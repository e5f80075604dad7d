import type { Option } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'
import type { Storage } from '../../domain/products/kinds.ts'
import type { ProductFacts } from '../../domain/products/missing.ts'
import type { ProductState } from '../../domain/products/states.ts'

/** What a maker tells of a product; null: not known. */
export interface ProductFields {
  name: string
  brand: string | null
  /** key of PRODUCT_KINDS */
  kind: string | null
  description: string | null
  variants: string[]
  /** integer rupiah of one unit */
  unitPrice: number | null
  unit: string | null
  netWeightG: number | null
  netVolumeMl: number | null
  contentQty: number | null
  contentUnit: string | null
  /** fewest units one may order */
  minOrder: number
  /** units a day, week or month */
  capacityQty: number | null
  capacityPer: 'day' | 'week' | 'month' | null
  daysPerWeek: number | null
  capacityPeakQty: number | null
  leadTimeDays: number | null
  shelfLifeDays: number | null
  storage: Storage | null
  packaging: string | null
  /** numbers as stored: digits only, halal with its 'ID' */
  pirt: string | null
  bpomMd: string | null
  halal: string | null
  halalSaid: 'yes' | 'no' | 'in_process' | null
}

/** A product as it stands, with whose it is. */
export interface ProductNow extends ProductFields {
  id: number
  sellerId: number
  regionCode: string
  status: ProductState
  /** hashes in the order they are shown */
  photos: string[]
}

/** Field → column. */
export const COLUMNS: Readonly<Record<keyof ProductFields, string>> = {
  name: 'name',
  brand: 'brand',
  kind: 'kind',
  description: 'description',
  variants: 'variants',
  unitPrice: 'unit_price',
  unit: 'unit',
  netWeightG: 'net_weight_g',
  netVolumeMl: 'net_volume_ml',
  contentQty: 'content_qty',
  contentUnit: 'content_unit',
  minOrder: 'min_order',
  capacityQty: 'capacity_qty',
  capacityPer: 'capacity_per',
  daysPerWeek: 'days_per_week',
  capacityPeakQty: 'capacity_peak_qty',
  leadTimeDays: 'lead_time_days',
  shelfLifeDays: 'shelf_life_days',
  storage: 'storage',
  packaging: 'packaging',
  pirt: 'pirt',
  bpomMd: 'bpom_md',
  halal: 'halal',
  halalSaid: 'halal_said',
}

const SELECTED = Object.entries(COLUMNS)
  .map(([field, column]) => `p.${column} AS "${field}"`)
  .join(', ')

const PRODUCT = `SELECT p.id, p.seller_id AS "sellerId", p.region_code AS "regionCode", p.status, ${SELECTED},
    (SELECT coalesce(json_agg(f.hash ORDER BY f.position), '[]') FROM product_photos f WHERE f.product_id = p.id) AS photos
  FROM products p`

/**
 * One product of one maker, or nothing: somebody else's is not there.
 * @param lock to decide upon it in this transaction
 */
export async function productOf(
  tx: Tx,
  sellerId: number,
  productId: number,
  lock: 'lock' | 'look' = 'look',
): Promise<ProductNow | undefined> {
  if (!Number.isSafeInteger(productId)) return undefined
  const [product] = await tx.sql<ProductNow>(
    `${PRODUCT} WHERE p.id = $1 AND p.seller_id = $2${lock === 'lock' ? ' FOR UPDATE OF p' : ''}`,
    [productId, sellerId],
  )
  return product
}

/** All of a maker's products but those she took back, the newest last. */
export const productsOf = (tx: Tx, sellerId: number): Promise<ProductNow[]> =>
  tx.sql<ProductNow>(`${PRODUCT} WHERE p.seller_id = $1 AND p.status <> 'withdrawn' ORDER BY p.id`, [sellerId])

/** What the rules of curation ask of a product. */
export const factsOf = (product: Omit<ProductNow, 'id' | 'sellerId' | 'regionCode' | 'status'>): ProductFacts => ({
  name: product.name,
  kind: product.kind,
  price: product.unitPrice,
  unit: product.unit,
  netWeightG: product.netWeightG,
  netVolumeMl: product.netVolumeMl,
  capacity: product.capacityQty,
  photos: product.photos.length,
  storage: product.storage,
  shelfLifeDays: product.shelfLifeDays,
  pirt: product.pirt,
  bpomMd: product.bpomMd,
  halal: product.halal,
})

/** What tells one product from another in a list: its name, with the size where a name stands twice. */
export function labelOf(product: ProductNow, all: readonly ProductNow[]): string {
  const twins = all.filter(({ name }) => name.toLowerCase() === product.name.toLowerCase())
  const { netWeightG, netVolumeMl, name } = product
  if (twins.length < 2) return name
  return netWeightG !== null ? `${name} ${netWeightG}g` : netVolumeMl !== null ? `${name} ${netVolumeMl}ml` : name
}

/** Products to pick from, with the size behind a name that stands twice. */
export const productList = (products: readonly ProductNow[]): Option[] =>
  products.map((product) => {
    const size = labelOf(product, products).slice(product.name.length).trim()
    return { value: String(product.id), label: size ? `${product.name} · ${size}` : product.name }
  })
