import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyOf } from '../../../src/actions/reports/files/history.ts'
import { itemsOf } from '../../../src/actions/reports/files/items.ts'
import { type MonthSummary, sumUp } from '../../../src/actions/reports/month.ts'
import type { Db } from '../../../src/db/open.ts'
import { CAUSE_DIMENSIONS } from '../../../src/domain/summary/change.ts'
import type { Dimension } from '../../../src/domain/summary/figures.ts'
import { freshDb } from '../../db/fresh.ts'
import { fillYear } from './year.ts'

// Every line of a summary, recomputed from the raw tables by statements that share nothing with those it was made with.

const MONTH = '2027-02'
const FEASTS = { idul_fitri: ['2026-03-21', '2027-03-10'] }
let db: Db
let february: MonthSummary

const OUTSIDE = [
  `INSERT INTO listings (id, region_code, product_id, buyer_id, status, created_at)
   VALUES (1, '32.15', 3, 4, 'active', now()), (2, '32.15', 8, 2, 'active', now())`,
  `INSERT INTO listing_sales (listing_id, month, units, amount, source, reported_at) VALUES (1, '2027-02', 12, 98765, 'typed', now()),
   (2, '2027-01', 40, 400001, 'import', now()), (2, '2027-02', 3, 30003, 'typed', now())`,
  `INSERT INTO consignments (id, region_code, product_id, buyer_id, price, share_percent, settled, created_at)
   VALUES (1, '32.15', 5, 8, 7777, 20, 'month', now())`,
  `INSERT INTO consignment_moves (consignment_id, kind, quantity, day, created_at) VALUES (1, 'placed', 90, '2027-02-01', now()),
   (1, 'sold', 11, '2027-02-03', now()), (1, 'sold', 4, '2027-02-28', now()), (1, 'sold', 9, '2027-01-31', now()), (1, 'returned', 5, '2027-02-20', now())`,
  `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ('32.15', 7, '2027-02', 'shop', 123456, 'claim', now()),
   ('32.15', 7, '2027-02', 'gallery', 65432, 'report', now()), ('32.15', 9, '2027-01', 'online', 500000, 'claim', now())`,
  `INSERT INTO selling_spaces (id, region_code, name, place, from_on, until_on, tables, status, created_at)
   VALUES (1, '32.15', 'CFD', 'Alun-alun', '2027-02-01', '2027-02-28', 5, 'open', now())`,
  `INSERT INTO space_applications (space_id, region_code, seller_id, status, applied_at) VALUES (1, '32.15', 11, 'assigned', now())`,
  `INSERT INTO space_sales (space_id, seller_id, day, amount, reported_at) VALUES (1, 11, '2027-02-14', 250000, now()), (1, 11, '2027-02-21', 175000, now())`,
  `INSERT INTO targets (region_code, year, companies, turnover, set_at) VALUES ('32.15', 2027, 1000, 6000000000, now())`,
  `INSERT INTO past_totals (region_code, month, measure, amount) VALUES ('32.15', '2025-12', 'turnover', 7000000)`,
  // on its way, and received a minute after the month: neither is in it
  `UPDATE deliveries SET status = 'on_the_way', received_at = NULL WHERE id = 250`,
  `UPDATE deliveries SET received_at = '2027-02-28T17:00:00Z' WHERE id = 240`,
]

