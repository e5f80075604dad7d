import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { climbedIn } from '../../src/actions/rising/steps.ts'
import type { Db } from '../../src/db/open.ts'
import { addDays, daysBetween } from '../../src/domain/calendar.ts'
import { permitStep } from '../../src/domain/products/permit-end.ts'
import { maker, openPoint, order, promised } from '../actions/fulfilment/point.ts'
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

describe('permits', () => {
  const permit = async (productId: number, until: string, number = '206321501000127') => {
    await db.sql('UPDATE products SET pirt = $2 WHERE id = $1', [productId, number])
    await db.sql(
      `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at)
       SELECT region_code, seller_id, id, 'pirt', $2, $3, 'claimed', $4 FROM products WHERE id = $1`,
      [productId, number, until, wib('2026-01-01T09:00')],
    )
  }
  const told = async (notice = 'permits_ending') =>
    (await said(db, notice)).map(({ due_at }) => due_at.toISOString().slice(0, 10))
  const status = async (id: number) => (await db.sql('SELECT status FROM products WHERE id = $1', [id]))[0]

  test('90, 30 and 7 days before the end, and once it is over the product is not sold', async () => {
    const { productId } = await maker(db, { name: 'Bu Iis' })
    await permit(productId, '2027-05-01')
    for (const month of [
      '01-28T12:00/02-02T12:00',
      '03-30T12:00/04-02T12:00',
      '04-22T12:00/04-25T12:00',
      '04-30T12:00/05-05T12:00',
    ])
      await passTime(db, `2027-${month.split('/')[0]}`, `2027-${month.split('/')[1]}`)
    expect(await told()).toEqual(['2027-01-31', '2027-04-01', '2027-04-24'])
    expect(await told('permits_over')).toEqual(['2027-05-02'])
    expect(await status(productId)).toEqual({ status: 'suspended' })
    expect(linesOf((await said(db, 'permits_over_officer'))[0]?.values, 'permits')).toMatchObject([
      { line: 'permit_over_officer', business: 'Bu Iis' },
    ])
  })

  test('a program that stood still says only where the permit is now', async () => {
    const { productId } = await maker(db, { name: 'Bu Iis' })
    await permit(productId, '2027-02-10')
    await passTime(db, '2027-02-05T08:00', '2027-02-07T12:00')
    expect(linesOf((await said(db, 'permits_ending'))[0]?.values, 'permits')).toMatchObject([{ days: 5 }])
  })

  test('an old number that was replaced harms nobody', async () => {
    const { productId } = await maker(db, { name: 'Bu Iis' })
    await permit(productId, '2027-02-10', '206321501000126')
    await permit(productId, '2031-12-31', '206321501000131')
    await passTime(db, '2027-02-05T08:00', '2027-02-15T12:00')
    expect(await told()).toEqual([])
    expect(await status(productId)).toEqual({ status: 'approved' })
  })

  test('what was promised stays promised, and officers hear how much it is', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await permit(iis.productId, '2027-02-10')
    const { lineIds } = await order(db, {
      number: 'A1',
      neededOn: '2027-03-01',
      lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
    })
    const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 100, dueOn: '2027-02-28' })
    await passTime(db, '2027-02-10T08:00', '2027-02-11T12:00')
    expect(await db.sql('SELECT status FROM allocations WHERE id = $1', [share])).toEqual([{ status: 'accepted' }])
    expect(linesOf((await said(db, 'permits_over_officer'))[0]?.values, 'permits')).toMatchObject([{ promised: 100 }])
  })

  test('whatever the days on which the clock ran: each step at most once, later ones nearer, the last one sure', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -10, max: 200 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (ran, after) => {
          const until = '2027-06-30'
          const mornings = [...ran, -after].sort((a, b) => b - a).map((left) => addDays(until, -left))
          let last = Number.POSITIVE_INFINITY
          const steps = mornings.flatMap((today) => {
            const step = permitStep(until, today)
            if (step === undefined || step >= last) return []
            last = step
            return [{ step, left: daysBetween(today, until) }]
          })
          expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length)
          expect(steps.every(({ step, left }) => left <= step && (step > 0 || left < 0))).toBe(true)
          expect(steps.at(-1)?.step).toBe(0)
        },
      ),
    )
  })
})

