import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { offerOrder } from '../../src/actions/orders/offering/offer.ts'
import { readFeasts } from '../../src/actions/places/reference.ts'
import type { Db } from '../../src/db/open.ts'
import { maker, openPoint, order } from '../actions/fulfilment/point.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { linesOf, passTime, said, wib } from './clockwork.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
})

const offers = () =>
  db.sql<{ id: number; seller_id: number; status: string; offered: number; answer_by: Date }>(
    'SELECT id, seller_id, status, offered, answer_by FROM allocations ORDER BY id',
  )

/** 100 pieces offered at nine in the morning, wanted in five weeks: there are 30 hours of daylight to answer. */
async function offered(capacities: number[], lines = 1) {
  const makers = []
  for (const [index, capacity] of capacities.entries())
    makers.push(await maker(db, { name: `Bu ${index + 1}`, capacity }))
  const products = makers.map(({ productId }) => productId)
  const { orderId } = await order(db, {
    number: 'A1',
    neededOn: '2027-02-20',
    lines: Array.from({ length: lines }, (_, index) => ({
      label: `Barang ${index}`,
      quantity: 100,
      price: 15_000,
      products,
    })),
  })
  const feasts = await readFeasts(db)
  await db.transaction((tx) => offerOrder(tx, orderId, wib('2027-01-11T09:00'), feasts))
  return { makers, orderId }
}

test('half of the daylight to answer is over: one reminder, and only one', async () => {
  await offered([3000])
  const [offer] = await offers()
  expect(offer!.answer_by).toEqual(wib('2027-01-13T09:00'))
  await passTime(db, '2027-01-11T09:00', '2027-01-12T08:59')
  expect(await said(db, 'offer_reminder')).toEqual([])
  await passTime(db, '2027-01-12T08:59', '2027-01-12T18:00')
  const [reminder, ...more] = await said(db, 'offer_reminder')
  expect(more).toEqual([])
  expect(reminder!.due_at).toEqual(wib('2027-01-12T09:00'))
  expect(linesOf(reminder!.values, 'offers')).toMatchObject([
    { line: 'offer_waiting', pieces: 100, day: '2027-01-13', time: '09.00' },
  ])
})

test('several offers to one maker are one reminder', async () => {
  await offered([9000], 3)
  await passTime(db, '2027-01-11T09:00', '2027-01-12T18:00')
  const reminders = await said(db, 'offer_reminder')
  expect(reminders).toHaveLength(1)
  expect(linesOf(reminders[0]!.values, 'offers')).toHaveLength(3)
})

test('unanswered in time it lapses, once, and goes to the next maker, who gets a reminder of her own', async () => {
  const { makers } = await offered([3000, 3000])
  await passTime(db, '2027-01-11T09:00', '2027-01-13T08:59')
  expect((await offers()).map(({ status }) => status)).toEqual(['offered', 'offered'])
  const third = await maker(db, { name: 'Bu Tiga', capacity: 3000 })
  const [line] = await db.sql<{ id: number }>('SELECT id FROM order_lines')
  await db.sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES ($1, '32.15', $2)`, [
    line!.id,
    third.productId,
  ])
  await passTime(db, '2027-01-13T08:59', '2027-01-13T09:00')
  const now = await offers()
  expect(now.filter(({ status }) => status === 'lapsed')).toHaveLength(2)
  expect(now.filter(({ status }) => status === 'offered')).toMatchObject([{ seller_id: third.sellerId, offered: 100 }])
  await passTime(db, '2027-01-13T09:00', '2027-01-15T08:00')
  expect(await said(db, 'offer_reminder')).toHaveLength(makers.length + 1)
})

test('nothing is waited for: the frequent rounds leave no trace', async () => {
  await passTime(db, '2027-01-11T09:00', '2027-01-12T09:00')
  const runs = await db.sql<{ job: string }>(`SELECT job FROM job_runs WHERE job IN ('lapse_offers', 'remind_offers')`)
  expect(runs).toEqual([])
})
