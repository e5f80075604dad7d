import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sumUp } from '../../src/actions/reports/month.ts'
import type { Db } from '../../src/db/open.ts'
import { tick } from '../../src/jobs/tick.ts'
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

describe('on the 1st at eight', () => {
  test('officers of every region hear of the month that has ended, by role, and the figures are kept', async () => {
    await db.sql(`INSERT INTO people (id, name, created_at) VALUES (50, 'Budi', now()), (51, 'Udin', now())`)
    await db.sql(
      `INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
       VALUES (50, '32.16', 50, 'officer', 'bot', '50', now()), (51, '32.15', 51, 'officer', 'bot', '51', now())`,
    )
    await db.sql(
      `INSERT INTO conversations (account_id, state, created_at) VALUES (50, 'null', now()), (51, 'null', now())`,
    )
    await db.sql(
      `INSERT INTO officers (region_code, person_id, role, packing_point_id, joined_at)
       VALUES ('32.16', 50, 'head', NULL, now()), ('32.15', 51, 'keeper', 1, now())`,
    )
    await passTime(db, '2027-01-25T09:00', '2027-02-03T09:00')
    const told = await said(db, 'month_summary')
    expect(told.map(({ account_id, due_at }) => [account_id, due_at])).toEqual([
      [1, wib('2027-02-01T08:00')],
      [50, wib('2027-02-01T08:00')],
    ])
    expect(linesOf(told[0]!.values, 'summary')[0]).toMatchObject({
      line: 'summary_head',
      month: '2027-01',
      region: 'Karawang',
    })
    const kept = await db.sql<{ region_code: string; month: string; kind: string; figures: unknown }>(
      'SELECT region_code, month, kind, figures FROM summaries ORDER BY id',
    )
    expect(kept.map(({ region_code, month, kind }) => [region_code, month, kind])).toEqual([
      ['32.15', '2027-01', 'provisional'],
      ['32.16', '2027-01', 'provisional'],
    ])
    const feasts = { ramadan_1: [], idul_fitri: ['2027-03-10'] }
    expect((kept[0]!.figures as { figures: object }).figures).toEqual(
      (await sumUp(db.sql, '32.15', '2027-01', { today: '2027-02-01', feasts })).figures,
    )
  })

  test('a stop over the 1st is caught up, said once, and still of use', async () => {
    await passTime(db, '2027-01-25T09:00', '2027-01-30T09:00')
    const tools = { feasts: {}, log: { info() {}, error() {} } }
    await tick(db, tools, wib('2027-01-30T09:00'), wib('2027-02-20T15:00'))
    await tick(db, tools, wib('2027-01-30T09:00'), wib('2027-02-20T15:01'))
    expect(await said(db, 'month_summary')).toHaveLength(1)
    const [row] = await db.sql<{ useful: boolean }>(
      `SELECT use_by > $1 AS useful FROM outbox WHERE notice = 'month_summary'`,
      [wib('2027-02-20T15:00')],
    )
    expect(row?.useful).toBe(true)
  })
})

