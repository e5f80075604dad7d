import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer, reads, says } from './context.ts'

describe('rupiah', () => {
  test.each([
    ['15rb', 15_000],
    ['Rp 15.000,- ya bu', 15_000],
    ['15.ooo', 15_000],
    ['seket ewu', 50_000],
    ['bukan 14rb tp 16rb', 16_000],
    ['1,25jt', 1_250_000],
    ['12500000', 12_500_000],
  ])('%s is one sum', (text, amount) => {
    expect(answer('rupiah', text)).toBe(amount)
  })
  test('what may be so many rupiah or so many thousand is asked back', () => {
    expect(answer('rupiah', 'gocap')).toEqual(['Rp50', 'Rp50.000'])
    expect(answer('rupiah', '25')).toEqual(['Rp25.000', 'Rp25'])
  })
  test('bounds leave only the readings that fit', () => {
    expect(answer('rupiah', 'gocap', { min: 500 })).toEqual(['Rp50.000'])
  })
  test('about is asked to be confirmed, a range to be settled', () => {
    expect(answer('rupiah', 'sekitar 18 ribuan')).toEqual(['Rp18.000'])
    expect(answer('rupiah', '15-20rb')).toBe('range')
  })
  test('a sum outside the bounds says which bound', () => {
    expect(reads('rupiah', '100 perak', { min: 500 })).toMatchObject({ reason: 'too_small', values: { min: 'Rp500' } })
    expect(reads('rupiah', '7jt', { max: 5_000_000 })).toMatchObject({
      reason: 'too_large',
      values: { max: 'Rp5.000.000' },
    })
  })
  test('words without a sum are refused with the words', () => {
    expect(reads('rupiah', 'murah saja')).toEqual({ ok: false, reason: 'not_a_price', values: { words: 'murah saja' } })
  })
  test('is said with dots', () => {
    expect(says('rupiah', 15_000)).toBe('Rp15.000')
    expect(says('rupiah', 1_250_000)).toBe('Rp1.250.000')
  })
})

describe('quantity', () => {
  test.each([
    ['2 lusin', { qty: 2, unit: 'lusin', pieces: 24 }],
    ['40 bks', { qty: 40, unit: 'bungkus' }],
    ['satu setengah kilo', { qty: 1.5, unit: 'kg', grams: 1500 }],
    ['3 dus isi 24', { qty: 3, unit: 'dus', pieces: 72 }],
    ['250', { qty: 250 }],
  ])('%s', (text, value) => {
    expect(answer('quantity', text)).toEqual(value)
  })
  test('a day is no amount, not even one that there is not', () => {
    expect(answer('quantity', '30 februari')).toBe('not_a_quantity')
    expect(answer('quantity', '1 januari 2027')).toBe('not_a_quantity')
    expect(answer('quantity', '2027')).toEqual({ qty: 2027 })
  })
  test('the flow names the unit when nobody says one', () => {
    expect(answer('quantity', '250', { unit: 'toples' })).toEqual({ qty: 250, unit: 'toples' })
  })
  test('both ends of a range are offered', () => {
    expect(answer('quantity', '50-60 parcel')).toEqual(['50 parcel', '60 parcel'])
  })
  test('bounds count single pieces where a dozen fixes them', () => {
    expect(answer('quantity', '2 lusin', { min: 25 })).toBe('too_small')
    expect(answer('quantity', '2 lusin', { min: 24 })).toMatchObject({ pieces: 24 })
    expect(answer('quantity', '2,5', { whole: true })).toBe('not_whole')
    expect(answer('quantity', '2,5 lusin', { whole: true })).toMatchObject({ pieces: 30 })
  })
  test('is said with what it comes to', () => {
    expect(says('quantity', { qty: 2.5, unit: 'lusin', pieces: 30 })).toBe('2,5 lusin (30 pcs)')
    expect(says('quantity', { qty: 1200, unit: 'parcel' })).toBe('1.200 parcel')
  })
})

describe('count', () => {
  test.each([
    ['12', 12],
    ['dua belas', 12],
    ['1.200 parcel', 1200],
    ['2 lusin', 24],
    ['5 orang', 5],
    ['selawe', 25],
  ])('%s', (text, value) => {
    expect(answer('count', text)).toBe(value)
  })
  test('nothing is a number only where the flow lets it be', () => {
    expect(answer('count', 'nihil', { min: 0 })).toBe(0)
    expect(answer('count', 'nihil')).toBe('too_small')
  })
  test('half a thing is no count', () => {
    expect(answer('count', 'setengah')).toBe('not_whole')
  })
})

