import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
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

/** One maker's promises, each of its own order. */
async function promises(...shares: { pieces: number; dueOn: string }[]) {
  const iis = await maker(db, { name: 'Bu Iis' })
  const ids: number[] = []
  for (const [index, { pieces, dueOn }] of shares.entries()) {
    const { lineIds } = await order(db, {
      number: `A${index + 1}`,
      neededOn: dueOn,
      lines: [{ label: 'Keripik', quantity: pieces, price: 15_000, products: [iis.productId] }],
    })
    ids.push(await promised(db, { lineId: lineIds[0]!, ...iis, pieces, dueOn }))
  }
  return ids
}

const reminders = async () =>
  (await said(db, 'promises_due')).map(({ due_at, values }) => ({
    on: due_at.toISOString().slice(0, 10),
    said: linesOf(values, 'promises'),
  }))

test('7, 3 and 1 days before, on the day, and while it is late: one list each morning that counts', async () => {
  await promises({ pieces: 100, dueOn: '2027-02-20' })
  await passTime(db, '2027-02-01T09:00', '2027-02-28T09:00')
  expect((await reminders()).map(({ on, said }) => [on, said[0]!.line])).toEqual([
    ['2027-02-13', 'promise_soon'],
    ['2027-02-17', 'promise_soon'],
    ['2027-02-19', 'promise_soon'],
    ['2027-02-20', 'promise_today'],
    ['2027-02-21', 'promise_overdue'],
    ['2027-02-22', 'promise_overdue'],
    ['2027-02-23', 'promise_overdue'],
    ['2027-02-27', 'promise_overdue'],
  ])
})

test('several promises are one list, the soonest first; what is far off is not in it', async () => {
  await promises(
    { pieces: 50, dueOn: '2027-02-22' },
    { pieces: 30, dueOn: '2027-02-20' },
    { pieces: 20, dueOn: '2027-03-30' },
  )
  await passTime(db, '2027-02-19T06:00', '2027-02-19T09:00')
  const [only, ...more] = await reminders()
  expect(more).toEqual([])
  expect(only!.said).toMatchObject([
    { line: 'promise_soon', pieces: 30, days: 1, number: 'A2' },
    { line: 'promise_soon', pieces: 50, days: 3, number: 'A1' },
  ])
})

test('what is reported ready or handed over is not asked for again; half of it is', async () => {
  const [ready, half, brought] = await promises(
    { pieces: 100, dueOn: '2027-02-20' },
    { pieces: 100, dueOn: '2027-02-20' },
    { pieces: 100, dueOn: '2027-02-20' },
  )
  const at = wib('2027-02-10T09:00')
  await db.sql(
    'INSERT INTO progress (allocation_id, ready, at) VALUES ($1, 100, $4), ($2, 80, $4), ($2, 60, $4), ($3, 10, $4)',
    [ready, half, brought, at],
  )
  await db.sql(
    `INSERT INTO handovers (allocation_id, region_code, count, damaged, at) VALUES ($1, '32.15', 100, 0, $2)`,
    [brought, at],
  )
  await passTime(db, '2027-02-20T06:00', '2027-02-20T09:00')
  expect((await reminders())[0]!.said).toMatchObject([{ line: 'promise_today', pieces: 40, number: 'A2' }])
})

test('a promise that waits for its down payment has no clock yet', async () => {
  const [share] = await promises({ pieces: 100, dueOn: '2027-02-20' })
  await db.sql(`UPDATE allocations SET status = 'waiting_dp', dp_condition = true WHERE id = $1`, [share])
  await passTime(db, '2027-02-01T09:00', '2027-02-28T09:00')
  expect(await reminders()).toEqual([])
})
