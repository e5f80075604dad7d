import { expect, test } from 'vitest'
import { understand } from '../../src/understand/index.ts'

const CONTEXT = { today: '2027-01-04', feasts: {}, districts: [] }

test.each([
  ['katalog pdf keripik', 'keripik'],
  ['minta katalog excel keripik di bawah 20rb yang halal', 'keripik di bawah 20rb halal'],
  ['kirim katalog pdf dong', undefined],
  ['pdf katalog lebaran', 'lebaran'],
])('%s', (text, words) => {
  const { intent, values } = understand(text, CONTEXT)
  expect([intent, values.search_words?.value]).toEqual(['catalogue_file', words])
})

test.each(['katalog', 'lihat katalog keripik', 'kirim invoice pdf'])('%s asks for no file of a catalogue', (text) => {
  expect(understand(text, CONTEXT).intent).not.toBe('catalogue_file')
})

test.each([
  ['pesan 200 keripik tempe masa simpan minimal 2 bulan', 200, 60],
  ['pesan 500 parsel Berkah untuk 20 februari, tahan paling sedikit 30 hari', 500, 30],
])('%s', (text, pieces, days) => {
  const { intent, values } = understand(text, CONTEXT)
  expect([intent, values.wished_shelf_life?.value]).toEqual(['bulk_order', days])
  expect(values.quantity?.value).toMatchObject({ qty: pieces })
})

test.each([
  ['/start produk-12', 'open_item'],
  ['parsel-3', 'open_item'],
  ['https://t.me/gandeng_bot?start=produk-7', 'open_item'],
  ['/start abcd2345efgh', 'use_invitation'],
])('%s means %s', (text, intent) => {
  expect(understand(text, CONTEXT).intent).toBe(intent)
})
