import { sumUp } from '../../src/actions/reports/month.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import { fillYear } from '../actions/reports/year.ts'
import { type Beside, inTurn } from './beside.ts'
import type { Store } from './line.ts'

/** A December: the year to date, the December before, and everything else the summary looks at are all the rows there are. */
const MONTH = '2027-12'
const LINES_EACH = 8

/** What anybody would write: the same rows, joined to what the figures are told apart by, in one statement. */
const BARE = `
  SELECT to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') AS month, b.kind AS buyer_kind, o.buyer_id, p.kind, s.district_code,
    sum((i.quantity - i.damaged)::bigint * a.price) AS amount, count(DISTINCT o.id) AS orders, count(DISTINCT a.seller_id) AS makers
  FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
    JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id
  WHERE d.region_code = '32.15' AND d.status = 'confirmed'
  GROUP BY GROUPING SETS ((1), (1, 2), (1, 3), (1, 4), (1, 5))`
/** The least there is: one number a month. */
const LEAST = `
  SELECT to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') AS month, sum((i.quantity - i.damaged)::bigint * a.price) AS amount
  FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
  WHERE d.region_code = '32.15' AND d.status = 'confirmed' GROUP BY 1`

/** Thirteen months of a large regency, delivered and confirmed: so many order lines. */
export const fillLines = (db: Db, lines: number): Promise<void> =>
  fillYear(db, {
    makers: 8000,
    buyers: 2000,
    orders: lines / LINES_EACH,
    linesEach: LINES_EACH,
    from: '2026-12-01',
    days: 395,
  })

/** The summary of the last month, beside the bare aggregate over the same rows and beside one number a month. */
export async function measureSummary({ dir, url }: Store, rounds: number): Promise<Beside[]> {
  const db = await openDb({ url, dir: dir && `${dir}/pg` })
  const feasts = { idul_fitri: ['2027-03-10', '2028-02-27'] }
  try {
    const took = await inTurn(rounds, {
      ours: () => sumUp(db.sql, '32.15', MONTH, { today: '2028-01-01', feasts }),
      bare: () => db.sql(BARE),
      least: () => db.sql(LEAST),
    })
    return [
      { what: 'beside the aggregate by group', ours: took.ours, bare: took.bare },
      { what: 'beside one number a month', ours: took.ours, bare: took.least },
    ]
  } finally {
    await db.close()
  }
}
