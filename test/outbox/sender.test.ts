import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outgoing, Sent } from '../../src/chat/reply.ts'
import { startCarriers, startWorkers } from '../../src/cli/workers.ts'
import { systemClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { openLog } from '../../src/log.ts'
import { openWorld, type World } from '../../src/main.ts'
import { openPace } from '../../src/outbox/pace.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

let db: Db
let up = true
let send: (outgoing: Outgoing) => Promise<Sent>
let stop: () => Promise<void>
let world: World

beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await emptyDb(db)
  up = true
  world = await openWorld({
    db,
    house,
    clock: systemClock,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'sender-')),
    send: (outgoing) => send(outgoing),
    lines: [
      {
        channel: 'buyer',
        via: 'bot',
        pace: openPace({ reply: 'none', notice: 'none', noticesADay: 'none' }),
        atOnce: 5,
        up: () => up,
      },
    ],
  })
  const workers = startWorkers(world)
  const carriers = startCarriers(world, [])
  stop = async () => {
    await workers.stop()
    await carriers.stop()
  }
})

let count = 0
const say = (person: number, text = 'halo') =>
  world.receive({
    channel: 'buyer',
    via: 'bot',
    from: String(person),
    externalId: `s${++count}`,
    media: [],
    text,
  })
const left = async () =>
  (await db.sql<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE status <> 'sent'`))[0]!.n
async function until(true_: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await true_())) await pause(5)
}

describe('sending to many at once', () => {
  test('one who is slow keeps nobody else waiting, and never gets two at a time', async () => {
    const toSlow: number[] = []
    let underWay = 0
    let most = 0
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const heard: string[] = []
    send = async ({ to, id }) => {
      if (to === '1') {
        underWay++
        most = Math.max(most, underWay)
        await gate
        underWay--
        toSlow.push(id)
      } else heard.push(to)
      return { sent: true }
    }
    await say(1)
    await say(1, 'bantuan')
    await say(1, 'menu')
    for (let person = 2; person < 12; person++) await say(person)
    await until(() => heard.length === 10)
    expect(toSlow).toEqual([])
    open()
    await until(() => toSlow.length === 3)
    expect(toSlow).toEqual(toSlow.toSorted((a, b) => a - b))
    expect(most).toBe(1)
    await stop()
  })

  test('while the network is away nothing is tried, nothing is lost, and all of it comes in order', async () => {
    const heard: number[] = []
    send = async ({ id }) => {
      heard.push(id)
      return { sent: true }
    }
    up = false
    await say(1)
    await say(1, 'bantuan')
    await until(async () => (await left()) === 2)
    expect(heard).toEqual([])
    up = true
    await until(() => heard.length === 2)
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
    await stop()
  })

  test('a network that asks for patience again and again costs no message', async () => {
    let refusals = 0
    const heard: number[] = []
    send = async ({ id }) => {
      if (refusals++ < 12) return { sent: false, why: 'later', retryAfterMs: 5 }
      heard.push(id)
      return { sent: true }
    }
    await stop()
    await say(1)
    await world.work()
    while (!heard.length) {
      await world.idle()
      await pause(6)
      await world.pump()
    }
    await world.idle()
    expect(await left()).toBe(0)
  })

  test('a stop finishes what is on its way', async () => {
    let finished = false
    let begun = false
    send = async () => {
      begun = true
      await pause(100)
      finished = true
      return { sent: true }
    }
    await say(1)
    await until(() => begun)
    await stop()
    expect(finished).toBe(true)
    expect(await left()).toBe(0)
  })
})
