import type { Tx } from '../../../db/open.ts'

/** What can be ordered: a ready-made parcel, or a single product, which is a set of one line. */
export interface Item {
  regionCode: string
  title: string
  /** 'paket', or the product's own unit; null for a parcel */
  unit: string | null
  parcelId: number | null
  /** integer rupiah a parcel */
  packingFee: number
  packingPointId: number | null
  /** it was chosen because many makers have a share in it */
  manyMakers: boolean
  /** parcels a day */
  packedADay: number | null
  lines: ItemLine[]
}

export interface ItemLine {
  parcelLineId: number | null
  label: string
  /** pieces in each set */
  quantity: number
  /** integer rupiah a piece */
  price: number
  /** fewest pieces its maker takes an order for; 1 in a parcel */
  minimum: number
  products: number[]
}

/** Which item; exactly one of the two. Values of a pick: whoever sent them may have made them up. */
export interface ItemRef {
  parcel?: string | undefined
  product?: string | undefined
}

const idOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined

/**
 * Reads an item as the buyers of any regency may see it. A parcel of somebody's own, a retired one, or a product that is
 * not sold now is not there.
 * @param buyerId whose own parcels count as well
 */
export async function readItem(tx: Tx, { parcel, product }: ItemRef, buyerId?: number): Promise<Item | undefined> {
  const parcelId = idOf(parcel)
  if (parcelId !== undefined) return readParcel(tx, parcelId, buyerId)
  const productId = idOf(product)
  return productId === undefined ? undefined : readProduct(tx, productId)
}

async function readParcel(tx: Tx, id: number, buyerId: number | undefined): Promise<Item | undefined> {
  const [parcel] = await tx.sql<Item>(
    `SELECT p.region_code AS "regionCode", p.name AS title, NULL AS unit, p.id AS "parcelId", p.packing_fee AS "packingFee",
       p.packing_point_id AS "packingPointId", p.many_makers AS "manyMakers", t.daily_capacity AS "packedADay",
       (SELECT json_agg(json_build_object('parcelLineId', l.id, 'label', l.label, 'quantity', l.quantity, 'price', l.price, 'minimum', 1,
          'products', coalesce((SELECT json_agg(x.product_id ORDER BY x.product_id) FROM parcel_line_products x
            WHERE x.parcel_line_id = l.id), '[]')) ORDER BY l.position)
        FROM parcel_lines l WHERE l.parcel_id = p.id) AS lines
     FROM parcels p LEFT JOIN packing_points t ON t.id = p.packing_point_id
     WHERE p.id = $1 AND p.status = 'active' AND (p.buyer_id IS NULL OR p.buyer_id = $2)`,
    [id, buyerId ?? null],
  )
  return parcel?.lines?.length ? parcel : undefined
}

async function readProduct(tx: Tx, id: number): Promise<Item | undefined> {
  const [product] = await tx.sql<{ regionCode: string; name: string; unit: string; price: number; minimum: number }>(
    `SELECT p.region_code AS "regionCode", p.name, p.unit, p.unit_price AS price, p.min_order AS minimum
     FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.id = $1 AND p.status = 'approved' AND s.status = 'active'`,
    [id],
  )
  if (!product) return undefined
  const { regionCode, name, unit, price, minimum } = product
  return {
    regionCode,
    title: name,
    unit,
    parcelId: null,
    packingFee: 0,
    packingPointId: null,
    manyMakers: false,
    packedADay: null,
    lines: [{ parcelLineId: null, label: name, quantity: 1, price, minimum, products: [id] }],
  }
}

/** Fewest sets that its makers take an order for. */
export const fewestOf = ({ lines }: Pick<Item, 'lines'>): number =>
  Math.max(1, ...lines.map(({ minimum, quantity }) => Math.ceil(minimum / quantity)))

/** How many of it there are, as people say it: parcels, or pieces of all goods. */
export const piecesOf = ({ parcelId, lines }: Item, count: number): number =>
  parcelId === null ? lines.reduce((sum, { quantity }) => sum + quantity * count, 0) : count
