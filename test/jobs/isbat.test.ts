import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readFeasts } from '../../src/actions/places/reference.ts'
import { tellFeastMoved } from '../../src/actions/season/feast-moved.ts'
import type { Db } from '../../src/db/open.ts'
import { addDays } from '../../src/domain/calendar.ts'
import { isQuiet } from '../../src/domain/quiet.ts'
import { seasonAt, wantedDays } from '../../src/domain/season.ts'
import { callOn, SEASON_CALLS } from '../../src/domain/season-calls.ts'
import { maker, openPoint, order, promised } from '../actions/fulfilment/point.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { linesOf, said, wib } from './clockwork.ts'

const OLD = '2027-03-10'
const NEW = '2027-03-11'
/** the last week before Lebaran */
const TODAY = '2027-03-04'
let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
})

/** What an officer's correction does, beside the words. */
async function move(from: string, to: string, at = '19:00') {
  const [feast] = await db.sql<{ id: number }>(`SELECT id FROM feasts WHERE name = 'idul_fitri' AND day = $1`, [from])
  await db.sql('UPDATE feasts SET day = $2 WHERE id = $1', [feast!.id, to])
  return db.transaction((tx) =>
    tellFeastMoved(tx, feast!.id, { from, to }, { now: wib(`${TODAY}T${at}`), today: TODAY }),
  )
}

async function share(
  number: string,
  neededOn: string,
  dueOn: string,
  makerOf: { sellerId: number; productId: number },
) {
  const { lineIds } = await order(db, {
    number,
    neededOn,
    lines: [{ label: 'Keripik', quantity: 50, price: 15_000, products: [makerOf.productId] }],
  })
  return promised(db, { lineId: lineIds[0]!, ...makerOf, pieces: 50, dueOn })
}

test('moved by a day in the last week: every person with a promised day is told once, and nobody else', async () => {
  const iis = await maker(db, { name: 'Bu Iis' })
  const sri = await maker(db, { name: 'Bu Sri' })
  const ani = await maker(db, { name: 'Bu Ani' })
  await share('A1', '2027-03-08', '2027-03-07', iis)
  await share('A2', '2027-03-09', '2027-03-08', iis)
  await share('A3', '2027-03-09', '2027-03-08', sri)
  // long after the feast, and delivered already
  await share('B1', '2027-04-20', '2027-04-19', ani)
  await db.sql(`UPDATE orders SET status = 'placed' WHERE status = 'draft'`)
  expect(await move(OLD, NEW)).toBe(3)
  const buyers = await said(db, 'feast_moved_buyer')
  const makers = await said(db, 'feast_moved_maker')
  expect([buyers.length, makers.length]).toEqual([1, 2])
  expect(makers.map(({ values }) => linesOf(values, 'promises').length)).toEqual([2, 1])
  expect(new Set([...buyers, ...makers].map(({ account_id }) => account_id)).size).toBe(3)
  // taken back, and announced once more: news each time
  expect(await move(NEW, OLD, '20:00')).toBe(3)
  expect(await move(OLD, NEW, '21:00')).toBe(3)
})

test('every day that hangs on the feast moves with it: the season, the days wanted, the calls, the quiet hours', async () => {
  const before = await readFeasts(db)
  const EARLIER = addDays(OLD, -1)
  await move(OLD, EARLIER)
  const after = await readFeasts(db)
  const season = (feasts: typeof before) => seasonAt('2027-02-01', feasts)!
  expect(season(after)).toEqual({ from: addDays(season(before).from, -1), until: addDays(season(before).until, -1) })
  expect(wantedDays(EARLIER)).toEqual({
    from: addDays(wantedDays(OLD).from, -1),
    until: addDays(wantedDays(OLD).until, -1),
  })
  for (const { call, on } of SEASON_CALLS) {
    expect(callOn(addDays(EARLIER, on), EARLIER)).toBe(call)
    expect(callOn(addDays(EARLIER, on - 1), EARLIER)).not.toBe(call)
  }
  // the fast is over a day sooner
  expect(isQuiet(wib(`${EARLIER}T18:00`), before)).toBe(true)
  expect(isQuiet(wib(`${EARLIER}T18:00`), after)).toBe(false)
})
