import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leftOf, MOVE_KINDS, mayTake, type Pieces, settle } from '../../../src/domain/shops/consignment.ts'

const NONE: Pieces = { placed: 0, sold: 0, returned: 0, expired: 0 }
const move = fc.record({ kind: fc.constantFrom(...MOVE_KINDS), count: fc.integer({ min: -3, max: 60 }) })

test('whatever is told, nothing leaves the shop that was not placed there', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (told) => {
      let pieces = NONE
      for (const { kind, count } of told) {
        if (!mayTake(pieces, kind, count)) continue
        pieces = { ...pieces, [kind]: pieces[kind] + count }
        expect(leftOf(pieces)).toBeGreaterThanOrEqual(0)
        expect(pieces.sold).toBeLessThanOrEqual(pieces.placed)
      }
    }),
  )
})

test('shop and maker share every rupiah, and the shop never gets more than its percent', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 0, max: 100 }),
      (sold, price, percent) => {
        const { amount, share, makers } = settle(sold, price, percent)
        expect(share + makers).toBe(amount)
        expect(share * 100).toBeLessThanOrEqual(amount * percent)
        expect(makers).toBeGreaterThanOrEqual(0)
      },
    ),
  )
  expect(settle(30, 17_000, 15)).toEqual({ amount: 510_000, share: 76_500, makers: 433_500 })
})
