import type { Tx } from '../../db/open.ts'

/** A ready-made parcel as officers of its region see it. */
export interface ParcelNow {
  id: number
  name: string
  status: 'draft' | 'active' | 'retired'
  /** rupiah a parcel */
  packingFee: number
  packingPoint: string | null
  photoHash: string | null
  lines: ParcelLineNow[]
  /** orders that name it, whatever became of them */
  orders: number
}

export interface ParcelLineNow {
  id: number
  label: string
  /** units in each parcel */
  quantity: number
  /** rupiah a unit, paid to the maker */
  price: number
  products: ParcelProduct[]
}

export interface ParcelProduct {
  id: number
  name: string
  business: string
  unit: string | null
  unitPrice: number | null
  /** it may be sold at present */
  sold: boolean
}

/**
 * One of the region's ready-made parcels; a buyer's own and another region's are not there.
 * @param lock to change it in this transaction
 */
export async function parcelIn(
  tx: Tx,
  region: string,
  id: number,
  lock: 'lock' | 'look' = 'look',
): Promise<ParcelNow | undefined> {
  const [parcel] = await tx.sql<Omit<ParcelNow, 'lines'>>(
    `SELECT p.id, p.name, p.status, p.packing_fee AS "packingFee", t.name AS "packingPoint", p.photo_hash AS "photoHash",
       (SELECT count(*) FROM orders o WHERE o.parcel_id = p.id) AS orders
     FROM parcels p LEFT JOIN packing_points t ON t.id = p.packing_point_id
     WHERE p.id = $1 AND p.region_code = $2 AND p.buyer_id IS NULL ${lock === 'lock' ? 'FOR UPDATE OF p' : ''}`,
    [id, region],
  )
  if (!parcel) return undefined
  const lines = await tx.sql<ParcelLineNow>(
    `SELECT l.id, l.label, l.quantity, l.price, coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name,
         'business', s.name, 'unit', p.unit, 'unitPrice', p.unit_price,
         'sold', p.status = 'approved' AND s.status = 'active') ORDER BY p.name, p.id)
       FROM parcel_line_products x JOIN products p ON p.id = x.product_id JOIN sellers s ON s.id = p.seller_id
       WHERE x.parcel_line_id = l.id), '[]') AS products
     FROM parcel_lines l WHERE l.parcel_id = $1 ORDER BY l.position`,
    [id],
  )
  return { ...parcel, lines }
}

/** Rupiah a parcel costs: its lines and the packing fee. */
export const parcelPrice = ({ lines, packingFee }: Pick<ParcelNow, 'lines' | 'packingFee'>): number =>
  lines.reduce((sum, { quantity, price }) => sum + quantity * price, packingFee)

/** What a parcel still lacks to be published, by name. */
export function parcelLacks({ lines }: Pick<ParcelNow, 'lines'>): ('no_lines' | 'no_products' | 'not_sold')[] {
  if (!lines.length) return ['no_lines']
  const lacks: ('no_products' | 'not_sold')[] = []
  if (lines.some(({ products }) => !products.length)) lacks.push('no_products')
  if (lines.some(({ products }) => products.length > 0 && products.every(({ sold }) => !sold))) lacks.push('not_sold')
  return lacks
}

/** A parcel is changed while nobody can order it, and only if nobody ever did: orders refer to its lines. */
export const mayEdit = ({ status, orders }: ParcelNow): boolean => status !== 'active' && orders === 0
