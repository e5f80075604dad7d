import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAUSE_DIMENSIONS, compareMonths, move, told } from '../../../src/domain/summary/change.ts'
import { type DeliveredRow, figuresOf, rows } from './rows.ts'

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
const compare = (list: readonly DeliveredRow[]) => compareMonths(figuresOf('2027-01', list), figuresOf('2027-02', list))

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

test('the largest are told, and what is left out is one sum', () => {
  const { causes, others, rest } = told(FALLEN.causes.buyer, 1)
  expect(causes.map(({ key, change }) => `${key} ${change}`)).toEqual(['1 -8000000'])
  expect({ others, rest }).toEqual({ others: 2, rest: 3_000_000 })
  expect(told(FALLEN.causes.buyer, 2)).toMatchObject({ others: 0, rest: 0 })
})

test('the causes add up to the change exactly, in every dimension, whatever happened', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const comparison = compare(list)
      for (const dimension of CAUSE_DIMENSIONS) {
        const sum = comparison.causes[dimension].reduce((total, { change }) => total + change, 0)
        expect(sum).toBe(comparison.turnover.change)
      }
      for (const count of [1, 2, 3]) {
        for (const dimension of CAUSE_DIMENSIONS) {
          const { causes, rest } = told(comparison.causes[dimension], count)
          expect(causes.reduce((total, { change }) => total + change, rest)).toBe(comparison.turnover.change)
          expect(causes.length).toBeLessThanOrEqual(count + 1)
        }
      }
    }),
  )
})

test('a first month has no percent to tell', () => {
  expect(move(0, 500)).toEqual({ before: 0, now: 500, change: 500, permille: null })
  expect(move(300, 400).permille).toBe(333)
})
