import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Channel, Ear } from '../../src/chat/channel.ts'
import { earOf, watchChannel } from '../../src/cli/watch.ts'
import { startCarriers, startWorkers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import type { House } from '../../src/flow/types.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { openPace } from '../../src/outbox/pace.ts'
import { house } from '../house.ts'

/** The program as it runs live, behind one channel in front of its stand-in. */
export interface Behind {
  house: House
  world: World
  db: Db
  ear: Ear
  /** nothing waits to be answered, fetched or sent */
  settled(): Promise<void>
  /** messages that were answered, or failed */
  inbox(): Promise<{ done: number; failed: number }>
  stop(): Promise<void>
}

const FREE = { reply: 'none', notice: 'none', noticesADay: 'none' } as const

/** On a database in memory. The channel is not started: it is to hear with `ear`. */
export async function openBehind(channel: Channel): Promise<Behind> {
  const log = openLog('silent')
  const db = await openDb()
  const world = await openWorld({
    db,
    clock: systemClock,
    log,
    house,
    filesDir: mkdtempSync(join(tmpdir(), 'gandeng-behind-')),
    lines: [{ channel: channel.name, via: channel.via, pace: openPace(FREE), atOnce: 8, up: () => true }],
    send: (outgoing) => channel.send(outgoing),
  })
  const watched = watchChannel(world, channel, log)
  const loops = [startWorkers(world), startCarriers(world, [channel])]
  const open = async () => {
    const [row] = await db.sql<{ open: number }>(
      `SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL)::int
         + (SELECT count(*) FROM outbox WHERE status = 'sending' OR status = 'queued' AND due_at <= $1)::int AS open`,
      [systemClock.now()],
    )
    return row?.open
  }
  return {
    house,
    world,
    db,
    ear: earOf(world, watched),
    settled: () => expect.poll(open, { interval: 10, timeout: 15_000 }).toBe(0),
    async inbox() {
      const [row] = await db.sql<{ done: number; failed: number }>(
        `SELECT count(*) FILTER (WHERE status = 'done')::int AS done, count(*) FILTER (WHERE status = 'failed')::int AS failed FROM inbox`,
      )
      return row!
    },
    async stop() {
      await channel.stop()
      for (const loop of loops) await loop.stop()
      watched.stop()
      await world.close()
      await db.close()
    },
  }
}

/** One person's phone, as far as it matters here. */
export interface Hands {
  says(text: string): unknown
  /** what this screen shows of us, oldest first */
  texts(): string[]
}

/** One line of the table: what somebody does, and what they read. */
export interface Bad<Person> {
  what: string
  /** what comes before it, answered as usual; what it returns is handed on */
  first?(person: Person): unknown
  does(person: Person, before: unknown): unknown
  /** under `unreadable` in flows/phrases.yaml, or another sentence's key; nothing: it is met with silence */
  answer?: string
}

/**
 * Does what stands in a line of the table, and asks for help right behind it: whatever came, the person is answered once
 * or not at all, and the talk goes on.
 * @returns what was read between the two
 */
export async function readsAfter<Person extends Hands>(
  behind: Behind,
  person: Person,
  { first, does }: Bad<Person>,
): Promise<string[]> {
  const before = await (first ?? ((one: Person) => one.says('halo')))(person)
  await expect.poll(() => person.texts().length, { interval: 10, timeout: 15_000 }).toBeGreaterThan(0)
  await behind.settled()
  const { length } = person.texts()
  await does(person, before)
  person.says('bantuan')
  await expect.poll(() => person.texts().slice(length).some(isHelp), { interval: 10, timeout: 15_000 }).toBe(true)
  await behind.settled()
  const fresh = person.texts().slice(length)
  expect(fresh.filter(isHelp)).toHaveLength(1)
  return fresh.filter((text) => !isHelp(text))
}

const isHelp = (text: string) => /^(?:Gampang dan gratis|Tulis saja seperti biasa)/.test(text)

/** What a line of the table must have been answered with. */
export function expectAnswer({ house }: Behind, read: readonly string[], answer: string | undefined): void {
  if (answer === undefined) return expect(read).toEqual([])
  const sentence = house.phrases[answer]
  if (sentence === undefined) throw new Error(`there is no phrase '${answer}'`)
  expect(read).toHaveLength(1)
  expect(plain(read[0]!)).toContain(plain(sentence.split('\n')[0]!))
}

/** Without the marks of bold, which networks show in their own way. */
const plain = (text: string) => text.replace(/[*_]/g, '')
