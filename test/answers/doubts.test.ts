import { describe, expect, test } from 'vitest'
import { capacity } from '../../src/answers/capacity.ts'
import { date } from '../../src/answers/date.ts'
import { rupiah } from '../../src/answers/rupiah.ts'
import { likelierPrice } from '../../src/domain/products/usual-price.ts'
import { CONTEXT } from './context.ts'

const price = (amount: number, known: Record<string, unknown>, settings = {}) =>
  rupiah.doubt?.(amount, settings, { ...CONTEXT, known })

describe('a price far from what its kind usually costs', () => {
  test('is asked back with the price that has another number of zeros', () => {
    expect(price(150_000, { product_name: 'Keripik Tempe' })).toEqual([15_000, 150_000])
    expect(price(1_500, { product_name: 'Keripik Tempe', unit: 'bungkus' })).toEqual([1_500, 15_000])
    expect(price(150, { kind: 'chips' })).toEqual([150, 15_000])
    expect(price(9_000, { product_name: 'Keripik Tempe', unit: 'kg' })).toEqual([9_000, 90_000])
  })
  test.each([
    ['a usual price', 15_000, { product_name: 'Keripik Tempe' }],
    ['a dear one that is still possible', 60_000, { product_name: 'Keripik Tempe' }],
    ['a box of many', 150_000, { product_name: 'Keripik Tempe', unit: 'dus' }],
    ['a parcel', 350_000, { product_name: 'Paket Nastar dan Keripik' }],
    ['a product whose name tells no kind', 900_000, { product_name: 'Serba Serbi' }],
    ['nothing known', 900_000, {}],
    ['a price no number of zeros would mend', 200_000_000, { product_name: 'Nastar' }],
  ])('%s is taken', (_, amount, known) => expect(price(amount, known)).toBeUndefined())
  test('what the question would refuse is not offered', () => {
    expect(price(150_000, { product_name: 'Keripik Tempe' }, { min: 50_000 })).toBeUndefined()
  })
  test('the likelier price lies in the usual range, or there is none', () => {
    expect(likelierPrice(1_500_000, { name: 'Nastar Keju' })).toBeUndefined()
    expect(likelierPrice(650_000, { name: 'Nastar Keju' })).toBe(65_000)
  })
})

describe('a capacity no small maker has', () => {
  test('is asked back with the longer times', () => {
    expect(capacity.doubt?.({ qty: 8000, unit: 'botol', per: 'day' }, {}, CONTEXT)).toEqual([
      { qty: 8000, unit: 'botol', per: 'day' },
      { qty: 8000, unit: 'botol', per: 'week' },
      { qty: 8000, unit: 'botol', per: 'month' },
    ])
    expect(capacity.doubt?.({ qty: 300, per: 'day' }, {}, CONTEXT)).toBeUndefined()
    expect(capacity.doubt?.({ qty: 90_000, per: 'month' }, {}, CONTEXT)).toBeUndefined()
  })
})

test('a day years ahead is confirmed before anything is ordered for it', () => {
  expect(date.doubt?.('2037-03-03', { future: true }, CONTEXT)).toEqual(['2037-03-03'])
  expect(date.doubt?.('2027-03-03', { future: true }, CONTEXT)).toBeUndefined()
  expect(date.doubt?.('2037-03-03', {}, CONTEXT)).toBeUndefined()
})