describe('capacity before the season', () => {
  const confirmed = (day: string, sellerId: number) =>
    db.sql('UPDATE products SET capacity_confirmed_at = $1 WHERE seller_id = $2', [wib(`${day}T09:00`), sellerId])

  test('asked 30 days before it opens, and a week before it of whoever said nothing', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const sri = await maker(db, { name: 'Bu Sri' })
    await confirmed('2026-09-01', iis.sellerId)
    await confirmed('2026-09-01', sri.sellerId)
    await db.sql('UPDATE products SET capacity_qty = 50, capacity_per = $1', ['day'])
    await passTime(db, '2026-12-08T12:00', '2026-12-20T12:00')
    await confirmed('2026-12-20', iis.sellerId)
    await passTime(db, '2026-12-20T12:00', '2027-01-12T12:00')
    expect((await said(db, 'capacity_wanted')).map(({ key }) => key.split(':').slice(1, 4))).toEqual([
      ['2027', '30', String(iis.sellerId)],
      ['2027', '30', String(sri.sellerId)],
      ['2027', '7', String(sri.sellerId)],
    ])
  })

  test('a feast moved by the isbat in between asks nobody again', async () => {
    const { sellerId } = await maker(db, { name: 'Bu Iis' })
    await confirmed('2026-09-01', sellerId)
    await db.sql('UPDATE products SET capacity_qty = 50, capacity_per = $1', ['day'])
    await passTime(db, '2026-12-08T12:00', '2026-12-20T12:00')
    await db.sql(`UPDATE feasts SET day = '2027-03-11' WHERE name = 'idul_fitri' AND day = '2027-03-10'`)
    await passTime(db, '2026-12-20T12:00', '2026-12-25T12:00')
    expect(await said(db, 'capacity_wanted')).toHaveLength(1)
  })
})

describe('the month of a maker', () => {
  test('one message each on the 2nd; whoever told of other sales is not asked again', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const sri = await maker(db, { name: 'Bu Sri' })
    await db.sql(
      `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ('32.15', $1, '2027-01', 'other', 0, 'claim', $2)`,
      [sri.sellerId, wib('2027-02-01T09:00')],
    )
    await passTime(db, '2027-02-01T09:00', '2027-02-04T09:00')
    const months = (await said(db)).filter(({ notice }) => notice.startsWith('maker_month'))
    expect(months.map(({ notice, key }) => [notice, Number(key.split(':')[2])])).toEqual([
      ['maker_month_asking', iis.sellerId],
      ['maker_month', sri.sellerId],
    ])
  })

  test('her step is what buyers asked for most, and taking it counts once in that month', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const { productId: waiting } = await maker(db, { name: 'Bu Sri', kind: 'sambal' })
    await db.sql(`UPDATE products SET status = 'waiting_halal', halal = NULL, approved_at = NULL WHERE id = $1`, [
      waiting,
    ])
    await order(db, {
      number: 'A1',
      neededOn: '2027-03-01',
      lines: [{ label: 'Sambal', quantity: 100, price: 20_000, products: [waiting] }],
    })
    await db.sql(`UPDATE orders SET placed_at = $1, status = 'placed'`, [wib('2027-01-20T09:00')])
    await passTime(db, '2027-02-02T08:00', '2027-02-02T10:00')
    const steps = () =>
      db.sql<{ step: string; product_id: number; opens: number }>(
        'SELECT step, product_id, opens, done_at IS NOT NULL AS done FROM next_steps ORDER BY seller_id',
      )
    expect(await steps()).toEqual([
      { step: 'photos', product_id: iis.productId, opens: 0, done: false },
      { step: 'halal', product_id: waiting, opens: 2_000_000, done: false },
    ])
    await db.sql(
      `UPDATE products SET halal = 'ID32110000000000001', status = 'approved', approved_at = $2 WHERE id = $1`,
      [waiting, wib('2027-02-10T09:00')],
    )
    await passTime(db, '2027-02-10T10:00', '2027-02-12T10:00')
    expect((await steps()).map((row) => 'done' in row && row.done)).toEqual([false, true])
    expect(await climbedIn(db.sql, '32.15', '2027-02')).toBe(1)
    expect(await climbedIn(db.sql, '32.15', '2027-03')).toBe(0)
    // told in November, and of another step since: what she does in February is not its doing
    await db.sql(`UPDATE next_steps SET done_at = NULL, month = '2026-11' WHERE step = 'halal'`)
    await passTime(db, '2027-02-12T10:00', '2027-02-13T10:00')
    expect(await climbedIn(db.sql, '32.15', '2027-02')).toBe(0)
  })
})
