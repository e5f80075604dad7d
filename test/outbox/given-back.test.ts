import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GivenBack, Outgoing, Sent } from '../../src/chat/reply.ts'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { requeueStuck } from '../../src/outbox/claim.ts'
import { takeBack } from '../../src/outbox/given-back.ts'
import { queueNotices } from '../../src/outbox/queue.ts'
import { setReachable } from '../../src/outbox/reachable.ts'
import { MOST_TRIES } from '../../src/outbox/settle.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

const LINE = { channel: 'whatsapp', via: '32.15' } as const
const PHONE = '6281200000001'

let db: Db
let world: World
let clock: MovableClock
let said: Outgoing[]
let answer: (outgoing: Outgoing) => Sent

beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await emptyDb(db)
  clock = movableClock(new Date('2027-01-04T08:00:00+07:00'))
  said = []
  answer = ({ id }) => ({ sent: true, externalId: `n${id}` })
  world = await openWorld({
    db,
    clock,
    house,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'given-back-')),
    async send(outgoing) {
      said.push(outgoing)
      return answer(outgoing)
    },
  })
})

let count = 0
const hears = async (text = 'halo') => {
  await world.receive({ ...LINE, from: PHONE, externalId: `m${++count}`, media: [], text })
  await world.drain()
}
const notify = async () => {
  const [account] = await db.sql<{ id: number }>('SELECT id FROM accounts')
  const notice = { notice: 'channel_up', accountId: account!.id, values: { channel: 'channel.whatsapp' } } as const
  await db.transaction((tx) => queueNotices(tx, [{ ...notice, key: `k${++count}` }], clock.now()))
  pass(11)
  await world.drain()
}
const pass = (minutes: number) => clock.moveTo(new Date(clock.now().getTime() + minutes * 60_000))
const back = (why: GivenBack['why'], of = said.at(-1)!) =>
  takeBack(db, LINE, { id: of.id, attempt: of.attempt, why }, clock.now())
const row = async (id = said.at(-1)!.id) =>
  (await db.sql<Record<string, unknown>>('SELECT status, error, tries FROM outbox WHERE id = $1', [id]))[0]
const isReachable = async () =>
  (await db.sql<{ unreachable_at: Date | null }>('SELECT unreachable_at FROM accounts'))[0]!.unreachable_at === null

