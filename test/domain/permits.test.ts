import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskNumber, readBpomMd, readHalal, readNib, readNpwp, readPirt } from '../../src/domain/permits.ts'

describe('P-IRT', () => {
  test.each([
    '2063215010123-27',
    'P-IRT No. 206321501012327',
    'No. P-IRT 2063215010123-27',
    'pirt 206 3215 01 0123 - 27',
    'PIRT. 2.06.3215.01.0123.27',
    'Dinkes P-IRT: 2063215010123–27',
  ])('%s is read in parts', (text) => {
    expect(readPirt(text)).toEqual({
      ok: true,
      value: {
        number: '206321501012327',
        written: '2063215010123-27',
        packaging: 2,
        foodType: '06',
        bps: '3215',
        regionCode: '32.15',
        product: '01',
        maker: '0123',
        validUntil: '2027-12-31',
        warnings: [],
      },
    })
  })

  test('an old number of 12 digits is warned about, not refused, and says no year', () => {
    const read = readPirt('206321501123')
    expect(read).toMatchObject({ ok: true, value: { maker: '123', validUntil: null, warnings: ['old_number'] } })
  })

  test('a number of another regency or an older list of food types is only a hint', () => {
    expect(readPirt('299327301012327')).toMatchObject({
      ok: true,
      value: { regionCode: null, warnings: ['food_type_unknown', 'region_unknown'] },
    })
  })

  test.each([
    ['20632150101232', 'too_short'],
    ['2063215010123271', 'too_long'],
    ['206321501O12327', 'not_a_number'],
    ['', 'not_a_number'],
    ['belum ada', 'not_a_number'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readPirt(text)).toEqual({ ok: false, reason })
  })

  test('what is written is read back as the same number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{15}$/), (number) => {
        const read = readPirt(number)
        if (!read.ok) throw new Error(read.reason)
        expect(readPirt(read.value.written)).toEqual(read)
        expect(read.value.number).toBe(number)
      }),
    )
  })
})

describe('halal', () => {
  test('spaces and the missing ID do not matter', () => {
    const value = { number: 'ID32990001234560126', province: '32', warnings: [] }
    for (const text of ['ID 3299 0001 2345 6012 6', 'id32990001234560126', 'Halal: ID32990001234560126']) {
      expect(readHalal(text)).toEqual({ ok: true, value })
    }
    expect(readHalal('ID35990001234560126')).toMatchObject({ ok: true, value: { warnings: ['other_province'] } })
  })

  test.each([
    ['KH00123456789', 'is_decree'],
    ['ID3299000123456012', 'too_short'],
    ['ID329900012345601267', 'too_long'],
    ['sedang diurus', 'not_a_number'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readHalal(text)).toEqual({ ok: false, reason })
  })
})

test('BPOM MD has 12 or 15 digits, and an import is nobody’s here', () => {
  expect(readBpomMd('BPOM RI MD 2991 0001 2345')).toEqual({ ok: true, value: { number: '299100012345' } })
  expect(readBpomMd('MD 299100012345678')).toMatchObject({ ok: true })
  expect(readBpomMd('MD 2991000123456')).toEqual({ ok: false, reason: 'wrong_length' })
  expect(readBpomMd('ML 299100012345')).toEqual({ ok: false, reason: 'is_import' })
})

test('a NIB has 13 digits', () => {
  expect(readNib('NIB 2999 0000 1234 5')).toEqual({ ok: true, value: { number: '2999000012345' } })
  expect(readNib('299900001234')).toEqual({ ok: false, reason: 'wrong_length' })
})

test('an old NPWP gets its 0 only when it is no person’s, and a person’s is personal data', () => {
  expect(readNpwp('01.234.567.8-091.000', 'body')).toEqual({
    ok: true,
    value: { number: '0012345678091000', personal: false },
  })
  expect(readNpwp('01.234.567.8-091.000', 'individual')).toEqual({ ok: false, reason: 'old_personal_number' })
  expect(readNpwp('NPWP: 1601 0101 0180 0003', 'individual')).toEqual({
    ok: true,
    value: { number: '1601010101800003', personal: true },
  })
  expect(readNpwp('123', 'government')).toEqual({ ok: false, reason: 'wrong_length' })
  expect(maskNumber('3215060101800003')).toBe('••••••••••••0003')
})
