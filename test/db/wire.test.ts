import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import type { Wire } from '../../src/db/wire.ts'
import { openLog } from '../../src/log.ts'
import { openWorld } from '../../src/main.ts'
import { house } from '../house.ts'
import { freshDatabase, SERVER } from './fresh.ts'

describe.runIf(SERVER)('processes on one server', () => {
  let url: string
  let drop: () => Promise<void>
  const open: Db[] = []
  beforeAll(async () => ({ url, drop } = await freshDatabase()))
  afterAll(async () => {
    await Promise.all(open.map((db) => db.close()))
    await drop()
  })

  /** A program's own way to the server. */
  async function program(): Promise<Db & { wire: Wire }> {
    const db = await openDb({ url, sessions: 2 })
    open.push(db)
    return { ...db, wire: db.wire! }
  }
  /** The connections that stay are cut, as by a network or a restart of the server. */
  const cut = (db: Db) =>
    db.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ~ 'LISTEN|advisory|SELECT 1$|pg_notify' AND pid <> pg_backend_pid()`,
    )
  const heardBy = (wire: Wire) => {
    const heard: string[] = []
    wire.listen((word) => heard.push(word))
    return heard
  }

  test('hear what one of them tells, and again after the connection was cut', async () => {
    const [a, b] = [await program(), await program()]
    const heard = heardBy(b.wire)
    heardBy(a.wire)
    await expect.poll(() => a.wire.listening() && b.wire.listening()).toBe(true)
    a.wire.tell('turn')
    await expect.poll(() => heard).toContain('turn')
    heard.length = 0
    await cut(a)
    // nobody knows what was told meanwhile: everybody looks
    await expect.poll(() => heard).toContain('')
    await expect.poll(() => a.wire.listening()).toBe(true)
    a.wire.tell('send')
    await expect.poll(() => heard).toContain('send')
  })

  test('a thousand words in a moment are told a few times, the last of them after all others', async () => {
    const [a, b] = [await program(), await program()]
    const heard = heardBy(b.wire)
    heardBy(a.wire)
    await expect.poll(() => a.wire.listening() && b.wire.listening()).toBe(true)
    heard.length = 0
    for (let n = 0; n < 1_000; n++) a.wire.tell('turn')
    await expect.poll(() => heard).toEqual(['turn', 'turn'])
  })

  test('a message that comes in where nobody works wakes somebody who rests elsewhere', async () => {
    const worlds = await Promise.all(
      [await program(), await program()].map((db) =>
        openWorld({
          house,
          db,
          clock: systemClock,
          log: openLog('silent'),
          filesDir: '/nonexistent',
          lines: [],
          send: async () => ({ sent: true }),
        }),
      ),
    )
    const [ear, worker] = worlds as [(typeof worlds)[0], (typeof worlds)[0]]
    const hello = {
      channel: 'whatsapp',
      via: '32.15',
      from: '6281',
      externalId: 'w1',
      text: 'halo',
      media: [],
    } as const
    ear.db.wire?.listen(() => {})
    void worker.rest('ask', 1)
    await expect.poll(() => ear.isTold() && worker.isTold()).toBe(true)
    await worker.rest('turn', 500) // what the opening of the wire itself woke
    const woken = worker.rest('turn', 60_000)
    await ear.receive({ ...hello, media: [] })
    await woken
    expect(await worker.work()).toBeTypeOf('boolean')
    expect(await worker.db.sql(`SELECT status FROM inbox`)).toEqual([{ status: 'done' }])
    await Promise.all(worlds.map((world) => world.close()))
  })

  test('one of them has an office; another takes over when that one is gone, and only then', async () => {
    const [a, b] = [await program(), await program()]
    expect(await a.wire.hold('phone').first).toBe(true)
    const standby = b.wire.hold('phone')
    expect(await standby.first).toBe(false)
    // another office is nobody's
    expect(await b.wire.hold('other phone').first).toBe(true)
    let ours = false
    void standby.ours.then(() => {
      ours = true
    })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(ours).toBe(false)
    await a.wire.close()
    await standby.ours
  })

  test('who has an office keeps it when its connection is cut and nobody else stands for it', async () => {
    const a = await program()
    const office = a.wire.hold('alone')
    expect(await office.first).toBe(true)
    let lost = false
    void office.lost.then(() => {
      lost = true
    })
    const locks = () =>
      a.sql<{ pid: number }>(`SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
        AND (classid::bigint << 32) | objid::bigint = hashtextextended('gandeng alone', 0)`)
    const [before] = await locks()
    await cut(a)
    await expect.poll(async () => (await locks()).filter(({ pid }) => pid !== before?.pid)).toHaveLength(1)
    expect(lost).toBe(false)
    expect(await (await program()).wire.hold('alone').first).toBe(false)
  })

  test('who finds the office taken after its connection was cut is told that it is lost', async () => {
    const a = await program()
    const office = a.wire.hold('cut')
    expect(await office.first).toBe(true)
    // somebody quicker
    const other = await openDb({ url, sessions: 2 })
    open.push(other)
    const taken = other.transaction(async ({ sql }) => {
      await cut(other)
      await sql(`SELECT pg_advisory_xact_lock(hashtextextended('gandeng cut', 0))`)
      await office.lost
      return 'taken'
    })
    expect(await taken).toBe('taken')
  })
})
