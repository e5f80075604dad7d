import { writeReference } from '../../src/actions/places/reference.ts'
import type { Db, Sql } from '../../src/db/open.ts'
import { addDays } from '../../src/domain/calendar.ts'
import { FIRST_DAY, type Plan, type Planned } from './plan.ts'

const BORN = `${addDays(FIRST_DAY, -10)}T08:00:00+07:00`
const STATE = JSON.stringify({ stack: [], prompts: [], promptNo: 1, talkNo: 0 })
/** How far people have come with what they do: kept in the same transaction, so that nothing happens twice. */
const MARK = 'happened'

/** The officers of the regency: accounts 1 and 2 see the summary. */
export const OFFICERS = [1, 2]

/** A regency before its first day: makers with one product each, companies, two officers. */
export async function settle(db: Db, { size, permits }: Plan): Promise<void> {
  await writeReference(db)
  await db.transaction(async ({ sql }) => {
    const people = OFFICERS.length + size.companies + size.makers
    await sql(`INSERT INTO people (id, name, created_at) SELECT n, 'Orang ' || n, $2 FROM unnest($1::int[]) n`, [
      ids(people, size.companies),
      BORN,
    ])
    await sql(
      `INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
       SELECT n, '32.15', n, CASE WHEN n <= 2 THEN 'officer' WHEN n <= 1000 OR n > 100000 THEN 'buyer' ELSE 'whatsapp' END,
         CASE WHEN n > 1000 AND n <= 100000 THEN '32.15' ELSE 'bot' END, '62812' || lpad(n::text, 8, '0'), $2 FROM unnest($1::int[]) n`,
      [ids(people, size.companies), BORN],
    )
    await sql(
      'INSERT INTO conversations (id, account_id, state, created_at) SELECT id, id, $1, created_at FROM accounts ORDER BY id',
      [STATE],
    )
    await sql(
      `INSERT INTO packing_points (id, region_code, district_code, name, daily_capacity, created_at)
       VALUES (1, '32.15', '32.15.05', 'Posko', 100000, $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO officers (id, region_code, person_id, role, joined_at) VALUES (1, '32.15', 1, 'admin', $1), (2, '32.15', 2, 'curator', $1)`,
      [BORN],
    )
    await sql(
      `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
       SELECT n, '32.15', 'PT ' || n, 'company', 'Ibu ' || n, 'verified', 'chat', $2, $2 FROM generate_series(1, $1::int) n`,
      [size.companies, BORN],
    )
    await sql(
      `INSERT INTO buyer_members (buyer_id, person_id, role, status, since) SELECT n, 100000 + n, 'owner', 'active', $2 FROM generate_series(1, $1::int) n`,
      [size.companies, BORN],
    )
    await sql(
      `INSERT INTO sellers (id, region_code, district_code, name, owner_name, phone, kind, status, source, created_at, updated_at)
       SELECT 1000 + n, '32.15', '32.15.' || lpad((1 + n % 30)::text, 2, '0'), 'Dapur ' || n, 'Bu ' || n, NULL, 'food', 'active', 'chat', $2, $2
       FROM generate_series(1, $1::int) n`,
      [size.makers, BORN],
    )
    await sql(
      `INSERT INTO seller_members (seller_id, person_id, role, since) SELECT id, id, 'owner', created_at FROM sellers`,
    )
    await sql(
      `INSERT INTO products (id, region_code, seller_id, name, kind, unit_price, unit, capacity_qty, capacity_per, days_per_week, lead_time_days,
         halal, pirt, status, approved_at, capacity_confirmed_at, created_at, updated_at)
       SELECT 1000 + n, '32.15', 1000 + n, 'Keripik ' || n, 'chips', 15000, 'bungkus', 3000, 'month', 6, 1, 'ID' || lpad(n::text, 17, '0'),
         lpad(n::text, 15, '2'), 'approved', $2, $2, $2, $2 FROM generate_series(1, $1::int) n`,
      [size.makers, BORN],
    )
    await sql(
      `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
       SELECT '32.15', 1000 + n, 1000 + n, 'pirt', lpad(n::text, 15, '2'), u.until, 'claimed', $2
       FROM unnest($1::text[]) WITH ORDINALITY AS u(until, n) WHERE u.until IS NOT NULL ORDER BY n`,
      [permits.map((until) => until ?? null), BORN],
    )
    await mark(sql, 0)
  })
}

