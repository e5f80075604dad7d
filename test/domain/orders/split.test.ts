import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LineShare, splitRemainder } from '../../../src/domain/orders/remainder.ts'
import { type Candidate, splitLine } from '../../../src/domain/orders/split.ts'

const maker = (sellerId: number, free: number, earned = 0, minimum = 1): Candidate => ({
  sellerId,
  productId: sellerId * 10,
  free,
  minimum,
  earned,
})
const said = (shares: { sellerId: number; quantity: number; reason: string }[]) =>
  shares.map(({ sellerId, quantity, reason }) => `${sellerId}: ${quantity} ${reason}`)

test('who earned least this season comes first, and nobody gets more than two fifths', () => {
  const split = splitLine(300, [maker(1, 500, 900_000), maker(2, 500, 0), maker(3, 500, 100_000)])
  expect(said(split.shares)).toEqual(['2: 120 fair_share', '3: 120 fair_share', '1: 60 rest'])
  expect(split).toMatchObject({ shortfall: 0, cap: 120 })
})

test('nobody is asked for more than she can make; the fair share is raised just as far as the order then needs', () => {
  const split = splitLine(300, [maker(1, 30), maker(2, 200), maker(3, 200)])
  expect(split.cap).toBe(135)
  expect(said(split.shares)).toEqual(['1: 30 capacity', '2: 135 fair_share', '3: 135 rest'])
})

test('what cannot be made is said', () => {
  const split = splitLine(300, [maker(1, 30), maker(2, 100)])
  expect(said(split.shares)).toEqual(['1: 30 capacity', '2: 100 capacity'])
  expect(split.shortfall).toBe(170)
  expect(splitLine(300, [])).toMatchObject({ shares: [], shortfall: 300 })
})

test('a minimum lot is kept: the poorer maker steps back so that the other’s lot fits', () => {
  const split = splitLine(100, [maker(1, 90, 0), maker(2, 60, 5, 50)], 100)
  expect(said(split.shares)).toEqual(['1: 50 lots', '2: 50 rest'])
  expect(splitLine(30, [maker(1, 100, 0, 50)])).toMatchObject({ shares: [], shortfall: 30 })
})

test('a maker whose smallest lot is above the fair share may still make that lot, and nobody else gets more for it', () => {
  const split = splitLine(10, [maker(1, 100, 0, 5), maker(2, 100, 1), maker(3, 100, 2)])
  expect(said(split.shares)).toEqual(['1: 5 fair_share', '2: 4 fair_share', '3: 1 rest'])
  expect(split.cap).toBe(4)
})

test('two products of one maker share her cap', () => {
  const two = [maker(1, 500), { ...maker(1, 500), productId: 11 }, maker(2, 500, 5), maker(3, 500, 9)]
  const split = splitLine(100, two)
  expect(said(split.shares)).toEqual(['1: 40 fair_share', '2: 40 fair_share', '3: 20 rest'])
})

