import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clean } from '../../src/answers/grammar/clean.ts'
import { answerKind } from '../../src/answers/index.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { CATALOGUE_FILE } from '../../src/understand/catalogue-file.ts'
import { COMPOSE_PARCEL } from '../../src/understand/composing.ts'
import { FELL_OUT } from '../../src/understand/fell-out.ts'
import { IN_BETWEEN } from '../../src/understand/in-between.ts'
import { READS, understand } from '../../src/understand/index.ts'
import { INTENTS } from '../../src/understand/intents/intents.ts'
import { PARTNERSHIP_RECORD } from '../../src/understand/partnership.ts'
import { SHOP_WORDS } from '../../src/understand/shop-words.ts'

const CONTEXT = { today: '2027-01-11', feasts: feastTable(FEAST_PREDICTIONS), districts: DISTRICTS, region: '32.15' }

/** The values of a reading, without the words they came from. */
function values(text: string): Record<string, unknown> {
  const reading = understand(text, CONTEXT)
  return Object.fromEntries(Object.entries(reading.values).map(([key, { value }]) => [key, value]))
}
const intent = (text: string) => understand(text, CONTEXT).intent

const LINES = [
  'dev.jsonl',
  'harder/product.jsonl',
  'harder/intent.jsonl',
  'unseen/product.jsonl',
  'unseen/intent.jsonl',
].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          kind: string
          text: string
          expect: { name?: string; price?: number; intent?: string | null }
        },
    ),
)

describe('a whole description', () => {
  test('fills everything it says, shaped as the kinds of answers are', () => {
    const text =
      'Nama produk: Rengginang Ketan Hitam\nMerk: Mak Onah\nNetto: 250 gr\nHarga: 17.500/bks\nP-IRT: 2153215019142-30\nHalal: lg proses\nKapasitas 40 bks sehari, kerja 6 hari\nMin order 2 lusin, pengerjaan 3 hari, tahan 3 bulan'
    expect(intent(text)).toBe('register_product')
    expect(values(text)).toEqual({
      product_name: 'Rengginang Ketan Hitam',
      brand: 'Mak Onah',
      business_kind: 'food',
      net_weight: { grams: 250 },
      unit_price: 17500,
      unit: 'bungkus',
      pirt: '215321501914230',
      has_pirt: 'yes',
      has_halal: 'no',
      capacity: { qty: 40, unit: 'bungkus', per: 'day', daysPerWeek: 6 },
      min_order: { qty: 2, unit: 'lusin', pieces: 24 },
      lead_time: 3,
      shelf_life: 90,
    })
  })
  test('of a product is not taken for a correction, a capacity or an order', () => {
    for (const { kind, text, expect: expected } of LINES) {
      if (kind !== 'product' || !expected.name || !expected.price) continue
      expect(intent(text), text).toBe('register_product')
    }
  })
  test('works out a capacity in the unit the product is sold in', () => {
    expect(values('Batik cap 150rb/lembar, sebulan bisa 2 kodi').capacity).toEqual({
      qty: 40,
      unit: 'lembar',
      per: 'month',
    })
  })
})

describe('every intent of the tables', () => {
  test('is one that is announced, and comes with values of announced keys', () => {
    for (const { text } of LINES) {
      const reading = understand(text, CONTEXT)
      if (reading.intent)
        expect([
          ...INTENTS,
          COMPOSE_PARCEL,
          PARTNERSHIP_RECORD,
          CATALOGUE_FILE,
          FELL_OUT,
          ...SHOP_WORDS,
          ...IN_BETWEEN,
        ]).toContain(reading.intent)
      for (const key of Object.keys(reading.values)) expect(READS, key).toHaveProperty(key)
    }
  })
  test('every key is shaped like a kind of answer that exists', () => {
    for (const kind of Object.values(READS)) expect(answerKind(kind)?.name).toBe(kind)
  })
})

describe('a bare answer', () => {
  test.each([
    '500',
    '25',
    '15000',
    '200',
    '14',
    '14 hari',
    '250',
    '120',
    '2250000',
    'bungkus',
    'Mak Onah',
    'Paket Lebaran Berkah',
    'Jl. Surotokunto no 12 Klari',
    'belum ada',
    '1',
  ])('%s is left to the question that is open', (text) => {
    expect(understand(text, CONTEXT)).toEqual({ values: {} })
  })
  test('that says more fills more', () => {
    expect(values('15rb sebungkus 200 gram')).toEqual({
      unit_price: 15000,
      unit: 'bungkus',
      net_weight: { grams: 200 },
    })
  })
})

describe('a correction', () => {
  test.each([
    ['eh bu harga yg tadi sy jawab salah, harusnya 16rb bukan 14rb 🙏', 'unit_price', 16000],
    ['ralat beratnya 300 gram bukan 200', 'net_weight', { grams: 300 }],
    ['kecamatannya salah, harusnya Klari', 'district', '32.15.05'],
    ['ralat kapasitas 40 bks sehari', 'capacity', { qty: 40, unit: 'bungkus', per: 'day' }],
    ['nama produknya salah ketik, harusnya Rengginang Terasi', 'product_name', 'Rengginang Terasi'],
  ])('%s', (text, field, value) => {
    expect(intent(text)).toBe('edit_answer')
    expect(values(text)).toMatchObject({ field, [field]: value })
  })
})

describe('an order, a share and progress', () => {
  test('the budget, the day and the feast it hangs on', () => {
    expect(values('500 paket lebaran budget 200rb halal, terima H-10').needed_on).toBe(
      values('500 paket budget 200rb terima H-10 lebaran').needed_on,
    )
    expect(values('mau pesan 350 parcel lebaran, budget 150rb per parcel, H-10 lebaran')).toMatchObject({
      quantity: { qty: 350, unit: 'parcel' },
      budget: 150000,
      needed_on: '2027-02-28',
    })
  })
  test('a part of what was asked', () => {
    expect(values('dari 300 bks yg diminta sy cm sanggup 180 bks bu')).toMatchObject({
      requested_quantity: { qty: 300 },
      partial_quantity: { qty: 180, unit: 'bungkus' },
    })
  })
  test('so many of so many', () => {
    expect(values('120 dari 200 kotak udah jadi')).toEqual({ done: 120, progress_total: 200 })
  })
})

test('an ambiguous kecamatan is marked, so that nobody is put in the wrong one', () => {
  expect(understand('saya jual opak di Cilamaya, 10rb sebungkus', CONTEXT).values.district).toMatchObject({
    unsure: true,
  })
})

test('the words of a value are words of the message', () => {
  for (const { text } of LINES)
    for (const [key, { words }] of Object.entries(understand(text, CONTEXT).values))
      if (key !== 'unit' && key !== 'storage') expect(clean(text), key).toContain(words)
})

test('an empty message and one of signs say nothing', () => {
  for (const text of ['', '   ', '\n\n', '🙏🙏', '...', '\u200b'])
    expect(understand(text, CONTEXT)).toEqual({ values: {} })
})
