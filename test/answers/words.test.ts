import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ANSWERS } from '../../src/answers/index.ts'
import { answer, reads, says } from './context.ts'

describe('text and names', () => {
  test('blanks are evened out, what cannot be seen is dropped', () => {
    expect(answer('text', '  Keripik \u200b  Tempe\t\n\n Bu Sri ')).toBe('Keripik Tempe\nBu Sri')
  })
  test('bounds count what people see as letters', () => {
    expect(answer('text', 'ab', { min: 3 })).toBe('too_short')
    expect(answer('text', 'x'.repeat(61), { max: 60 })).toBe('too_long')
    expect(answer('text', '🙏🙏')).toBe('empty')
  })
  test.each([
    ['nama saya Siti Aminah', 'Siti Aminah'],
    ['Saya Bu Iis ya', 'Bu Iis'],
    ['Dapur Mak Onah', 'Dapur Mak Onah'],
    ['namanya "Saung Opak"', 'Saung Opak'],
    ['dapur rohaeti, jualan rengginang sm opak', 'dapur rohaeti'],
    ['Teh Yayah yang bikin opak', 'Teh Yayah'],
    ['jualan keripik berkah', 'jualan keripik berkah'],
  ])('%s names %s', (text, value) => {
    expect(answer('name', text)).toBe(value)
  })
  test.each([
    '0812 0000 0001',
    'https://contoh.id',
    '?',
    'ya',
    'Oke',
    'lanjut',
    'gimana caranya jadi umkm di sini',
    'iya udah bener semua',
    'boro2 bu, belum ada',
    'ga mau kasih nama dulu, mau lihat dulu isinya',
    'nanti aja',
    'sok',
    'muhun',
  ])('%s is no name', (text) => {
    expect(['not_a_name', 'empty']).toContain(answer('name', text))
  })
})

test.each(['belum punya nama', 'blm ada bu', 'teu acan aya namina', 'ga ada namanya', 'namanya belum ada'])(
  '%s says that there is none yet',
  (text) => {
    expect(answer('name', text)).toBe('none_yet')
  },
)

test.each([
  ['Eti Suheti, di kampung Anjun', 'Eti Suheti'],
  ['eti suheti kp. anjun rt 02', 'eti suheti'],
  ['Bu Iis, ti Plered', 'Bu Iis'],
  ['Dedi Supardi', 'Dedi Supardi'],
  ['Siti Dasimah', 'Siti Dasimah'],
  ['Dapur Rohaeti', 'a_business'],
  ['ud maju jaya', 'a_business'],
  ['Mak Onah', 'Mak Onah'],
  ['Pondok', 'Pondok'],
])('%s as somebody: %s', (text, value) => {
  expect(answer('name', text, { person: true })).toBe(value)
})

describe('yes and no', () => {
  test('a tapped button needs no words', () => {
    expect(answer('yesno', { pick: 'yes' })).toBe('yes')
  })
  test.each([
    ['muhun, tos aya', 'yes'],
    ['boleh bgt min, ga masalah', 'yes'],
    ['oke gada masalah pak', 'yes'],
    ['teu acan kang', 'no'],
    ['kayaknya sih udah', 'undecided'],
    ['keripik tempe', 'not_yes_or_no'],
    ['ini penipuan bukan?', 'undecided'],
    ['dari mana dapat nomor saya', 'undecided'],
    ['gratis kan?', 'undecided'],
  ])('%s: %s', (text, said) => {
    expect(answer('yesno', text)).toBe(said)
  })
  test('a consent is given by a word that agrees, by nothing else', () => {
    const consent = (text: string) => answer('yesno', text, { explicit: true })
    for (const text of ['ya', 'setuju bu', 'muhun', 'boleh', '👍', 'ya, kami dari PT Maju'])
      expect(consent(text), text).toBe('yes')
    for (const text of ['kirim lagi dong', 'keripik tempe bisa 50 sehari', 'sudah ada', 'terima kirimannya'])
      expect(consent(text), text).not.toBe('yes')
  })
  test('the question decides what is denied', () => {
    expect(answer('yesno', 'udah bener semua', {}, { question: 'Ada yang mau diubah?' })).toBe('no')
    expect(answer('yesno', 'udah bener semua', {}, { question: 'Datanya sudah benar?' })).toBe('yes')
    expect(answer('yesno', 'batal aja', {}, { question: 'Mau dibatalkan?' })).toBe('yes')
    expect(answer('yesno', 'batal aja', {}, { question: 'Lanjut?' })).toBe('no')
  })
  test('a word of the question said again agrees, one of the card above it does not', () => {
    const card = 'Keripik Tempe titip jual di Koperasi Karya\n• dihitung tiap bulan, hanya yang laku\nSanggup ikut?'
    for (const text of ['laku', 'keripik tempe', 'dihitung tiap bulan', 'Koperasi Karya'])
      expect(answer('yesno', text, {}, { question: card }), text).toBe('not_yes_or_no')
    expect(answer('yesno', 'dicatat', {}, { question: 'Sudah dicatat semua?' })).toBe('yes')
  })
  test('a button below a card or an open question is neither because it says a word of them', () => {
    const card = 'Mohon dicek ya:\nKeripik Tempe\nJenis: Keripik\nIsi: 200 gram\nTahan: 90 hari\nSimpan: suhu ruang'
    expect(answer('yesno', 'Simpan dulu', {}, { question: `${card}\nKemasan: plastik\nFoto: 1 foto` })).not.toBe('yes')
    expect(answer('yesno', 'Simpan dulu', {}, { question: 'Datanya disimpan?' })).toBe('yes')
    expect(answer('yesno', 'Tanpa tanggal', {}, { question: 'Baik digunakan sebelum tanggal berapa?' })).not.toBe('no')
    expect(answer('yesno', 'tanpa label bu', {}, { question: 'Sudah pakai label?' })).toBe('no')
  })
  test.each(['kirim ke gudang B aja', 'minta diskon dong', 'kirim ke rumah saya'])(
    '%s asks for something of its own',
    (text) => {
      expect(answer('yesno', text, {}, { question: 'Alamatnya sudah benar?' })).not.toBe('yes')
    },
  )
})

