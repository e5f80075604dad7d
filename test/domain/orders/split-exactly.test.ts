import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, splitLine } from '../../../src/domain/orders/split.ts'
import { splitExactly } from '../../../src/domain/orders/split-exactly.ts'
import { frameOf, MAX_SHARE_PERCENT, roomOf } from '../../../src/domain/orders/split-frame.ts'
import { ladderOf, rungsOf } from '../../../src/domain/orders/split-ladder.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { solverHere } from '../../solver/here.ts'

const solve = await solverHere()
const PRICE = 10_000
const split = (quantity: number, candidates: Candidate[], percent = 100, by: Solve = solve) =>
  splitExactly(quantity, candidates, { price: PRICE, maxSharePercent: percent }, by)
const maker = (sellerId: number, more: Partial<Candidate> = {}): Candidate => ({
  sellerId,
  productId: sellerId * 10,
  free: 500,
  minimum: 1,
  earned: 0,
  ...more,
})
const said = (shares: { sellerId: number; quantity: number; reason: string }[]) =>
  shares.map(({ sellerId, quantity, reason }) => `${sellerId}: ${quantity} ${reason}`)

test('makers who earned alike are brought alike far, where the greedy split stops at two fifths each', async () => {
  const four = [1, 2, 3, 4].map((id) => maker(id))
  const { shares, proof } = await split(400, four, MAX_SHARE_PERCENT)
  expect(shares.map(({ quantity }) => quantity)).toEqual([100, 100, 100, 100])
  expect(proof).toEqual({ kind: 'optimal' })
  expect(splitLine(400, four).shares.map(({ quantity }) => quantity)).toEqual([160, 160, 80])
})

test('who earned least catches up before anybody climbs on', async () => {
  const { shares } = await split(300, [maker(1), maker(2, { earned: 2_000_000 }), maker(3, { earned: 3_000_000 })])
  expect(said(shares)).toEqual(['1: 250 level', '2: 50 level'])
})

test('of makers equally far the nearest to the packing point comes first, then who waited longest', async () => {
  const near = await split(50, [maker(1, { distance: 30 }), maker(2, { distance: 3 })])
  expect(said(near.shares)).toEqual(['2: 50 fair_share'])
  const waited = await split(50, [maker(1, { lastOn: '2027-01-20' }), maker(2, { lastOn: '2027-01-03' }), maker(3)])
  expect(said(waited.shares)).toEqual(['3: 50 fair_share'])
})

test('a smallest lot is made whole or not at all', async () => {
  const { shares } = await split(60, [
    maker(1, { minimum: 40 }),
    maker(2, { minimum: 40 }),
    maker(3, { earned: 9_000_000 }),
  ])
  expect(said(shares)).toEqual(['1: 60 fair_share'])
})

/** A maker whose products cost differently is more than one number of pieces: only the solver knows what to do. */
const awkward = [
  maker(1, { minimum: 60, free: 70 }),
  maker(2, { minimum: 45, free: 55, earned: 600_000 }),
  maker(2, { productId: 21, minimum: 20, free: 30, earned: 600_000, distance: 6 }),
  maker(3, { minimum: 30, free: 41, earned: 1_100_000, distance: 9 }),
  maker(4, { minimum: 50, free: 50, earned: 300_000, distance: 4 }),
]

test('a solver that breaks down, dawdles or talks nonsense leaves a split as good as the greedy one at least', async () => {
  const greedy = splitLine(100, awkward)
  let asked = 0
  const nonsense: Solve[] = [
    async () => ({ status: 'failed', why: 'abort' }),
    async () => ({ status: 'infeasible' }),
    async ({ cost }) => ({ status: 'optimal', columns: cost.map(() => 7), gap: 0 }),
  ]
  for (const by of nonsense) {
    const { shares, shortfall, proof, cost, simpleCost } = await split(100, awkward, 100, (...how) => {
      asked++
      return by(...how)
    })
    expect(shares.reduce((sum, { quantity }) => sum + quantity, 0) + shortfall).toBe(100)
    expect(shortfall).toBe(greedy.shortfall)
    expect(cost).toBeLessThanOrEqual(simpleCost)
    expect(proof.kind).toBe('greedy')
  }
  expect(asked).toBe(nonsense.length)
})

test('a split cut off by the clock says so', async () => {
  const slow: Solve = async (_, { start }) => ({ status: 'limit', columns: start!, gap: 0.9, timedOut: true })
  const { proof } = await split(100, awkward, 100, slow)
  expect(proof).toEqual({ kind: 'limit', gap: 0.9, timedOut: true })
})

test('lines whose lots are not in the way are proven without the solver', async () => {
  const never: Solve = async () => ({ status: 'failed', why: 'it was not to be asked' })
  const crowd = Array.from({ length: 300 }, (_, id) =>
    maker(id + 1, { minimum: 1 + (id % 40), earned: (id % 7) * 400_000, distance: id % 30 }),
  )
  expect((await split(3_000, crowd, MAX_SHARE_PERCENT, never)).proof).toEqual({ kind: 'optimal' })
})

