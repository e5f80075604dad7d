import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PlannedRow, planImport } from '../../../src/actions/programme/imports/plan.ts'
import { writeInPortions } from '../../../src/actions/programme/imports/portions.ts'
import { readRows } from '../../../src/actions/programme/imports/read-rows.ts'
import { writeImport } from '../../../src/actions/programme/imports/write.ts'
import type { Db } from '../../../src/db/open.ts'
import type { ReadSheet } from '../../../src/documents/read-workbook.ts'
import { DISTRICTS } from '../../../src/domain/districts.ts'
import { readContext } from '../../../src/flow/say.ts'
import { everything } from '../../db/backups.ts'
import { freshDb } from '../../db/fresh.ts'
import { house } from '../../house.ts'
import { emptyOffice, NOW } from '../officers/office.ts'
import { account, business } from '../people/town.ts'

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

function read(sheets: ReadSheet[], region = '32.15') {
  const actor = { accountId: 0, conversationId: 0, region, roles: [] }
  return readRows(sheets, house, readContext(house, { actor, today: TODAY, feasts: {}, districts: DISTRICTS }))
}

/** Reads, plans and, unless it is a dry run, writes. */
async function imported(sheets: ReadSheet[], { region = '32.15', dry = false } = {}): Promise<PlannedRow[]> {
  const { rows } = await read(sheets, region)
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

test('two makers of one name in one kecamatan are two when their phones differ, or a number in their names', async () => {
  await keepHash()
  const { personId } = await account(db, '6281200000001')
  await business(db, personId ?? 0, 'Warung Ibu', '6281200000001')
  const list = sheet(
    'UMKM',
    MAKERS,
    ['Warung Ibu', 'Ani', 'Klari', 'makanan', '081200000002'],
    ['Warung Ibu', 'Siti', 'Klari', 'makanan', '081200000003'],
    ['Warung Ibu', 'Tini', 'Klari', 'makanan', null],
    ['Dapur PKK 1', 'Iis', 'Klari', 'makanan', null],
    ['Dapur PKK 2', 'Uun', 'Klari', 'makanan', null],
    ['dapur pkk 2', 'Uun', 'Klari', 'makanan', '081200000004'],
  )
  const schools = sheet(
    'Perusahaan',
    ['Nama perusahaan', 'Jenis pembeli'],
    ['Kopkar SMKN 1', 'koperasi karyawan'],
    ['Kopkar SMKN 2', 'koperasi karyawan'],
    ['kopkar smkn 1', 'koperasi karyawan'],
  )
  const rows = await imported([list, schools])
  expect(fates(rows)).toEqual(['new', 'new', 'wrong', 'new', 'new', 'wrong', 'new', 'new', 'wrong'])
  expect(rows[2]?.problems).toEqual([`${house.words['import.problem.twice']} 2`])
  const again = await imported([list, schools])
  expect(fates(again)).toEqual(['known', 'known', 'wrong', 'known', 'known', 'wrong', 'known', 'known', 'wrong'])
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

test('a list that is killed between its portions and begun again, and again, is written once', async () => {
  await keepHash()
  const names = ['Anggrek', 'Bakung', 'Cempaka', 'Dahlia', 'Edelweis', 'Flamboyan', 'Kenanga']
  const { rows } = await read([
    sheet(
      'UMKM',
      MAKERS,
      ...names.map((name, nth) => [`Dapur ${name}`, 'Ani', 'Klari', 'makanan', `08120000010${nth}`]),
    ),
    sheet(
      'Produk',
      ['Nama produk', 'Nama usaha', 'Harga', 'P-IRT'],
      ...names.flatMap((name) => [
        ['Keripik tempe', `Dapur ${name}`, 15000, '206321501000131'],
        ['Opak', `Dapur ${name}`, 9000, null],
      ]),
    ),
    sheet('Perusahaan', ['Nama perusahaan', 'Jenis pembeli'], ['PT Maju', 'perusahaan'], ['PT Mundur', 'perusahaan']),
  ])
  const written = () =>
    db.sql(
      `SELECT s.name, s.phone, array_agg(p.name || coalesce(m.number, '') ORDER BY p.name) AS products
       FROM sellers s JOIN products p ON p.seller_id = s.id LEFT JOIN permits m ON m.product_id = p.id GROUP BY s.id ORDER BY s.name`,
    )
  const fateOf = (all: PlannedRow[] | undefined) => all?.map(({ sheet, at, fate }) => `${sheet} ${at} ${fate}`)
  const portions = async (portion: number, deaths: readonly number[]) => {
    await emptyOffice(db)
    await keepHash()
    await db.sql(
      `INSERT INTO import_batches (id, region_code, hash, status, created_at) VALUES (1, '32.15', 'h', 'writing', $1)`,
      [NOW],
    )
    const own = { id: 1, region: '32.15', now: NOW }
    for (const death of deaths) {
      let left = death
      const dying: Db = {
        ...db,
        transaction: (work) =>
          db.transaction(async (tx) => {
            const done = await work(tx)
            if (left-- === 0) throw new Error('killed')
            return done
          }),
      }
      await writeInPortions(dying, own, rows, { today: TODAY, house }, portion).catch(() => {})
    }
    return fateOf(await writeInPortions(db, own, rows, { today: TODAY, house }, portion))
  }
  const whole = await portions(1000, [])
  const expected = await written()
  expect(whole?.filter((fate) => fate.endsWith('new'))).toHaveLength(23)
  expect(expected).toHaveLength(7)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.nat(6), { maxLength: 3 }),
      async (portion, deaths) => {
        expect(await portions(portion, deaths)).toEqual(whole)
        expect(await written()).toEqual(expected)
        expect(await db.sql('SELECT count(*)::int AS rows FROM import_rows')).toEqual([{ rows: 23 }])
      },
    ),
    { numRuns: 8 },
  )
})

test('a list that was given up meanwhile is written no further', async () => {
  await keepHash()
  await db.sql(
    `INSERT INTO import_batches (id, region_code, status, created_at) VALUES (1, '32.15', 'cancelled', $1)`,
    [NOW],
  )
  const { rows } = await read(LIST)
  expect(await writeInPortions(db, { id: 1, region: '32.15', now: NOW }, rows, { today: TODAY, house })).toBeUndefined()
  expect(await db.sql('SELECT 1 FROM sellers')).toEqual([])
})
