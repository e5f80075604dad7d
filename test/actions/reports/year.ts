import { writeReference } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'

const REGION = '32.15'
const KINDS = ['chips', 'cookies', 'crackers', 'drink', 'coffee_tea', 'sambal', 'batik', 'souvenir']
const BUYER_KINDS = ['company', 'company', 'company', 'cooperative', 'retailer', 'hotel', 'government', 'gallery']

export interface YearSize {
  makers: number
  buyers: number
  orders: number
  /** lines of each order, one maker a line */
  linesEach: number
  /** first day, and over how many days the orders are spread */
  from: string
  days: number
  /** names of the buyers; 'PT n' beyond them */
  names?: readonly string[]
}

/** What is delivered of an order's line: the same numbers for the same size, written by the database itself. */
const LINE = `(7 + (o.id * 31 + l.n * 17) % 43)`
const PRICE = `(5000 + ((o.id * 7 + l.n * 13) % 40) * 500)`

/**
 * A regency that has been ordering for a while: every order delivered and confirmed on its day, a third of them parcels, one
 * piece in nine lines damaged. Foreign keys are taken on trust, since a million lines are written at once.
 */
export async function fillYear(db: Db, size: YearSize): Promise<void> {
  await writeReference(db)
  await db.transaction(async ({ sql }) => {
    await sql(`SET LOCAL session_replication_role = replica`)
    const at = `${size.from}T08:00:00+07:00`
    await sql(
      `INSERT INTO buyers (id, region_code, name, kind, contact_name, phone, status, source, created_at, updated_at)
       SELECT n, $1, coalesce(($4::text[])[n], 'PT ' || n), ($3::text[])[1 + n % $5], 'Ibu ' || n, '6281' || (300000000 + n), 'verified', 'chat', $6::timestamptz, $6::timestamptz
       FROM generate_series(1, $2::int) n`,
      [REGION, size.buyers, BUYER_KINDS, size.names ?? [], BUYER_KINDS.length, at],
    )
    await sql(
      `INSERT INTO sellers (id, region_code, district_code, name, owner_name, phone, kind, status, source, created_at, updated_at)
       SELECT n, $1, $1 || '.' || lpad((1 + (n * 7) % 30)::text, 2, '0'), 'Dapur ' || n, 'Bu ' || n, '6282' || (300000000 + n), 'food', 'active', 'chat', $3::timestamptz, $3::timestamptz
       FROM generate_series(1, $2::int) n`,
      [REGION, size.makers, at],
    )
    await sql(
      `INSERT INTO products (id, region_code, seller_id, name, kind, unit_price, unit, capacity_qty, capacity_per, days_per_week, lead_time_days, status, approved_at, created_at, updated_at)
       SELECT n, $1, n, 'Produk ' || n, ($3::text[])[1 + n % $4], 15000, 'bungkus', 3000, 'month', 6, 1, 'approved', $5::timestamptz, $5::timestamptz, $5::timestamptz
       FROM generate_series(1, $2::int) n`,
      [REGION, size.makers, KINDS, KINDS.length, at],
    )
    await sql(
      `INSERT INTO parcels (id, region_code, name, packing_fee, status, created_at) VALUES (1, $1, 'Parsel Lebaran', 10000, 'active', $2::timestamptz)`,
      [REGION, at],
    )
    await sql(
      `INSERT INTO orders (id, number, region_code, buyer_id, status, needed_on, parcel_id, parcel_count, total, source, created_at, placed_at)
       SELECT n, 'KRW-' || n, $1, 1 + (n * 5 + n / 97) % $3::int, 'closed', to_char($4::date + (n::bigint * $5::int / $2::int)::int, 'YYYY-MM-DD'),
         CASE WHEN n % 3 = 0 THEN 1 END, CASE WHEN n % 3 = 0 THEN 20 END, 1, 'chat', $6::timestamptz, $6::timestamptz
       FROM generate_series(0, $2::int - 1) n`,
      [REGION, size.orders, size.buyers, size.from, size.days, at],
    )
    await sql(
      `INSERT INTO order_lines (id, order_id, region_code, position, label, quantity, price)
       SELECT o.id * $1::int + l.n, o.id, o.region_code, l.n, 'Barang', ${LINE}, ${PRICE} FROM orders o, generate_series(1, $1::int) l(n) ORDER BY 1`,
      [size.linesEach],
    )
    await sql(
      `INSERT INTO allocations (id, region_code, order_line_id, seller_id, product_id, offered, promised, delivered, price, status, due_on, created_at)
       SELECT l.id, l.region_code, l.id, m.id, m.id, l.quantity, l.quantity, l.quantity, l.price, 'delivered', o.needed_on, $2::timestamptz
       FROM order_lines l JOIN orders o ON o.id = l.order_id CROSS JOIN LATERAL (SELECT (1 + (l.id * 11 + l.id / 89) % $1::int)::int AS id) m ORDER BY 1`,
      [size.makers, at],
    )
    await sql(
      `INSERT INTO deliveries (id, order_id, region_code, position, planned_on, parcels, address, status, sent_at, received_at, created_at)
       SELECT id, id, region_code, 1, needed_on, parcel_count, 'KIIC', 'confirmed', d, d, d
       FROM (SELECT *, (needed_on || 'T10:00:00+07:00')::timestamptz AS d FROM orders) o ORDER BY id`,
    )
    await sql(
      `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity, damaged)
       SELECT l.order_id, l.region_code, l.id, l.quantity, CASE WHEN l.id % 9 = 0 THEN 1 ELSE 0 END FROM order_lines l ORDER BY l.id`,
    )
  })
  await db.sql('ANALYZE')
}
