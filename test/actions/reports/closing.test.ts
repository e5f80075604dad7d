import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lockedSummary } from '../../../src/actions/reports/closing.ts'
import { setFinalDay } from '../../../src/actions/reports/final-day.ts'
import { largestMakers } from '../../../src/actions/reports/largest-makers.ts'
import { sumUp } from '../../../src/actions/reports/month.ts'
import { summaryLines } from '../../../src/actions/reports/say.ts'
import { silentBuyers } from '../../../src/actions/reports/silent-buyers.ts'
import { sumMonth } from '../../../src/actions/reports/sum-month.ts'
import type { Db } from '../../../src/db/open.ts'
import { closeMonth } from '../../../src/jobs/close-month.ts'
import type { Job } from '../../../src/jobs/job.ts'
import { monthSummary } from '../../../src/jobs/month-summary.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { ADMIN, act, maker, openPoint, order, promised } from '../fulfilment/point.ts'

const REGION = '32.15'
let db: Db
let iis: { sellerId: number; productId: number }
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
  iis = await maker(db, { name: 'Bu Iis' })
})

const at = (day: string) => new Date(`${day}T08:00:00+07:00`)
const run = (job: Job, day: string) =>
  db.transaction((tx) => job.run({ tx, now: at(day), today: day, period: day.slice(0, 7), feasts: {}, schedule: [] }))
/** What a maker tells of her sales elsewhere; told again it is another amount. */
const told = (month: string, amount: number, source = 'claim') =>
  db.sql(
    `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ($1, $2, $3, $4, $5, $6, now())
     ON CONFLICT (seller_id, month, place) DO UPDATE SET amount = excluded.amount`,
    [REGION, iis.sellerId, month, source === 'claim' ? 'shop' : 'gallery', amount, source],
  )
const kept = () =>
  db.sql<{ month: string; kind: string; number: number | null }>(
    'SELECT month, kind, number FROM summaries ORDER BY id',
  )
const said = async (notice: string) =>
  db.sql<{ key: string }>('SELECT key FROM outbox WHERE notice = $1 ORDER BY id', [notice])

describe('a month', () => {
  test('is provisional on the 1st and closed on the 5th, with a number of its year', async () => {
    await told('2027-01', 900)
    await run(monthSummary, '2027-02-01')
    expect(await run(closeMonth, '2027-02-04')).toMatchObject({ closed: 0 })
    expect(await run(closeMonth, '2027-02-05')).toEqual({ closed: 1, told: 1 })
    expect(await run(closeMonth, '2027-02-06')).toEqual({ closed: 0, told: 0 })
    await told('2027-02', 100)
    await run(monthSummary, '2027-03-01')
    await run(closeMonth, '2027-03-05')
    expect(await kept()).toEqual([
      { month: '2027-01', kind: 'provisional', number: null },
      { month: '2027-01', kind: 'final', number: 1 },
      { month: '2027-02', kind: 'provisional', number: null },
      { month: '2027-02', kind: 'final', number: 2 },
    ])
    expect(await said('month_final')).toHaveLength(2)
  })

  test('that is locked cannot be changed, not even by a mistake of ours', async () => {
    await told('2027-01', 900)
    await run(monthSummary, '2027-02-01')
    await run(closeMonth, '2027-02-05')
    const final = `FROM summaries WHERE kind = 'final'`
    await expect(db.sql(`UPDATE summaries SET figures = '{}' WHERE kind = 'final'`)).rejects.toThrow('final')
    await expect(db.sql(`DELETE ${final}`)).rejects.toThrow('final')
    await expect(
      db.sql(
        `INSERT INTO summaries (region_code, month, kind, number, figures, created_at) SELECT region_code, '2027-02', kind, number, figures, created_at ${final}`,
      ),
    ).rejects.toThrow('summaries_numbers')
  })

  test('is made up for when the program stood still on its day', async () => {
    await told('2027-01', 900)
    await run(monthSummary, '2027-02-01')
    expect(await run(closeMonth, '2027-02-19')).toEqual({ closed: 1, told: 1 })
  })

  test('that nobody was told of is not closed: a program just installed says nothing of months before it', async () => {
    await told('2027-01', 900)
    expect(await run(closeMonth, '2027-02-05')).toEqual({ closed: 0, told: 0 })
  })

  test('in which nothing was sold is closed without a word', async () => {
    await run(monthSummary, '2027-02-01')
    expect(await run(closeMonth, '2027-02-05')).toEqual({ closed: 1, told: 0 })
  })

  test('is closed on the day the office sets', async () => {
    expect(await act(db, setFinalDay, { final_day: 30 }, at('2027-01-20'), ADMIN)).toMatchObject({
      outcome: 'out_of_range',
    })
    expect(await act(db, setFinalDay, { final_day: 9 }, at('2027-01-20'), ADMIN)).toMatchObject({ outcome: 'set' })
    await told('2027-01', 900)
    await run(monthSummary, '2027-02-01')
    expect(await run(closeMonth, '2027-02-08')).toMatchObject({ closed: 0 })
    expect(await run(closeMonth, '2027-02-09')).toMatchObject({ closed: 1 })
  })
})

