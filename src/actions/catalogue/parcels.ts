import type { FileOut } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'

/** A ready-made parcel as buyers see it. */
export interface ParcelOnSale {
  id: number
  name: string
  description: string | null
  /** integer rupiah a parcel, packing included */
  price: number
  packingFee: number
  lines: { label: string; quantity: number; price: number }[]
  photo: FileOut | null
}

/** Ready-made parcels on sale in a region, cheapest first; or the one with that id, in whichever region. */
export function parcelsOnSale(
  { sql }: Pick<Tx, 'sql'>,
  which: { region: string } | { id: number },
): Promise<ParcelOnSale[]> {
  const [condition, value] = 'id' in which ? ['p.id = $1', which.id] : ['p.region_code = $1', which.region]
  return sql<ParcelOnSale>(
    `SELECT p.id, p.name, p.description, p.packing_fee AS "packingFee", (p.packing_fee + sum(l.quantity * l.price))::int AS price,
       json_agg(json_build_object('label', l.label, 'quantity', l.quantity, 'price', l.price) ORDER BY l.position) AS lines,
       (SELECT json_build_object('hash', f.hash, 'name', f.name, 'type', f.type) FROM stored_files f WHERE f.hash = p.photo_hash)
         AS photo
     FROM parcels p JOIN parcel_lines l ON l.parcel_id = p.id
     WHERE ${condition} AND p.status = 'active' AND p.buyer_id IS NULL GROUP BY p.id ORDER BY price, p.id`,
    [value],
  )
}
