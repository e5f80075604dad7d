import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, splitLine } from '../../../src/domain/orders/split.ts'
import { splitExactly } from '../../../src/domain/orders/split-exactly.ts'
import { frameOf, MAX_SHARE_PERCENT } from '../../../src/domain/orders/split-frame.ts'
import { ladderOf } from '../../../src/domain/orders/split-ladder.ts'
import { mendSplit } from '../../../src/domain/orders/split-mended.ts'
import { splitModel } from '../../../src/domain/orders/split-model.ts'
import { hasChoice, type LineToSplit, splitOrder, splitSimply } from '../../../src/domain/orders/split-order.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { solverHere } from '../../solver/here.ts'

const solve = await solverHere()
const never: Solve = async () => ({ status: 'failed', why: 'abort' })

const crowd = fc
  .array(
    fc.record({
      sellerId: fc.integer({ min: 1, max: 14 }),
      free: fc.integer({ min: 0, max: 300 }),
      minimum: fc.integer({ min: 0, max: 70 }),
    }),
    { minLength: 1, maxLength: 18 },
  )
  .map((list) =>
    list.map(
      (one, index): Candidate => ({
        ...one,
        productId: index + 1,
        earned: (one.sellerId % 4) * 450_000,
        distance: one.sellerId % 7,
        lastOn: one.sellerId % 2 ? null : `2027-01-0${(one.sellerId % 8) + 1}`,
      }),
    ),
  )
const lineOf = (id: number, ordered: number, products: number[], price = 10_000): LineToSplit => ({
  id,
  price,
  products,
  ordered,
  cancelled: 0,
  shares: [],
})
const total = (shares: readonly { quantity: number }[]) => shares.reduce((sum, { quantity }) => sum + quantity, 0)
const freeOf = (list: readonly Candidate[]) => new Map(list.map((one) => [one.productId, one]))

test('dual, table and solver agree on what the best split costs', async () => {
  let withLots = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 900 }), crowd, async (wanted, list) => {
      const exact = await splitExactly(wanted, list, { price: 10_000 }, never)
      // every maker's products cost the same: the solver is never needed
      expect(exact.proof).toEqual({ kind: 'optimal' })
      const frame = frameOf(wanted, list, MAX_SHARE_PERCENT, wanted, new Map())
      if (frame.total === 0) return
      const model = splitModel(frame, ladderOf(frame, 10_000))
      const solution = await solve(model.program, { seconds: 20, nodes: 1e6, gap: 0.999 })
      expect(solution.status).toBe('optimal')
      if (solution.status === 'optimal') expect(exact.cost).toBe(model.costOf(model.sharesOf(solution.columns)))
      expect(exact.cost).toBeLessThanOrEqual(exact.simpleCost)
      if (exact.cost < exact.simpleCost) withLots++
    }),
    { numRuns: 150 },
  )
  expect(withLots).toBeGreaterThan(50)
})

test('lines that share makers: never above anyone’s capacity, as many pieces as the simple rule places, the same again', async () => {
  await fc.assert(
    fc.asyncProperty(
      crowd,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(30), fc.integer({ min: 1, max: 12 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async (list, wishes) => {
        const ids = list.map(({ productId }) => productId)
        const lines = wishes.map(([ordered, from, count], index) =>
          lineOf(
            index,
            ordered,
            Array.from({ length: Math.min(count, ids.length) }, (_, nth) => ids[(from + nth) % ids.length]!),
          ),
        )
        const planned = await splitOrder(lines, freeOf(list), solve)
        const given = new Map<number, number>()
        for (const { shares } of planned)
          for (const { productId, quantity } of shares) given.set(productId, (given.get(productId) ?? 0) + quantity)
        for (const { productId, free } of list) expect(given.get(productId) ?? 0).toBeLessThanOrEqual(free)
        for (const [index, { shares, shortfall }] of planned.entries())
          expect(total(shares) + shortfall).toBe(lines[index]!.ordered)
        const missing = (splits: readonly { shortfall: number }[]) =>
          splits.reduce((sum, one) => sum + one.shortfall, 0)
        expect(missing(planned)).toBeLessThanOrEqual(missing(splitSimply(lines, freeOf(list))))
        expect(JSON.stringify(await splitOrder(lines, freeOf(list), solve))).toBe(JSON.stringify(planned))
      },
    ),
    { numRuns: 80 },
  )
})

test('a plan mended by what is free now: within capacity and lots, and as many pieces as a fresh simple split', async () => {
  let mended = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 600 }),
      crowd,
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 18, maxLength: 18 }),
      fc.nat(3),
      async (wanted, list, lost, fewer) => {
        const line = lineOf(
          1,
          wanted,
          list.map(({ productId }) => productId),
        )
        const [plan] = await splitOrder([line], freeOf(list), solve)
        const now = list.map((one, index) => ({ ...one, free: Math.max(0, one.free - (index % 3 ? 0 : lost[index]!)) }))
        const ordered = Math.max(1, wanted - fewer * 40)
        const split = mendSplit(plan!, { ...line, ordered }, now)
        for (const { productId, quantity } of split.shares) {
          const { free, minimum } = now.find((one) => one.productId === productId)!
          expect(quantity).toBeLessThanOrEqual(free)
          expect(quantity).toBeGreaterThanOrEqual(Math.max(1, minimum))
        }
        expect(new Set(split.shares.map(({ productId }) => productId)).size).toBe(split.shares.length)
        expect(total(split.shares) + split.shortfall).toBe(ordered)
        expect(split.shortfall).toBeLessThanOrEqual(splitLine(ordered, now, MAX_SHARE_PERCENT, ordered).shortfall)
        if (split.proof.kind === 'mended' && split.shares.length) mended++
      },
    ),
    { numRuns: 150 },
  )
  expect(mended).toBeGreaterThan(30)
})

test('a solver that broke down at one line is not asked again for the next', async () => {
  const two = [
    { sellerId: 1, productId: 1, free: 90, minimum: 40, earned: 0, distance: 2 },
    { sellerId: 1, productId: 2, free: 90, minimum: 30, earned: 0, distance: 9 },
    { sellerId: 2, productId: 3, free: 300, minimum: 45, earned: 700_000, distance: 5 },
  ]
  let asked = 0
  const failing: Solve = async () => {
    asked++
    return { status: 'failed', why: 'abort' }
  }
  const planned = await splitOrder([lineOf(1, 100, [1, 2, 3]), lineOf(2, 70, [1, 2, 3])], freeOf(two), failing)
  expect(asked).toBe(1)
  expect(planned.map(({ proof }) => proof.kind)).toEqual(['greedy', 'greedy'])
  expect(planned.map(({ shares }) => total(shares))).toEqual([100, 70])
})

test('no choice: one maker, everybody needed, or nobody', () => {
  const maker = (sellerId: number, free: number, minimum = 1): Candidate => ({
    sellerId,
    productId: sellerId,
    free,
    minimum,
    earned: 0,
  })
  const line = lineOf(1, 100, [1, 2, 3])
  expect(hasChoice(line, [maker(1, 500)])).toBe(false)
  expect(hasChoice(line, [maker(1, 60), maker(2, 40)])).toBe(false)
  expect(hasChoice(line, [maker(1, 500), maker(2, 30, 40)])).toBe(false)
  expect(hasChoice(line, [])).toBe(false)
  expect(hasChoice(line, [maker(1, 60), maker(2, 41)])).toBe(true)
})