describe('what comes in after a month was closed', () => {
  const january = async () => {
    await told('2027-01', 900)
    await told('2027-01', 5_000, 'report')
    await run(monthSummary, '2027-02-01')
    await run(closeMonth, '2027-02-05')
  }
  const february = () => sumUp(db.sql, REGION, '2027-02', { today: '2027-03-01', feasts: {} })

  test('leaves it as it was and is a correction of the next, by where it was seen', async () => {
    await january()
    await told('2027-01', 700)
    await told('2027-01', 5_500, 'report')
    expect((await lockedSummary(db.sql, REGION, '2027-01'))?.figures.turnover).toBe(5_900)
    const next = await february()
    expect(next.figures.turnover).toBe(0)
    expect(next.corrections).toEqual([
      { month: '2027-01', source: 'reported', amount: 500 },
      { month: '2027-01', source: 'claimed', amount: -200 },
    ])
    expect(summaryLines(next).filter(({ line }) => line === 'correction')).toHaveLength(2)
    // whoever asks for the closed month gets it as it was closed, and hears what has changed
    const asked = await act(db, sumMonth, { month: '2027-01' }, at('2027-03-02'))
    expect(asked.outcome).toBe('summed')
    expect(asked.values?.summary).toEqual(
      expect.arrayContaining([
        { line: 'summary_final', values: { number: '1/2027' } },
        { line: 'summary_turnover', values: { amount: 5_900 } },
        { line: 'changed_since_final', values: { sign: '+', amount: 300 } },
      ]),
    )
  })

  test('is said once: closed months and their corrections are the year', async () => {
    await january()
    await told('2027-01', 700)
    await told('2027-02', 40)
    await run(monthSummary, '2027-03-01')
    await run(closeMonth, '2027-03-05')
    await told('2027-01', 750)
    await told('2027-02', 90)
    const march = await sumUp(db.sql, REGION, '2027-03', { today: '2027-04-01', feasts: {} })
    expect(march.corrections).toEqual([
      { month: '2027-01', source: 'claimed', amount: 50 },
      { month: '2027-02', source: 'claimed', amount: 50 },
    ])
    await run(monthSummary, '2027-04-01')
    await run(closeMonth, '2027-04-05')
    const finals = await db.sql<{ sum: number }>(
      `SELECT (figures->'figures'->>'turnover')::bigint + coalesce((SELECT sum((c->>'amount')::bigint) FROM jsonb_array_elements(figures->'corrections') c), 0)::bigint AS sum
       FROM summaries WHERE kind = 'final'`,
    )
    const [raw] = await db.sql<{ sum: number }>('SELECT sum(amount)::bigint AS sum FROM outside_sales')
    expect(finals.reduce((all, { sum }) => all + sum, 0)).toBe(raw?.sum)
  })
})

test('the largest makers of a month or a year, with their share of the whole', async () => {
  const ani = await maker(db, { name: 'Bu Ani', district: '32.15.13' })
  await told('2027-01', 300)
  await db.sql(
    `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at) VALUES ($1, $2, '2027-02', 'shop', 700, 'claim', now())`,
    [REGION, ani.sellerId],
  )
  const now = at('2027-02-20')
  const year = await act(db, largestMakers, { how_many: 1 }, now)
  expect(year).toMatchObject({ outcome: 'so_far', values: { year: '2027', share: 70, count: 1 } })
  expect(year.values?.makers).toMatchObject([
    { values: { place: 1, name: 'Bu Ani', district: '32.15.13', amount: 700 } },
  ])
  expect(await act(db, largestMakers, { month: '2027-01' }, now)).toMatchObject({
    outcome: 'in_month',
    values: { share: 100, makers: [{ values: { name: 'Bu Iis' } }] },
  })
  expect(await act(db, largestMakers, { month: '2026-12' }, now)).toMatchObject({ outcome: 'nothing' })
  expect(await act(db, largestMakers, { month: '2027-03' }, now)).toMatchObject({ outcome: 'not_yet' })
  const nextYear = at('2028-01-03')
  expect(await act(db, largestMakers, { said_year: 'tahun lalu', how_many: 1 }, nextYear)).toMatchObject({
    outcome: 'in_year',
    values: { year: '2027', share: 70 },
  })
  // a month that had nothing, and then another year
  expect(await act(db, largestMakers, { month: '2028-01', said_year: '2027' }, nextYear)).toMatchObject({
    outcome: 'in_month',
    values: { month: '2027-01' },
  })
  expect(await act(db, largestMakers, { said_year: 'entah' }, nextYear)).toMatchObject({ outcome: 'no_year' })
  expect(await act(db, largestMakers, { said_year: '2029' }, nextYear)).toMatchObject({ outcome: 'not_yet' })
})

