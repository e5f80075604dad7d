import { expect, test } from 'vitest'
import { isAfterSeason, seasonPoint } from '../../../src/domain/summary/season.ts'

const FEASTS = { idul_fitri: ['2027-03-10', '2028-02-27'] }

test('a season is held against the last at the same distance from Lebaran, though the calendar moved', () => {
  expect(seasonPoint('2028-01-01', '2028-01-31', FEASTS)).toEqual({
    now: { from: '2027-12-29', until: '2028-01-31' },
    before: { from: '2027-01-09', until: '2027-02-11' },
    daysTo: 27,
  })
})

test('after Lebaran the whole season is held against the whole of the last', () => {
  expect(seasonPoint('2028-02-01', '2028-02-29', FEASTS)).toEqual({
    now: { from: '2027-12-29', until: '2028-02-27' },
    before: { from: '2027-01-09', until: '2027-03-10' },
    daysTo: 0,
  })
})

test('before the first Lebaran in the table lies one a lunar year earlier', () => {
  expect(seasonPoint('2027-02-01', '2027-02-28', FEASTS)?.before).toEqual({ from: '2026-01-20', until: '2026-03-11' })
})

test('outside the season, and without a Lebaran in the table, nothing is compared', () => {
  expect(seasonPoint('2028-03-01', '2028-03-31', FEASTS)).toBeNull()
  expect(seasonPoint('2028-02-01', '2028-02-29', {})).toBeNull()
})

test('the month after the parcels is known, whenever Lebaran falls', () => {
  const after = (feast: string) =>
    Array.from({ length: 12 }, (_, nth) => `${feast.slice(0, 4)}-${String(nth + 1).padStart(2, '0')}`).filter((month) =>
      isAfterSeason(month, { idul_fitri: [feast] }),
    )
  expect(after('2027-03-10')).toEqual(['2027-04'])
  expect(after('2028-02-27')).toEqual(['2028-03'])
  // wanted in February, Lebaran itself in the month after
  expect(after('2029-03-02')).toEqual(['2029-03'])
  expect(isAfterSeason('2027-04', {})).toBe(false)
})
