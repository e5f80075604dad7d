import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportAnonymous } from '../../../src/cli/export.ts'
import type { Db } from '../../../src/db/open.ts'
import { PERSONAL } from '../../../src/db/personal.ts'
import { forgetPeople, forgetTalkJob } from '../../../src/jobs/forget.ts'
import { playChat } from '../../chats/play.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { rowsOf } from '../../db/rows-of.ts'

/** A maker in the middle of everything, and a buyer; both ask for their data to be deleted. */
const TOWN = `
Bu Rina is an admin.
Pak Udin is a keeper.
Koperasi Maju Jaya is a penyedia.
Bu Sri Wahyuningsih is a seller.
Bu Ani is a seller.
Pak Hendra Gunawan is a buyer.
Pak Udin keeps Posko Klari.
Bu Sri Wahyuningsih sells Keripik Tempe at 15000 a bungkus, 3000 a month.
Bu Sri Wahyuningsih sells Dodol Wahyuningsih at 20000 a bungkus, 300 a month.
Bu Ani sells Keripik Pisang at 15000 a bungkus, 3000 a month.
Pak Hendra Gunawan ordered 100 Keripik Tempe for 2027-03-01, all promised.
Pak Hendra Gunawan ordered 50 Keripik Pisang for 2027-03-01.
Pak Hendra Gunawan ordered 20 Dodol Wahyuningsih for 2027-01-20, all promised.
KRW-3 was delivered.
Keripik Tempe stands on Pak Hendra Gunawan's shelf.
Bu Sri Wahyuningsih: tambah foto
Bu Sri Wahyuningsih: (photo)
Bu Sri Wahyuningsih: ralat
Bu Sri Wahyuningsih: rekening bca 8765012349 atas nama Sri Wahyuningsih
Bu Sri Wahyuningsih: [Ya, benar]
Bu Sri Wahyuningsih: ganti nama usaha
Bu Ani: tambah foto
Bu Ani: (photo)
Pak Hendra Gunawan: minta contoh keripik pisang 2 bungkus
Pak Hendra Gunawan: gratis
Pak Hendra Gunawan: diantar
Pak Hendra Gunawan: kirim permintaan
Pak Hendra Gunawan: minta contoh keripik tempe 2 bungkus
Pak Hendra Gunawan: gratis
Pak Hendra Gunawan: diantar
Pak Hendra Gunawan: kirim permintaan
Pak Hendra Gunawan: lapor kemitraan
Pak Hendra Gunawan: pelatihan
Pak Hendra Gunawan: Pelatihan kemasan di pabrik untuk 20 UMKM
Pak Hendra Gunawan: 2 januari
Pak Hendra Gunawan: ya
Pak Hendra Gunawan: 15 juta
Pak Hendra Gunawan: lewati
Pak Hendra Gunawan: benar, catat
Pak Hendra Gunawan: tawarkan tempat jualan
Pak Hendra Gunawan: pojok kantin
Pak Hendra Gunawan: Kantin PT Mitra Ban, KIM
Pak Hendra Gunawan: 19 januari
Pak Hendra Gunawan: 21 januari
Pak Hendra Gunawan: 2
Pak Hendra Gunawan: gratis
Pak Hendra Gunawan: kirim
Pak Hendra Gunawan: keracunan
Pak Hendra Gunawan: 1
Pak Hendra Gunawan: 1
Pak Hendra Gunawan: ada yang sakit
Pak Hendra Gunawan: lewati
Pak Hendra Gunawan: lewati
Pak Hendra Gunawan: nilai pesanan
Pak Hendra Gunawan: 4
Pak Hendra Gunawan: cukup
Bu Sri Wahyuningsih: siap 20 keripik tempe
Bu Sri Wahyuningsih: hapus data
Bu Sri Wahyuningsih: [Ya, hapus]
Pak Hendra Gunawan: hapus data
Pak Hendra Gunawan: [Ya, hapus]
Bu Sri Wahyuningsih: petugas
Bu Sri Wahyuningsih: ini Sri Wahyuningsih, mohon ditelepon ke 081200000004
Bu Rina: pesan dari Bu Sri Wahyuningsih
Bu Sri Wahyuningsih: menu
-- 2027-01-06T07:50
`
const WORDS = ['Wahyuningsih', 'Hendra', '8765012349', 'ditelepon']
/** Where a person's name may still stand: orders and papers that tax law wants kept, and what is the company's own. */
const KEPT = [
  ...['buyers.name', 'buyers.address', 'buyers.estate', 'orders.address', 'deliveries.address', 'collections.name'],
  ...['documents.data', 'orders.po_number', 'deliveries.receipt_number', 'partnership_entries.note'],
  ...['selling_spaces.name', 'selling_spaces.place'],
]
/** Where it stands as long as goods are still on their way to somebody. */
const WHILE_RUNNING = /^(orders|deliveries)\./
/** By these they are found, also where others speak of them: filled with more they would be somebody else. */
const FOUND_BY = [
  ...['people.name', 'people.phone', 'accounts.external_id', 'sellers.name', 'sellers.owner_name', 'sellers.phone'],
  ...['buyers.contact_name', 'buyers.phone'],
  // goods are called as their maker calls them
  ...['order_lines.label', 'samples.title'],
]

