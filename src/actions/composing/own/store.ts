import type { Tx } from '../../../db/open.ts'

/** A buyer's own parcel, as it is stored. */
export interface NewOwn {
  buyerId: number
  regionCode: string
  name: string
  /** integer rupiah a parcel */
  packingFee: number
  packingPointId: number | null
  /** it was chosen because many makers have a share in it */
  manyMakers: boolean
  lines: readonly { label: string; quantity: number; price: number; products: readonly number[] }[]
}

/** Stores a parcel that only its buyer sees, ready to be ordered. @returns its id */
export async function storeOwnParcel(tx: Tx, parcel: NewOwn, now: Date): Promise<number> {
  const rows = parcel.lines.map((one, index) => ({ ...one, position: index + 1 }))
  const [row] = await tx.sql<{ id: number }>(
    `WITH parcel AS (INSERT INTO parcels (region_code, buyer_id, name, packing_fee, packing_point_id, many_makers, status, created_at)
         VALUES ($1, $2, $3, $4, $5, $8, 'active', $6) RETURNING id),
       given AS (SELECT * FROM jsonb_to_recordset($7::jsonb) AS g(position int, label text, quantity int, price int, products jsonb)),
       made AS (INSERT INTO parcel_lines (parcel_id, region_code, position, label, quantity, price)
         SELECT parcel.id, $1, position, label, quantity, price FROM parcel, given ORDER BY position RETURNING id, position),
       filled AS (INSERT INTO parcel_line_products (parcel_line_id, region_code, product_id)
         SELECT made.id, $1, x.id::int FROM made JOIN given USING (position), jsonb_array_elements_text(given.products) AS x(id))
     SELECT id FROM parcel`,
    [
      parcel.regionCode,
      parcel.buyerId,
      parcel.name,
      parcel.packingFee,
      parcel.packingPointId,
      now,
      JSON.stringify(rows),
      parcel.manyMakers,
    ],
  )
  return row!.id
}

/** The next name of a buyer's own parcels: the house's word and a number. Locks the buyer, so no two are named alike. */
export async function nextOwnName(tx: Tx, buyerId: number, word: string): Promise<string> {
  await tx.sql('SELECT id FROM buyers WHERE id = $1 FOR UPDATE', [buyerId])
  const [row] = await tx.sql<{ count: number }>(
    'SELECT count(DISTINCT name) AS count FROM parcels WHERE buyer_id = $1',
    [buyerId],
  )
  return `${word} ${(row?.count ?? 0) + 1}`
}
