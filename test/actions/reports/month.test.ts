import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fallingDistricts } from '../../../src/actions/reports/falling-districts.ts'
import { sumUp } from '../../../src/actions/reports/month.ts'
import { mySales } from '../../../src/actions/reports/my-sales.ts'
import { summaryLines } from '../../../src/actions/reports/say.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, maker, openPoint, order, promised } from '../fulfilment/point.ts'

const REGION = '32.15'
const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00+07:00`)
const sum = (db: Db, month: string, today = '2027-04-01') =>
  sumUp(db.sql, REGION, month, { today, feasts: { idul_fitri: ['2028-02-27'] } })

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
     VALUES (2, '32.15', 'Kopkar Sejahtera', 'cooperative', 'Asep', 'verified', 'chat', now(), now())`,
  )
})

let numbers = 0
interface Sale {
  of: { sellerId: number; productId: number }
  buyer?: number
  day: string
  pieces: number
  damaged?: number
  price?: number
  parcels?: number
  time?: string
}

/** Goods that one buyer confirmed on a day. */
async function sold({ of, buyer = 1, day, pieces, damaged = 0, price = 10_000, parcels, time }: Sale): Promise<void> {
  const number = `N${++numbers}`
  const { orderId, lineIds } = await order(db, {
    number,
    neededOn: day,
    lines: [{ label: 'Barang', quantity: pieces, price, products: [of.productId] }],
  })
  await db.sql('UPDATE orders SET buyer_id = $2 WHERE id = $1', [orderId, buyer])
  const share = await promised(db, { lineId: lineIds[0]!, ...of, pieces, price, dueOn: day })
  await db.sql(`UPDATE allocations SET delivered = $2, deducted = $3, status = 'delivered' WHERE id = $1`, [
    share,
    pieces - damaged,
    damaged,
  ])
  const [delivery] = await db.sql<{ id: number }>(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, parcels, address, status, sent_at, received_at, created_at)
     VALUES ($1, '32.15', 1, $2, $3, 'KIIC', 'confirmed', $4, $4, $4) RETURNING id`,
    [orderId, day, parcels ?? null, at(day, time)],
  )
  await db.sql(
    `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity, damaged) VALUES ($1, '32.15', $2, $3, $4)`,
    [delivery!.id, share, pieces, damaged],
  )
}

describe('a month summed up', () => {
  test('counts what was confirmed in it, to the last minute, and nothing that is on its way', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await sold({ of: iis, day: '2027-03-01', time: '00:00', pieces: 10 })
    await sold({ of: iis, day: '2027-03-31', time: '23:59', pieces: 20, damaged: 5, parcels: 7 })
    await sold({ of: iis, day: '2027-02-28', time: '23:59', pieces: 100 })
    await sold({ of: iis, day: '2027-04-01', time: '00:00', pieces: 100 })
    await sold({ of: iis, day: '2027-03-15', pieces: 40 })
    await db.sql(
      `UPDATE deliveries SET status = 'on_the_way', received_at = NULL WHERE received_at::date = '2027-03-15'`,
    )
    const { figures, complete, provisional } = await sum(db, '2027-03')
    expect({ complete, provisional }).toEqual({ complete: true, provisional: true })
    expect(figures).toMatchObject({
      turnover: 250_000,
      orders: 2,
      parcels: 7,
      pieces: 25,
      makersWhoSold: 1,
      buyers: 1,
      newBuyers: 0,
      returningBuyers: 1,
    })
  })

  test('a neighbouring regency is not in it', async () => {
    const ani = await maker(db, { name: 'Bu Ani', district: '32.16.15' })
    await db.sql(
      `INSERT INTO orders (id, number, region_code, buyer_id, status, needed_on, total, source, created_at)
       VALUES (900, 'BKS-1', '32.16', 1, 'delivered', '2027-03-10', 1, 'chat', now())`,
    )
    await db.sql(
      `INSERT INTO order_lines (id, order_id, region_code, position, label, quantity, price) VALUES (900, 900, '32.16', 1, 'x', 5, 1000)`,
    )
    await db.sql(
      `INSERT INTO allocations (id, region_code, order_line_id, seller_id, product_id, offered, promised, delivered, price, status, due_on, created_at)
       VALUES (900, '32.16', 900, $1, $2, 5, 5, 5, 1000, 'delivered', '2027-03-09', now())`,
      [ani.sellerId, ani.productId],
    )
    await db.sql(
      `INSERT INTO deliveries (id, order_id, region_code, position, planned_on, address, status, received_at, created_at)
       VALUES (900, 900, '32.16', 1, '2027-03-10', 'x', 'confirmed', $1, $1)`,
      [at('2027-03-10')],
    )
    await db.sql(
      `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity) VALUES (900, '32.16', 900, 5)`,
    )
    expect((await sum(db, '2027-03')).figures.turnover).toBe(0)
    expect((await sumUp(db.sql, '32.16', '2027-03', { today: '2027-04-01', feasts: {} })).figures.turnover).toBe(5_000)
  })

  test('the figures are those of plain SQL, and every breakdown and every cause adds up to the rupiah', async () => {
    const makers = [
      await maker(db, { name: 'Klari', district: '32.15.05' }),
      await maker(db, { name: 'Pangkalan', district: '32.15.02', kind: 'batik' }),
      await maker(db, { name: 'Cikampek', district: '32.15.13', kind: 'cookies' }),
    ]
    const sale = fc.record({
      of: fc.constantFrom(...makers),
      buyer: fc.constantFrom(1, 2),
      day: fc.constantFrom('2027-02-03', '2027-02-28', '2027-03-01', '2027-03-17', '2027-03-31'),
      pieces: fc.integer({ min: 1, max: 900 }),
      damaged: fc.constantFrom(0, 0, 1),
      price: fc.integer({ min: 500, max: 75_000 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { maxLength: 8 }), async (sales) => {
        await db.sql('DELETE FROM delivery_items')
        await db.sql('DELETE FROM deliveries')
        for (const one of sales) await sold(one)
        const { figures, comparison } = await sum(db, '2027-03')
        const [plain] = await db.sql<{ turnover: number; pieces: number; orders: number }>(
          `SELECT coalesce(sum((i.quantity - i.damaged)::bigint * a.price), 0)::bigint AS turnover,
             coalesce(sum(i.quantity - i.damaged), 0)::int AS pieces,
             count(DISTINCT d.order_id) FILTER (WHERE i.quantity > i.damaged)::int AS orders
           FROM deliveries d JOIN delivery_items i ON i.delivery_id = d.id JOIN allocations a ON a.id = i.allocation_id
           WHERE to_char(d.received_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') = '2027-03'`,
        )
        expect({ turnover: figures.turnover, pieces: figures.pieces, orders: figures.orders }).toEqual(plain)
        for (const parts of Object.values(figures.by))
          expect(parts.reduce((total, { amount }) => total + amount, 0)).toBe(figures.turnover)
        for (const causes of Object.values(comparison?.causes ?? {}))
          expect(causes.reduce((total, { change }) => total + change, 0)).toBe(comparison?.turnover.change)
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  test('stands beside last month, last year, what the office imported, and the targets', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await sold({ of: iis, day: '2027-02-10', pieces: 100, buyer: 1 })
    await sold({ of: iis, day: '2027-03-10', pieces: 80, buyer: 2 })
    await db.sql(
      `INSERT INTO past_totals (region_code, month, measure, amount) VALUES ('32.15', '2026-03', 'turnover', 400000)`,
    )
    await db.sql(
      `INSERT INTO targets (region_code, year, companies, turnover, set_at) VALUES ('32.15', 2027, 1000, 6000000000, now())`,
    )
    const march = await sum(db, '2027-03')
    expect(march.lastMonth).toMatchObject({ before: 1_000_000, now: 800_000, permille: -200 })
    expect(march.lastYear).toMatchObject({ before: 400_000, now: 800_000, permille: 1000 })
    expect(march.comparison?.causes.buyer[0]).toMatchObject({ key: '1', way: 'lost', change: -1_000_000 })
    expect(march.advice[0]).toMatchObject({
      key: 'call_lost_buyer',
      call: [{ name: 'PT Maju', contact: 'Hendra', phone: '6281300000001' }],
    })
    expect(march.turnoverTarget).toMatchObject({ reached: 1_800_000, target: 6_000_000_000, state: 'behind' })
    expect(march.companiesTarget).toMatchObject({ reached: 2, target: 1000 })
    expect(march.buyers).toEqual({ 1: 'PT Maju', 2: 'Kopkar Sejahtera' })
    const said = summaryLines(march).map(({ line }) => line)
    expect(said).toEqual(
      expect.arrayContaining([
        'summary_down',
        'summary_up',
        'cause_buyer',
        'advice_call_lost_buyer',
        'target_turnover',
      ]),
    )
    expect(said.length).toBeLessThan(40)
  })

  test('what retailers report and makers claim stays apart from what was delivered', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await sold({ of: iis, day: '2027-03-10', pieces: 10 })
    await db.sql(
      `INSERT INTO listings (id, region_code, product_id, buyer_id, status, created_at) VALUES (1, '32.15', $1, 2, 'active', now())`,
      [iis.productId],
    )
    await db.sql(
      `INSERT INTO listing_sales (listing_id, month, units, amount, source, reported_at) VALUES (1, '2027-03', 5, 70000, 'typed', now())`,
    )
    await db.sql(
      `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ('32.15', $1, '2027-03', 'shop', 30000, 'claim', now())`,
      [iis.sellerId],
    )
    const { figures } = await sum(db, '2027-03')
    expect(figures.by.source).toEqual([
      { key: 'bot', amount: 100_000 },
      { key: 'reported', amount: 70_000 },
      { key: 'claimed', amount: 30_000 },
    ])
    expect(figures.orders).toBe(1)
  })

  test('a month still running is held against no other', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await sold({ of: iis, day: '2027-02-10', pieces: 100 })
    await sold({ of: iis, day: '2027-03-02', pieces: 10 })
    expect(await sum(db, '2027-03', '2027-03-03')).toMatchObject({
      complete: false,
      provisional: false,
      comparison: null,
      lastMonth: null,
    })
    expect(await sum(db, '2027-03', '2027-04-04')).toMatchObject({ complete: true, provisional: true })
    expect(await sum(db, '2027-03', '2027-04-05')).toMatchObject({ complete: true, provisional: false })
  })
})