/** Everything sold, a row a thing, told apart in every way. */
const SOLD = `
  SELECT to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') AS month, (d.received_at AT TIME ZONE 'Asia/Jakarta')::date AS day,
    'bot' AS source, CASE WHEN o.parcel_id IS NULL THEN 'restock' ELSE 'parcel' END AS channel, o.id AS order_id, b.id AS buyer, b.kind AS buyer_kind,
    s.id AS maker, p.kind, s.district_code AS district, i.quantity - i.damaged AS pieces, (i.quantity - i.damaged)::bigint * a.price AS amount
  FROM delivery_items i, deliveries d, allocations a, order_lines l, orders o, buyers b, products p, sellers s
  WHERE d.id = i.delivery_id AND a.id = i.allocation_id AND l.id = a.order_line_id AND o.id = l.order_id AND b.id = o.buyer_id
    AND p.id = a.product_id AND s.id = p.seller_id AND d.status = 'confirmed'
  UNION ALL SELECT l.month, NULL, 'reported', 'listing', NULL, b.id, b.kind, s.id, p.kind, s.district_code, l.units, l.amount
  FROM listing_sales l, listings g, buyers b, products p, sellers s WHERE g.id = l.listing_id AND b.id = g.buyer_id AND p.id = g.product_id AND s.id = p.seller_id
  UNION ALL SELECT substr(m.day, 1, 7), NULL, 'reported', 'consignment', NULL, b.id, b.kind, s.id, p.kind, s.district_code, m.quantity, m.quantity * c.price
  FROM consignment_moves m, consignments c, buyers b, products p, sellers s
  WHERE m.kind = 'sold' AND c.id = m.consignment_id AND b.id = c.buyer_id AND p.id = c.product_id AND s.id = p.seller_id
  UNION ALL SELECT y.month, NULL, CASE WHEN y.source = 'claim' THEN 'claimed' ELSE 'reported' END, 'elsewhere', NULL, NULL, NULL, s.id, '?', s.district_code, 0, y.amount
  FROM outside_sales y, sellers s WHERE s.id = y.seller_id
  UNION ALL SELECT substr(v.day, 1, 7), NULL, 'claimed', 'stall', NULL, NULL, NULL, s.id, '?', s.district_code, 0, v.amount
  FROM space_sales v, sellers s WHERE s.id = v.seller_id`
const one = async (figure: string, where: string): Promise<number> =>
  (await db.sql<{ n: number }>(`SELECT coalesce(${figure}, 0)::bigint AS n FROM (${SOLD}) x WHERE ${where}`))[0]!.n

beforeAll(async () => {
  db = await freshDb({ own: true })
  await fillYear(db, { makers: 25, buyers: 9, orders: 260, linesEach: 3, from: '2026-01-05', days: 430 })
  for (const statement of OUTSIDE) await db.sql(statement)
  february = await sumUp(db.sql, '32.15', MONTH, { today: '2027-03-01', feasts: FEASTS })
})
afterAll(() => db.close())

test.each([
  ['turnover', 'sum(amount)'],
  ['pieces', 'sum(pieces)'],
  ['orders', 'count(DISTINCT order_id)'],
  ['makersWhoSold', 'count(DISTINCT maker)'],
  ['buyers', 'count(DISTINCT buyer)'],
  [
    'returningBuyers',
    `count(DISTINCT buyer) FILTER (WHERE buyer IN (SELECT buyer FROM (${SOLD}) old WHERE old.month < '2027-02'))`,
  ],
] as const)('%s', async (figure, sql) => {
  const plain = await one(sql, `month = '${MONTH}'`)
  expect(plain).toBeGreaterThan(0)
  expect(february.figures[figure]).toBe(plain)
})

test('parcels', async () => {
  const [plain] = await db.sql<{ parcels: number }>(
    `SELECT sum(parcels)::int AS parcels FROM deliveries WHERE status = 'confirmed' AND to_char(received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') = '2027-02'`,
  )
  expect(february.figures.parcels).toBe(plain?.parcels)
})

test.each(['buyer', 'kind', 'district', 'buyer_kind', 'source', 'channel'] satisfies Dimension[])(
  'turnover by %s',
  async (dimension) => {
    const plain = await db.sql<{ key: string; amount: number }>(
      `SELECT coalesce(${dimension}::text, '?') AS key, sum(amount)::bigint AS amount FROM (${SOLD}) x WHERE month = '${MONTH}' GROUP BY 1`,
    )
    expect(plain.length).toBeGreaterThan(2)
    expect(new Map(february.figures.by[dimension].map(({ key, amount }) => [key, amount]))).toEqual(
      new Map(plain.map(({ key, amount }) => [key, amount])),
    )
  },
)

