import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../src/domain/calendar.ts'
import { FEAST_PREDICTIONS, feastTable, fixedFeast, isRamadan, nextFeast } from '../../src/domain/feasts.ts'
import { inSeason, seasonAt, wantedDays } from '../../src/domain/season.ts'

const feasts = feastTable(FEAST_PREDICTIONS)

test('every predicted Ramadan has 29 or 30 days', () => {
  for (const [index, first] of feasts.ramadan_1!.entries()) {
    expect([29, 30]).toContain(daysBetween(first, feasts.idul_fitri![index]!))
  }
  expect(FEAST_PREDICTIONS).toHaveLength(16)
})

test('Ramadan runs from its first day to the eve of Idul Fitri', () => {
  expect(['2027-02-07', '2027-02-08', '2027-03-09', '2027-03-10'].map((day) => isRamadan(day, feasts))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a Ramadan of 29 days ends after 29', () => {
  const days = ['2030-01-05', '2030-01-06', '2030-02-03', '2030-02-04']
  expect(days.map((day) => isRamadan(day, feasts))).toEqual([false, true, true, false])
})

test('a feast corrected after the isbat moves Ramadan with it', () => {
  const corrected = feastTable([
    { key: 'ramadan_1', day: '2027-02-09' },
    { key: 'idul_fitri', day: '2027-03-11' },
  ])
  expect(isRamadan('2027-02-08', corrected)).toBe(false)
  expect(isRamadan('2027-03-10', corrected)).toBe(true)
})

test('without a known Idul Fitri a Ramadan does not last for ever', () => {
  const only = feastTable([{ key: 'ramadan_1', day: '2031-12-15' }])
  expect(isRamadan(addDays('2031-12-15', 29), only)).toBe(true)
  expect(isRamadan(addDays('2031-12-15', 30), only)).toBe(false)
  expect(isRamadan('2031-12-20', {})).toBe(false)
})

test('the next feast is today when it is today', () => {
  expect(nextFeast('idul_fitri', '2027-03-10', feasts)).toBe('2027-03-10')
  expect(nextFeast('idul_fitri', '2027-03-11', feasts)).toBe('2028-02-27')
  expect(nextFeast('natal', '2027-12-26', feasts)).toBe('2028-12-25')
  expect(nextFeast('idul_fitri', '2031-01-01', feasts)).toBeUndefined()
  expect(fixedFeast('kemerdekaan', 2027)).toBe('2027-08-17')
})

test('rows in any order come out ascending, and a day that does not exist is a mistake of ours', () => {
  expect(feastTable([...FEAST_PREDICTIONS].reverse())).toEqual(feasts)
  expect(() => feastTable([{ key: 'imlek', day: '2027-02-30' }])).toThrow('2027-02-30')
})

test('the season of 2027 runs from 9 January to 3 March, parcels are wanted from 24 February', () => {
  expect(seasonAt('2026-11-21', feasts)).toEqual({ from: '2027-01-09', until: '2027-03-03' })
  expect(wantedDays('2027-03-10')).toEqual({ from: '2027-02-24', until: '2027-03-03' })
  expect(['2027-01-08', '2027-01-09', '2027-03-03', '2027-03-04'].map((day) => inSeason(day, feasts))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(seasonAt('2027-03-03', feasts)?.from).toBe('2027-01-09')
  expect(seasonAt('2027-03-04', feasts)?.from).toBe('2027-12-29')
})
