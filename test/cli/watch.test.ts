import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Channel } from '../../src/chat/channel.ts'
import { figures } from '../../src/cli/figures.ts'
import { seedDatabase } from '../../src/cli/seed/seed.ts'
import { type Watched, watchChannel } from '../../src/cli/watch.ts'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import type { Machine } from '../../src/jobs/job.ts'
import { rowsOfJobs } from '../../src/jobs/tick.ts'
import { watchItself } from '../../src/jobs/watch-itself.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { exposition } from '../../src/operator/metrics.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

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
    house,
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

const inTheMorning = (now: Date, machine?: Machine) =>
  db.transaction((tx) =>
    watchItself.run({
      tx,
      now,
      today: '2027-01-06',
      period: '2027-01-06',
      feasts: {},
      schedule: rowsOfJobs(),
      machine,
    }),
  )

test('a morning on which nothing is wrong says nothing', async () => {
  watch('32.15')
  const fine: Machine = async () => ({ up: ['whatsapp'], down: [], freePercent: 60 })
  expect(await inTheMorning(new Date('2027-01-06T07:00:00+07:00'), fine)).toEqual({ wrong: 0 })
  await tells()
})

test('admins hear in the morning what is wrong: an old message, a lost answer, a missed job, a channel, the disk', async () => {
  watch('32.15')
  const now = new Date('2027-01-06T07:00:00+07:00')
  await db.sql(
    `INSERT INTO inbox (channel, external_id, conversation_id, payload, received_at, status)
     SELECT 'whatsapp', 'old', min(id), '{}', $1, 'new' FROM conversations`,
    [new Date(now.getTime() - 5 * MINUTE)],
  )
  await db.sql(
    `INSERT INTO outbox (account_id, lane, kind, priority, text, due_at, status, created_at)
     SELECT min(id), 'reply', 'reply', 0, 'x', $1, 'failed', $1 FROM accounts`,
    [new Date(now.getTime() - 60 * MINUTE)],
  )
  await db.sql(`INSERT INTO job_runs (job, period, started_at, finished_at) VALUES ('tidy', '2027-01-05', $1, $1)`, [
    new Date('2027-01-05T00:30:00+07:00'),
  ])
  const bad: Machine = async () => ({ up: [], down: ['whatsapp'], freePercent: 4.2 })
  expect(await inTheMorning(now, bad)).toMatchObject({ wrong: 5 })
  const [row] = await db.sql<{ values: { wrong: { line: string }[] } }>(
    `SELECT values FROM outbox WHERE notice = 'program_wrong' ORDER BY id LIMIT 1`,
  )
  expect(row!.values.wrong.map(({ line }) => line)).toEqual(
    ['inbox', 'outbox', 'jobs', 'channel', 'disk'].map((what) => `wrong_${what}`),
  )
  const text = exposition(await figures(tmpdir(), world, [], now))
  expect(text).toContain('\ngandeng_inbox_waiting 1\n')
  expect(text).toMatch(/gandeng_outbox_failed_day\{channel="\w+",lane="reply"\} 1\n/)
  expect(text).toContain('gandeng_turn_seconds_bucket{le="+Inf"} 0\n')
  expect(
    text
      .split('\n')
      .filter((one) => one && !/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+]+)$/.test(one)),
  ).toEqual([])
  await db.sql(`DELETE FROM inbox WHERE external_id = 'old'`)
})