describe('a working morning', () => {
  test('is quiet when nothing waits, and at the weekend', async () => {
    await passTime(db, '2027-01-04T07:00', '2027-01-04T12:00')
    await db.sql(`INSERT INTO buyers (region_code, name, kind, contact_name, status, source, created_at, updated_at)
      VALUES ('32.15', 'PT Baru', 'company', 'Dedi', 'unverified', 'chat', now(), now())`)
    await passTime(db, '2027-01-09T07:00', '2027-01-10T12:00')
    expect(await said(db)).toEqual([])
  })

  test('begins with what waits for a curator', async () => {
    const { productId } = await maker(db, { name: 'Bu Iis' })
    await db.sql(`UPDATE products SET status = 'waiting' WHERE id = $1`, [productId])
    await passTime(db, '2027-01-04T07:00', '2027-01-05T12:00')
    expect((await said(db, 'morning_queue')).map(({ account_id, key }) => [account_id, key])).toEqual([
      [1, 'queue:2027-01-04:1'],
      [1, 'queue:2027-01-05:1'],
    ])
  })

  test('names the orders about which something must be done today', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const { lineIds } = await order(db, {
      number: 'A1',
      neededOn: '2027-01-20',
      lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
    })
    const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 100, dueOn: '2027-01-14' })
    await db.sql(`INSERT INTO progress (allocation_id, ready, at) VALUES ($1, 90, $2)`, [
      share,
      wib('2027-01-07T09:00'),
    ])
    await passTime(db, '2027-01-11T07:00', '2027-01-14T12:00')
    expect(await said(db, 'orders_at_risk')).toEqual([])
    await passTime(db, '2027-01-14T12:00', '2027-01-15T12:00')
    const [told] = await said(db, 'orders_at_risk')
    expect(linesOf(told?.values, 'risks')).toEqual([
      { line: 'order_at_risk', mark: 'risk.now', number: 'A1', buyer: 'PT Maju', needed_on: '2027-01-20', problems: 1 },
    ])
  })
})

describe('patience', () => {
  test('a registration left half-done is brought to mind once, after a day, and not after a week', async () => {
    await maker(db, { name: 'Bu Iis' })
    const state = {
      stack: [{ id: 3, flow: 'register-product', step: 'unit_price', slots: {} }],
      prompts: [],
      promptNo: 4,
      talkNo: 3,
    }
    await db.sql(
      `UPDATE conversations SET state = $1, last_inbound_at = $2 WHERE account_id = (SELECT max(account_id) FROM conversations)`,
      [JSON.stringify(state), wib('2027-01-04T15:00')],
    )
    await passTime(db, '2027-01-04T15:00', '2027-01-05T12:00')
    expect(await said(db, 'registration_unfinished')).toEqual([])
    await passTime(db, '2027-01-05T12:00', '2027-01-30T12:00')
    expect((await said(db, 'registration_unfinished')).map(({ due_at }) => due_at)).toEqual([wib('2027-01-06T09:00')])
  })

  test('returned products are one list, after three days, once for each return', async () => {
    const { productId } = await maker(db, { name: 'Bu Iis' })
    const returned = (day: string) =>
      db.sql(
        `INSERT INTO reviews (region_code, product_id, officer_id, verdict, reasons, created_at) VALUES ('32.15', $1, 1, 'return', '{price}', $2)`,
        [productId, wib(`${day}T09:00`)],
      )
    await db.sql(`UPDATE products SET status = 'returned' WHERE id = $1`, [productId])
    await returned('2027-01-04')
    await passTime(db, '2027-01-04T10:00', '2027-01-20T12:00')
    expect((await said(db, 'products_to_mend')).map(({ due_at }) => due_at)).toEqual([wib('2027-01-07T09:00')])
    await returned('2027-01-20')
    await passTime(db, '2027-01-20T12:00', '2027-01-30T12:00')
    expect(await said(db, 'products_to_mend')).toHaveLength(2)
  })

  test('a buyer is asked on three mornings whether the lorry has come, unless it has', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    const { orderId } = await order(db, {
      number: 'A1',
      neededOn: '2027-01-20',
      lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
    })
    await db.sql(
      `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, sent_at, created_at)
       VALUES ($1, '32.15', 1, '2027-01-18', 'KIIC', 'on_the_way', $2, $2)`,
      [orderId, wib('2027-01-18T14:00')],
    )
    await passTime(db, '2027-01-18T15:00', '2027-01-30T12:00')
    expect((await said(db, 'receipt_reminder')).map(({ due_at }) => due_at)).toEqual(
      ['19', '20', '21'].map((day) => wib(`2027-01-${day}T09:00`)),
    )
  })

  test('quotations lapse with their day, and with them the order they were for', async () => {
    const { orderId } = await order(db, { number: 'A1', neededOn: '2027-02-20', lines: [] })
    await db.sql(`UPDATE orders SET status = 'quoted' WHERE id = $1`, [orderId])
    await db.sql(
      `INSERT INTO quotations (order_id, region_code, terms, valid_until_on, status, created_at) VALUES ($1, '32.15', '{}', '2027-01-11', 'open', $2)`,
      [orderId, wib('2027-01-04T09:00')],
    )
    await passTime(db, '2027-01-04T09:00', '2027-01-11T23:00')
    expect(await db.sql('SELECT status FROM orders')).toEqual([{ status: 'quoted' }])
    await passTime(db, '2027-01-11T23:00', '2027-01-12T09:00')
    expect(
      await db.sql('SELECT o.status, q.status AS quotation FROM orders o JOIN quotations q ON q.order_id = o.id'),
    ).toEqual([{ status: 'lapsed', quotation: 'lapsed' }])
  })
})

