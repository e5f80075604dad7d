import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { line } from '../../src/actions/lines.ts'
import type { Outgoing } from '../../src/chat/reply.ts'
import { movableClock } from '../../src/clock.ts'
import type { Db } from '../../src/db/open.ts'
import { isQuiet } from '../../src/domain/quiet.ts'
import { openLog } from '../../src/log.ts'
import { moveTo, openWorld, type World } from '../../src/main.ts'
import { MOST_A_DAY } from '../../src/outbox/caps.ts'
import { takeBack } from '../../src/outbox/given-back.ts'
import { MOST_LETTERS } from '../../src/outbox/merge.ts'
import { type Notice, queueNotices } from '../../src/outbox/queue.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { house } from '../house.ts'

const START = new Date('2027-01-04T08:00:00+07:00')
const HOUR = 3_600_000
let db: Db
let world: World
let clock: ReturnType<typeof movableClock>
let sent: (Outgoing & { at: Date })[]
let lost: (outgoing: Outgoing) => boolean

beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(open)

/** One maker with a phone, account 1, and a bot that only has to speak. */
async function open() {
  await emptyDb(db)
  clock = movableClock(START)
  sent = []
  lost = () => false
  world = await openWorld({
    db,
    house,
    clock,
    log: openLog('silent'),
    filesDir: mkdtempSync(join(tmpdir(), 'merge-')),
    async send(outgoing) {
      if (lost(outgoing)) return { sent: false, why: 'refused', what: 'a test' }
      sent.push({ ...outgoing, at: clock.now() })
      return { sent: true }
    },
  })
  await db.sql('INSERT INTO people (id, name, created_at) VALUES (1, $1, $2)', ['Sri', START])
  await db.sql(
    `INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at) VALUES (1, '32.15', 1, 'whatsapp', '32.15', '6281200000001', $1)`,
    [START],
  )
  await db.sql(`INSERT INTO conversations (account_id, state, created_at) VALUES (1, 'null', $1)`, [START])
}

/** A notice of the clock that names one thing nobody else names. */
const KINDS = {
  permits_over: (name: string) => ({
    permits: [line('permit_over', { product: name, permit: 'permit.pirt', until: '2027-01-03' })],
  }),
  products_to_mend: (name: string) => ({ products: [line('product_to_mend', { product: name })] }),
  maker_month: (name: string) => ({ figures: [line('maker_head', { month: '2026-12', business: name })] }),
}
type Kind = keyof typeof KINDS
const notice = (kind: Kind, name: string, dueAt: Date) =>
  ({ notice: kind, accountId: 1, key: name, values: KINDS[kind](name), dueAt }) as Notice

const queue = (notices: readonly Notice[]) => db.transaction((tx) => queueNotices(tx, notices, clock.now()))
const timesSaid = (name: string) =>
  sent.filter(({ text }) => text.includes(`*${name}*`) || text.includes(`, ${name}`) || text.includes(`• ${name}`))
    .length
const status = async () =>
  Object.fromEntries(
    (await db.sql<{ key: string; status: string }>('SELECT key, status FROM outbox WHERE key IS NOT NULL')).map(
      (row) => [row.key, row.status],
    ),
  )