describe('capacity', () => {
  test('a rate with its working days', () => {
    expect(answer('capacity', 'kuatnya 40 bks sehari bu, kerja 6 hari')).toEqual({
      qty: 40,
      unit: 'bungkus',
      per: 'day',
      daysPerWeek: 6,
    })
  })
  test('of a range the lower end is what can surely be made', () => {
    expect(answer('capacity', '500-700 butir seminggu')).toEqual({ qty: 500, unit: 'butir', per: 'week' })
  })
  test('the season is kept apart', () => {
    expect(answer('capacity', 'biasa 20 toples sehari, kalau lebaran 50 toples sehari')).toEqual({
      qty: 20,
      unit: 'toples',
      per: 'day',
      peak: 50,
    })
  })
  test('without a time the question decides, and without that the person', () => {
    expect(answer('capacity', '200 toples', {}, { question: 'Dalam sebulan sanggup berapa?' })).toMatchObject({
      per: 'month',
    })
    expect(answer('capacity', '200 toples')).toEqual([
      '200 toples per hari',
      '200 toples per minggu',
      '200 toples per bulan',
    ])
  })
  test('a least order is no capacity', () => {
    expect(answer('capacity', 'minimal order 20 pcs')).toBe('not_a_capacity')
  })
  test('is said in one breath', () => {
    expect(says('capacity', { qty: 40, unit: 'bungkus', per: 'day', daysPerWeek: 6 })).toBe(
      '40 bungkus per hari, 6 hari kerja',
    )
    expect(says('capacity', { qty: 20, unit: 'toples', per: 'day', peak: 50 })).toBe(
      '20 toples per hari, 50 saat ramai',
    )
  })
})

describe('weight', () => {
  test.each([
    ['250 gr', { grams: 250 }],
    ['1/4 kilo', { grams: 250 }],
    ['2 ons', { grams: 200 }],
    ['600ml', { ml: 600 }],
    ['satu setengah liter', { ml: 1500 }],
    ['350gr salah, harusnya 300gr', { grams: 300 }],
  ])('%s', (text, value) => {
    expect(answer('weight', text)).toEqual(value)
  })
  test('a bare number may be grams or millilitres', () => {
    expect(answer('weight', '250')).toEqual(['250 gram', '250 ml'])
  })
  test('several sizes are asked back', () => {
    expect(answer('weight', '100gr sama 250gr')).toEqual(['100 gram', '250 gram'])
  })
})

describe('days', () => {
  test.each([
    ['14 hari', 14],
    ['2 minggu', 14],
    ['sebulan', 30],
    ['3 bulan', 90],
    ['setahun', 365],
    ['dua bulanan', 60],
    ['sebulanan', 30],
    ['14', 14],
    ['tujuh', 7],
  ])('%s', (text, value) => {
    expect(answer('days', text)).toBe(value)
  })
  test('a range is asked back', () => {
    expect(answer('days', '5-7 hari')).toEqual(['5 hari', '7 hari'])
  })
  test('what is no length is refused', () => {
    expect(answer('days', 'cepat kok')).toBe('not_a_length')
    expect(answer('days', '10 bungkus')).toBe('not_a_length')
  })
})

describe('a number below zero', () => {
  test.each(['count', 'quantity', 'rupiah', 'capacity'])(
    'is too small for a %s, never the number without its dash',
    (kind) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 5_000_000 }),
          fc.constantFrom('-', 'minus ', 'minus -'),
          (number, sign) => {
            expect(answer(kind, `${sign}${number}`)).toBe('too_small')
            expect(answer(kind, `ya bu ${sign}${number}`)).toBe('too_small')
          },
        ),
      )
    },
  )
  test.each([
    ['quantity', '- 5 bungkus', 5],
    ['quantity', '5-10 bungkus', ['5 bungkus', '10 bungkus']],
  ])('a dash of a %s list or range is none: %s', (kind, text, expected) => {
    const said = answer(kind, text)
    expect(typeof said === 'object' && said !== null && 'qty' in said ? said.qty : said).toEqual(expected)
  })
})
