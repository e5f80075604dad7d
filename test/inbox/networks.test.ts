import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Fetched } from '../../src/chat/channel.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { type MovableClock, movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { type Flood, openFlood } from '../../src/inbox/flood.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { picture } from '../chats/picture.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

const PHONE = '6281200000001'
const LID = '99887766554433@lid'

let db: Db
let world: World
let clock: MovableClock
let said: Outgoing[]

beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
const open = (flood?: Flood) =>
  openWorld({
    db,
    clock,
    house,
    ...(flood && { flood }),
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'networks-')),
    async send(outgoing) {
      said.push(outgoing)
      return { sent: true, externalId: `n${outgoing.id}` }
    },
  })
beforeEach(async () => {
  await emptyDb(db)
  clock = movableClock(new Date('2027-01-04T08:00:00+07:00'))
  said = []
  world = await open()
})

let count = 0
const message = (fields: Partial<Message>): Message => ({
  channel: 'whatsapp',
  via: '32.15',
  from: PHONE,
  externalId: `m${++count}`,
  media: [],
  ...fields,
})
const photo = (ref: string) => ({ kind: 'photo' as const, ref, name: 'foto.png' })
const say = async (fields: Partial<Message>) => {
  const received = await world.receive(message(fields))
  await world.drain()
  return received
}
const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms))
const accounts = () => db.sql<Record<string, unknown>>('SELECT external_id, address FROM accounts ORDER BY id')
const payloads = () => db.sql<{ payload: Message; status: string }>('SELECT payload, status FROM inbox ORDER BY id')

/** A channel of which only the fetching matters. */
const network = (fetch: (ref: string) => Promise<Fetched>) =>
  ({ name: 'whatsapp', via: '32.15', fetch }) as unknown as Channel

describe('pictures still at the network', () => {
  const there = network(async () => ({ fetched: true, content: picture(1, 1) }))

  test('a message waits for its picture, and those behind it wait with it', async () => {
    await say({ refs: [photo('a')], text: 'ini fotonya' })
    await say({ text: 'halo' })
    expect(said).toEqual([])
    expect(await world.prepare(there)).toBe(true)
    await world.drain()
    expect(said).toHaveLength(2)
    const [first] = await payloads()
    expect(first?.payload.media).toMatchObject([{ kind: 'photo', type: 'image/jpeg' }])
    expect(first?.payload.refs).toBeUndefined()
  })

  test('what the network no longer has is said, and nobody waits for ever', async () => {
    await say({ refs: [photo('a')] })
    await world.prepare(network(async () => ({ fetched: false, why: 'gone' })))
    await world.drain()
    expect((await payloads())[0]?.payload.unreadable).toBe('media_gone')
    expect(said).toHaveLength(1)
  })

  test('a network that does not answer is asked again, later each time, and at last given up', async () => {
    await say({ refs: [photo('a')] })
    const away = network(async () => ({ fetched: false, why: 'later' }))
    let asked = 0
    while ((await payloads())[0]?.status === 'prepare') {
      if (await world.prepare(away)) asked++
      pass(1_000)
    }
    expect(asked).toBe(5)
    await world.drain()
    expect(said).toHaveLength(1)
  })

  test('a worker that was too slow writes nothing once another has the message', async () => {
    await say({ refs: [photo('a')] })
    let answer = (_: Fetched) => {}
    const slow = world.prepare(
      network(
        () =>
          new Promise((resolve) => {
            answer = resolve
          }),
      ),
    )
    while (!(await db.sql(`SELECT 1 FROM inbox WHERE tries = 1`)).length);
    pass(61_000)
    await world.prepare(there)
    answer({ fetched: false, why: 'gone' })
    await slow
    expect((await payloads())[0]?.payload.unreadable).toBeUndefined()
  })
})