const MENU = [
  { value: 'a', label: 'Keripik Tempe' },
  { value: 'b', label: 'Keripik Pisang' },
  { value: 'c', label: 'Sambal Cumi' },
]
const shown = { options: MENU }

describe.each(['choice', 'pick'])('%s', (kind) => {
  test.each([
    ['2', 'b'],
    ['no 2', 'b'],
    ['nomor dua ya bu', 'b'],
    ['yang ketiga', 'c'],
    ['pesan nomor 3', 'c'],
    ['Sambal Cumi', 'c'],
    ['sambel cumi', 'c'],
    ['pisang', 'b'],
    ['keripik tempeh', 'a'],
  ])('%s', (text, value) => {
    expect(answer(kind, text, {}, shown)).toBe(value)
  })
  test('a tapped option wins over words', () => {
    expect(answer(kind, { text: '1', pick: 'c' }, {}, shown)).toBe('c')
    expect(answer(kind, { pick: 'x' }, {}, shown)).toBe('not_an_option')
  })
  test('words that fit two options are asked back', () => {
    expect(answer(kind, 'keripik', {}, shown)).toEqual(['Keripik Tempe', 'Keripik Pisang'])
  })
  test('a number beyond the list is said to be', () => {
    expect(reads(kind, '4', {}, shown)).toMatchObject({ reason: 'no_such_number', values: { max: '3' } })
    expect(answer(kind, '0', {}, shown)).toBe('not_an_option')
  })
  test.each([
    ['yang paling murah mana ya', 'b'],
    ['termurah', 'b'],
    ['yang paling mahal', 'c'],
    ['yang murah', 'not_an_option'],
  ])('%s: the line with that price', (text, value) => {
    const priced = ['Rp15.000', 'Rp9.500', 'Rp120.000'].map((price, at) => ({
      value: MENU[at]?.value ?? '',
      label: `${MENU[at]?.label} · ${price}`,
    }))
    expect(answer(kind, text, {}, { options: priced })).toBe(value)
    expect(answer(kind, text, {}, shown)).toBe('not_an_option')
  })
  test('a number among other words picks nothing', () => {
    expect(answer(kind, 'mau 2 lusin', {}, shown)).toBe('not_an_option')
  })
  test.each(['kurasi', 'bukan sambal cumi', 'harga keripik tempe naik terus bu ya', 'terik', 'kerip'])(
    '%s is another word or says something else',
    (text) => {
      expect(answer(kind, text, {}, shown)).toBe('not_an_option')
    },
  )
  test.each([
    ['ya bisa', 'yes'],
    ['jadi bu', 'not_an_option'],
    ['belum bisa', 'no'],
    ['tidak jadi', 'off'],
  ])('a refusal on a button is chosen by a refusal alone: %s', (text, value) => {
    const options = [
      { value: 'yes', label: 'Bisa' },
      { value: 'no', label: 'Belum bisa' },
      { value: 'off', label: 'Tidak jadi' },
    ]
    expect(answer(kind, text, {}, { options })).toBe(value)
  })
  test('a list of one line is not counted', () => {
    expect(answer(kind, '2', {}, { options: MENU.slice(0, 1) })).toBe('only_one')
  })
  test('is said as it was shown', () => {
    expect(says(kind, 'b', shown)).toBe('Keripik Pisang')
  })
})

test('every reason of every kind has a phrase, and none is left over', () => {
  const phrases = parse(readFileSync(new URL('../../flows/phrases.yaml', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  for (const { name, reasons } of ANSWERS) {
    const said = phrases[name]
    if (typeof said === 'object' && said !== null) expect(Object.keys(said).sort(), name).toEqual([...reasons].sort())
    else expect(reasons, name).toEqual([])
  }
})