test('districts that fell are named, largest fall first; those that rose are not', async () => {
  const [klari, cikampek, pangkalan] = [
    await maker(db, { name: 'A', district: '32.15.05' }),
    await maker(db, { name: 'B', district: '32.15.13' }),
    await maker(db, { name: 'C', district: '32.15.02' }),
  ]
  const now = at('2027-04-01', '08:00')
  expect(await act(db, fallingDistricts, {}, now)).toMatchObject({ outcome: 'nothing_to_compare' })
  await sold({ of: klari, day: '2027-02-10', pieces: 100 })
  await sold({ of: cikampek, day: '2027-02-10', pieces: 100 })
  expect(await act(db, fallingDistricts, { month: '2027-02' }, now)).toMatchObject({ outcome: 'nothing_to_compare' })
  await sold({ of: klari, day: '2027-03-10', pieces: 90 })
  await sold({ of: cikampek, day: '2027-03-10', pieces: 20 })
  await sold({ of: pangkalan, day: '2027-03-10', pieces: 500 })
  const fell = await act(db, fallingDistricts, {}, now)
  expect(fell).toMatchObject({ outcome: 'fell', values: { month: '2027-03', before: '2027-02' } })
  expect((fell.values!.districts as { values: object }[]).map(({ values }) => values)).toEqual([
    { district: '32.15.13', before: 1_000_000, now: 200_000, change: 800_000 },
    { district: '32.15.05', before: 1_000_000, now: 900_000, change: 100_000 },
  ])
})