describe('what is due for one person at one time', () => {
  test('is one message, the most urgent first', async () => {
    const at = new Date(START.getTime() + HOUR)
    await queue([
      notice('maker_month', 'Nada', at),
      notice('products_to_mend', 'Nela', at),
      notice('permits_over', 'Nori', at),
    ])
    await moveTo(world, clock, new Date(at.getTime() + HOUR))
    expect(sent).toHaveLength(1)
    const places = ['Nori', 'Nela', 'Nada'].map((name) => sent[0]!.text.indexOf(name))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(await status()).toEqual({ Nada: 'merged', Nela: 'merged', Nori: 'sent' })
  })

  test('is never a wall of text: what does not fit comes as the next message', async () => {
    const at = new Date(START.getTime() + HOUR)
    const names = Array.from({ length: 12 }, (_, nth) => `Keripik Tempe Nomor ${nth + 100}`)
    await queue(names.map((name) => notice('products_to_mend', name, at)))
    await moveTo(world, clock, new Date(at.getTime() + HOUR))
    expect(sent.length).toBeGreaterThan(1)
    for (const { text } of sent) expect(text.length).toBeLessThan(MOST_LETTERS + 200)
    for (const name of names) expect(timesSaid(name)).toBe(1)
  })

  test('a message that the network refuses takes nothing with it', async () => {
    const at = new Date(START.getTime() + HOUR)
    await queue([notice('permits_over', 'Nori', at), notice('products_to_mend', 'Nela', at)])
    lost = ({ text }) => text.includes('Nori')
    await moveTo(world, clock, new Date(at.getTime() + HOUR))
    expect(timesSaid('Nela')).toBe(1)
    expect(await status()).toEqual({ Nori: 'failed', Nela: 'sent' })
  })

  test('a network that gives it back for want of a template gets one thing at a time', async () => {
    const at = new Date(START.getTime() + HOUR)
    await queue([notice('permits_over', 'Nori', at), notice('products_to_mend', 'Nela', at)])
    await moveTo(world, clock, at)
    expect(sent).toHaveLength(1)
    const { id, attempt } = sent[0]!
    const line = { channel: 'whatsapp' as const, via: '32.15' }
    expect(await takeBack(db, line, { id, attempt, why: { sent: false, why: 'window_closed' } }, clock.now())).toBe(
      true,
    )
    await moveTo(world, clock, new Date(at.getTime() + HOUR))
    expect(sent.slice(1).map(({ template, windowClosed }) => [template?.name, windowClosed])).toEqual([
      ['permits_over', true],
      ['products_to_mend', undefined],
    ])
    expect(await status()).toEqual({ Nori: 'sent', Nela: 'sent' })
  })

  test('is not more than a person can bear in a day: the rest comes tomorrow', async () => {
    const most = MOST_A_DAY.whatsapp
    const names = Array.from({ length: most + 2 }, (_, nth) => `Nama${nth}`)
    await queue(names.map((name, nth) => notice('maker_month', name, new Date(START.getTime() + nth * HOUR))))
    await moveTo(world, clock, new Date('2027-01-04T20:59:00+07:00'))
    expect(sent).toHaveLength(most)
    await moveTo(world, clock, new Date('2027-01-05T06:00:00+07:00'))
    for (const name of names) expect(timesSaid(name)).toBe(1)
  })
})

test('whatever falls due when, and whatever is switched off when: each said once or dropped for a reason, none in quiet hours, none after an opt-out', async () => {
  const due = fc.record({
    kind: fc.constantFrom<Kind>('permits_over', 'products_to_mend', 'maker_month'),
    after: fc.integer({ min: 0, max: 60 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(due, { minLength: 1, maxLength: 8 }),
      fc.option(fc.integer({ min: 0, max: 60 })),
      async (dues, muted) => {
        await open()
        const at = (hours: number) => new Date(START.getTime() + hours * HOUR)
        await queue(dues.map(({ kind, after }, nth) => notice(kind, `Nama${nth}x`, at(after))))
        if (muted !== null) {
          await moveTo(world, clock, at(muted))
          await db.sql(`UPDATE accounts SET muted_kinds = '{reminder}'`)
        }
        await moveTo(world, clock, at(24 * 12))
        const ended = await status()
        for (const [nth, { kind }] of dues.entries()) {
          const name = `Nama${nth}x`
          const wasSaid = ended[name] === 'sent' || ended[name] === 'merged'
          expect(timesSaid(name)).toBe(wasSaid ? 1 : 0)
          if (!wasSaid) expect([ended[name], kind, muted !== null]).toEqual(['dropped', 'products_to_mend', true])
        }
        for (const { at: said, text } of sent) {
          expect(isQuiet(said, world.desk.feasts)).toBe(false)
          if (muted !== null && said > at(muted)) expect(text).not.toContain('dibetulkan')
        }
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)