test('who ordered in years past and not in this one is named with whom to call; who did is not', async () => {
  const placed = (buyer: number, day: string, total: number, status = 'closed') =>
    db.sql(
      `INSERT INTO orders (number, region_code, buyer_id, status, needed_on, total, source, created_at, placed_at) VALUES ($6, $1, $2, $3, $4, $5, 'chat', $7, $7)`,
      [REGION, buyer, status, day, total, `N${total}-${buyer}-${day}`, at(day)],
    )
  const now = at('2027-02-20')
  expect(await act(db, silentBuyers, {}, now)).toMatchObject({ outcome: 'nobody_yet' })
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, phone, status, source, created_at, updated_at)
     VALUES (2, '32.15', 'Kopkar Setia', 'cooperative', 'Asep', NULL, 'verified', 'chat', now(), now())`,
  )
  await placed(1, '2026-02-10', 9_000)
  await placed(2, '2026-02-10', 20_000)
  await placed(1, '2027-01-10', 1_000, 'cancelled')
  await placed(2, '2027-01-10', 1_000, 'placed')
  const silent = await act(db, silentBuyers, {}, now)
  expect(silent).toMatchObject({ outcome: 'silent', values: { year: '2027', count: 1 } })
  expect(silent.values?.buyers).toEqual([
    {
      line: 'silent_buyer',
      values: { name: 'PT Maju', contact: 'Hendra', phone: '6281300000001', last_on: '2026-02-10', amount: 9_000 },
    },
  ])
  await placed(1, '2027-02-10', 1_000, 'placed')
  expect(await act(db, silentBuyers, {}, now)).toMatchObject({ outcome: 'all_ordered' })
})

test('what is in danger next month: who is silent this year, goods nobody makes, permits that end', async () => {
  const FEBRUARY = { today: '2027-03-01', feasts: {} }
  expect((await sumUp(db.sql, REGION, '2027-02', FEBRUARY)).risks).toEqual([])
  // last March PT Maju took 2,000; for this one somebody ordered 40 of which 30 are promised
  const before = await order(db, {
    number: 'N1',
    neededOn: '2026-03-10',
    lines: [{ label: 'x', quantity: 2, price: 1000, products: [iis.productId] }],
  })
  const share = await promised(db, { lineId: before.lineIds[0]!, ...iis, pieces: 2, price: 1000, dueOn: '2026-03-09' })
  await db.sql(`UPDATE orders SET status = 'closed' WHERE id = $1`, [before.orderId])
  await db.sql(`UPDATE allocations SET status = 'delivered', delivered = 2 WHERE id = $1`, [share])
  await db.sql(
    `INSERT INTO deliveries (id, order_id, region_code, position, planned_on, address, status, received_at, created_at) VALUES (1, $1, '32.15', 1, '2026-03-10', 'x', 'confirmed', $2, $2)`,
    [before.orderId, at('2026-03-10')],
  )
  await db.sql(
    `INSERT INTO delivery_items (delivery_id, region_code, allocation_id, quantity) VALUES (1, '32.15', $1, 2)`,
    [share],
  )
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at) VALUES (2, '32.15', 'Hotel Citra', 'hotel', 'Ani', 'verified', 'chat', now(), now())`,
  )
  const coming = await order(db, {
    number: 'N2',
    neededOn: '2027-03-20',
    lines: [{ label: 'y', quantity: 40, price: 1000, products: [iis.productId] }],
  })
  await db.sql('UPDATE orders SET buyer_id = 2 WHERE id = $1', [coming.orderId])
  await promised(db, { lineId: coming.lineIds[0]!, ...iis, pieces: 30, price: 1000, dueOn: '2027-03-19' })
  await db.sql(
    `INSERT INTO permits (region_code, seller_id, product_id, kind, number, valid_until_on, status, created_at) VALUES ('32.15', $1, $2, 'pirt', '1', '2027-03-31', 'claimed', now())`,
    [iis.sellerId, iis.productId],
  )
  const { risks } = await sumUp(db.sql, REGION, '2027-02', FEBRUARY)
  expect(risks).toEqual([
    { key: 'unmade', pieces: 10, orders: 1 },
    { key: 'silent', buyers: ['PT Maju'], more: 0, amount: 2_000 },
    { key: 'permits', products: 1, first: '2027-03-31' },
  ])
  await db.sql('UPDATE orders SET buyer_id = 1 WHERE id = $1', [coming.orderId])
  expect((await sumUp(db.sql, REGION, '2027-02', FEBRUARY)).risks.map(({ key }) => key)).toEqual(['unmade', 'permits'])
})
