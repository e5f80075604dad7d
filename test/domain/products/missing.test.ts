import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PRODUCT_KINDS } from '../../../src/domain/products/kinds.ts'
import { missingForCuration, type ProductFacts, stateAfterApproval } from '../../../src/domain/products/missing.ts'
import { PRODUCT_STATES } from '../../../src/domain/products/states.ts'

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

test('a complete product lacks nothing', () => {
  expect(missingForCuration(CHIPS)).toEqual({ needed: [], wanted: [], waitsForHalal: false })
  expect(stateAfterApproval(CHIPS)).toBe('approved')
})

test('an empty one is asked for the least, in order, and not for papers before its kind is known', () => {
  const nothing: ProductFacts = {
    name: ' ',
    kind: null,
    price: null,
    unit: null,
    netWeightG: null,
    netVolumeMl: null,
    capacity: null,
    photos: 0,
    storage: null,
    shelfLifeDays: null,
    pirt: null,
    bpomMd: null,
    halal: null,
  }
  expect(missingForCuration(nothing).needed).toEqual(['name', 'kind', 'price', 'unit', 'capacity', 'photos'])
})

test('a missing halal certificate keeps nothing from the curators, but from the shelf', () => {
  const chips = { ...CHIPS, halal: null }
  expect(missingForCuration(chips)).toEqual({ needed: [], wanted: ['halal'], waitsForHalal: true })
  expect(stateAfterApproval(chips)).toBe('waiting_halal')
  expect(PRODUCT_STATES.waiting_halal).toContain('approved')
})

test('frozen food is asked for BPOM, not for a P-IRT it could never get', () => {
  const frozen = { ...CHIPS, kind: 'frozen', storage: 'frozen' as const, pirt: null }
  expect(missingForCuration(frozen).needed).toEqual(['bpom_md'])
  expect(missingForCuration({ ...frozen, bpomMd: '299100012345' }).needed).toEqual([])
})

test('BPOM is more than P-IRT and stands for it', () => {
  expect(missingForCuration({ ...CHIPS, pirt: null, bpomMd: '299100012345' }).needed).toEqual([])
  expect(missingForCuration({ ...CHIPS, pirt: null }).needed).toEqual(['pirt'])
})

test('the size of a drink is its volume', () => {
  expect(missingForCuration({ ...CHIPS, netWeightG: null }).wanted).toEqual(['net_size'])
  expect(missingForCuration({ ...CHIPS, kind: 'drink', netWeightG: null, netVolumeMl: 600 }).wanted).toEqual([])
})

test('crafts and batik are never asked for P-IRT, BPOM, halal or shelf life, whatever else is known', () => {
  const craft = fc.record({
    ...Object.fromEntries(Object.entries(CHIPS).map(([key, value]) => [key, fc.constantFrom(value, null)])),
    kind: fc.constantFrom(...PRODUCT_KINDS.filter(({ food }) => !food).map(({ key }) => key)),
    photos: fc.nat(3),
  }) as unknown as fc.Arbitrary<ProductFacts>
  fc.assert(
    fc.property(craft, (product) => {
      const missing = missingForCuration(product)
      const food = ['pirt', 'bpom_md', 'halal', 'shelf_life_days', 'storage', 'net_size']
      expect([...missing.needed, ...missing.wanted].filter((key) => food.includes(key))).toEqual([])
      expect(stateAfterApproval(product)).toBe('approved')
    }),
  )
})
