import { describe, expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { understand } from '../../src/understand/index.ts'

const CONTEXT = { today: '2027-01-04', feasts: {}, districts: DISTRICTS, region: '32.15' }
const read = (text: string) => understand(text, CONTEXT)

describe('who is this', () => {
  test.each([
    'apa ini',
    'ini penipuan bukan?',
    'siapa ini',
    'dari mana dapat nomor saya',
    'kok tau nomor saya',
    'ini resmi ga bu',
  ])('%s asks', (text) => expect(read(text).intent).toBe('who_is_this'))
  test.each(['harga apa ini', 'nomor saya ganti', 'siapa yang jual batik?', 'dari klari bu', 'ini nomor P-IRT nya'])(
    '%s does not',
    (text) => expect(read(text).intent).not.toBe('who_is_this'),
  )
})

describe('another number after all', () => {
  test.each([
    ['eh 250 deh', 250],
    ['salah, 250 saja', 250],
    ['jadi 250 ya bu', 250],
    ['ralat 2 lusin', 24],
    ['kurangi jadi 200 bungkus', 200],
  ])('%s', (text, pieces) => {
    const { intent, values } = read(text)
    expect([intent, values.new_pieces?.value]).toEqual(['change_amount', pieces])
  })
  test.each([
    '250',
    'siap 50',
    'harganya jadi 250',
    'eh salah',
    'pesan 250 aja',
    '30 toples sehari aja',
    'eh 200 atau 250 deh',
  ])('%s is not', (text) => expect(read(text).intent).not.toBe('change_amount'))
})

describe('for whom somebody buys', () => {
  const told = (text: string) => {
    const { organisation_kind: kind, organisation_name: name } = read(text).values
    return [kind?.value, name?.value]
  }
  test.each([
    ['kami koperasi karyawan PT Maju Jaya mau pesan 200 parsel', 'cooperative', 'koperasi karyawan PT Maju Jaya'],
    ['ya, kami dari PT Harapan Kita', 'company', 'PT Harapan Kita'],
    ['saya dari Hotel Melati mau daftar', 'hotel', 'Hotel Melati'],
    ['kami koperasi karyawan', 'cooperative', undefined],
    ['cari toko oleh-oleh', undefined, undefined],
    ['keripik pedas', undefined, undefined],
  ])('%s', (text, kind, name) => expect(told(text)).toEqual([kind, name]))
})

describe('a question about a paper is one, whatever was asked', () => {
  test.each([
    ['gimana ya cara bikin pirt nya', 'about_pirt'],
    ['apa itu p-irt?', 'about_pirt'],
    ['P.IRT teh naon', 'about_pirt'],
    ['halal bayar ga?', 'about_halal'],
    ['ngurus halal dimana bu', 'about_halal'],
    ['cara urus nib gimana', 'about_nib'],
    ['syarat bpom apa aja', 'about_bpom'],
  ])('%s', (text, intent) => expect(read(text).intent).toBe(intent))
  test.each(['belum ada pirt', 'lagi urus pirt', 'keripik halal yang murah', 'pirt 2063215010123-27 gimana ini'])(
    '%s is none',
    (text) => expect(read(text).intent ?? '').not.toMatch(/^about_/),
  )
})
