import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { maker, openPoint } from '../actions/fulfilment/point.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { linesOf, passTime, said, wib } from './clockwork.ts'

let db: Db
let sri: { sellerId: number; productId: number }
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
  sri = await maker(db, { name: 'Bu Sri' })
})

const asked = async (sellerFirst = true) =>
  db.sql(
    `INSERT INTO consignments (region_code, product_id, buyer_id, price, share_percent, settled, status, asked_by, created_at)
     SELECT '32.15', $1, b.id, 15000, 10, 'month', 'asked', $2, $3 FROM buyers b ORDER BY b.id LIMIT 1`,
    [sri.productId, sellerFirst ? 'shop' : 'maker', wib('2027-01-11T10:00')],
  )
const listed = () =>
  db.sql(
    `INSERT INTO listings (region_code, product_id, buyer_id, status, created_at)
     SELECT '32.15', $1, b.id, 'requested', $2 FROM buyers b ORDER BY b.id LIMIT 1`,
    [sri.productId, wib('2027-01-11T23:30')],
  )

test('a maker who leaves two questions lying hears of both as one list, twice, then no more', async () => {
  await asked()
  await listed()
  await passTime(db, '2027-01-13T12:00', '2027-01-19T12:00')
  const told = await said(db, 'shop_asks_again')
  expect(told.map(({ due_at }) => due_at)).toEqual([wib('2027-01-14T09:00'), wib('2027-01-18T09:00')])
  expect(linesOf(told[0]?.values ?? {}, 'questions').map(({ line }) => line)).toEqual([
    'listing_unanswered',
    'consignment_unanswered',
  ])
})

test('what was answered meanwhile is not asked for; what a maker asked is for the shop to answer', async () => {
  await asked(false)
  await listed()
  await db.sql(`UPDATE listings SET maker_agreed_at = $1, office_agreed_at = $1`, [wib('2027-01-13T10:00')])
  await passTime(db, '2027-01-13T12:00', '2027-01-15T12:00')
  expect(await said(db, 'shop_asks_again')).toEqual([])
  const told = await said(db, 'questions_waiting')
  expect(told.map(({ key }) => key.split(':').slice(0, 3))).toEqual([['asked-again', '2027-01-14', 'shop']])
})