describe('always', () => {
  const candidates = fc
    .array(
      fc.record({
        sellerId: fc.integer({ min: 1, max: 5 }),
        free: fc.integer({ min: 0, max: 60 }),
        minimum: fc.integer({ min: 0, max: 25 }),
        earned: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((one, index) => ({ ...one, earned: one.sellerId % 3, productId: index + 1 })))
  const quantity = fc.integer({ min: 0, max: 150 })

  /** The most pieces that lots and capacities allow, by trying every number of each product. */
  function possible(list: Candidate[], wanted: number): number {
    let totals = new Set([0])
    for (const { free, minimum } of list) {
      const next = new Set(totals)
      for (const total of totals) {
        for (let pieces = Math.max(1, minimum); pieces <= free && total + pieces <= wanted; pieces++) {
          next.add(total + pieces)
        }
      }
      totals = next
    }
    return Math.max(...totals)
  }

  test('exactly as many pieces as ordered and possible, within capacities and lots', () => {
    fc.assert(
      fc.property(quantity, candidates, fc.integer({ min: 1, max: 100 }), (wanted, list, percent) => {
        const { shares, shortfall } = splitLine(wanted, list, percent)
        const total = shares.reduce((sum, share) => sum + share.quantity, 0)
        expect(total).toBe(possible(list, wanted))
        expect(total + shortfall).toBe(wanted)
        for (const share of shares) {
          const { free, minimum } = list.find(({ productId }) => productId === share.productId)!
          expect(share.quantity).toBeLessThanOrEqual(free)
          expect(share.quantity).toBeGreaterThanOrEqual(Math.max(1, minimum))
        }
        expect(new Set(shares.map(({ productId }) => productId)).size).toBe(shares.length)
      }),
      { numRuns: 500 },
    )
  })

  test('the same makers in another order get the same shares', () => {
    const shuffled = candidates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(quantity, shuffled, (wanted, [list, other]) => {
        expect(splitLine(wanted, other)).toEqual(splitLine(wanted, list))
      }),
    )
  })

  test('nobody gets more than the cap unless her smallest lot is larger', () => {
    fc.assert(
      fc.property(quantity, candidates, fc.integer({ min: 1, max: 100 }), (wanted, list, percent) => {
        const { shares, cap } = splitLine(wanted, list, percent)
        for (const { sellerId } of shares) {
          const own = shares.filter((share) => share.sellerId === sellerId)
          const smallest = Math.min(
            ...list
              .filter((one) => one.sellerId === sellerId && one.free >= one.minimum && one.free > 0)
              .map(({ minimum }) => minimum),
          )
          expect(own.reduce((sum, share) => sum + share.quantity, 0)).toBeLessThanOrEqual(Math.max(cap, smallest, 1))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the remainder', () => {
  const share = (sellerId: number, status: LineShare['status'], offered: number, promised = 0): LineShare => ({
    sellerId,
    status,
    offered,
    promised,
    delivered: 0,
    deducted: 0,
  })

  test('is offered to others than those who said no, nothing, or less', () => {
    const line = {
      ordered: 300,
      cancelled: 0,
      shares: [
        share(1, 'declined', 100),
        share(2, 'lapsed', 100),
        share(3, 'partial', 100, 40),
        share(4, 'offered', 20),
      ],
    }
    const split = splitRemainder(
      line,
      [1, 2, 3, 4, 5, 6, 7].map((id) => maker(id, 500)),
    )
    expect(said(split.shares)).toEqual(['5: 120 fair_share', '6: 120 rest'])
    expect(split.shortfall).toBe(0)
  })

  test('is not offered to whoever promised or brought less than she was asked, however far her share has got', () => {
    const line = {
      ordered: 300,
      cancelled: 0,
      shares: [
        share(1, 'in_progress', 100, 40),
        share(2, 'handed_over', 100, 90),
        { ...share(3, 'delivered', 100, 100), delivered: 80, deducted: 20 },
      ],
    }
    const split = splitRemainder(
      line,
      [1, 2, 3, 4].map((id) => maker(id, 500)),
    )
    expect(split.shares.map(({ sellerId }) => sellerId)).toEqual([4])
  })

  test('counts what a maker holds of the line towards her fair share', () => {
    const line = { ordered: 300, cancelled: 0, shares: [share(1, 'accepted', 100, 100)] }
    const split = splitRemainder(line, [maker(1, 500), maker(2, 500, 5), maker(3, 500, 9)])
    expect(said(split.shares)).toEqual(['1: 20 fair_share', '2: 120 fair_share', '3: 60 rest'])
  })

  test('of a line that is covered, or was cancelled by the buyer, is nothing', () => {
    const covered = { ordered: 100, cancelled: 0, shares: [share(1, 'accepted', 100, 100)] }
    expect(splitRemainder(covered, [maker(2, 500)])).toMatchObject({ shares: [], shortfall: 0 })
    const cancelled = { ordered: 100, cancelled: 100, shares: [] }
    expect(splitRemainder(cancelled, [maker(2, 500)])).toMatchObject({ shares: [], shortfall: 0 })
  })

  test('when one maker falls out only her pieces move: nobody else is asked to give up or is asked twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.nat(200), { minLength: 2, maxLength: 8 }),
        fc.nat(7),
        (wanted, frees, who) => {
          const list = frees.map((free, index) => maker(index + 1, free, index % 3))
          const first = splitLine(wanted, list)
          if (first.shares.length === 0) return
          const gone = first.shares[who % first.shares.length]!
          const shares = first.shares.map(({ sellerId, quantity }) =>
            sellerId === gone.sellerId
              ? share(sellerId, 'declined', quantity)
              : share(sellerId, 'accepted', quantity, quantity),
          )
          const taken = new Map(first.shares.map(({ sellerId, quantity }) => [sellerId, quantity]))
          const left = list.map((one) => ({ ...one, free: one.free - (taken.get(one.sellerId) ?? 0) }))
          const again = splitRemainder({ ordered: wanted, cancelled: 0, shares }, left)
          const offered = again.shares.reduce((sum, { quantity }) => sum + quantity, 0)
          expect(offered + again.shortfall).toBe(gone.quantity + first.shortfall)
          expect(again.shares.some(({ sellerId }) => sellerId === gone.sellerId)).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })
})