let db: Db
let words: string[]
let filled: string[]
beforeAll(async () => {
  db = await freshDb()
  await playChat(TOWN, db)
  const phones = await db.sql<{ phone: string }>(
    `SELECT phone FROM people WHERE name LIKE '%Wahyuningsih' AND phone IS NOT NULL
     UNION SELECT external_id FROM accounts a JOIN people p ON p.id = a.person_id WHERE p.name LIKE '%Hendra%'`,
  )
  await db.sql(
    `INSERT INTO summaries (region_code, month, kind, number, figures, created_at, locked_at)
     SELECT '32.15', '2026-12', 'final', 1, json_build_object('figures', json_build_object('turnover', 400000),
       'sellers', json_build_object(s.id, 'Dapur Lama Wahyuningsih', 999, 'Dapur Bu Ani'), 'advice', json_build_array(json_build_object('key', 'call_lost_buyer', 'values', '{}'::json,
         'call', json_build_array(json_build_object('name', 'Dapur Lama Wahyuningsih', 'contact', NULL, 'phone', s.phone),
           json_build_object('name', b.name, 'contact', b.contact_name, 'phone', b.phone))))), $1, $1
     FROM sellers s JOIN seller_members m ON m.seller_id = s.id JOIN people p ON p.id = m.person_id, buyers b
     WHERE p.name LIKE '%Wahyuningsih' AND b.contact_name LIKE '%Hendra%'`,
    [new Date('2027-01-05T08:00:00+07:00')],
  )
  filled = await fillWith('Wahyuningsih')
  words = [...WORDS, ...phones.map(({ phone }) => phone)]
}, 240_000)
afterAll(() => db?.close())

