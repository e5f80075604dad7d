import type { Sql } from '../../db/open.ts'
import { addMonths, instantAt, monthOf } from '../../domain/calendar.ts'
import { chance } from './chance.ts'
import { insertRows } from './insert.ts'
import type { Market } from './past.ts'
import { PROSPECTS, TARGETS } from './people.ts'

/** Months of which shops and makers told what they sold. */
const MONTHS = 6
/** Makers who tell, and products on the shelf of each shop. */
const TELLERS = 6
const ON_SHELF = 3

const reported = (month: string): string => instantAt(`${addMonths(month, 1)}-02`, '10:00').toISOString()

/** What was told of the months before today: a shop's reports of its shelf, and what makers sold elsewhere. */
export async function writeTold(
  sql: Sql,
  region: string,
  { buyers, products }: Market,
  { today, began }: { today: string; began: string },
): Promise<void> {
  const luck = chance(2025)
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(monthOf(today), back - MONTHS)).filter(
    (month) => reported(month) < instantAt(today).toISOString(),
  )
  const shelves = buyers
    .filter(({ kind }) => kind === 'retailer')
    .flatMap((shop) => luck.some(products, ON_SHELF).map((product) => ({ shop, product })))
  const listings = await insertRows(
    sql,
    'listings',
    shelves.map(({ shop, product }) => ({
      ...{ region_code: region, product_id: product.id, buyer_id: shop.id, status: 'active', outlets: 2 },
      ...{ since_on: `${months[0]}-01`, maker_agreed_at: began, office_agreed_at: began, created_at: began },
    })),
  )
  await sql(
    `INSERT INTO listing_sales (listing_id, month, units, ordered, amount, source, reported_at)
     SELECT listing, month, units, 0, amount, 'typed', reported
     FROM jsonb_to_recordset($1::jsonb) AS s(listing int, month text, units int, amount bigint, reported timestamptz)`,
    [
      JSON.stringify(
        shelves.flatMap(({ product }, nth) =>
          months.map((month) => {
            const units = luck.between(15, 45)
            return { listing: listings[nth], month, units, amount: units * product.price, reported: reported(month) }
          }),
        ),
      ),
    ],
  )
  const tellers = [...new Set(products.map(({ sellerId }) => sellerId))].slice(0, TELLERS)
  await insertRows(
    sql,
    'outside_sales',
    months.flatMap((month) =>
      tellers.map((seller_id) => ({
        ...{ region_code: region, seller_id, month, place: 'shop', amount: luck.between(8, 30) * 50_000 },
        ...{ source: 'claim', reported_at: reported(month) },
      })),
    ),
  )
}

/** The year's targets and the year's before, and companies that are still to be won. */
export async function writePlans(sql: Sql, { today, began }: { today: string; began: string }): Promise<void> {
  const year = Number(today.slice(0, 4))
  await insertRows(
    sql,
    'targets',
    TARGETS.flatMap(({ region, companies, turnover }) =>
      [year - 1, year].map((of) => ({ region_code: region, year: of, companies, turnover, set_at: began })),
    ),
  )
  await insertRows(
    sql,
    'prospects',
    PROSPECTS.map(({ name, region, kind, estate, contact, status }, index) => ({
      ...{ region_code: region, name, kind, estate, contact_name: contact, status },
      ...{ phone: String(6_281_400_000_000 + index + 1), created_at: began, updated_at: began },
    })),
  )
}
