import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayAt,
  daysBetween,
  daysOf,
  instantAt,
  isDay,
  isWorkingDay,
  minuteOfDay,
  monthSpan,
  timeAt,
  weekday,
  workingDays,
} from '../../src/domain/calendar.ts'

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days))

test('only days that exist are days', () => {
  expect(['2028-02-29', '2027-12-31', '2000-02-29'].filter(isDay)).toHaveLength(3)
  const none = ['2027-02-29', '1900-02-29', '2027-13-01', '2027-00-10', '2027-01-00', '2027-01-32', '0027-01-01']
  expect([...none, '2027-1-01', '2027-01-01T00:00', ''].filter(isDay)).toEqual([])
  expect(() => addDays('2027-02-29', 1)).toThrow('2027-02-29')
})

test('adding days and counting them are each other’s opposite', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count)
      expect(weekday(addDays(day, 7))).toBe(weekday(day))
    }),
  )
})

test('weekdays start with Sunday', () => {
  // Friday 1 January 2027, the day Idul Fitri 2027 falls on a Wednesday
  expect(['2027-01-01', '2027-03-10', '2027-01-03'].map(weekday)).toEqual([5, 3, 0])
  expect(weekday('1969-12-28')).toBe(0)
})

test('months have their own lengths, across years too', () => {
  expect(monthSpan('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' })
  expect(monthSpan('2027-12').until).toBe('2027-12-31')
  expect([-1, -13, 11, 0].map((count) => addMonths('2027-01', count))).toEqual([
    '2026-12',
    '2025-12',
    '2027-12',
    '2027-01',
  ])
  expect(() => addMonths('2027-13', 1)).toThrow('2027-13')
})

test('six days a week rest on Sunday, five also on Saturday, and nobody works in a pause', () => {
  const week = { from: '2027-01-04', until: '2027-01-10' }
  expect([7, 6, 5, 1, 0].map((days) => workingDays(week, days))).toEqual([7, 6, 5, 1, 0])
  expect(isWorkingDay('2027-01-10', 6)).toBe(false)
  expect(workingDays(week, 6, [{ from: '2027-01-05', until: '2027-01-06' }])).toBe(4)
  expect(workingDays(week, 6, [{ from: '2027-01-08', until: null }])).toBe(4)
  expect(daysOf({ from: '2027-01-10', until: '2027-01-09' })).toEqual([])
})

test('the day changes at midnight in Jakarta, not in Greenwich', () => {
  expect(dayAt(new Date('2027-01-03T16:59:59.999Z'))).toBe('2027-01-03')
  expect(dayAt(new Date('2027-01-03T17:00:00Z'))).toBe('2027-01-04')
  expect(instantAt('2027-01-04', '08:00').toISOString()).toBe('2027-01-04T01:00:00.000Z')
  expect(minuteOfDay(new Date('2027-01-04T01:30:59Z'))).toBe(510)
  expect(timeAt(new Date('1969-12-31T20:05:00Z'))).toBe('03:05')
  expect(() => instantAt('2027-01-04', '24:00')).toThrow('24:00')
})

test('a day’s midnight always lies in that day', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(dayAt(instantAt(day))).toBe(day)
      expect(dayAt(new Date(instantAt(day).getTime() - 1))).toBe(addDays(day, -1))
    }),
  )
})
