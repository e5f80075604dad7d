import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/chat/channel.ts'
import { inspectDatabase } from '../../src/cli/inspect.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { openModel } from '../../src/understand/model/model.ts'
import { introduce, type Person } from '../chats/people.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'
import { type OpenAiStandIn, openAiStandIn, STAND_IN_KEY } from '../stand-ins/openai.ts'

const START = new Date('2027-01-04T08:00:00+07:00')
let db: Db
let server: OpenAiStandIn
let clock: ReturnType<typeof movableClock>
let said: string[]
let number = 0

beforeAll(async () => {
  db = await freshDb()
  server = await openAiStandIn()
})
afterAll(async () => {
  await server?.stop()
  await db?.close()
})
beforeEach(async () => {
  await emptyDb(db)
  clock = movableClock(START)
  server.heard.length = 0
  said = []
})

async function open(callsADay = 100, withModel = true): Promise<World> {
  const settings = { key: STAND_IN_KEY, url: server.url, words: 'words', voice: 'voice', callMs: 15_000, allMs: 20_000 }
  return openWorld({
    db,
    clock,
    house,
    callsADay,
    ...(withModel ? { model: openModel(settings) } : {}),
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'consult-')),
    async send({ text }) {
      said.push(text.split('\n')[0]!)
      return { sent: true }
    },
  })
}

const cast = new Map<string, Person>()
async function seller(world: World, name = 'Bu Sri') {
  cast.clear()
  await introduce(world, cast, `${name} is a seller.`)
}
const hears = (world: World, text: string, externalId = `c${++number}`) =>
  world.receive({ channel: 'whatsapp', via: '32.15', from: '6281200000001', externalId, text, media: [] })
const says = (value: object) => ({ says: { intent: null, answer: null, told: [], ...value } })
const status = async () =>
  (await db.sql<{ status: string }>('SELECT status FROM inbox ORDER BY id')).map((row) => row.status)
const use = async () => (await inspectDatabase(db)) as { model_uses: Record<string, unknown>[] }

describe('a message that our readers cannot settle', () => {
  test('waits outside any transaction, and what was written after it waits behind it', async () => {
    const world = await open()
    await seller(world)
    server.react(says({ intent: 'my_products' }))
    await hears(world, 'tong hilap nya')
    await hears(world, 'menu')
    while (await world.work());
    expect(await status()).toEqual(['ask', 'new'])
    expect(said).toEqual([])
    expect(await world.consult()).toBe(true)
    expect(await status()).toEqual(['new', 'new'])
    await world.drain()
    expect(said).toEqual(['Maksudnya begini ya?', '*Dapur Bu Sri*, mau apa hari ini?'])
  })

  test('leaves without the names and numbers of its writer', async () => {
    const world = await open()
    await seller(world, 'Siti Rahayu')
    server.react(says({}))
    await hears(world, 'tong hilap nya, abdi siti rahayu ti dapur Siti Rahayu 0812 9999 8888')
    await world.drain()
    expect(JSON.parse(server.heard[0]!.data)).toMatchObject({
      message: 'tong hilap nya, abdi [nama] ti [nama] [nomor]',
    })
    expect(server.heard[0]!.raw).not.toMatch(/Rahayu|9999/i)
  })

  test('is asked about once, whatever comes of it; somebody who has agreed to nothing is not asked about', async () => {
    const world = await open()
    server.react(says({}))
    for (const text of ['tong hilap nya', 'teuing atuh'])
      await world.receive({
        channel: 'whatsapp',
        via: '32.15',
        from: '6281299999999',
        externalId: text,
        text,
        media: [],
      })
    await world.drain()
    expect(server.heard).toEqual([])
    await seller(world)
    await hears(world, 'tong hilap nya')
    await hears(world, 'tong hilap nya', `c${number}`)
    await world.drain()
    expect(server.heard.length).toBe(1)
  })

  test('changed by its writer meanwhile: what was made of the old words is forgotten', async () => {
    const world = await open()
    await seller(world)
    server.react(says({ intent: 'my_products' }))
    await hears(world, 'tong hilap nya', 'old')
    while (await world.work());
    server.react(() => says({ intent: 'my_products' }))
    const looking = world.consult()
    await world.receive({
      channel: 'whatsapp',
      via: '32.15',
      from: '6281200000001',
      externalId: 'old#edited',
      about: 'old',
      text: 'produk saya',
      media: [],
      unreadable: 'edited',
    })
    await looking
    await world.drain()
    expect(said.join()).toContain('belum punya produk')
  })

  test('set aside by a program whose successor has no model: it is answered as always', async () => {
    const before = await open()
    await seller(before)
    await hears(before, 'tong hilap nya')
    while (await before.work());
    expect(await status()).toEqual(['ask'])
    await (await open(100, false)).drain()
    expect(said[0]).toContain('belum paham')
  })

  test('of a program that died while it asked: the next one asks, a third time nobody does', async () => {
    const world = await open()
    await seller(world)
    server.react(says({ intent: 'my_products' }))
    await hears(world, 'tong hilap nya')
    while (await world.work());
    await db.sql(`UPDATE inbox SET tries = 1, not_before = $1`, [new Date(START.getTime() + 60_000)])
    expect(await world.consult()).toBe(false)
    clock.moveTo(new Date(START.getTime() + 60_000))
    await db.sql(`UPDATE inbox SET tries = 2`)
    await world.drain()
    expect(server.heard).toEqual([])
    expect(said[0]).toContain('belum paham')
  })

  test('asked about while the program stops: the answer is not waited for, and the next program asks', async () => {
    const world = await open()
    await seller(world)
    server.react({ hangs: 'at_once' })
    await hears(world, 'tong hilap nya')
    while (await world.work());
    const stopping = new AbortController()
    const asked = world.consult(stopping.signal)
    setTimeout(() => stopping.abort(), 100)
    await asked
    expect(await status()).toEqual(['ask'])
    server.react(says({ intent: 'my_products' }))
    await (await open()).drain()
    expect(said).toEqual(['Maksudnya begini ya?'])
  })
})