/** Every column of the database in which one of these words still stands. */
async function foundIn(searched: readonly string[]): Promise<string[]> {
  const columns = await db.sql<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type IN ('text', 'json', 'jsonb', 'ARRAY', 'tsvector') ORDER BY 1, 2`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const rows = await db.sql(`SELECT 1 FROM "${table}" WHERE "${column}"::text ILIKE ANY ($1) LIMIT 1`, [
      searched.map((word) => `%${word}%`),
    ])
    if (rows.length) found.push(`${table}.${column}`)
  }
  return found
}

test('the export for analysis names nobody, quotes nobody, and holds no formula', async () => {
  await db.sql(`UPDATE regions SET office_name = '=HYPERLINK("https://evil.example")' WHERE code = '32.15'`)
  const out = mkdtempSync(join(tmpdir(), 'export-'))
  const paths = await exportAnonymous(db, out)
  const files = new Map(paths.map((path) => [basename(path), readFileSync(path, 'utf8')]))
  rmSync(out, { recursive: true })
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['orders.csv', 'allocations.csv', 'sellers.csv', 'payments.csv']),
  )
  expect(files.get('orders.csv')!.trim().split('\n').length).toBe(4)
  expect(files.get('regions.csv')).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  for (const text of files.values()) for (const word of [...words, 'Keripik']) expect(text).not.toContain(word)
})

test('a person whose data is erased is found nowhere any more, in no table and no column but papers', async () => {
  const before = await foundIn(words)
  expect(before).toEqual(
    expect.arrayContaining([
      'people.name',
      'sellers.phone',
      'inbox.payload',
      'outbox.values',
      'summaries.figures',
      'order_lines.label',
    ]),
  )
  expect(before).toEqual(expect.arrayContaining(filled))
  expect(filled.length).toBeGreaterThan(40)
  const counts = async () =>
    db.sql(`SELECT (SELECT count(*) FROM orders) AS orders, (SELECT sum(promised) FROM allocations) AS promised,
      (SELECT sum(amount) FROM payments) AS due, (SELECT count(*) FROM inbox) AS heard, (SELECT count(*) FROM consents) AS agreed`)
  const reckoned = await counts()
  const now = new Date('2027-01-06T08:00:00+07:00')
  const work = { now, today: '2027-01-06', period: '2027-01-06T08:00', feasts: {}, schedule: [] }
  expect(await db.transaction((tx) => forgetPeople.run({ tx, ...work }))).toEqual({ erased: 2, forgotten: 0 })
  const left = (await foundIn(words)).filter((column) => !KEPT.includes(column))
  expect(left.filter((column) => !WHILE_RUNNING.test(column))).toEqual([])
  expect(await counts()).toEqual(reckoned)
  await db.sql(`UPDATE orders SET status = 'closed'`)
  await db.transaction((tx) => forgetTalkJob.run({ tx, ...work }))
  expect((await foundIn(words)).filter((column) => !KEPT.includes(column))).toEqual([])
  const [closed] = await db.sql<{ figures: Record<string, unknown> }>('SELECT figures FROM summaries')
  expect(closed?.figures).toMatchObject({
    figures: { turnover: 400_000 },
    sellers: { 999: 'Dapur Bu Ani' },
    advice: [{ key: 'call_lost_buyer', call: [{ contact: null, phone: null }] }],
  })
  // goods of a maker who stays keep their name
  const labels = await db.sql<{ label: string }>('SELECT label FROM order_lines ORDER BY order_id')
  expect(labels.map(({ label }) => label.replace(/\d+$/, 'n'))).toEqual(['Produk n', 'Keripik Pisang', 'Produk n'])
})

test('what strangers tell before they have agreed stands only where it waits for that, and two days later nowhere', async () => {
  const talk = `
Bu Sri is a seller.
Bu Sri sells Keripik Tempe at 15000 a bungkus, 3000 a month.
Bu Baru writes on WhatsApp.
Pak Baru writes to the buyers' bot.
Bu Tamu writes to the officers' bot.
Bu Baru: saya Bu Rahasia, Dapur Rahasia di Klari, keripik pisang 15rb sebungkus 200 gram, 50 sehari
Bu Baru: (photo) keripik rahasia
Bu Baru: rekening bca 8765012349 atas nama Rahasia
Bu Baru: (contact 081234567899)
Pak Baru: pesan 200 bungkus keripik tempe untuk 25 februari ke PT Rahasia, hubungi Pak Rahasia 081234567899
Pak Baru: [Pesan sekarang]
Pak Baru: PT Rahasia
Bu Tamu: saya Rahasia dari dinas
`
  const told = ['Rahasia', '8765012349', '81234567899', '0812-3456-7899']
  await emptyDb(db)
  await playChat(talk, db)
  const waiting = /^(inbox\.payload|outbox\.(text|values|options|slots)|conversations\.state)$/
  const found = await foundIn(told)
  expect(found).toContain('inbox.payload')
  expect(found.filter((column) => !waiting.test(column))).toEqual([])
  // of strangers: nobody but Bu Sri is anybody
  for (const table of ['people', 'consents', 'sellers'])
    expect(await db.sql(`SELECT count(*)::int AS rows FROM ${table}`), table).toEqual([{ rows: 1 }])
  expect(await db.sql('SELECT 1 FROM buyers UNION ALL SELECT 1 FROM orders')).toEqual([])
  const addresses = await db.sql<{ id: string }>('SELECT external_id AS id FROM accounts WHERE person_id IS NULL')
  expect(addresses).toHaveLength(3)

  await emptyDb(db)
  await playChat(`${talk}-- 2027-01-06T12:00\n`, db)
  expect(await foundIn([...told, ...addresses.map(({ id }) => id)])).toEqual([])
  expect(await db.sql('SELECT hash FROM stored_files')).toEqual([])
}, 240_000)

const CHECK_VIOLATION = '23514'

/** Writes a word into every personal column of every row that is one of theirs. @returns which columns took it */
async function fillWith(word: string): Promise<string[]> {
  const theirs = await db.sql<Record<string, number>>(
    `SELECT p.id AS people, a.id AS accounts, m.seller_id AS sellers, b.buyer_id AS buyers FROM people p
       JOIN accounts a ON a.person_id = p.id LEFT JOIN seller_members m ON m.person_id = p.id LEFT JOIN buyer_members b ON b.person_id = p.id
     WHERE p.name LIKE '%Wahyuningsih' OR p.name LIKE '%Hendra%'`,
  )
  const texts = await db.sql<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type = 'text' ORDER BY 1, 2`,
  )
  const taken = new Set<string>()
  for (const first of theirs) {
    const { ids } = await rowsOf(db, first)
    for (const { table, column } of texts) {
      const name = `${table}.${column}`
      // hashes name files, and sealed numbers are sealed
      if (!PERSONAL[table]?.split(' ').includes(column) || FOUND_BY.includes(name) || /_(hash|sealed)$/.test(column))
        continue
      if (!ids.get(table)?.size) continue
      const rows = await db
        .sql(
          `UPDATE "${table}" SET "${column}" = coalesce("${column}" || ' ', '') || $2 || id WHERE id = ANY ($1::int[]) RETURNING 1`,
          [[...ids.get(table)!], word],
        )
        .catch((error: { code?: string }) => {
          // why something was so stands only where it was
          if (error.code === CHECK_VIOLATION) return []
          throw error
        })
      if (rows.length) taken.add(name)
    }
  }
  return [...taken].sort()
}
