import { expect, test } from 'vitest'
import { numbersMeant, orderNumber } from '../../../src/domain/orders/number.ts'

test('a number names regency, year and place', () => {
  expect(orderNumber('32.15', 2027, 12)).toBe('KRW-2027-0012')
  expect(orderNumber('32.16', 2027, 12345)).toBe('BEK-2027-12345')
  expect(() => orderNumber('31.71', 2027, 1)).toThrow('31.71')
})

test('a number is found however it is written, and never a wrong one', () => {
  const numbers = ['KRW-2027-0012', 'KRW-2026-0012', 'KRW-2027-0001', 'BEK-2027-0001']
  expect(numbersMeant('krw 2027 0012', numbers)).toEqual(['KRW-2027-0012'])
  expect(numbersMeant('SP-0012', numbers)).toEqual(['KRW-2027-0012', 'KRW-2026-0012'])
  expect(numbersMeant('2026-0012', numbers)).toEqual(['KRW-2026-0012'])
  expect(numbersMeant('1', numbers)).toEqual(['KRW-2027-0001', 'BEK-2027-0001'])
  expect(numbersMeant('SP-0117', numbers)).toEqual([])
  expect(numbersMeant('yang kemarin', numbers)).toEqual([])
})
