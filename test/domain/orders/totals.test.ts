import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instalments, orderTotals } from '../../../src/domain/orders/totals.ts'

const LINES = [
  { quantity: 1_200, price: 200_000 },
  { quantity: 3, price: 33_333 },
]

test('a penyedia who is no PKP charges no PPN', () => {
  expect(orderTotals(LINES, 500_000, false)).toEqual({
    goods: 240_099_999,
    packing: 500_000,
    taxBase: 0,
    ppn: 0,
    total: 240_599_999,
  })
})

test('a PKP charges 12 % of 11/12, rounded down once for the whole invoice', () => {
  // 240,599,999 × 11/12 = 220,549,999.08 · × 11 % = 26,465,999.89
  expect(orderTotals(LINES, 500_000, true)).toEqual({
    goods: 240_099_999,
    packing: 500_000,
    taxBase: 220_549_999,
    ppn: 26_465_999,
    total: 267_065_998,
  })
})

test('many small lines are not each rounded down', () => {
  const lines = Array.from({ length: 100 }, () => ({ quantity: 1, price: 9 }))
  expect(orderTotals(lines, 0, true).ppn).toBe(99)
})

test('the tax is the largest whole rupiah not above 11 %', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.nat(5_000_000), (price, packing) => {
      const { goods, ppn, total } = orderTotals([{ quantity: 3, price }], packing, true)
      const exact = BigInt(goods + packing) * 11n
      expect(BigInt(ppn) * 100n <= exact && exact < (BigInt(ppn) + 1n) * 100n).toBe(true)
      expect(total).toBe(goods + packing + ppn)
    }),
  )
})

test('what is no whole amount is a mistake of ours', () => {
  expect(() => orderTotals([{ quantity: 1.5, price: 1_000 }], 0, false)).toThrow('1.5')
  expect(() => orderTotals([{ quantity: -1, price: 1_000 }], 0, false)).toThrow('-1')
  expect(() => orderTotals([], Number.NaN, false)).toThrow('NaN')
})

test('down payment and remainder are the total, to the rupiah', () => {
  expect(instalments(267_065_999)).toEqual({ dp: 133_532_999, remainder: 133_533_000 })
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 100 }), (total, percent) => {
      const { dp, remainder } = instalments(total, percent)
      expect(dp + remainder).toBe(total)
      expect(Math.min(dp, remainder)).toBeGreaterThanOrEqual(0)
    }),
  )
})
