// node --import tsx test/bench/summary.ts [--lines 1000000] [--url postgres://…]: a month summed up, beside the bare aggregate over the same rows.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sumUp } from '../../src/actions/reports/month.ts'
import { openDb } from '../../src/db/open.ts'
import { fillYear } from '../actions/reports/year.ts'

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    url: { type: 'string' },
  },
})
const lines = Number(options.lines)
const ROUNDS = Number(options.rounds)
/** A December: the year to date, the December before, and everything else the summary looks at are all the rows there are. */
const MONTH = '2027-12'

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

const home = mkdtempSync(join(tmpdir(), 'bench-summary-'))
const db = await openDb(options.url ? { url: options.url } : { dir: join(home, 'db') })
try {
  const [filled] = await db.sql<{ lines: number }>('SELECT count(*)::int AS lines FROM delivery_items')
  if (!filled?.lines)
    await fillYear(db, {
      makers: 8000,
      buyers: 2000,
      orders: lines / 8,
      linesEach: 8,
      from: '2026-12-01',
      days: 395,
    })
  const times: Record<string, number[]> = { least: [], bare: [], summary: [] }
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    times[name]!.push(performance.now() - began)
  }
  let turnover = 0
  for (let round = 0; round <= ROUNDS; round++) {
    await timed('least', () => db.sql(LEAST))
    await timed('bare', () => db.sql(BARE))
    await timed('summary', async () => {
      turnover = (
        await sumUp(db.sql, '32.15', MONTH, {
          today: '2028-01-01',
          feasts: { idul_fitri: ['2027-03-10', '2028-02-27'] },
        })
      ).figures.turnover
    })
  }
  // the first round warms up
  const best = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.min(...all.slice(1))]))
  console.log(`${lines} order lines, ${options.url ? 'PostgreSQL' : 'embedded'}; ${MONTH} sold ${turnover} rupiah`)
  for (const [name, ms] of Object.entries(best)) console.log(`  ${name.padEnd(8)} ${Math.round(ms)} ms`)
  console.log(`  summary / bare aggregate: ${(best.summary! / best.bare!).toFixed(2)} (aim: at most 2)`)
  console.log(`  summary / one number a month: ${(best.summary! / best.least!).toFixed(2)}`)
} finally {
  await db.close()
  rmSync(home, { recursive: true, force: true })
}
