import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextNumber } from '../../src/actions/orders/placing/insert.ts'
import { readFeasts, writeReference } from '../../src/actions/places/reference.ts'
import { sumUp } from '../../src/actions/reports/month.ts'
import { seedDatabase } from '../../src/cli/seed/seed.ts'
import type { Db } from '../../src/db/open.ts'
import { addMonths } from '../../src/domain/calendar.ts'
import { CAUSE_DIMENSIONS } from '../../src/domain/summary/change.ts'
import { freshDb } from '../db/fresh.ts'
import { found } from '../programme/ledger.ts'

const NOW = new Date('2027-01-04T08:00:00+07:00')
const TODAY = '2027-01-04'
let db: Db
beforeAll(async () => {
  db = await freshDb()
  await writeReference(db)
  await seedDatabase(db, { size: 'demo', now: NOW })
})
afterAll(() => db.close())

test('every sum of the past agrees with every other, in plain SQL', async () => {
  expect(await found(db.sql)).toEqual({})
})

test('nothing of it lies ahead, and whoever sold had been there before', async () => {
  const late = await db.sql(
    `SELECT o.number FROM orders o JOIN deliveries d ON d.order_id = o.id JOIN buyers b ON b.id = o.buyer_id
     WHERE d.received_at >= $1 OR o.closed_at >= $1 OR o.placed_at < b.created_at OR o.needed_on < '2025-01-01'
       OR EXISTS (SELECT 1 FROM order_lines l JOIN allocations a ON a.order_line_id = l.id JOIN products p ON p.id = a.product_id
         WHERE l.order_id = o.id AND (p.approved_at IS NULL OR p.approved_at > o.placed_at))`,
    [NOW],
  )
  expect(late).toEqual([])
})

test('orders are numbered without a gap, and the next goes on from there', async () => {
  const rows = await db.sql<{ region: string; year: string; count: number; last: number }>(
    `SELECT region_code AS region, split_part(number, '-', 2) AS year, count(*)::int AS count, max(split_part(number, '-', 3)::int) AS last
     FROM orders GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const { region, year, count, last } of rows) {
    expect(last, `${region} ${year}`).toBe(count)
    const next = await db.transaction((tx) => nextNumber(tx, region, `${year}-12-31`))
    expect(next.endsWith(`${year}-${String(count + 1).padStart(4, '0')}`), next).toBe(true)
  }
})

test('every month since a year ago has something to tell, to the rupiah, and something to be held against', async () => {
  const feasts = await readFeasts(db)
  for (let back = 1; back <= 12; back++) {
    const month = addMonths('2027-01', -back)
    const summary = await sumUp(db.sql, '32.15', month, { today: TODAY, feasts })
    const [row] = await db.sql<{ amount: number }>(
      `SELECT (SELECT sum(a.delivered::bigint * a.price) FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
           JOIN deliveries d ON d.order_id = l.order_id
         WHERE a.region_code = '32.15' AND to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') = $1)::bigint
         + coalesce((SELECT sum(amount) FROM outside_sales WHERE region_code = '32.15' AND month = $1), 0)::bigint
         + coalesce((SELECT sum(s.amount) FROM listing_sales s JOIN listings g ON g.id = s.listing_id WHERE g.region_code = '32.15' AND s.month = $1), 0)::bigint AS amount`,
      [month],
    )
    expect(summary.figures.turnover, month).toBe(row!.amount)
    expect(row!.amount, month).toBeGreaterThan(0)
    expect(summary.lastMonth, month).not.toBeNull()
    for (const dimension of CAUSE_DIMENSIONS)
      expect(
        summary.comparison!.causes[dimension].reduce((sum, { change }) => sum + change, 0),
        `${month} ${dimension}`,
      ).toBe(summary.comparison!.turnover.change)
  }
  const autumn = await sumUp(db.sql, '32.15', '2026-12', { today: TODAY, feasts })
  expect(autumn.lastYear).not.toBeNull()
  expect(autumn.turnoverTarget).toMatchObject({ state: 'missed' })
})

test('a running season is held against the one of the past, though the table begins after it', async () => {
  const feasts = await readFeasts(db)
  const { season } = await sumUp(db.sql, '32.15', '2027-02', { today: '2027-03-10', feasts })
  expect(season!.before).toBeGreaterThan(50_000_000)
})
