import { expect, test } from 'vitest'
import { isTooOld, keepsUntil } from '../../../src/domain/orders/shelf-life.ts'

test('goods keep as long as the order asks from the day of delivery on, that day included', () => {
  expect(keepsUntil('2027-02-20', 30)).toBe('2027-03-22')
  expect(isTooOld('2027-03-22', '2027-02-20', 30)).toBe(false)
  expect(isTooOld('2027-03-21', '2027-02-20', 30)).toBe(true)
})

test('an order that asks for nothing still takes nothing that is over on its day', () => {
  expect(isTooOld('2027-02-20', '2027-02-20', null)).toBe(false)
  expect(isTooOld('2027-02-19', '2027-02-20', null)).toBe(true)
})
