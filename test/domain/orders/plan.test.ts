import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewestSets, mostSets, type PlannedLine, planSets } from '../../../src/domain/orders/plan.ts'
import type { Candidate } from '../../../src/domain/orders/split.ts'

const maker = (productId: number, free: number, sellerId = productId, minimum = 1): Candidate => ({
  sellerId,
  productId,
  free,
  minimum,
  earned: 0,
})
const market = (...candidates: Candidate[]) => new Map(candidates.map((one) => [one.productId, one]))
const line = (quantity: number, ...products: number[]): PlannedLine => ({ quantity, price: 1_000, products })

test('what one line takes is gone for the next', () => {
  const splits = planSets([line(1, 1), line(1, 1, 2)], 60, market(maker(1, 80), maker(2, 100)))
  const taken = splits.map(({ shares }) => shares.map(({ productId, quantity }) => `${productId}: ${quantity}`))
  expect(taken).toEqual([['1: 60'], ['2: 40', '1: 20']])
})

test('a parcel is only as many as its scarcest line', () => {
  const lines = [line(2, 1), line(1, 2)]
  expect(mostSets(lines, 500, market(maker(1, 300), maker(2, 500)))).toBe(150)
  expect(mostSets(lines, 100, market(maker(1, 300), maker(2, 500)))).toBe(100)
  expect(mostSets(lines, 100, market(maker(1, 300)))).toBe(0)
})

test('smallest lots make a few parcels impossible, and the fewest possible are named', () => {
  const free = market(maker(1, 300, 1, 50))
  expect(mostSets([line(1, 1)], 20, free)).toBe(0)
  expect(fewestSets([line(1, 1)], 100, free)).toBe(50)
  expect(fewestSets([line(1, 1)], 40, free)).toBeUndefined()
})

describe('always', () => {
  const candidates = fc
    .array(
      fc.record({ free: fc.nat(60), minimum: fc.integer({ min: 1, max: 12 }), seller: fc.integer({ min: 1, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((list) => market(...list.map(({ free, minimum, seller }, index) => maker(index + 1, free, seller, minimum))))
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 3 }),
      products: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 3 },
  )

  test('no product is promised beyond what is free, over all lines together', () => {
    fc.assert(
      fc.property(lines, candidates, fc.integer({ min: 1, max: 40 }), (wanted, free, sets) => {
        const taken = new Map<number, number>()
        const splits = planSets(
          wanted.map((one) => ({ ...one, price: 1 })),
          sets,
          free,
        )
        for (const { productId, quantity } of splits.flatMap(({ shares }) => shares))
          taken.set(productId, (taken.get(productId) ?? 0) + quantity)
        for (const [product, quantity] of taken) expect(quantity).toBeLessThanOrEqual(free.get(product)?.free ?? 0)
      }),
    )
  })

  test('the most sets can be made, and every set of them whole', () => {
    fc.assert(
      fc.property(lines, candidates, fc.integer({ min: 1, max: 40 }), (wanted, free, sets) => {
        const planned = wanted.map((one) => ({ ...one, price: 1 }))
        const most = mostSets(planned, sets, free)
        expect(most).toBeLessThanOrEqual(sets)
        expect(planSets(planned, most, free).every(({ shortfall }) => shortfall === 0)).toBe(true)
      }),
    )
  })
})
