import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from '../../../src/domain/orders/split.ts'
import { splitLine } from '../../../src/domain/orders/split.ts'
import { splitUniform } from '../../../src/domain/orders/uniform.ts'

const alike = (sets: number) => ({ sets, manyMakers: false })
const line = (ordered: number) => ({ ordered, cancelled: 0, shares: [] })
const makers = (...free: number[]): Candidate[] =>
  free.map((pieces, index) => ({
    sellerId: index + 1,
    productId: index + 1,
    free: pieces,
    minimum: 1,
    earned: index,
  }))
const said = (ordered: number, candidates: Candidate[], sets: number) =>
  splitUniform(line(ordered), candidates, alike(sets)).shares.map(({ sellerId, quantity }) => [sellerId, quantity])

test('one maker who can fill the delivery fills it, though others earned less', () => {
  expect(said(600, makers(200, 200, 600), 600)).toEqual([[3, 600]])
})

test('of several who could, who earned least', () => {
  expect(said(600, makers(900, 600, 600), 600)).toEqual([[1, 600]])
})

test('two pieces in each parcel: one of each maker in every parcel, not all of the first', () => {
  expect(said(200, makers(150, 120), 100)).toEqual([
    [1, 100],
    [2, 100],
  ])
})

test('when nobody can fill it alone, as few makers as can', () => {
  expect(said(600, makers(100, 100, 400, 300), 600).map(([id]) => id)).toEqual([3, 4])
})

test('who has the other delivery gets this one as well only when nobody else can make it', () => {
  const given = (...free: number[]) => {
    const { shares, shortfall } = splitUniform(line(600), makers(...free), alike(600), new Set([1]))
    expect(shortfall).toBe(0)
    return shares.map(({ sellerId, quantity }) => [sellerId, quantity])
  }
  expect(given(600, 400, 300).map(([id]) => id)).toEqual([2, 3])
  expect(given(600, 400, 100)).toEqual([[1, 600]])
})

test('for a parcel chosen for its many makers a delivery is split as any order is', () => {
  const candidates = makers(600, 500, 400, 300)
  expect(splitUniform(line(600), candidates, { sets: 600, manyMakers: true })).toEqual(splitLine(600, candidates))
  expect(splitLine(600, candidates).shares.length).toBe(3)
})

test('within capacity and lots, as many pieces as can be had, in as few makers as the largest could', () => {
  const candidate = fc.record({ free: fc.nat(300), minimum: fc.integer({ min: 1, max: 40 }), earned: fc.nat(5) })
  fc.assert(
    fc.property(
      fc.array(candidate, { maxLength: 7 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 3 }),
      (given, sets, each) => {
        const candidates = given.map((of, index) => ({ ...of, sellerId: index + 1, productId: index + 1 }))
        const { shares, shortfall } = splitUniform(line(sets * each), candidates, alike(sets))
        const placed = shares.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(placed + shortfall).toBe(sets * each)
        for (const { productId, quantity } of shares) {
          const { free, minimum } = candidates[productId - 1]!
          expect(quantity).toBeLessThanOrEqual(free)
          expect(quantity).toBeGreaterThanOrEqual(minimum)
        }
        expect(shortfall).toBe(splitLine(sets * each, candidates, 100).shortfall)
      },
    ),
  )
})

test('where whole pieces for each parcel are enough, every parcel holds the same makers', () => {
  const maker = fc.record({ each: fc.nat(3), more: fc.nat(99), earned: fc.nat(5) })
  fc.assert(
    fc.property(
      fc.array(maker, { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 3 }),
      (given, sets, each) => {
        const candidates = given.map(({ each: pieces, more, earned }, index) => {
          const free = pieces * sets + (more % sets)
          return { free, minimum: 1, earned, sellerId: index + 1, productId: index + 1 }
        })
        fc.pre(given.reduce((sum, { each: pieces }) => sum + pieces, 0) >= each)
        const { shares, shortfall } = splitUniform(line(sets * each), candidates, alike(sets))
        expect(shortfall).toBe(0)
        for (const { quantity } of shares) expect(quantity % sets).toBe(0)
      },
    ),
  )
})
