import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { checkFeastDay, FURTHEST_CORRECTION_DAYS } from '../../src/domain/feast-correction.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'

const feasts = feastTable(FEAST_PREDICTIONS)
const today = '2027-01-04'
const check = (key: string, from: string, to: string, on = today) => checkFeastDay(key, from, to, { feasts, today: on })

test('the isbat moves Idul Fitri by a day', () => {
  expect(check('idul_fitri', '2027-03-10', '2027-03-09')).toEqual({
    outcome: 'plausible',
    doubts: [],
    ramadanDays: 29,
  })
})

test('a month that was typed wrong is refused, with the day that was predicted', () => {
  expect(check('idul_fitri', '2027-03-10', '2027-04-10')).toEqual({ outcome: 'too_far', predicted: '2027-03-10' })
})

test('a Ramadan of 31 days is asked about', () => {
  expect(check('idul_fitri', '2027-03-10', '2027-03-11')).toMatchObject({ doubts: ['ramadan_length'], ramadanDays: 31 })
  expect(check('ramadan_1', '2027-02-08', '2027-02-07')).toMatchObject({ doubts: ['ramadan_length'], ramadanDays: 31 })
})

test('moving Idul Fitri while parcels are on their way is asked about', () => {
  expect(check('idul_fitri', '2027-03-10', '2027-03-09', '2027-03-01')).toMatchObject({ doubts: ['season_running'] })
})

test('the same day is no correction, and an unknown feast none either', () => {
  expect(check('imlek', '2027-02-06', '2027-02-06')).toEqual({ outcome: 'same' })
  expect(check('natal', '2027-12-25', '2027-12-26')).toEqual({ outcome: 'unknown_feast' })
})

test('corrections never drift: however often it is moved, a feast stays near its prediction', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FEAST_PREDICTIONS),
      fc.array(fc.integer({ min: -6, max: 6 })),
      ({ key, day }, steps) => {
        let at = day
        for (const step of steps) {
          const to = addDays(at, step)
          if (check(key, at, to).outcome === 'plausible') at = to
        }
        expect([addDays(day, -FURTHEST_CORRECTION_DAYS) <= at, at <= addDays(day, FURTHEST_CORRECTION_DAYS)]).toEqual([
          true,
          true,
        ])
      },
    ),
  )
})
