import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { freshDb } from '../db/fresh.ts'
import { type Mortality, openMortality } from './death.ts'
import { killedLog } from './rounds.ts'

let db: Db
let mortality: Mortality
beforeAll(async () => {
  db = await freshDb()
  mortality = openMortality()
})
afterAll(async () => {
  mortality?.end()
  await db?.close()
})

// the proofs take every statement
describe('killed after the nth statement of everything that happens, and started anew, it ends as if nothing had been', () => {
  test.each([
    ['orders/taken.chat', 17],
    ['officer/money.chat', 7],
  ])('%s', async (file, nth) => {
    const round = await killedLog(db, mortality, file)
    expect((await round(() => [{ nth, reaches: nth % 2 === 0 }])).deaths).toBeGreaterThan(0)
  })
})
