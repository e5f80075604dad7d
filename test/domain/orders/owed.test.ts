import { expect, test } from 'vitest'
import { owedOf } from '../../../src/domain/orders/owed.ts'

const load = { offered: 100, promised: 80, done: 0, due: '2027-03-01' }

test('an offer not yet answered holds all its pieces, so the same hours are not offered twice', () => {
  expect(owedOf([{ ...load, status: 'offered', promised: 0 }])).toEqual([{ quantity: 100, due: '2027-03-01' }])
})

test('what is ready takes no more time, more than promised gives none back', () => {
  expect(owedOf([{ ...load, status: 'in_progress', done: 30 }])).toEqual([{ quantity: 50, due: '2027-03-01' }])
  expect(owedOf([{ ...load, status: 'ready', done: 90 }])).toEqual([])
})

test('a no, silence, a cancelled share and handed-over goods take no time', () => {
  const over = ['declined', 'lapsed', 'cancelled', 'handed_over', 'delivered'] as const
  expect(owedOf(over.map((status) => ({ ...load, status })))).toEqual([])
})
