import type { Sql } from '../../db/open.ts'
import { REGIONS } from '../../domain/districts.ts'
import { type Good, PARCELS } from './goods.ts'
import { insertRows } from './insert.ts'
import type { SeededProduct } from './makers.ts'
import type { SeededParcel } from './past.ts'

/** The ready-made parcels of a region, with the approved products that may fill each line. Paid: the dearest of them. */
export async function seedParcels(
  sql: Sql,
  region: string,
  products: readonly SeededProduct[],
  point: number | null,
  at: string,
): Promise<SeededParcel[]> {
  const made: SeededParcel[] = []
  const sold = products.filter(({ status }) => status === 'approved')
  for (const { name, packingFee, lines } of PARCELS) {
    const filled = lines.map((line) => ({
      ...line,
      products: sold.filter(({ good }) => line.goods.includes(good.name)).slice(0, 200),
    }))
    if (filled.some((line) => !line.products.length)) continue
    const [parcel] = await insertRows(sql, 'parcels', [
      {
        region_code: region,
        name,
        packing_fee: packingFee,
        packing_point_id: point,
        status: 'active',
        created_at: at,
      },
    ])
    const priced = filled.map((line) => ({ ...line, price: Math.max(...line.products.map(({ price }) => price)) }))
    const ids = await insertRows(
      sql,
      'parcel_lines',
      priced.map(({ label, quantity, price }, index) => ({
        parcel_id: parcel,
        region_code: region,
        position: index + 1,
        label,
        quantity,
        price,
      })),
    )
    await sql(
      `INSERT INTO parcel_line_products (parcel_line_id, region_code, product_id)
       SELECT line, $2, product FROM jsonb_to_recordset($1::jsonb) AS p(line int, product int)`,
      [
        JSON.stringify(
          filled.flatMap(({ products }, index) => products.map(({ id }) => ({ line: ids[index], product: id }))),
        ),
        region,
      ],
    )
    const kept = priced.map((line, index) => ({ ...line, id: ids[index]! }))
    made.push({ id: parcel!, packingFee, pointId: point, lines: kept })
  }
  return made
}

const COLLECTIONS: readonly { name: string; fits(good: Good): boolean }[] = [
  {
    name: 'Isi Parsel Lebaran',
    fits: ({ kind }) => ['cookies', 'chips', 'crackers', 'drink', 'coffee_tea'].includes(kind),
  },
  {
    name: 'Oleh-oleh Khas',
    fits: ({ kind }) => ['traditional_cake', 'honey_sugar', 'batik', 'ceramics', 'weaving'].includes(kind),
  },
]

/** Approved products by theme, in every region that has any. */
export async function seedCollections(sql: Sql, products: readonly SeededProduct[], at: string): Promise<void> {
  for (const { code } of REGIONS)
    for (const { name, fits } of COLLECTIONS) {
      const items = products.filter((p) => p.region === code && p.status === 'approved' && fits(p.good)).slice(0, 40)
      if (!items.length) continue
      const [id] = await insertRows(sql, 'collections', [{ region_code: code, name, status: 'active', created_at: at }])
      await sql(
        `INSERT INTO collection_items (collection_id, region_code, product_id, position)
         SELECT $1, $2, product, position FROM jsonb_to_recordset($3::jsonb) AS i(product int, position int)`,
        [id, code, JSON.stringify(items.map((item, index) => ({ product: item.id, position: index + 1 })))],
      )
    }
}
