import type { Tx } from '../../db/open.ts'
import { SOLD } from '../catalogue/find.ts'
import { NEAREST_POINT } from '../orders/nearest-point.ts'
import type { SampleItem, SampleNow } from './sample.ts'
import { tellAsked } from './telling.ts'

/** Whoever may be asked for a piece of it. */
export interface Giver {
  productId: number
  sellerId: number
  leadTimeDays: number | null
  /** where she brings it; null: it is fetched */
  pointId: number | null
}

/**
 * Who is asked among interchangeable products: of those sold now the maker who was asked for samples least, since they cost
 * her something.
 * @param not products already in the sample
 */
export async function giverOf(
  tx: Tx,
  products: readonly number[],
  not: readonly number[],
  today: string,
): Promise<Giver | undefined> {
  const [giver] = await tx.sql<Giver>(
    `SELECT p.id AS "productId", s.id AS "sellerId", p.lead_time_days AS "leadTimeDays", ${NEAREST_POINT} AS "pointId"
     FROM products p JOIN sellers s ON s.id = p.seller_id WHERE ${SOLD} AND p.id = ANY ($2) AND p.id <> ALL ($3)
     ORDER BY (SELECT count(*) FROM sample_items i WHERE i.seller_id = s.id), p.id LIMIT 1`,
    [today, products, not],
  )
  return giver
}

/** One maker's part of a sample, as it is asked for. */
export interface NewItem extends Giver {
  lineId: number | null
  quantity: number
  /** integer rupiah a piece */
  price: number
  paid: boolean
}

/** Writes a maker's part of a sample. @param pointId where a parcel is put together; null: each where it is nearest */
export async function insertItem(
  tx: Tx,
  { id, regionCode, pointId }: { id: number; regionCode: string; pointId: number | null },
  item: NewItem,
  now: Date,
): Promise<void> {
  await tx.sql(
    `INSERT INTO sample_items (sample_id, region_code, parcel_line_id, seller_id, product_id, quantity, price, paid, status,
       packing_point_id, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'asked', $9, $10)`,
    [
      id,
      regionCode,
      item.lineId,
      item.sellerId,
      item.productId,
      item.quantity,
      item.price,
      item.paid,
      pointId ?? item.pointId,
      now,
    ],
  )
}

/** The next maker who may fill a parcel's line is asked instead; nobody, when all have been. */
export async function askNextMaker(
  tx: Tx,
  sample: SampleNow,
  { lineId, quantity, price, paid }: SampleItem,
  { now, today }: { now: Date; today: string },
): Promise<void> {
  const [line] = await tx.sql<{ products: number[]; pointId: number | null }>(
    `SELECT array_agg(x.product_id ORDER BY x.product_id) AS products, c.packing_point_id AS "pointId"
     FROM parcel_line_products x JOIN parcel_lines l ON l.id = x.parcel_line_id JOIN parcels c ON c.id = l.parcel_id
     WHERE l.id = $1 GROUP BY c.packing_point_id`,
    [lineId],
  )
  const used = await tx.sql<{ id: number }>('SELECT product_id AS id FROM sample_items WHERE sample_id = $1', [
    sample.id,
  ])
  const next =
    line &&
    (await giverOf(
      tx,
      line.products,
      used.map(({ id }) => id),
      today,
    ))
  if (!line || !next) return
  await insertItem(tx, { ...sample, pointId: line.pointId }, { ...next, lineId, quantity, price, paid }, now)
  await tellAsked(tx, sample, [next.sellerId], now)
}
