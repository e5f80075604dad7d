import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chance } from '../../src/cli/seed/chance.ts'
import type { Db } from '../../src/db/open.ts'
import { freshDb } from '../db/fresh.ts'
import { type Mortality, openMortality } from './death.ts'
import { killedLog, type Tally } from './rounds.ts'

const CHATS = fileURLToPath(new URL('../chats', import.meta.url))

/** Talks in which orders are placed, split, promised, changed, paid, packed and chased by the clock; `PROVE_LOGS=all`: all there are. */
const CHOSEN = [
  'orders/taken.chat',
  'orders/change-promise.chat',
  'officer/money.chat',
  'officer/handover.chat',
  'buyer/change-promised.chat',
  'buyer/quotation.chat',
  'jobs/promises.chat',
]
/** A one-time code that a log repeats is that of the first try: after a death another one is given. */
const hasCode = (file: string) =>
  /^[A-Z][^:\n]*: (?:\/start )?[a-z2-9]{12}$/m.test(readFileSync(join(CHATS, file), 'utf8'))
const LOGS =
  process.env.PROVE_LOGS === 'all'
    ? readdirSync(CHATS, { recursive: true, encoding: 'utf8' })
        // what a model makes of words is told to a log by its lines, not here
        .filter((file) => file.endsWith('.chat') && !file.startsWith('model/') && !hasCode(file))
        .sort()
    : CHOSEN
/** From here on every nth statement is tried; `PROVE_EVERY=1` tries them all. */
const FIRST = 30
const EVERY = Number(process.env.PROVE_EVERY ?? 25)
/** Plays of each log in which the program dies at random, several times over. */
const PLAYS = Number(process.env.PROVE_ROUNDS ?? 10)

let db: Db
let mortality: Mortality
const all: Tally = { deaths: 0, sent: 0, twice: 0 }
const add = (tally: Tally) => {
  for (const key of ['deaths', 'sent', 'twice'] as const) all[key] += tally[key]
  return tally
}
const total = () =>
  console.log(`${all.deaths} deaths so far; ${all.sent} messages handed to networks, ${all.twice} of them once more`)
beforeAll(async () => {
  db = await freshDb()
  mortality = openMortality()
})
afterAll(async () => {
  mortality?.end()
  await db?.close()
})
afterEach(total)

describe.each(LOGS)('%s ends as if nothing had been', (file) => {
  test.each([true, false])(
    'killed at each statement of everything that happens, which reaches the database: %s',
    async (reaches) => {
      const round = await killedLog(db, mortality, file)
      for (let nth = 1; ; nth += nth < FIRST ? 1 : EVERY) {
        const { deaths } = add(await round(() => [{ nth, reaches }]))
        if (!deaths) break
      }
    },
  )

  test('killed at random, and again while it comes back', async () => {
    const round = await killedLog(db, mortality, file)
    for (let seed = 1; seed <= PLAYS; seed++) {
      const luck = chance(seed)
      const death = () => ({ nth: luck.between(1, 60), reaches: luck.percent(50) })
      expect(add(await round(() => (luck.percent(70) ? [death(), death()] : []))).deaths).toBeGreaterThan(0)
    }
  })
})