describe('Monday', () => {
  /** Goods that PT Maju received on a day, as a finished order. */
  async function received(number: string, day: string, pieces: number, iis: { sellerId: number; productId: number }) {
    const { orderId, lineIds } = await order(db, {
      number,
      neededOn: day,
      lines: [{ label: 'Keripik', quantity: pieces, price: 15_000, products: [iis.productId] }],
    })
    const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces, dueOn: day })
    const [delivery] = await db.sql<{ id: number }>(
      `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, status, sent_at, received_at, created_at)
       VALUES ($1, '32.15', 1, $2, 'KIIC', 'confirmed', $3, $3, $3) RETURNING id`,
      [orderId, day, wib(`${day}T10:00`)],
    )
    await db.sql(
      'INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity) VALUES ($1, $2, $3, $4)',
      [delivery!.id, '32.15', share, pieces],
    )
    await db.sql(`UPDATE orders SET status = 'closed', placed_at = $2 WHERE id = $1`, [orderId, wib(`${day}T08:00`)])
    await db.sql(`UPDATE allocations SET status = 'delivered', delivered = promised WHERE id = $1`, [share])
  }

  test('brings the week in one message; a week without anything brings none', async () => {
    await passTime(db, '2027-06-06T12:00', '2027-06-07T12:00')
    expect(await said(db, 'week_digest')).toEqual([])
    const iis = await maker(db, { name: 'Bu Iis' })
    await db.sql(`UPDATE products SET approved_at = $1`, [wib('2027-01-01T09:00')])
    await received('A1', '2027-06-08', 100, iis)
    await passTime(db, '2027-06-13T12:00', '2027-06-14T12:00')
    const [digest, ...more] = await said(db, 'week_digest')
    expect(more).toEqual([])
    expect(linesOf(digest?.values, 'week')).toMatchObject([
      { line: 'week_received', amount: 1_500_000 },
      { line: 'week_orders', count: 1 },
    ])
  })

  test('a fall larger than the officers allow is told once a month; after Lebaran nothing is', async () => {
    const iis = await maker(db, { name: 'Bu Iis' })
    await received('A1', '2027-06-20', 500, iis)
    await received('A2', '2027-07-20', 400, iis)
    await db.sql(`INSERT INTO settings (region_code, key, value, set_at) VALUES ('32.15', 'fall_percent', '21', now())`)
    await passTime(db, '2027-08-01T12:00', '2027-08-02T12:00')
    expect(await said(db, 'turnover_fell')).toEqual([])
    await db.sql(`UPDATE settings SET value = '20'`)
    await passTime(db, '2027-08-08T12:00', '2027-08-09T12:00')
    await passTime(db, '2027-08-15T12:00', '2027-08-16T12:00')
    const told = (await said(db, 'turnover_fell')).map(({ key }) => key.split(':')[2])
    expect(told.sort()).toEqual(['buyer', 'district', 'kind'])
    await received('B1', '2027-03-05', 500, iis)
    await db.sql(`DELETE FROM outbox`)
    await passTime(db, '2027-04-11T12:00', '2027-04-12T12:00')
    expect(await said(db, 'turnover_fell')).toEqual([])
  })
})
