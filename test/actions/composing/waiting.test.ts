import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../../src/clock.ts'
import type { Db } from '../../../src/db/open.ts'
import { openLog } from '../../../src/log.ts'
import { openWorld, type World } from '../../../src/main.ts'
import { freshDb } from '../../db/fresh.ts'
import { house } from '../../house.ts'
import { NOW, plantTown, type TownMaker } from './town.ts'

// what people write while the solver is still at it

const clock = movableClock(NOW)
const KINDS = ['chips', 'cookies', 'sambal', 'coffee_tea', 'candy']
const MAKERS: TownMaker[] = KINDS.map((kind, index) => ({
  status: 'active',
  muted: false,
  rests: 0,
  products: [
    {
      status: 'approved',
      kind,
      price: 15_000 + index * 4_000,
      month: 900,
      minimum: 1,
      leadTime: 2,
      halal: true,
      pirtYear: 31,
      promised: 0,
    },
  ],
}))

let db: Db
let world: World
let said: string[]
let number = 0
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await plantTown(db, MAKERS, [])
  said = []
  world = await open()
})
afterEach(() => world.close())

const open = () =>
  openWorld({
    db,
    clock,
    house,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'waiting-')),
    async send({ text }) {
      said.push(text)
      return { sent: true }
    },
  })

/** Everything but errands. */
async function say(text: string, externalId = `message-${++number}`): Promise<void> {
  await world.receive({ channel: 'buyer', via: 'bot', from: '77', externalId, text, media: [] })
  while (await world.work());
}
const last = () => said.at(-1) ?? ''
const WISH = '200 paket budget 90rb untuk 20 februari'
const errands = () =>
  db.sql<{ input: { asked: { parcels: number; budget: number } } }>('SELECT input FROM errands ORDER BY id')

test('"sebentar ya" at once; the answer comes when it is there', async () => {
  await say(WISH)
  expect(last()).toContain('Sebentar ya')
  expect(last()).toContain('200 parsel')
  await world.drain()
  expect(last()).toContain('1.')
})

test('a correction while it runs is worked out; the answer to the old wish is never shown', async () => {
  await say(WISH)
  await say('eh 150')
  expect(last()).toContain('150 parsel')
  await say('ralat anggaran 80rb')
  expect(last()).toContain('Rp80.000')
  expect((await errands()).map(({ input }) => [input.asked.parcels, input.asked.budget])).toEqual([
    [200, 90_000],
    [150, 90_000],
    [150, 80_000],
  ])
  said.length = 0
  await world.drain()
  expect(said).toHaveLength(1)
  expect(last()).toContain('150 parsel')
})

test('cancelled while it runs: nothing comes back', async () => {
  await say(WISH)
  await say('batal')
  said.length = 0
  await world.drain()
  expect(said).toEqual([])
})

test('who looks at something else meanwhile still gets the answer, and the latest wish only', async () => {
  await say(WISH)
  await say('menu')
  said.length = 0
  await world.drain()
  expect(said).toHaveLength(1)
  expect(last()).toContain('200 parsel')
})

test('the program is started anew while it runs, and the same message comes twice', async () => {
  await say(WISH, 'once')
  await say(WISH, 'once')
  await world.close()
  world = await open()
  said.length = 0
  await world.drain()
  expect(said).toHaveLength(1)
  expect(last()).toContain('200 parsel')
  expect(await errands()).toHaveLength(1)
})

test('begun anew while it runs: only the new one is answered', async () => {
  await say(WISH)
  await say('100 paket budget 100rb untuk 25 februari')
  said.length = 0
  await world.drain()
  expect(said).toHaveLength(1)
  expect(last()).toContain('100 parsel')
})