test('a maker sees her own sales and what she is owed, and nobody else’s', async () => {
  const [iis, ani] = [await maker(db, { name: 'Bu Iis' }), await maker(db, { name: 'Bu Ani' })]
  await sold({ of: iis, day: '2027-03-10', pieces: 10, damaged: 2 })
  await sold({ of: iis, day: '2027-01-10', pieces: 5 })
  await sold({ of: ani, day: '2027-03-10', pieces: 99 })
  await db.sql(
    `INSERT INTO payments (region_code, ledger, order_id, allocation_id, purpose, amount, paid, due_on, status, created_at)
     SELECT '32.15', 'maker', l.order_id, a.id, 'full', a.delivered * a.price, CASE WHEN a.delivered = 5 THEN 50000 ELSE 0 END, '2027-03-24',
       CASE WHEN a.delivered = 5 THEN 'proof_sent' ELSE 'due' END, now() FROM allocations a JOIN order_lines l ON l.id = a.order_line_id`,
  )
  const iisSpeaks = {
    accountId: 5,
    conversationId: 5,
    region: REGION,
    roles: ['seller'],
    sellerId: iis.sellerId,
  } satisfies Actor
  const march = await act(db, mySales, {}, at('2027-03-20'), iisSpeaks)
  expect(march).toMatchObject({ outcome: 'sold', values: { total: 80_000, year_total: 130_000, month: '2027-03' } })
  const owed = march.values?.owed as { line: string; values: object }[]
  expect(owed.map(({ line }) => line)).toEqual(['owed_head', 'owed', 'owed_foot'])
  expect(owed[1]?.values).toMatchObject({ amount: 80_000, due: '2027-03-24' })
  expect(await act(db, mySales, { month: '2027-02' }, at('2027-03-20'), iisSpeaks)).toMatchObject({
    outcome: 'nothing_sold',
  })
})
