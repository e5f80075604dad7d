import excel from 'exceljs'
import { expect, test } from 'vitest'
import type { CatalogueFacts, CatalogueItem } from '../../src/documents/catalogue/catalogue.ts'
import { drawHere } from '../../src/documents/drawings.ts'
import { thumbnail } from '../../src/inbox/pictures.ts'
import { noisy, picture } from '../chats/picture.ts'
import { pagesOf } from './text.ts'

const photo = (await thumbnail(picture(1, 0)))!
const item = (n: number, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  name: `Keripik Tempe ${n}`,
  price: 'Rp15.000 per bungkus',
  from: 'Dapur Bu Sri, Klari',
  facts: ['Tahan: 120 hari', 'P-IRT: 2063215010001-31'],
  code: `produk-${n}`,
  link: `https://t.me/gandeng_bot?start=produk-${n}`,
  photo,
  ...more,
})
const catalogue = (items: readonly CatalogueItem[]): CatalogueFacts => ({
  office: 'Dinas Koperasi dan UKM Karawang',
  title: 'Katalog UMKM Karawang',
  subtitle: `${items.length} barang`,
  hint: 'Pindai kode QR.',
  noPhoto: 'Foto menyusul',
  day: '2027-01-04',
  foot: 'Halaman {page} dari {pages}',
  groups: [{ title: 'Keripik', items }],
})

test('a photo becomes a small square; what is no picture becomes none', async () => {
  expect(photo.byteLength).toBeLessThan(30_000)
  expect(await thumbnail(Buffer.from('no picture'))).toBeUndefined()
})

test('the same catalogue has the same bytes, and says every price, permit, shelf life and code', async () => {
  const { photo: _, link: __, ...bare } = item(2, { name: 'Nama 😀 '.repeat(30) })
  const facts = catalogue([item(1), bare])
  const pdf = await drawHere('catalogue', facts)
  expect(Buffer.compare(pdf, await drawHere('catalogue', facts))).toBe(0)
  const text = (await pagesOf(pdf)).join(' ')
  for (const said of [
    'Keripik Tempe 1',
    'Rp15.000 per bungkus',
    'Dapur Bu Sri',
    'Tahan: 120 hari',
    '2063215010001-31',
    'produk-1',
    'produk-2',
    'Foto menyusul',
  ])
    expect(text).toContain(said)
})

test('cards for the tables: four a page, each with its code, the same bytes for the same facts; the longest name stays on its card', async () => {
  const named = [1, 2, 3, 4, 5].map((n) => item(n))
  const cards = [
    ...named,
    item(6, { name: 'Sambal Oncom Khas Karawang Kemasan Botol 250 gram, Pedas Manis'.slice(0, 60) }),
  ]
  const facts = { office: 'Dinas', title: 'Kartu meja', hint: 'Pindai dengan kamera HP.', day: '2027-01-04', cards }
  const pdf = await drawHere('table_cards', facts)
  expect(Buffer.compare(pdf, await drawHere('table_cards', facts))).toBe(0)
  const pages = await pagesOf(pdf)
  expect(pages.map((page) => page.match(/produk-\d/g)?.length)).toEqual([4, 2])
  expect(pages.map((page) => page.match(/kamera HP/g)?.length)).toEqual([4, 2])
})

test('a workbook holds photos and codes in their rows, and text that looks like a formula stays text', async () => {
  const book = {
    title: 'Katalog',
    author: 'Dinas',
    day: '2027-01-04',
    sheet: 'Katalog',
    heads: ['Foto', 'Nama', 'Harga', 'Kode', 'QR'],
    rows: [
      { photo, cells: ['=1+1', 15_000, 'produk-1'], link: 'https://t.me/gandeng_bot?start=produk-1' },
      { cells: ['Sambal', null, 'produk-2'] },
    ],
  }
  const bytes = await drawHere('catalogue_book', book)
  expect(Buffer.compare(bytes, await drawHere('catalogue_book', book))).toBe(0)
  const read = new excel.Workbook()
  await read.xlsx.load(bytes.slice().buffer as never)
  const sheet = read.getWorksheet('Katalog')!
  expect(sheet.getCell('B2').value).toBe('=1+1')
  expect(sheet.getCell('C2').value).toBe(15_000)
  expect(sheet.getCell('C3').value).toBeNull()
  expect(sheet.getImages().map(({ range }) => [range.tl.nativeCol, range.tl.nativeRow])).toEqual([
    [0, 1],
    [4, 1],
  ])
})

test('300 goods with a photo each, as busy as photos get, stay below 10 MB and so go out on WhatsApp', async () => {
  const busy = await Promise.all(Array.from({ length: 12 }, (_, n) => thumbnail(noisy(n))))
  const largest = busy.reduce((most, one) => (one!.byteLength > most!.byteLength ? one : most))!
  // each a file of its own: what stands behind a picture's end is not looked at
  const goods = Array.from({ length: 300 }, (_, n) =>
    item(n, { photo: Buffer.concat([largest, Buffer.from([n >> 8, n])]) }),
  )
  const pdf = await drawHere('catalogue', catalogue(goods))
  expect(pdf.byteLength).toBeGreaterThan(300 * largest.byteLength)
  expect(pdf.byteLength).toBeLessThan(10 * 1024 * 1024)
})
