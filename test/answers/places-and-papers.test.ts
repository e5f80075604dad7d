import { describe, expect, test } from 'vitest'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { answer, says } from './context.ts'

describe('phone', () => {
  test.each([
    ['0812-0000-0001', '6281200000001'],
    ['+62 812 0000 0001', '6281200000001'],
    ['62 0812 0000 0001', '6281200000001'],
    ['wa saya 812 0000 0001 ya bu', '6281200000001'],
    ['hub 0857.0000.0123 sore', '6285700000123'],
  ])('%s', (text, phone) => {
    expect(answer('phone', text)).toBe(phone)
  })
  test('the contact button is read like typed digits', () => {
    expect(answer('phone', { contact: '+6281200000001' })).toBe('6281200000001')
  })
  test('two numbers are asked back', () => {
    expect(answer('phone', '0812 0000 0001 atau 0857 0000 0002')).toEqual(['0812-0000-0001', '0857-0000-0002'])
  })
  test.each([
    ['0812 000', 'too_short'],
    ['0267 400 123', 'not_mobile'],
    ['nanti saya kirim', 'not_a_phone'],
    ['210000000000001@lid', 'not_a_phone'],
  ])('%s is refused: %s', (text, reason) => {
    expect(answer('phone', text)).toBe(reason)
  })
  test('is said as it is dialled', () => {
    expect(says('phone', '6281200000001')).toBe('0812-0000-0001')
  })
})

describe('district', () => {
  test('every kecamatan is found by its own name, however it is spaced', () => {
    for (const { code, name, regionCode } of DISTRICTS) {
      const twins = DISTRICTS.filter((other) => other.name === name).length > 1
      const regency = { '32.15': 'Karawang', '32.16': 'Bekasi', '32.14': 'Purwakarta' }[regionCode]
      const text = twins ? `${name} ${regency}` : `kec. ${name}`
      expect(answer('district', text), text).toBe(code)
      if (!twins) expect(answer('district', `kecamatan ${name.replace(' ', '').toLowerCase()}`), name).toBe(code)
    }
  })
  test.each([
    ['Kotabaru', '32.15.25'],
    ['Teluk Jambe Timur', '32.15.03'],
    ['karang bahagia', '32.16.10'],
    ['cikarang sel', '32.16.19'],
    ['rengasdenglok', '32.15.06'],
    ['rumah di Klari bu', '32.15.05'],
  ])('%s', (text, code) => {
    expect(answer('district', text)).toBe(code)
  })
  test('half a name is asked back', () => {
    expect(answer('district', 'Cilamaya')).toEqual(['Cilamaya Wetan', 'Cilamaya Kulon'])
    expect(answer('district', 'cikarang')).toHaveLength(5)
  })
  test('a name of two regencies is the one spoken to, else asked back', () => {
    expect(answer('district', 'Tegalwaru')).toBe('32.15.28')
    expect(answer('district', 'Sukatani')).toEqual(['Sukatani (Bekasi)', 'Sukatani (Purwakarta)'])
    expect(answer('district', 'Sukatani', {}, { region: '32.14' })).toBe('32.14.05')
  })
  test('the regency alone may be its kecamatan: asked back', () => {
    expect(answer('district', 'Purwakarta')).toEqual(['Kec. Purwakarta'])
  })
  test.each(['Jakarta', 'deket pasar', '123'])('%s is none of ours', (text) => {
    expect(answer('district', text)).toBe('not_a_district')
  })
})

describe('permit numbers', () => {
  test.each([
    ['pirt', '2063215010123-27', '206321501012327'],
    ['pirt', 'no nya 206 3215 01 0123 27 bu', '206321501012327'],
    ['pirt', 'P-IRT No. 3.09.3214.01.9120.28', '309321401912028'],
    ['halal', 'ID 3211 0000 1234 5012 4', 'ID32110000123450124'],
    ['halal', '32110000123450124', 'ID32110000123450124'],
    ['nib', 'NIB: 0220 0012 3456 7', '0220001234567'],
    ['bpom', 'BPOM RI MD 123456789012', '123456789012'],
    ['npwp', '01.234.567.8-901.000', '0012345678901000'],
  ])('%s: %s', (kind, text, number) => {
    expect(answer(kind, text)).toBe(number)
  })
  test.each([
    ['pirt', 'belum punya bu', 'none'],
    ['pirt', 'ada tapi nomernya lupa', 'number_missing'],
    ['pirt', 'lagi diurus', 'in_process'],
    ['pirt', '2063215010', 'too_short'],
    ['halal', 'KH-00123/2020', 'is_decree'],
    ['halal', 'masih proses kak', 'in_process'],
    ['bpom', 'ML 123456789012', 'is_import'],
    ['nib', '12345', 'wrong_length'],
  ])('%s: %s is refused as %s', (kind, text, reason) => {
    expect(answer(kind, text)).toBe(reason)
  })
  test('an individual’s old NPWP cannot be turned into the new one', () => {
    expect(answer('npwp', '01.234.567.8-901.000', { taxpayer: 'individual' })).toBe('old_personal_number')
  })
  test('a taxpayer’s number is never said in full', () => {
    expect(says('npwp', '3215060101800003')).toBe('••••••••••••0003')
  })
})

describe('date', () => {
  test('a delivery day must lie ahead, and far enough', () => {
    expect(answer('date', 'kemarin', { future: true })).toBe('in_past')
    expect(answer('date', 'besok', { min_days: 3 })).toBe('too_soon')
    expect(answer('date', 'lusa', { past: true })).toBe('in_future')
    expect(answer('date', '15 januari', { future: true, min_days: 3 })).toBe('2027-01-15')
  })
  test('a weekday that may be this or next week is asked back', () => {
    expect(answer('date', 'rabu depan')).toEqual(['13 Januari 2027', '20 Januari 2027'])
  })
  test('a bare distance is counted from the feast in the question', () => {
    expect(answer('date', 'H-7', {}, { question: 'Parcel Lebarannya diterima kapan?' })).toBe('2027-03-03')
    expect(answer('date', 'H-7')).toBe('not_a_date')
  })
  test('a corrected feast table moves the day', () => {
    expect(answer('date', 'H-7 lebaran', {}, { feasts: { idul_fitri: ['2027-03-11'] } })).toBe('2027-03-04')
  })
  test('is said with the month’s name', () => {
    expect(says('date', '2027-03-03')).toBe('3 Maret 2027')
  })
})

describe('files', () => {
  const photo = (hash: string) => ({
    kind: 'photo' as const,
    hash,
    name: `${hash}.jpg`,
    type: 'image/jpeg',
    bytes: 1000,
  })
  const pdf = { kind: 'document' as const, hash: 'p', name: 'po.pdf', type: 'application/pdf', bytes: 1000 }
  test('several photos sent together are one answer', () => {
    expect(answer('photo', { media: [photo('a'), photo('b'), photo('a')] })).toEqual(['a', 'b'])
    expect(says('photo', ['a', 'b'])).toBe('2 foto')
  })
  test('words are no photo, and bounds hold', () => {
    expect(answer('photo', 'ini fotonya')).toBe('no_photo')
    expect(answer('photo', { media: [photo('a'), photo('b')] }, { max: 1 })).toBe('too_many')
  })
  test('a paper may be a file or a picture of it', () => {
    expect(answer('document', { media: [pdf] })).toBe('p')
    expect(answer('document', { media: [photo('a')] })).toBe('a')
    expect(answer('document', { media: [photo('a')] }, { types: ['pdf'] })).toBe('wrong_type')
    expect(answer('document', { media: [pdf, photo('a')] })).toBe('several')
  })
})
