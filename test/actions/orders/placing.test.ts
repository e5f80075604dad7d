import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { brokenLines, NOW, place, plantMarket, plantParcel, sharesOf } from './market.ts'

let db: Db
let parcel: number
beforeAll(async () => {
  db = await freshDb()
  await plantMarket(db, {
    makers: [
      { month: 600 },
      { month: 600 },
      { month: 100 },
      { month: 300, minimum: 50 },
      { month: 3_000 },
      { month: 3_000 },
    ],
    buyers: 3,
  })
  parcel = await plantParcel(db, [
    { quantity: 2, products: [5, 6] },
    { quantity: 1, products: [5] },
  ])
})
afterAll(() => db.close())

test('two companies taking the last capacity: one is told how many are left', async () => {
  const both = await Promise.all([
    place(db, { product: 1 }, { buyerId: 1, count: 500 }),
    place(db, { product: 1 }, { buyerId: 2, count: 500 }),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['not_possible', 'placed'])
  const refused = both.find((one) => one.kind === 'not_possible')
  expect(refused).toMatchObject({ quote: { kind: 'not_enough', possible: expect.any(Number) } })
  const [{ offered } = { offered: 0 }] = await db.sql<{ offered: number }>(
    'SELECT sum(offered)::int AS offered FROM allocations WHERE product_id = 1',
  )
  expect(offered).toBe(500)
})

test('orders placed at the same time get numbers without doubles or gaps', async () => {
  const before = await db.sql<{ number: string }>('SELECT number FROM orders')
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => place(db, { product: 2 }, { buyerId: (index % 3) + 1, count: 5 })),
  )
  const numbers = (await db.sql<{ number: string }>('SELECT number FROM orders ORDER BY number')).map(
    ({ number }) => number,
  )
  expect(numbers).toEqual(numbers.map((_, index) => `KRW-2027-${String(index + 1).padStart(4, '0')}`))
  expect(numbers).toHaveLength(before.length + 8)
})

test('a refused order leaves nothing behind, not even its number', async () => {
  const before = await db.sql('SELECT last FROM document_counters')
  const refused = await place(db, { product: 3 }, { count: 50_000 })
  expect(refused).toMatchObject({ kind: 'not_possible', quote: { kind: 'not_enough' } })
  expect(await db.sql('SELECT last FROM document_counters')).toEqual(before)
})

test('a parcel order offers every line within what one maker can make for all of them together', async () => {
  const placed = await place(db, { parcel }, { count: 1_000 })
  expect(placed).toMatchObject({ kind: 'placed', total: 1_000 * (2 * 10_000 + 10_000 + 5_000) })
  const shares = await sharesOf(db, (placed as { orderId: number }).orderId)
  const pieces = (line: number) =>
    shares.filter((share) => share.line === line).reduce((sum, { offered }) => sum + offered, 0)
  expect([pieces(1), pieces(2)]).toEqual([2_000, 1_000])
  expect(await brokenLines(db)).toEqual([])
})

test('what can be made instead is said with numbers: fewer, later, or the smallest lot', async () => {
  expect(await place(db, { product: 4 }, { count: 20 })).toMatchObject({ quote: { kind: 'too_few', fewest: 50 } })
  const fewer = await place(db, { product: 4 }, { count: 500 })
  expect(fewer).toMatchObject({ quote: { kind: 'not_enough', later: expect.stringMatching(/^2027-/) } })
  const { possible, later } = (fewer as { quote: { possible: number; later: string } }).quote
  expect(await place(db, { product: 4 }, { count: possible + 1 })).toMatchObject({ kind: 'not_possible' })
  expect(await place(db, { product: 4 }, { count: 500, neededOn: later })).toMatchObject({ kind: 'placed' })
})

test('no order for yesterday, for a feast, or sooner than anything can be made', async () => {
  expect(await place(db, { product: 2 }, { count: 5, neededOn: '2027-01-11' })).toMatchObject({
    quote: { kind: 'past' },
  })
  expect(await place(db, { product: 2 }, { count: 5, neededOn: '2027-03-10' })).toMatchObject({
    quote: { kind: 'feast', later: '2027-03-12' },
  })
  expect(await place(db, { product: 2 }, { count: 5, neededOn: '2027-01-12' })).toMatchObject({
    quote: { kind: 'too_soon' },
  })
})

test('a permit that ends before the delivery keeps a product out of it', async () => {
  await db.sql(`UPDATE products SET pirt = '206321501000126' WHERE id = 3`)
  expect(await place(db, { product: 3 }, { count: 5 })).toMatchObject({ quote: { kind: 'unavailable' } })
  await db.sql(`UPDATE products SET pirt = '206321501000131' WHERE id = 3`)
  expect(await place(db, { product: 3 }, { count: 5 })).toMatchObject({ kind: 'placed' })
})

test('a maker who said stop, was suspended or pauses through the time is not asked', async () => {
  await db.sql('UPDATE accounts SET muted_at = $1 WHERE id = 3', [NOW])
  expect(await place(db, { product: 3 }, { count: 5 })).toMatchObject({ quote: { kind: 'unavailable' } })
  await db.sql('UPDATE accounts SET muted_at = NULL WHERE id = 3')
  await db.sql(
    `INSERT INTO seller_pauses (seller_id, from_on, until_on, created_at) VALUES (3, '2027-01-01', '2027-03-31', $1)`,
    [NOW],
  )
  expect(await place(db, { product: 3 }, { count: 5 })).toMatchObject({ quote: { kind: 'too_soon' } })
})

test('a buyer who was refused places nothing; an unverified one waits and no maker hears of it', async () => {
  await db.sql(`UPDATE buyers SET status = 'refused' WHERE id = 3`)
  expect(await place(db, { product: 2 }, { buyerId: 3, count: 5 })).toEqual({ kind: 'blocked' })
  await db.sql(`UPDATE buyers SET status = 'unverified' WHERE id = 3`)
  const waiting = await place(db, { product: 2 }, { buyerId: 3, count: 5 })
  expect(waiting).toMatchObject({ kind: 'placed', waiting: true })
  expect(await sharesOf(db, (waiting as { orderId: number }).orderId)).toEqual([])
})
