import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAUSE_DIMENSIONS, compareMonths, move, topCauses } from '../../../src/domain/summary/change.ts'
import { type DeliveredRow, monthFigures } from '../../../src/domain/summary/figures.ts'
import { rows } from './rows.ts'

const row = (deliveredOn: string, buyerId: number, kind: string, amount: number): DeliveredRow => ({
  deliveredOn,
  source: 'bot',
  orderId: buyerId,
  buyerId,
  buyerKind: 'company',
  sellerId: 1,
  kind,
  district: '32.15.05',
  quantity: 1,
  amount,
})
const compare = (list: readonly DeliveredRow[]) =>
  compareMonths(monthFigures('2027-01', list, []), monthFigures('2027-02', list, []))

const FALLEN = compare([
  row('2027-01-10', 1, 'chips', 8_000_000),
  row('2027-01-11', 2, 'cookies', 3_000_000),
  row('2027-02-10', 2, 'cookies', 2_000_000),
  row('2027-02-11', 3, 'cookies', 4_000_000),
])

test('a fall is made of who stayed away, who bought less and who came new', () => {
  expect(FALLEN.turnover).toEqual({ before: 11_000_000, now: 6_000_000, change: -5_000_000, permille: -455 })
  expect(FALLEN.causes.buyer).toEqual([
    { dimension: 'buyer', key: '1', before: 8_000_000, now: 0, change: -8_000_000, way: 'lost' },
    { dimension: 'buyer', key: '3', before: 0, now: 4_000_000, change: 4_000_000, way: 'new' },
    { dimension: 'buyer', key: '2', before: 3_000_000, now: 2_000_000, change: -1_000_000, way: 'less' },
  ])
})

test('the causes told are those that pulled the same way as the whole', () => {
  expect(topCauses(FALLEN, 3).map(({ dimension, key, change }) => `${dimension} ${key} ${change}`)).toEqual([
    'buyer 1 -8000000',
    'kind chips -8000000',
    'district 32.15.05 -5000000',
  ])
})

test('the causes add up to the change exactly, in every dimension, whatever happened', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const comparison = compare(list)
      for (const dimension of CAUSE_DIMENSIONS) {
        const sum = comparison.causes[dimension].reduce((total, { change }) => total + change, 0)
        expect(sum).toBe(comparison.turnover.change)
      }
      for (const cause of topCauses(comparison, 3)) {
        expect(comparison.causes[cause.dimension as 'buyer' | 'kind' | 'district']).toContainEqual(cause)
        if (comparison.turnover.change !== 0) {
          expect(Math.sign(cause.change)).toBe(Math.sign(comparison.turnover.change))
        }
      }
      expect(topCauses(comparison, 3).length).toBeLessThanOrEqual(3)
    }),
  )
})

test('a first month has no percent to tell', () => {
  expect(move(0, 500)).toEqual({ before: 0, now: 500, change: 500, permille: null })
  expect(move(300, 400).permille).toBe(333)
})
