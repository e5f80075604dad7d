import fc from 'fast-check'
import { expect, test } from 'vitest'
import { downPayment } from '../../../src/domain/orders/down-payment.ts'
import { issuerCode, orderPrefix, paperNumber } from '../../../src/domain/orders/paper-number.ts'
import { orderTotals } from '../../../src/domain/orders/totals.ts'

test('a number is written as offices write it', () => {
  expect(paperNumber(12, 'invoice', 'KMJ', '2027-02-26')).toBe('012/INV/KMJ/II/2027')
  expect(paperNumber(1_234, 'handover_report', 'KMJ', '2027-12-31')).toBe('1234/BAST/KMJ/XII/2027')
  expect(orderPrefix('32.16')).toBe('BEK')
})

test('no two issuers have one code', () => {
  expect(issuerCode('Koperasi Maju Jaya', [])).toBe('KMJ')
  expect(issuerCode('Kelompok Mitra Jaya', ['KMJ'])).toBe('KMJ2')
  expect(issuerCode('Kopkar Mandiri Jati', ['KMJ', 'KMJ2'])).toBe('KMJ3')
  expect(issuerCode('PT Sejahtera', [])).toBe('SEJAH')
  expect(issuerCode('🎉', [])).toBe('P')
})

test('a down payment and the rest always add up, and neither asks for more tax than there is', () => {
  const lines = fc.array(fc.record({ quantity: fc.nat(1_000_000), price: fc.nat(100_000_00) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(lines, fc.boolean(), fc.nat(100), (rows, pkp, percent) => {
      const totals = orderTotals(rows, 0, pkp)
      const amount = Math.floor((totals.total / 100) * percent)
      const { net, ppn, taxBase } = downPayment(totals, amount)
      expect(net + ppn).toBe(amount)
      expect(ppn).toBeGreaterThanOrEqual(0)
      expect(ppn).toBeLessThanOrEqual(totals.ppn)
      expect(taxBase).toBeLessThanOrEqual(totals.taxBase)
      expect(net).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('more than the total, or a broken rupiah, is no down payment', () => {
  const totals = orderTotals([{ quantity: 1, price: 100 }], 0, false)
  expect(() => downPayment(totals, 101)).toThrow()
  expect(() => downPayment(totals, 0.5)).toThrow()
})
