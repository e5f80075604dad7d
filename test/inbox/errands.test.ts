import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Errand, sendErrand } from '../../src/actions/errand.ts'
import { dropFiles, dropFilesErrand } from '../../src/actions/privacy/files.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { movableClock } from '../../src/clock.ts'
import { keepFile, keptBytes } from '../../src/db/files.ts'
import type { Db } from '../../src/db/open.ts'
import { draftProgram } from '../../src/domain/program.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

const clock = movableClock(new Date('2027-01-04T08:00:00+07:00'))

let db: Db
let world: World
let said: Outgoing[]
let done: unknown[]
let breaks: number

/** Three columns of which at least seven pieces are wanted, as cheap as can be. */
const solving: Errand = {
  name: 'solving',
  async run(input: { pieces: number }, { solve }) {
    if (breaks-- > 0) throw new Error('broken on purpose')
    const draft = draftProgram()
    const [cheap, dear] = [draft.whole(2, 0, 5), draft.whole(3, 0, 9)]
    draft.row(input.pieces, Number.POSITIVE_INFINITY, [
      [cheap, 1],
      [dear, 1],
    ])
    const solution = await solve(draft.done(), { seconds: 5, nodes: 100, gap: 0 })
    done.push(solution.status === 'optimal' && solution.columns)
    return { flow: 'buyer-help', slots: {} }
  },
} as Errand

beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await emptyDb(db)
  said = []
  done = []
  breaks = 0
  world = await openWorld({
    db,
    clock,
    house,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'errands-')),
    errands: [solving, dropFilesErrand],
    async send(outgoing) {
      said.push(outgoing)
      return { sent: true }
    },
  })
  await world.receive({ channel: 'buyer', via: 'bot', from: '11', externalId: 'hello', text: 'halo', media: [] })
  await world.drain()
  said.length = 0
})

const sendOff = (name = 'solving') =>
  db.transaction((tx) => sendErrand(tx, { name, conversationId: 1, input: { pieces: 7 } }, clock.now()))
const state = () => db.sql('SELECT status, tries, error_code FROM errands')

test('an errand is done outside the turn, and its result goes on with the talk', async () => {
  await sendOff()
  await world.drain()
  expect(done).toEqual([[5, 2]])
  expect(said).toHaveLength(1)
  expect(await state()).toEqual([{ status: 'done', tries: 1, error_code: null }])
  await world.close()
})

test('what breaks is tried again; what keeps breaking is apologised for with a code', async () => {
  breaks = 2
  await sendOff()
  await world.drain()
  expect(said).toHaveLength(1)
  breaks = 3
  await sendOff()
  await world.drain()
  expect(said).toHaveLength(2)
  expect(said[1]?.text).toContain('E2')
  expect(await state()).toEqual([
    { status: 'done', tries: 3, error_code: null },
    { status: 'failed', tries: 3, error_code: 'E2' },
  ])
  await world.close()
})

test('two programs at once: the result comes back once', async () => {
  await sendOff()
  await Promise.all([world.errand(), world.errand(), world.errand()])
  await world.drain()
  expect(said).toHaveLength(1)
  await world.close()
})

test('files that nobody names go, bytes and row; what a message or anything else still names stays; done twice it does no harm', async () => {
  const keep = async (content: string, day: string) =>
    (await keepFile(db.sql, world.filesDir, Buffer.from(content), { kind: 'photo', name: 'a', now: new Date(day) }))
      .hash
  const [spoken, forgotten, old, young] = [
    await keep('named by a message', '2026-12-01'),
    await keep('named by nobody', '2027-01-04'),
    await keep('old and named by nobody', '2026-12-01'),
    await keep('young and named by nobody', '2027-01-03'),
  ]
  await db.sql(
    `UPDATE inbox SET payload = jsonb_build_object('media', jsonb_build_array(jsonb_build_object('hash', $1::text)))`,
    [spoken],
  )
  const left = async () => {
    const all = [spoken, forgotten, old, young]
    const there = await Promise.all(all.map((hash) => keptBytes(db.sql, world.filesDir, hash)))
    return there.map((bytes) => bytes !== undefined)
  }
  const drop = async (among: Parameters<typeof dropFiles>[1]) => {
    await db.transaction((tx) => dropFiles(tx, among, clock.now()))
    await world.drain()
  }
  await drop({ hashes: [spoken, forgotten] })
  expect(await left()).toEqual([true, false, true, true])
  await drop({ hashes: [spoken, forgotten] })
  await drop({ before: new Date('2027-01-01') })
  expect(await left()).toEqual([true, false, false, true])
  expect(await db.sql('SELECT count(*)::int AS n FROM stored_files')).toEqual([{ n: 2 }])
  expect((await state()).every(({ status }) => status === 'done')).toBe(true)
  expect(said).toEqual([])
})