/** Officers 1 and 2, makers from 1001, companies' people from 100001. */
const ids = (people: number, companies: number) =>
  Array.from({ length: people }, (_, nth) =>
    nth < 2 ? nth + 1 : nth < 2 + companies ? 100_000 + nth - 1 : 1001 + nth - 2 - companies,
  )

const mark = (sql: Sql, count: number) =>
  sql(
    `INSERT INTO settings (region_code, key, value, set_at) VALUES ('32.15', '${MARK}', $1::jsonb, $2)
     ON CONFLICT (region_code, key) DO UPDATE SET value = excluded.value`,
    [String(count), BORN],
  )

/** How many of the plan's happenings have happened; undefined: nobody has settled yet. */
export async function happened(db: Db): Promise<number | undefined> {
  const [row] = await db.sql<{ value: number }>(`SELECT value FROM settings WHERE key = '${MARK}'`)
  return row?.value
}

/** One of them, and the mark behind it, in one transaction. */
export async function happen(db: Db, { at, does }: Planned, place: number): Promise<void> {
  const now = `${at}:00+07:00`
  await db.transaction(async ({ sql }) => {
    if (does.what === 'order') {
      const id = does.nth + 1
      await sql(
        `INSERT INTO orders (id, number, region_code, buyer_id, status, needed_on, total, packing_point_id, source, created_at, placed_at)
         VALUES ($1, $2, '32.15', $3, 'promised', $4, $5, 1, 'chat', $6, $6)`,
        [id, `KRW-${id}`, does.company + 1, does.neededOn, does.pieces * 15_000, now],
      )
      await sql(
        `INSERT INTO order_lines (id, order_id, region_code, position, label, quantity, price) VALUES ($1, $1, '32.15', 1, 'Keripik', $2, 15000)`,
        [id, does.pieces],
      )
      await sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES ($1, '32.15', $2)`, [
        id,
        1001 + does.maker,
      ])
      await sql(
        `INSERT INTO allocations (id, region_code, order_line_id, seller_id, product_id, offered, promised, price, status, offered_at, answered_at,
           due_on, packing_point_id, created_at)
         VALUES ($1, '32.15', $1, $2, $2, $3, $3, 15000, 'accepted', $4, $4, $5, 1, $4)`,
        [id, 1001 + does.maker, does.pieces, now, does.dueOn],
      )
    } else if (does.what === 'ready') {
      await sql('INSERT INTO progress (allocation_id, ready, at) SELECT id, $2, $3 FROM allocations WHERE id = $1', [
        does.nth + 1,
        does.pieces,
        now,
      ])
    } else if (does.what === 'delivered') {
      const id = does.nth + 1
      await sql(`UPDATE allocations SET status = 'delivered', delivered = promised WHERE id = $1`, [id])
      await sql(
        `INSERT INTO deliveries (id, order_id, region_code, position, planned_on, address, status, sent_at, received_at, created_at)
         SELECT id, id, region_code, 1, needed_on, 'KIIC', 'confirmed', $2, $2, $2 FROM orders WHERE id = $1`,
        [id, now],
      )
      await sql(
        `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity, damaged) VALUES ($1, '32.15', $1, $2, 0)`,
        [id, does.pieces],
      )
      await sql(`UPDATE orders SET status = 'closed', closed_at = $2 WHERE id = $1`, [id, now])
    } else if (does.kind === 'all')
      await sql('UPDATE accounts SET muted_at = $2 WHERE id = $1', [1001 + does.maker, now])
    else
      await sql('UPDATE accounts SET muted_kinds = array_append(muted_kinds, $2) WHERE id = $1', [
        1001 + does.maker,
        does.kind,
      ])
    await mark(sql, place + 1)
  })
}
