import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { freshDb } from '../db/fresh.ts'
import { live, saidIn } from './live.ts'
import { planYears } from './plan.ts'
import { faults, type Sent } from './verdict.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())

// the whole regency over two years is a proof: years.prove.ts
test('a small regency over a few weeks: every expected notice said exactly once, none in quiet hours, none after a stop', async () => {
  const plan = planYears({ makers: 8, companies: 3, orders: 12, days: 31 })
  const sent: Sent[] = []
  await live(db, plan, ({ id }, at) => sent.push({ id, at }))
  expect(await faults(db, plan, sent)).toEqual([])
  expect((await saidIn(db)).length).toBeGreaterThan(20)
}, 120_000)