describe('always', () => {
  const candidates = (sizes: { makers: number; free: number; lot: number; most: number }) =>
    fc
      .array(
        fc.record({
          sellerId: fc.integer({ min: 1, max: sizes.makers }),
          free: fc.integer({ min: 0, max: sizes.free }),
          minimum: fc.integer({ min: 0, max: sizes.lot }),
          distance: fc.integer({ min: 0, max: 60 }),
        }),
        { maxLength: sizes.most },
      )
      .map((list) =>
        list.map(
          (one, index): Candidate => ({
            ...one,
            productId: index + 1,
            earned: (one.sellerId % 3) * 700_000,
            lastOn: one.sellerId % 2 ? null : `2027-01-0${one.sellerId % 9}`,
          }),
        ),
      )
  const many = candidates({ makers: 12, free: 200, lot: 60, most: 16 })
  const few = candidates({ makers: 3, free: 9, lot: 5, most: 4 })

  test('all pieces that can be made, never more than free, never less than a lot, never more than her part', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600 }),
        many,
        fc.integer({ min: 1, max: 100 }),
        async (wanted, list, percent) => {
          const exact = await split(wanted, list, percent)
          const greedy = splitLine(wanted, list, percent)
          const total = exact.shares.reduce((sum, { quantity }) => sum + quantity, 0)
          expect(total + exact.shortfall).toBe(wanted)
          expect(exact.shortfall).toBe(greedy.shortfall)
          const { makers, cap, held } = frameOf(wanted, list, percent, wanted, new Map())
          for (const { productId, quantity } of exact.shares) {
            const { free, minimum } = list.find((one) => one.productId === productId)!
            expect(quantity).toBeLessThanOrEqual(free)
            expect(quantity).toBeGreaterThanOrEqual(Math.max(1, minimum))
          }
          for (const one of makers) {
            const own = exact.shares.filter(({ sellerId }) => sellerId === one.sellerId)
            expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(roomOf(one, cap, held))
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  test('the same makers in another order get the same shares, twice over', async () => {
    const shuffled = many.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 600 }), shuffled, async (wanted, [list, other]) => {
        const first = await split(wanted, list)
        expect(await split(wanted, other)).toEqual(first)
        expect(JSON.stringify(await split(wanted, list))).toBe(JSON.stringify(first))
      }),
      { numRuns: 30 },
    )
  })

  test('no other split within the frame is better: every one of them was tried', async () => {
    let exercised = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        few,
        fc.integer({ min: 20, max: 100 }),
        async (wanted, list, percent) => {
          // dear enough that a few pieces fill a rung
          const price = 150_000
          const exact = await splitExactly(wanted, list, { price, maxSharePercent: percent }, solve)
          expect(exact.proof).toEqual({ kind: 'optimal' })
          expect(exact.cost).toBe(cheapest(wanted, list, price, percent))
          if (exact.shares.length > 1) exercised++
        },
      ),
      { numRuns: 200 },
    )
    expect(exercised).toBeGreaterThan(40)
  })

  /** The least cost over every way to hand out the pieces, reckoned piece by piece. */
  function cheapest(wanted: number, list: Candidate[], price: number, percent: number): number {
    const frame = frameOf(wanted, list, percent, wanted, new Map())
    if (frame.total === 0) return 0
    const ladder = ladderOf(frame, price)
    const turns = frame.makers
      .map(({ sellerId, products }) => ({
        sellerId,
        on: products
          .map(({ lastOn }) => lastOn ?? '')
          .sort()
          .at(-1)!,
      }))
      .sort((a, b) => (a.on === b.on ? a.sellerId - b.sellerId : a.on < b.on ? -1 : 1))
    const products = frame.makers.flatMap((one) => one.products.map((product) => ({ one, product })))
    let best = Infinity
    const given = new Map<number, number>()
    const walk = (index: number, left: number, cost: number): void => {
      if (left < 0) return
      const next = products[index]
      if (!next) {
        if (left > 0) return
        const climb = frame.makers.reduce((sum, { sellerId, earned }) => {
          const rungs = rungsOf(ladder, earned).flatMap((pieces, rung) =>
            Array<number>(Math.min(pieces, 99)).fill(rung),
          )
          return sum + rungs.slice(0, given.get(sellerId) ?? 0).reduce((all, rung) => all + rung, 0)
        }, 0)
        best = Math.min(best, cost + climb * 1000)
        return
      }
      const { one, product } = next
      const before = given.get(one.sellerId) ?? 0
      const turn = Math.floor((turns.findIndex(({ sellerId }) => sellerId === one.sellerId) * 10) / turns.length)
      const each = product.distance! * 10 + turn
      for (let pieces = 0; pieces <= product.free; pieces++) {
        if (pieces > 0 && pieces < product.minimum) continue
        if (before + pieces > roomOf(one, frame.cap, frame.held)) break
        given.set(one.sellerId, before + pieces)
        walk(index + 1, left - pieces, cost + pieces * each)
      }
      given.set(one.sellerId, before)
    }
    walk(0, frame.total, 0)
    return best
  }
})
