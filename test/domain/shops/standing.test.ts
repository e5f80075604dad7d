import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, monthOf } from '../../../src/domain/calendar.ts'
import { dayAfter, EVERY, isTimeToAsk, nextDay } from '../../../src/domain/shops/standing.ts'

test('the 31st is not forgotten in February', () => {
  expect(nextDay('2027-01-31', 'month', 31)).toBe('2027-02-28')
  expect(nextDay('2027-02-28', 'month', 31)).toBe('2027-03-31')
  expect(nextDay('2027-12-05', 'month', 5)).toBe('2028-01-05')
  expect(nextDay('2027-02-24', 'week', 24)).toBe('2027-03-03')
})

test('it is asked ahead of the day, never on it or after', () => {
  expect(isTimeToAsk('2027-01-11', '2027-01-18', 2)).toBe(true)
  expect(isTimeToAsk('2027-01-10', '2027-01-18', 2)).toBe(false)
  expect(isTimeToAsk('2027-01-18', '2027-01-18', 30)).toBe(false)
})

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2027-01-01', days))

test('the next day lies ahead, is the nearest of its kind, and one a month is in every month', () => {
  fc.assert(
    fc.property(day, day, fc.constantFrom(...EVERY), (first, today, every) => {
      const anchor = Number(first.slice(8))
      const next = dayAfter(today, first, every, anchor)
      expect(next > today || next === first).toBe(true)
      if (next === first) return
      if (every === 'week') expect(daysBetween(first, next) % 7).toBe(0)
      if (every === 'week') expect(daysBetween(today, next)).toBeLessThanOrEqual(7)
      if (every === 'month') expect(monthOf(nextDay(next, every, anchor)) > monthOf(next)).toBe(true)
      if (every === 'month') expect(Number(next.slice(8))).toBeLessThanOrEqual(anchor)
    }),
  )
})
