import { expect, test } from 'vitest'
import { PIRT_FOOD_TYPES } from '../../../src/domain/permits.ts'
import { PRODUCT_KINDS, permitNeeded, productKind } from '../../../src/domain/products/kinds.ts'

test('every kind is found by its key, and its figures make sense', () => {
  for (const kind of PRODUCT_KINDS) {
    expect(productKind(kind.key)).toBe(kind)
    expect(kind.unitPrice.max).toBeGreaterThan(kind.unitPrice.min)
    expect(kind.pirtTypes.filter((type) => !(type in PIRT_FOOD_TYPES))).toEqual([])
    expect(kind.food).toBe(kind.permit !== 'none')
  }
  expect(new Set(PRODUCT_KINDS.map(({ key }) => key)).size).toBe(PRODUCT_KINDS.length)
  expect(productKind('cars')).toBeUndefined()
})

test('what P-IRT does not cover needs BPOM, and what nobody eats needs nothing', () => {
  const needed = (kind: string | null, storage: 'room' | 'chilled' | 'frozen' | null, shelfLifeDays: number | null) =>
    permitNeeded({ kind, storage, shelfLifeDays })
  expect(needed('chips', 'room', 120)).toBe('pirt')
  expect(needed('chips', null, null)).toBe('pirt')
  expect(needed('frozen', null, null)).toBe('bpom')
  expect(needed('traditional_cake', 'frozen', 90)).toBe('bpom')
  expect(needed('dried_protein', 'chilled', 30)).toBe('bpom')
  expect(needed('traditional_cake', 'room', 6)).toBe('bpom')
  expect(needed('traditional_cake', 'room', 7)).toBe('pirt')
  expect(needed('batik', 'frozen', 1)).toBe('none')
  expect(needed(null, null, null)).toBe('pirt')
})
