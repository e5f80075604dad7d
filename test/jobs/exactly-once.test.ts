import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFeasts } from '../../src/actions/places/reference.ts'
import type { Db } from '../../src/db/open.ts'
import { tick } from '../../src/jobs/tick.ts'
import { maker, openPoint, order, promised } from '../actions/fulfilment/point.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { passTime, said, wib } from './clockwork.ts'

const FROM = '2027-01-31T20:00'
const UNTIL = '2027-02-03T10:00'
const MINUTE = 60_000
let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())

/** A town in which something falls due almost every day of these days. */
async function town() {
  await emptyDb(db)
  await openPoint(db)
  const iis = await maker(db, { name: 'Bu Iis' })
  const sri = await maker(db, { name: 'Bu Sri', kind: 'sambal' })
  await db.sql(`UPDATE products SET capacity_confirmed_at = '2026-01-01'`)
  for (const [nth, until] of ['2027-02-03', '2027-02-24'].entries()) {
    const { productId } = nth ? sri : iis
    await db.sql(`UPDATE products SET pirt = $2 WHERE id = $1`, [productId, `20632150100012${nth}`])
    await db.sql(
      `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
       SELECT region_code, seller_id, id, 'pirt', pirt, $2, 'claimed', $3 FROM products WHERE id = $1`,
      [productId, until, wib(FROM)],
    )
  }
  for (const [nth, dueOn] of ['2027-02-02', '2027-02-04'].entries()) {
    const { lineIds } = await order(db, {
      number: `A${nth}`,
      neededOn: dueOn,
      lines: [{ label: 'Keripik', quantity: 50, price: 15_000, products: [sri.productId] }],
    })
    await promised(db, { lineId: lineIds[0]!, ...sri, pieces: 50, dueOn })
  }
  // PT Lama bought for last year's feast
  await db.sql(`INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
    VALUES (60, '32.15', 'PT Lama', 'company', 'Ani', 'verified', 'chat', '2026-01-01', '2026-01-01')`)
  await db.sql(
    `INSERT INTO buyer_members (buyer_id, person_id, role, status, since) VALUES (60, 2, 'owner', 'active', '2026-01-01')`,
  )
  await db.sql(`INSERT INTO orders (number, region_code, buyer_id, status, needed_on, total, source, created_at, placed_at)
    VALUES ('L1', '32.15', 60, 'closed', '2026-03-10', 5000000, 'chat', '2026-02-01', '2026-02-01')`)
  await db.sql(`INSERT INTO buyers (region_code, name, kind, contact_name, status, source, created_at, updated_at)
    VALUES ('32.15', 'PT Baru', 'company', 'Dedi', 'unverified', 'chat', '2027-01-20', '2027-01-20')`)
}

/** What was said to whom, when and under which key, but for the word that the bell itself was silent. */
const everything = async () =>
  (await said(db))
    .filter(({ notice }) => notice !== 'program_wrong')
    .map(({ notice, key, account_id, due_at }) => `${notice} ${key} ${account_id} ${due_at.toISOString()}`)
    .sort()

test('rung whenever, by two programs at once, and with the same hours rung again: the very same notices, each once', async () => {
  await town()
  await passTime(db, FROM, UNTIL)
  const expected = await everything()
  expect(new Set(expected.map((one) => one.split(' ')[0])).size).toBeGreaterThan(5)
  await fc.assert(
    // no longer without a bell than a morning's word is of use
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 230 }), { minLength: 10, maxLength: 20 }), async (steps) => {
      await town()
      const tools = { feasts: await readFeasts(db), log: { info() {}, error() {} } }
      let from = wib(FROM)
      for (let nth = 0; from < wib(UNTIL); nth++) {
        const minutes = steps[nth % steps.length]!
        const to = new Date(Math.min(wib(UNTIL).getTime(), from.getTime() + minutes * MINUTE))
        // the other program's bell was last heard a little earlier
        const earlier = new Date(Math.max(wib(FROM).getTime(), from.getTime() - (minutes % 90) * MINUTE))
        await Promise.all([tick(db, tools, from, to), tick(db, tools, earlier, to)])
        from = to
      }
      expect(await everything()).toEqual(expected)
    }),
    { numRuns: 2 },
  )
}, 180_000)