describe('a message that the network took and gave back', () => {
  test('a notice whose window was closed goes once more, as its template; that one too, and it has failed', async () => {
    await hears()
    await notify()
    const first = said.at(-1)!
    expect(await back({ sent: false, why: 'window_closed' })).toBe(true)
    await world.drain()
    expect(said.at(-1)).toMatchObject({
      id: first.id,
      attempt: 1,
      windowClosed: true,
      template: { name: 'channel_up' },
    })
    expect(await row()).toMatchObject({ status: 'sent' })
    await back({ sent: false, why: 'window_closed' })
    await world.drain()
    expect(await row()).toMatchObject({ status: 'failed', error: 'window closed' })
    expect(said.filter(({ id }) => id === first.id)).toHaveLength(2)
  })

  test('told twice, or of its other part, it is said once more and not twice', async () => {
    await hears()
    await notify()
    const first = said.at(-1)!
    for (let n = 0; n < 3; n++) expect(await back({ sent: false, why: 'window_closed' }, first)).toBe(true)
    await world.drain()
    expect(await back({ sent: false, why: 'window_closed' }, first)).toBe(true)
    expect(said.filter(({ id }) => id === first.id)).toHaveLength(2)
    expect(await row(first.id)).toMatchObject({ status: 'sent' })
  })

  test('an answer has no template', async () => {
    await hears()
    await back({ sent: false, why: 'window_closed' })
    expect(await row()).toMatchObject({ status: 'failed', error: 'window closed' })
  })

  test('a number that is not there is known for it until it writes', async () => {
    await hears()
    await back({ sent: false, why: 'unreachable' })
    expect([await row(), await isReachable()]).toMatchObject([{ status: 'failed', error: 'unreachable' }, false])
    await hears('masih di sini')
    expect(await isReachable()).toBe(true)
    const late = said.at(-1)!
    pass(1)
    await hears('dan menulis lagi')
    await back({ sent: false, why: 'unreachable' }, late)
    expect(await isReachable()).toBe(true)
  })

  test('what the network held up is tried again, later each time, and at last given up', async () => {
    await hears()
    const { id } = said.at(-1)!
    for (let n = 0; n < 100 && (await row(id))?.status !== 'failed'; n++) {
      await back({ sent: false, why: 'later', retryAfterMs: 60_000 })
      await world.drain()
      pass(60)
      await world.drain()
    }
    expect(said.filter((one) => one.id === id).map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: MOST_TRIES }, (_, n) => n),
    )
  })

  test('what the network will never take has failed, with its word for it', async () => {
    await hears()
    await back({ sent: false, why: 'refused', what: '131051 Unsupported message type' })
    expect(await row()).toMatchObject({ status: 'failed', error: 'refused: 131051 Unsupported message type' })
  })

  test('while it is still being settled it is to be told again', async () => {
    await hears()
    await db.sql(`UPDATE outbox SET status = 'sending'`)
    expect(await back({ sent: false, why: 'unreachable' })).toBe(false)
    expect(await isReachable()).toBe(true)
  })

  test('one number cannot give back what another one sent', async () => {
    await hears()
    const { id, attempt } = said.at(-1)!
    const why = { sent: false, why: 'unreachable' } as const
    for (const line of [{ ...LINE, via: '32.16' }, { channel: 'buyer', via: 'bot' } as const])
      expect(await takeBack(db, line, { id, attempt, why }, clock.now())).toBe(true)
    expect([await row(), await isReachable()]).toMatchObject([{ status: 'sent' }, true])
  })
})

describe('somebody who shuts the bot out', () => {
  test('is sent nothing until they let it in again', async () => {
    await hears()
    await setReachable(db, { ...LINE, from: PHONE }, false, clock.now())
    await notify()
    expect(said).toHaveLength(1)
    await setReachable(db, { ...LINE, from: PHONE }, true, clock.now())
    await notify()
    expect(said).toHaveLength(2)
  })

  test('and whom nobody knows, changes nothing', async () => {
    await hears()
    await setReachable(db, { ...LINE, from: '6281299999999' }, false, clock.now())
    await setReachable(db, { ...LINE, via: '32.16', from: PHONE }, false, clock.now())
    expect(await isReachable()).toBe(true)
  })
})

describe('a message that was being sent when the program died', () => {
  const dies = () => db.sql(`UPDATE outbox SET status = 'sending', lease_until = $1 WHERE status = 'queued'`, [at(2)])
  const at = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000)

  test('goes to the channel with since when, and behind what', async () => {
    await hears()
    answer = () => ({ sent: false, why: 'later', retryAfterMs: 1_000 })
    await hears('dua')
    const claimed = clock.now()
    await dies()
    answer = ({ id }) => ({ sent: true, externalId: `n${id}` })
    pass(3)
    expect(await requeueStuck(db, clock.now())).toBe(1)
    await world.drain()
    expect(said.at(-1)?.unsure).toEqual({ since: claimed, after: `n${said[0]!.id}` })
  })

  test('what was surely not sent is not unsure; what may have been stays so', async () => {
    await hears()
    answer = () => ({ sent: false, why: 'later', retryAfterMs: 1_000 })
    await hears('dua')
    pass(1)
    answer = () => ({ sent: false, why: 'later', retryAfterMs: 1_000, unsure: true })
    await world.drain()
    expect(said.at(-1)?.unsure).toBeUndefined()
    const tried = clock.now()
    for (const unsure of [{}, { unsure: true as const }]) {
      answer = () => ({ sent: false, why: 'later', retryAfterMs: 1_000, ...unsure })
      pass(1)
      await world.drain()
      expect(said.at(-1)?.unsure?.since).toEqual(tried)
    }
  })
})