test('photos sent together are one answer, with the caption that one of them has', async () => {
  const fetch = network(async (ref) => ({ fetched: true, content: picture(Number(ref), 1) }))
  for (const ref of ['1', '2', '3'])
    await say({ refs: [photo(ref)], album: 'x', ...(ref === '2' ? { text: 'keripik pisang' } : {}) })
  while (await world.prepare(fetch));
  await world.drain()
  expect(said).toEqual([])
  pass(2_000)
  await world.drain()
  expect(said).toHaveLength(1)
  expect((await payloads()).map(({ status }) => status)).toEqual(['done', 'done', 'done'])
})

describe('a message that its sender changed', () => {
  test('before it was answered, is what they made of it', async () => {
    await say({ text: 'halo' })
    said.length = 0
    await world.receive(message({ externalId: 'first', text: 'bantu' }))
    expect(await world.receive(message({ text: 'bantuan', unreadable: 'edited', about: 'first' }))).toBe('changed')
    await world.drain()
    expect(said).toHaveLength(1)
    expect((await payloads())[1]?.payload.text).toBe('bantuan')
  })

  test('after it was answered, hears kindly how to correct', async () => {
    await say({ externalId: 'first', text: 'halo' })
    said.length = 0
    expect(await say({ text: 'halo juga', unreadable: 'edited', about: 'first' })).toBe('new')
    expect(said).toHaveLength(1)
  })

  test('taken back before it was answered, is not answered; afterwards nothing happens either', async () => {
    await world.receive(message({ externalId: 'first', text: 'halo' }))
    await say({ unreadable: 'deleted', about: 'first' })
    await say({ unreadable: 'deleted', about: 'long ago' })
    expect(said).toEqual([])
    expect((await payloads())[0]?.payload.text).toBeUndefined()
  })
})

describe('one person, one account', () => {
  test('a lid that turns out to have a phone number stays the same account, and is answered where it writes', async () => {
    await say({ from: LID, text: 'halo' })
    await say({ from: PHONE, alsoKnownAs: [LID], replyTo: LID, text: 'halo' })
    expect(await accounts()).toEqual([{ external_id: PHONE, address: LID }])
    expect(said.map(({ to }) => to)).toEqual([LID, LID])
    await say({ from: LID, text: 'menu' })
    expect(await accounts()).toHaveLength(1)
  })

  test('two accounts that both exist stay two: an officer decides', async () => {
    await say({ from: LID, text: 'halo' })
    await say({ from: PHONE, text: 'halo' })
    await say({ from: PHONE, alsoKnownAs: [LID], text: 'menu' })
    expect(await accounts()).toHaveLength(2)
  })
})

test('a quoted message of ours answers the prompt it asked', async () => {
  await say({ text: 'halo' })
  const first = said[0]!
  await say({ text: 'xyz' })
  await say({ text: '1', quotes: `n${first.id}` })
  expect(first.promptNo).toBeDefined()
  expect((await db.sql<{ done: Date }>('SELECT done_at AS done FROM inbox')).every(({ done }) => done)).toBe(true)
})

describe('of a flood', () => {
  test('the program hears what one person may say, says one kind word, and keeps nothing of the rest', async () => {
    world = await open(openFlood({ messages: 1, newcomers: 60 }))
    const received: string[] = []
    for (let n = 0; n < 10; n++) received.push(await say({ text: `halo ${n}` }))
    expect(received).toEqual([...Array(4).fill('new'), ...Array(6).fill('dropped')])
    expect(said.at(-1)?.text).toContain('Pelan-pelan')
    expect((await payloads()).map(({ payload }) => payload.text)).toEqual(['halo 0', 'halo 1', 'halo 2', undefined])
    expect(world.dropped()).toBe(6)
    expect(await say({ from: '6281200000002', text: 'halo' })).toBe('new')
  })

  test('of strangers the program takes in so many, and of the rest not even an address is kept', async () => {
    world = await open(openFlood({ messages: 20, newcomers: 1 }))
    for (let n = 10; n < 30; n++) await say({ from: `62812000000${n}`, text: 'halo' })
    expect(await accounts()).toHaveLength(10)
    expect(world.dropped()).toBe(10)
  })
})
