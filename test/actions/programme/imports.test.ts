import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PlannedRow, planImport } from '../../../src/actions/programme/imports/plan.ts'
import { readRows } from '../../../src/actions/programme/imports/read-rows.ts'
import { writeImport } from '../../../src/actions/programme/imports/write.ts'
import type { Db } from '../../../src/db/open.ts'
import type { ReadSheet } from '../../../src/documents/read-workbook.ts'
import { DISTRICTS } from '../../../src/domain/districts.ts'
import { readContext } from '../../../src/flow/say.ts'
import { openHouse } from '../../../src/main.ts'
import { everything } from '../../db/backups.ts'
import { freshDb } from '../../db/fresh.ts'
import { emptyOffice, NOW } from '../officers/office.ts'
import { account, business } from '../people/town.ts'

const house = openHouse()
const TODAY = '2027-01-04'
let db: Db
beforeAll(async () => {
  db = await freshDb()
}, 60_000)
beforeEach(() => emptyOffice(db))
afterAll(() => db.close())

const sheet = (name: string, ...rows: (string | number | null)[][]): ReadSheet => ({
  name,
  rows: rows.map((cells, at) => ({ at: at + 1, cells })),
})
const MAKERS = ['Nama usaha', 'Pemilik', 'Kecamatan', 'Jenis usaha', 'Nomor HP']

/** Reads, plans and, unless it is a dry run, writes. */
async function imported(sheets: ReadSheet[], { region = '32.15', dry = false } = {}): Promise<PlannedRow[]> {
  const actor = { accountId: 0, conversationId: 0, region, roles: [] }
  const context = readContext(house, { actor, today: TODAY, feasts: {}, districts: DISTRICTS })
  const { rows } = await readRows(sheets, house, context)
  return db.transaction(async (tx) => {
    const planned = await planImport(tx.sql, rows, { region, today: TODAY, house })
    if (dry) return planned
    const [batch] = await tx.sql<{ id: number }>(
      `INSERT INTO import_batches (region_code, hash, status, created_at) VALUES ($1, 'h', 'done', $2) RETURNING id`,
      [region, NOW],
    )
    await writeImport(tx, { id: batch?.id ?? 0, region, now: NOW }, planned)
    return planned
  })
}

const fates = (rows: PlannedRow[]) => rows.map(({ fate }) => fate)
const keepHash = () =>
  db.sql(
    `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ('h', 'document', 'x', 1, 'x', $1)`,
    [NOW],
  )

const LIST = [
  sheet(
    'UMKM',
    ['Daftar UMKM Karawang 2026'],
    MAKERS,
    ['dapur mak onah', 'onah', 'klari', 'makanan', '0812-0000-0001'],
    ['Batik Sekar', 'Sekar', 'Cikampek', 'batik', null],
  ),
  sheet(
    'produk',
    ['Nama produk', 'Nama usaha', 'Harga', 'Kapasitas', 'P-IRT'],
    ['keripik tempe', 'Dapur Mak Onah', 15000, '50 per hari', '206321501000131'],
    ['Kain batik', 'batik sekar', '350rb', null, null],
  ),
  sheet('Perusahaan', ['Nama perusahaan', 'Jenis pembeli'], ['PT Maju', 'perusahaan']),
  sheet('Omzet lalu', ['Bulan', 'Omzet'], ['Maret 2026', 150_000_000]),
]

test('the same list twice changes nothing the second time, whatever had stood there', async () => {
  await keepHash()
  expect(fates(await imported(LIST))).toEqual(['new', 'new', 'new', 'new', 'new', 'new'])
  const before = await everything(db)
  expect(fates(await imported(LIST))).toEqual(['known', 'known', 'known', 'known', 'known', 'known'])
  const { import_batches: _, counters: __, ...after } = await everything(db)
  expect(after).toEqual(Object.fromEntries(Object.keys(after).map((name) => [name, before[name]])))
  const [maker] = await db.sql('SELECT name, status, source, phone FROM sellers ORDER BY id')
  expect(maker).toEqual({ name: 'Dapur Mak Onah', status: 'sleeping', source: 'import', phone: '6281200000001' })
  const [product] = await db.sql('SELECT kind, status, capacity_per, pirt FROM products ORDER BY id')
  expect(product).toEqual({ kind: 'chips', status: 'draft', capacity_per: 'day', pirt: '206321501000131' })
  expect(await db.sql('SELECT kind, status FROM permits')).toEqual([{ kind: 'pirt', status: 'claimed' }])
})

test('a dry run writes nothing', async () => {
  const before = await everything(db)
  await imported(LIST, { dry: true })
  expect(await everything(db)).toEqual(before)
})

test('a phone that is somebody else’s, twice in the list, or of a neighbouring regency is refused row by row', async () => {
  await keepHash()
  const { personId } = await account(db, '6281200000009', { region: '32.16' })
  await business(db, personId ?? 0, 'Kue Bekasi', '6281200000009', '32.16')
  const rows = await imported([
    sheet(
      'UMKM',
      MAKERS,
      ['Kue Klari', 'Tini', 'Klari', 'makanan', '081200000009'],
      ['Sambal', 'Iis', 'Klari', 'makanan', '081200000002'],
      ['Sambel lain', 'Iis', 'Klari', 'makanan', '0812 0000 0002'],
      ['Kue Tambun', 'Ani', 'Tambun Selatan', 'makanan', null],
      ['Kue Cilamaya', 'Ani', 'Cilamaya', 'makanan', null],
    ),
  ])
  expect(fates(rows)).toEqual(['wrong', 'new', 'wrong', 'wrong', 'wrong'])
  expect(rows.map(({ problems }) => problems.join())).toEqual([
    house.words['import.problem.phone_taken'],
    '',
    `${house.words['import.problem.twice']} 3`,
    house.words['import.problem.elsewhere'],
    expect.stringContaining('Cilamaya Wetan / Cilamaya Kulon'),
  ])
})

test('a maker who has taken over her data keeps her products herself; one with two of her name is asked for the phone', async () => {
  await keepHash()
  const { personId } = await account(db, '6281200000001')
  await business(db, personId ?? 0, 'Dapur Mak Onah', '6281200000001')
  const products = ['Nama usaha', 'Nomor HP', 'Nama produk', 'Harga']
  const rows = await imported([
    sheet('UMKM', MAKERS, ['Warung', 'Ani', 'Klari', 'makanan', null], ['Warung', 'Budi', 'Cikampek', 'makanan', null]),
    sheet('Produk', products, ['Dapur Mak Onah', null, 'Opak', 9000], ['Warung', null, 'Dodol', 9000]),
  ])
  expect(fates(rows)).toEqual(['new', 'new', 'wrong', 'wrong'])
  expect(rows.slice(2).map(({ problems }) => problems)).toEqual([
    [house.words['import.problem.maker_has_it']],
    [house.words['import.problem.which_maker']],
  ])
})

test('a past month told anew takes the place of the old sum; one that is not over is refused', async () => {
  await keepHash()
  const past = (amount: number) => [sheet('Omzet lalu', ['Bulan', 'Omzet'], ['2026-03', amount], ['2027-01', 5])]
  expect(fates(await imported(past(7)))).toEqual(['new', 'wrong'])
  expect(fates(await imported(past(8)))).toEqual(['changed', 'wrong'])
  expect(await db.sql('SELECT month, amount FROM past_totals')).toEqual([{ month: '2026-03', amount: 8 }])
})
