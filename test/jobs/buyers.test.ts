import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { addDays } from '../../src/domain/calendar.ts'
import { callOn, lastOrderDay, mayHurry, SEASON_CALLS } from '../../src/domain/season-calls.ts'
import { maker, openPoint, order, promised } from '../actions/fulfilment/point.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { passTime, said, wib } from './clockwork.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
})

const calls = async () =>
  (await said(db, 'season_call')).map(({ key, due_at }) => [key.split(':')[2], due_at.toISOString().slice(0, 10)])

describe('the season', () => {
  /** PT Maju bought for Idul Fitri of 2027. */
  const bought = async (neededOn = '2027-02-25') => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const { orderId, lineIds } = await order(db, {
      number: `A${neededOn}`,
      neededOn,
      lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
    })
    return { iis, orderId, lineId: lineIds[0]! }
  }
  /** the days around each call for 27 February 2028 */
  const around = async () => {
    for (const [from, to] of [
      ['10-29', '11-08'],
      ['12-28', '12-31'],
    ])
      await passTime(db, `2027-${from}T12:00`, `2027-${to}T12:00`)
    for (const [from, to] of [
      ['01-27', '01-31'],
      ['02-02', '02-08'],
    ])
      await passTime(db, `2028-${from}T12:00`, `2028-${to}T12:00`)
  }

  test('who ordered last year and not yet this year hears each call once, on a working day', async () => {
    await bought()
    await around()
    expect(await calls()).toEqual([
      ['budget', '2027-11-01'],
      ['opens', '2027-12-29'],
      ['month', '2028-01-28'],
      ['last', '2028-02-03'],
    ])
  })

  test('an order ends them, and so does "tidak tahun ini"', async () => {
    const { orderId } = await bought()
    await passTime(db, '2027-10-29T12:00', '2027-11-03T12:00')
    await db.sql(
      `INSERT INTO orders (number, region_code, buyer_id, status, needed_on, total, source, created_at, placed_at)
       SELECT 'B1', region_code, buyer_id, 'placed', '2028-02-20', 1, 'chat', $2, $2 FROM orders WHERE id = $1`,
      [orderId, wib('2027-11-05T09:00')],
    )
    await passTime(db, '2027-12-28T12:00', '2027-12-31T12:00')
    expect(await calls()).toHaveLength(1)
    await db.sql(`UPDATE orders SET status = 'cancelled' WHERE number = 'B1'`)
    await db.sql('UPDATE buyers SET no_season_year = 2028')
    await passTime(db, '2028-01-27T12:00', '2028-01-31T12:00')
    expect(await calls()).toHaveLength(1)
  })

  test('whoever only ordered in summer is not called', async () => {
    await bought('2027-07-20')
    await around()
    expect(await calls()).toEqual([])
  })

  test('parcels at the end of the year are for another feast: the calls go on', async () => {
    await bought()
    await bought('2027-12-20')
    await passTime(db, '2027-12-28T12:00', '2027-12-31T12:00')
    expect(await calls()).toEqual([['opens', '2027-12-29']])
  })

  test('a hotel that restocks in these weeks is not called; one that took parcels is', async () => {
    const { orderId } = await bought()
    await db.sql(`UPDATE buyers SET kind = 'hotel'`)
    await passTime(db, '2027-10-29T12:00', '2027-11-03T12:00')
    expect(await calls()).toEqual([])
    const [parcel] = await db.sql<{ id: number }>(
      `INSERT INTO parcels (region_code, name, packing_fee, status, created_at) VALUES ('32.15', 'Berkah', 0, 'active', now()) RETURNING id`,
    )
    await db.sql('UPDATE orders SET parcel_id = $2, parcel_count = 50 WHERE id = $1', [orderId, parcel!.id])
    await passTime(db, '2027-12-28T12:00', '2027-12-31T12:00')
    expect(await calls()).toEqual([['opens', '2027-12-29']])
  })

  test('half the capacity taken is said once; the isbat in between says nothing twice', async () => {
    const { iis } = await bought()
    await db.sql(`UPDATE products SET capacity_qty = 100, capacity_per = 'month'`)
    await db.sql(`INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
      VALUES (50, '32.15', 'PT Lain', 'company', 'Ani', 'verified', 'chat', now(), now())`)
    const { orderId, lineIds } = await order(db, {
      number: 'C1',
      neededOn: '2028-02-18',
      lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
    })
    await db.sql('UPDATE orders SET buyer_id = 50 WHERE id = $1', [orderId])
    await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 100, dueOn: '2028-02-17' })
    await passTime(db, '2028-01-12T12:00', '2028-01-14T12:00')
    await db.sql(`UPDATE feasts SET day = '2028-02-28' WHERE name = 'idul_fitri' AND day = '2028-02-27'`)
    await passTime(db, '2028-01-16T12:00', '2028-01-18T12:00')
    expect(await calls()).toEqual([['half', '2028-01-13']])
  })

  test('on any day at most one call, in their order, and never one after the last day to order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 30 }), (day) => {
        const feast = '2028-02-27'
        const today = addDays(feast, day)
        const call = callOn(today, feast)
        const row = SEASON_CALLS.find((one) => one.call === call)
        if (row) expect(day).toBeGreaterThanOrEqual(row.on)
        if (today > lastOrderDay(feast)) {
          expect(call === 'last' ? today <= addDays(lastOrderDay(feast), 1) : call).toBe(call ? true : undefined)
          expect(mayHurry(today, feast)).toBe(false)
        }
      }),
    )
  })
})

describe('a rating', () => {
  test('is asked for once, two days after everything arrived, and not of an order already rated', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const ids: number[] = []
    for (const number of ['A1', 'A2']) {
      const { orderId } = await order(db, {
        number,
        neededOn: '2027-01-20',
        lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
      })
      ids.push(orderId)
      await db.sql(`UPDATE orders SET status = 'delivered' WHERE id = $1`, [orderId])
      await db.sql(
        `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, sent_at, received_at, created_at)
         VALUES ($1, '32.15', 1, '2027-01-18', 'KIIC', 'confirmed', $2, $2, $2)`,
        [orderId, wib('2027-01-18T14:00')],
      )
    }
    await db.sql('INSERT INTO ratings (order_id, by_id, stars, created_at) VALUES ($1, 2, 5, $2)', [
      ids[1],
      wib('2027-01-19T14:00'),
    ])
    await passTime(db, '2027-01-18T15:00', '2027-01-28T12:00')
    expect((await said(db, 'rating_wanted')).map(({ key, due_at }) => [key, due_at])).toEqual([
      [`rating:${ids[0]}:2`, wib('2027-01-20T09:00')],
    ])
  })
})