describe('a voice note', () => {
  const note = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(40)])
  const network = (content: Uint8Array): Pick<Channel, 'name' | 'via' | 'fetch'> => ({
    name: 'whatsapp',
    via: '32.15',
    fetch: async () => ({ fetched: true, content }),
  })
  const sends = (world: World, externalId: string) =>
    world.receive({
      channel: 'whatsapp',
      via: '32.15',
      from: '6281200000001',
      externalId,
      media: [],
      refs: [{ kind: 'voice', ref: 'v', name: 'suara.ogg' }],
    })

  test('is fetched from the network, then written down, then shown; what follows waits behind it', async () => {
    const world = await open()
    await seller(world)
    server.react({ says: 'produk saya' })
    await sends(world, 'v1')
    await hears(world, 'menu')
    await world.drain()
    expect(await status()).toEqual(['prepare', 'new'])
    await world.prepare(network(note))
    while (await world.work());
    expect(await status()).toEqual(['ask', 'new'])
    await world.drain()
    expect(said).toEqual(['Yang kami dengar:', '*Dapur Bu Sri*, mau apa hari ini?'])
    expect(server.heard[0]!.body).toMatchObject({ model: 'voice', file: 'suara.ogg' })
  })

  test('that is none, or far too long, does not leave the house', async () => {
    const world = await open()
    await seller(world)
    server.react({ says: 'produk saya' })
    for (const content of [Buffer.from('halo'), Buffer.concat([note, Buffer.alloc(5 * 2 ** 20)])]) {
      await sends(world, `v${content.length}`)
      await world.prepare(network(content))
      await world.drain()
    }
    expect(server.heard).toEqual([])
    expect(said.every((text) => text.startsWith('Pesan suaranya kami teruskan'))).toBe(true)
  })
})

describe('the budget of a day', () => {
  test('holds over several programs that ask at once, and everything is answered all the same', async () => {
    const worlds = [await open(5), await open(5), await open(5)]
    await seller(worlds[0]!)
    server.react(says({}))
    for (let i = 0; i < 9; i++) {
      await introduce(worlds[0]!, cast, `Bu ${'ABCDEFGHI'[i]} is a seller.`)
      const { id } = [...cast.values()].at(-1)!
      await worlds[0]!.receive({
        channel: 'whatsapp',
        via: '32.15',
        from: id,
        externalId: `b${i}`,
        text: 'tong hilap nya',
        media: [],
      })
    }
    while (await worlds[0]!.work());
    const asked = async (world: World): Promise<void> => ((await world.consult()) ? asked(world) : undefined)
    await Promise.all(worlds.map(asked))
    await worlds[0]!.drain()
    expect(server.heard.length).toBe(5)
    expect(said.length).toBe(9)
    expect((await use()).model_uses).toEqual([
      { day: '2027-01-04', purpose: 'words', received: 9, messages: 9, calls: 5, failures: 0, tokens: 600 },
    ])
  })

  test('none at all is none', async () => {
    const world = await open(0)
    await seller(world)
    await hears(world, 'tong hilap nya')
    await world.drain()
    expect(server.heard).toEqual([])
    expect(said[0]).toContain('belum paham')
  })

  test('begins anew with the day, and failures are counted', async () => {
    const world = await open(1)
    await seller(world)
    server.react({ status: 400 })
    await hears(world, 'tong hilap nya')
    await world.drain()
    clock.moveTo(new Date('2027-01-05T08:00:00+07:00'))
    server.react(says({ intent: 'my_products' }))
    await hears(world, 'tong hilap nya')
    await world.drain()
    expect((await use()).model_uses).toMatchObject([
      { day: '2027-01-04', calls: 1, failures: 1, tokens: 0 },
      { day: '2027-01-05', calls: 1, failures: 0, tokens: 120 },
    ])
  })
})

test('without a model, what our readers could not settle is counted all the same', async () => {
  const world = await open(1, false)
  await seller(world)
  await hears(world, 'tong hilap nya')
  await hears(world, 'produk saya')
  await world.drain()
  expect((await use()).model_uses).toMatchObject([{ purpose: 'words', received: 2, messages: 1, calls: 0 }])
})
