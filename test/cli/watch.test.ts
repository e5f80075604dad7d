import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Channel } from '../../src/chat/channel.ts'
import { seedDatabase } from '../../src/cli/seed/seed.ts'
import { type Watched, watchChannel } from '../../src/cli/watch.ts'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openHouse, openWorld, type World } from '../../src/main.ts'
import { freshDb } from '../db/fresh.ts'

const MINUTE = 60_000
let db: Db
let world: World
let clock: MovableClock
let watched: Watched

beforeAll(async () => {
  db = await freshDb()
  clock = movableClock(new Date('2027-01-04T09:00:00+07:00'))
  world = await openWorld({
    db,
    clock,
    log: openLog('silent'),
    house: openHouse(),
    filesDir: mkdtempSync(join(tmpdir(), 'watch-')),
    send: async () => ({ sent: true }),
  })
  await seedDatabase(db, { size: 'demo', now: clock.now() })
})
afterAll(() => db?.close())
beforeEach(async () => {
  await db.sql(`DELETE FROM outbox`)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  watched.stop()
  vi.useRealTimers()
})

const watch = (via: string) => {
  watched = watchChannel(world, { name: 'whatsapp', via } as Channel, openLog('silent'))
}
const pass = (ms: number) => {
  clock.moveTo(new Date(clock.now().getTime() + ms))
  vi.advanceTimersByTime(ms)
}
const told = () =>
  db.sql<{ notice: string; region: string }>(
    `SELECT o.notice, a.region_code AS region FROM outbox o JOIN accounts a ON a.id = o.account_id ORDER BY o.id`,
  )
const tells = async (...notices: string[]) => {
  vi.useRealTimers()
  await expect.poll(async () => (await told()).map(({ notice }) => notice)).toEqual(notices)
}

test('a channel that stays away is told to the admins of its region, once, and once more when it is back', async () => {
  watch('32.15')
  watched.changed({ state: 'up' })
  watched.changed({ state: 'down', why: 'the browser is gone' })
  pass(MINUTE)
  watched.changed({ state: 'starting' })
  watched.changed({ state: 'waiting', qr: 'kode' })
  pass(MINUTE)
  watched.changed({ state: 'down', why: 'still' })
  pass(10 * MINUTE)
  watched.changed({ state: 'up' })
  await tells('channel_down', 'channel_up')
  expect((await told()).map(({ region }) => region)).toEqual(['32.15', '32.15'])
})

test('a channel that is back within two minutes is nobody’s business', async () => {
  watch('32.15')
  watched.changed({ state: 'down' })
  pass(2 * MINUTE - 1)
  watched.changed({ state: 'up' })
  pass(10 * MINUTE)
  await tells()
})
