import type { Tx } from '../../../db/open.ts'

/** A parcel that a buyer may order: its own, or a ready-made one. */
export interface Parcel {
  id: number
  regionCode: string
  name: string
  own: boolean
  packingFee: number
  packingPointId: number | null
  manyMakers: boolean
  /** integer rupiah a parcel, packing included */
  price: number
  /** orders that name it, whatever became of them */
  orders: number
  lines: { id: number; label: string; quantity: number; price: number; products: number[] }[]
}

/** The buyer's own parcels, the latest first; or one parcel that it may order, its own or a ready-made one. */
export function parcelsFor(tx: Tx, buyerId: number | undefined, which: 'own' | number): Promise<Parcel[]> {
  const condition = which === 'own' ? 'p.buyer_id = $1' : '(p.buyer_id = $1 OR p.buyer_id IS NULL) AND p.id = $2'
  return tx.sql<Parcel>(
    `SELECT p.id, p.region_code AS "regionCode", p.name, p.buyer_id IS NOT NULL AS own, p.packing_fee AS "packingFee",
       p.packing_point_id AS "packingPointId", p.many_makers AS "manyMakers", (p.packing_fee + sum(l.quantity * l.price))::int AS price,
       (SELECT count(*) FROM orders o WHERE o.parcel_id = p.id) AS orders,
       json_agg(json_build_object('id', l.id, 'label', l.label, 'quantity', l.quantity, 'price', l.price,
         'products', (SELECT coalesce(json_agg(x.product_id ORDER BY x.product_id), '[]') FROM parcel_line_products x
           WHERE x.parcel_line_id = l.id)) ORDER BY l.position) AS lines
     FROM parcels p JOIN parcel_lines l ON l.parcel_id = p.id
     WHERE ${condition} AND p.status = 'active' GROUP BY p.id ORDER BY p.id DESC`,
    which === 'own' ? [buyerId ?? null] : [buyerId ?? null, which],
  )
}
