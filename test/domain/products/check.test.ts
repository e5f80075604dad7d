import { describe, expect, test } from 'vitest'
import { type CheckContext, checkProduct } from '../../../src/domain/products/check.ts'
import type { ProductFacts } from '../../../src/domain/products/missing.ts'
import { nameSimilarity } from '../../../src/domain/products/names.ts'

const CHIPS: ProductFacts = {
  name: 'Keripik Tempe Bu Sri',
  kind: 'chips',
  price: 12_000,
  unit: 'bungkus',
  netWeightG: 200,
  netVolumeMl: null,
  capacity: 40,
  photos: 1,
  storage: 'room',
  shelfLifeDays: 90,
  pirt: '204321501012329',
  bpomMd: null,
  halal: 'ID32990001234560126',
}
const CONTEXT: CheckContext = {
  today: '2027-01-04',
  goodUntil: '2027-03-03',
  regionCode: '32.15',
  sellerId: 7,
  others: [],
}
const codes = (product: Partial<ProductFacts>, context: Partial<CheckContext> = {}) =>
  checkProduct({ ...CHIPS, ...product }, { ...CONTEXT, ...context }).map(({ code, severity }) => `${severity} ${code}`)

test('a sound product has no findings', () => {
  expect(codes({})).toEqual([])
})

describe('permits', () => {
  test.each([
    [{ pirt: '20432150101232' }, 'stop pirt_shape'],
    [{ pirt: '204321501123' }, 'warn pirt_old'],
    [{ pirt: '204321601012329' }, 'warn pirt_region'],
    [{ pirt: '204321501012326' }, 'stop pirt_expired'],
    [{ pirt: '210321501012329' }, 'note pirt_food_type'],
    [{ storage: 'frozen' as const }, 'stop pirt_not_for_this'],
    [{ shelfLifeDays: 3 }, 'stop pirt_not_for_this'],
    [{ bpomMd: '123' }, 'stop bpom_shape'],
    [{ halal: 'ID12' }, 'stop halal_shape'],
    [{ halal: 'KH00123' }, 'stop halal_is_decree'],
    [{ halal: 'ID35990001234560126' }, 'warn halal_province'],
    [{ halal: null }, 'note halal_missing'],
  ])('%o: %s', (product, finding) => {
    expect(codes(product)).toEqual([finding])
  })

  test('one that ends within the year is warned about when the season reaches beyond it', () => {
    expect(codes({ pirt: '204321501012327' }, { goodUntil: '2028-02-20' })).toEqual(['warn pirt_expiring'])
    expect(codes({ pirt: '204321501012327' }, { goodUntil: '2027-12-31' })).toEqual([])
    expect(codes({ pirt: '204321501012327' }, { today: '2027-12-31' })).toEqual([])
  })

  test('batik without any paper is fine', () => {
    const batik = { name: 'Batik Tarawang', kind: 'batik', price: 275_000, unit: 'lembar', netWeightG: null }
    expect(codes({ ...batik, pirt: null, halal: null, shelfLifeDays: null, storage: null })).toEqual([])
  })
})

describe('price', () => {
  test('a price written in thousands by mistake is seen', () => {
    expect(codes({ price: 12 })).toEqual(['warn price_low'])
    expect(codes({ price: 1_200_000 })).toEqual(['warn price_high'])
  })

  test('a small pack at an honest price is not called cheap, because its weight is known', () => {
    expect(codes({ price: 2_000, netWeightG: 25 })).toEqual([])
    expect(codes({ price: 2_000, netWeightG: null })).toEqual(['warn price_low'])
  })

  test('the median of what is really sold beats the rough range', () => {
    expect(codes({ price: 60_000 })).toEqual([])
    expect(codes({ price: 60_000 }, { medianPrice: 15_000 })).toEqual(['warn price_high'])
    expect(codes({ price: 4_000 }, { medianPrice: 15_000 })).toEqual(['warn price_low'])
    expect(codes({ price: 5_000 }, { medianPrice: 15_000 })).toEqual([])
  })
})

describe('duplicates', () => {
  const other = { id: 3, sellerId: 7, name: 'Kripik tempe Bu Sri 200gr', netWeightG: 200 }

  test('the same maker’s product under a slightly other name is seen', () => {
    const [finding] = checkProduct(CHIPS, { ...CONTEXT, others: [other] })
    expect(finding).toEqual({
      code: 'duplicate_of_own',
      severity: 'warn',
      values: { product_id: 3, name: 'Kripik tempe Bu Sri 200gr' },
    })
  })

  test('another size is a variant, another maker’s name only a note when it is nearly the same', () => {
    expect(codes({}, { others: [{ ...other, netWeightG: 500 }] })).toEqual([])
    expect(codes({}, { others: [{ ...other, sellerId: 8, name: 'Kripik Tempe Bu Sry' }] })).toEqual([])
    expect(codes({}, { others: [{ ...other, sellerId: 8, name: 'KERIPIK TEMPE, bu Sri' }] })).toEqual([
      'note duplicate_in_region',
    ])
  })

  test('own ones come first, then the most alike', () => {
    const others = [
      { ...other, id: 4, sellerId: 8, name: CHIPS.name! },
      { ...other, id: 5 },
      { ...other, id: 6, name: CHIPS.name! },
    ]
    expect(checkProduct(CHIPS, { ...CONTEXT, others }).map(({ values }) => values.product_id)).toEqual([6, 5, 4])
  })

  test.each([
    ['Keripik Tempe', 'Tempe Keripik 250 gram', true],
    ['Rengginang Ketan Hitam', 'Rengginang Ketan Item', true],
    ['Keripik Tempe', 'Keripik Pisang', false],
    ['Sambal Cumi', 'Sambal Terasi', false],
    ['Nastar', 'Kastengel', false],
    ['🙏', '🙏', false],
  ])('%s and %s alike: %s', (a, b, alike) => {
    expect(nameSimilarity(a, b) >= 0.85).toBe(alike)
    expect(nameSimilarity(a, b)).toBe(nameSimilarity(b, a))
  })
})
