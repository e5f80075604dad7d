import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { playChat } from '../chats/play.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb, SERVER } from '../db/fresh.ts'
import { atOnce } from './at-once.ts'

interface Race {
  name: string
  /** a chat log; its last `count` lines are said at the same moment */
  log: string
  count?: number
  /** statements whose lock is the guard */
  takes: RegExp
  /** what is so whoever was first, as one row */
  facts: string
  expected: Record<string, unknown>
}

const APOLOGIES = `(SELECT count(*)::int FROM inbox WHERE status = 'failed') AS failed`

const RACES: readonly Race[] = [
  {
    name: 'two companies want a maker’s last pieces: one has them, the other hears how many are left',
    log: `
Bu Sri is a seller.
Bu Sri sells Keripik Tempe at 15000 a bungkus, 300 a month.
Pak Hendra is a buyer.
Bu Lia is a buyer.
Pak Hendra: pesan 400 bungkus keripik tempe untuk 20 februari
Bu Lia: pesan 300 bungkus keripik tempe untuk 20 februari
Pak Hendra: [Pesan sekarang]
Bu Lia: [Pesan sekarang]`,
    takes: /^SELECT id FROM products WHERE id = ANY/,
    facts: `SELECT (SELECT count(*)::int FROM orders WHERE number IS NOT NULL) AS orders, ${APOLOGIES}`,
    expected: { orders: 1, failed: 0 },
  },
  {
    name: 'one person taps on two devices: the order is placed once',
    log: `
Bu Sri is a seller.
Bu Sri sells Keripik Tempe at 15000 a bungkus, 600 a month.
Pak Hendra is a buyer.
Pak Hendra: pesan 100 bungkus keripik tempe untuk 20 februari
Pak Hendra: [Pesan sekarang]
Pak Hendra: [Pesan sekarang]`,
    takes: /SKIP LOCKED$/,
    facts: `SELECT (SELECT count(*)::int FROM orders WHERE number IS NOT NULL) AS orders, ${APOLOGIES},
      (SELECT max(said)::int FROM (SELECT count(*) AS said FROM outbox WHERE lane = 'reply' GROUP BY inbox_id) each) AS answers`,
    expected: { orders: 1, failed: 0, answers: 1 },
  },
  {
    name: 'two curators decide about one product: it has one verdict',
    log: `
Bu Sri is a seller.
Bu Rina is a curator.
Pak Joko is an admin.
Bu Sri submitted Keripik Tempe at 15000 a bungkus, 50 a day.
Bu Rina: kurasi
Bu Rina: 1
Bu Rina: [Putuskan sekarang]
Pak Joko: kurasi
Pak Joko: 1
Pak Joko: [Putuskan sekarang]
Pak Joko: [Tolak]
Bu Rina: [Setujui]
Pak Joko: Kemasannya masih terlalu sederhana`,
    takes: /FOR UPDATE OF p$/,
    facts: `SELECT (SELECT count(*)::int FROM reviews) AS verdicts, ${APOLOGIES}`,
    expected: { verdicts: 1, failed: 0 },
  },
  {
    name: 'a maker takes her product off while a curator approves it: it stays off',
    log: `
Bu Sri is a seller.
Bu Rina is a curator.
Bu Sri submitted Keripik Tempe at 15000 a bungkus, 50 a day.
Bu Rina: kurasi
Bu Rina: 1
Bu Rina: [Putuskan sekarang]
Bu Sri: berhenti jual
Bu Sri: [Ya, berhenti jual]
Bu Rina: [Setujui]`,
    takes: /FOR UPDATE OF p$/,
    facts: `SELECT (SELECT status FROM products) AS product, ${APOLOGIES}`,
    expected: { product: 'withdrawn', failed: 0 },
  },
  {
    name: 'two admins remove each other: one stays',
    log: `
Bu Rina is an admin.
Pak Joko is an admin.
Bu Tati is a curator.
Bu Rina: keluarkan petugas
Bu Rina: Pak Joko
Bu Rina: Bu Tati
Pak Joko: keluarkan petugas
Pak Joko: Bu Rina
Pak Joko: Bu Tati
Bu Rina: [Ya, keluarkan]
Pak Joko: [Ya, keluarkan]`,
    takes: /^SELECT 1 FROM regions WHERE code = \$1 FOR UPDATE$/,
    facts: `SELECT (SELECT count(*)::int FROM officers WHERE role = 'admin' AND status = 'active') AS admins, ${APOLOGIES}`,
    expected: { admins: 1, failed: 0 },
  },
  {
    name: 'two people use one invitation: one joins',
    log: `
The office invites a curator.
Bu Rina writes to the officers' bot.
Pak Joko writes to the officers' bot.
Bu Rina: /start bv2kxd2xkgtt
Pak Joko: /start bv2kxd2xkgtt
Bu Rina: Rina Marlina
Pak Joko: Joko Susilo`,
    takes: /FROM invitations i .*FOR UPDATE OF i$/s,
    facts: `SELECT (SELECT count(*)::int FROM officers) AS officers, ${APOLOGIES}`,
    expected: { officers: 1, failed: 0 },
  },
  {
    name: 'a maker says yes while the company cancels: nobody works for an order that is no more',
    log: `
Bu Sri is a seller.
Bu Sri sells Keripik Tempe at 15000 a bungkus, 600 a month.
Pak Hendra is a buyer.
Pak Hendra: pesan 100 bungkus keripik tempe untuk 20 februari
Pak Hendra: [Pesan sekarang]
Pak Hendra: batalkan pesanan
Pak Hendra: [Ya, batalkan]
Bu Sri: sanggup
Pak Hendra: lewati`,
    takes: /^SELECT id FROM (orders WHERE id = \$1|products WHERE id = ANY.*) FOR UPDATE$/,
    facts: `SELECT EXISTS (SELECT 1 FROM outbox WHERE text LIKE 'Alhamdulillah, dicatat%')
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE notice = 'promise_gone') AS works_for_nobody, ${APOLOGIES}`,
    expected: { works_for_nobody: false, failed: 0 },
  },
]

describe.runIf(SERVER)('at the same moment', () => {
  let db: Db
  beforeAll(async () => {
    db = await freshDb()
  })
  beforeEach(() => emptyDb(db))
  afterAll(() => db?.close())

  const play = async ({ log, count = 2, takes, facts }: Race, there: boolean) => {
    const messages = log.split('\n').filter((line) => /^(Bu|Pak) \w+: /.test(line)).length
    const played = await playChat(log, db, { hands: atOnce(db, messages, count, { takes, there }) })
    const [row] = await db.sql(facts)
    return { row, played }
  }

  describe.each(RACES)('$name', (race) => {
    test('with its guard, every time', async () => {
      const { row, played } = await play(race, true)
      expect(row, played).toEqual(race.expected)
    })

    test('and not without', async () => {
      const { row, played } = await play(race, false)
      expect(row, played).not.toEqual(race.expected)
    })
  })
})
