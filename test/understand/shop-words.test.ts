import { expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { understand } from '../../src/understand/index.ts'

const CONTEXT = { today: '2027-01-04', feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS }
const read = (text: string) => {
  const { intent, values } = understand(text, CONTEXT)
  return [intent, Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value]))]
}

test.each([
  ['restok 10 karton', ['restock', { quantity: { qty: 10, unit: 'dus' } }]],
  [
    'restock 200 keripik tempe tgl 20 feb',
    ['restock', { quantity: { qty: 200 }, kind_words: 'keripik tempe', needed_on: '2027-02-20' }],
  ],
  ['bazar laku 350rb', ['space_sale', { amount: 350_000 }]],
  ['penjualan lain november 600rb', ['report_outside_sales', { amount: 600_000, month: '2026-11' }]],
  [
    'pesan rutin 100 keripik tempe tiap minggu mulai 18 januari',
    ['standing_order', { quantity: { qty: 100 }, kind_words: 'keripik tempe', needed_on: '2027-01-18', every: 'week' }],
  ],
  ['minta contoh keripik tempe 2 bungkus', ['ask_sample', { kind_words: 'keripik tempe', how_many: 2 }]],
  ['boleh minta sampel parsel Berkah', ['ask_sample', { kind_words: 'parsel Berkah' }]],
  ['minat 200', ['interest', { how_many: 200 }]],
  ['kami berminat sekitar 150 bungkus ya', ['interest', { how_many: 150 }]],
  ['saya minat', ['interest', {}]],
  ['ajukan masuk toko keripik tempe', ['list_product', { kind_words: 'keripik tempe' }]],
  ['saya mau jual keripik di koperasi kami', ['list_product', {}]],
])('%s', (text, meant) => {
  expect(read(text)).toEqual(meant)
})

test.each([
  ['titip 50 keripik di koperasi', 'consign'],
  ['titip jual', 'consign'],
  ['tawarkan tempat', 'offer_space'],
  ['kami mau kasih tempat jualan di kantin pabrik', 'offer_space'],
  ['mau adakan bazar umkm tanggal 20', 'offer_space'],
  ['perusahaan kami menyediakan lapak buat umkm', 'offer_space'],
  ['minat dua ratus', 'interest'],
  ['laku 40 di bazar bulan desember', 'report_outside_sales'],
  ['titip di warung laku 20 bungkus', 'report_outside_sales'],
])('%s means %s', (text, intent) => {
  expect(understand(text, CONTEXT).intent).toBe(intent)
})

test.each([
  'pesan 200 keripik tempe',
  'contohnya seperti apa?',
  'cari keripik untuk toko',
  'stok masih ada?',
  'restoran kami butuh sambal',
  'saya berminat ikut pelatihan',
  'tidak minat',
  'berminat jadi pembeli',
  'saya mau ikut bazar',
  'ada tempat ambil barangnya?',
  'kasih tahu tempat ambilnya',
  'bikin parsel isi 5 buat stan',
])('%s is nothing of a shop', (text) => {
  expect([
    'offer_space',
    'restock',
    'standing_order',
    'list_product',
    'consign',
    'ask_sample',
    'interest',
  ]).not.toContain(understand(text, CONTEXT).intent)
})