test('the three sources of turnover stand apart', () => {
  expect(february.figures.by.source.map(({ key }) => key).sort()).toEqual(['bot', 'claimed', 'reported'])
  expect(february.figures.by.source.find(({ key }) => key === 'claimed')?.amount).toBe(123_456 + 250_000 + 175_000)
  expect(february.figures.by.source.find(({ key }) => key === 'reported')?.amount).toBe(
    98_765 + 30_003 + 15 * 7777 + 65_432,
  )
})

test('last month, the same month last year, the year so far and the companies of the year', async () => {
  const now = await one('sum(amount)', `month = '${MONTH}'`)
  const january = await one('sum(amount)', `month = '2027-01'`)
  expect(february.lastMonth).toMatchObject({ before: january, now, change: now - january })
  expect(february.lastYear).toMatchObject({ before: await one('sum(amount)', `month = '2026-02'`), now })
  expect(february.turnoverTarget).toMatchObject({ reached: january + now, target: 6_000_000_000 })
  expect(february.companiesTarget?.reached).toBe(await one('count(DISTINCT buyer)', `month IN ('2027-01', '2027-02')`))
})

test('a January looks at its December once, though that belongs to another year', async () => {
  const january = await sumUp(db.sql, '32.15', '2027-01', { today: '2027-02-01', feasts: FEASTS })
  expect(january.lastMonth?.before).toBe(await one('sum(amount)', `month = '2026-12'`))
  expect(january.lastYear?.before).toBe(await one('sum(amount)', `month = '2026-01'`))
  expect(january.turnoverTarget?.reached).toBe(await one('sum(amount)', `month = '2027-01'`))
})

test('the same point before Lebaran', async () => {
  // 28 February 2027 is H-10; so is 11 March 2026
  expect(february.season).toMatchObject({
    daysTo: 10,
    now: await one('sum(amount)', `day BETWEEN '2027-01-09' AND '2027-02-28'`),
    before: await one('sum(amount)', `day BETWEEN '2026-01-20' AND '2026-03-11'`),
  })
})

test('the causes of the change are the differences of the groups, and add up to it', async () => {
  for (const dimension of CAUSE_DIMENSIONS) {
    const plain = await db.sql<{ key: string; change: number }>(
      `SELECT coalesce(${dimension}::text, '?') AS key, sum(CASE WHEN month = '2027-02' THEN amount ELSE -amount END)::bigint AS change
       FROM (${SOLD}) x WHERE month IN ('2027-01', '2027-02') GROUP BY 1 HAVING sum(CASE WHEN month = '2027-02' THEN amount ELSE -amount END) <> 0`,
    )
    const causes = february.comparison!.causes[dimension]
    expect(new Map(causes.map(({ key, change }) => [key, change]))).toEqual(
      new Map(plain.map(({ key, change }) => [key, change])),
    )
    expect(causes.reduce((sum, { change }) => sum + change, 0)).toBe(february.lastMonth?.change)
  }
})

test('the makers who sold most', async () => {
  const plain = await db.sql<{ key: string; amount: number }>(
    `SELECT maker::text AS key, sum(amount)::bigint AS amount FROM (${SOLD}) x WHERE month = '${MONTH}' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`,
  )
  expect(february.makers).toEqual(plain)
})

test('the rows of the workbook are the month, to the rupiah', async () => {
  const items = await itemsOf(db.sql, '32.15', MONTH)
  expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(february.figures.turnover)
  expect(items.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(february.figures.pieces)
  expect(new Set(items.map(({ channel }) => channel))).toEqual(
    new Set(february.figures.by.channel.map(({ key }) => key)),
  )
})

test('the months of the picture, and what the office imported of those before', async () => {
  const history = await historyOf(db.sql, '32.15', '2026-12')
  expect(history[0]).toEqual({ month: '2025-12', amount: 7_000_000 })
  for (const { month, amount } of history.slice(1)) expect(amount).toBe(await one('sum(amount)', `month = '${month}'`))
})
