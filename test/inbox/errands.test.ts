import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Errand, sendErrand } from '../../src/actions/errand.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { draftProgram } from '../../src/domain/program.ts'
import { openLog } from '../../src/log.ts'
import { openHouse, openWorld, type World } from '../../src/main.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'

const house = openHouse()
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
    errands: [solving],
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
