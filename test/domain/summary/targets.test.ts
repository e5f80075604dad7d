import { expect, test } from 'vitest'
import { targetPace } from '../../../src/domain/summary/targets.ts'

const YEAR = { from: '2027-01-01', until: '2027-12-31' }
const SIX_BILLION = 6_000_000_000

test('half of the year gone and a third of the money there is behind, and says what is needed', () => {
  expect(targetPace(SIX_BILLION, 2_000_000_000, YEAR, '2027-06-30')).toEqual({
    remaining: 4_000_000_000,
    daysLeft: 184,
    neededPer30Days: 652_173_914,
    expectedByNow: 2_975_342_465,
    state: 'behind',
  })
})

test('exactly on the even pace is on pace', () => {
  expect(targetPace(365, 31, YEAR, '2027-01-31')).toMatchObject({ expectedByNow: 31, state: 'on_pace' })
  expect(targetPace(365, 30, YEAR, '2027-01-31').state).toBe('behind')
})

test('reached is reached, also too early and afterwards', () => {
  expect(targetPace(1_000, 1_200, YEAR, '2027-02-01')).toMatchObject({
    remaining: 0,
    neededPer30Days: 0,
    state: 'reached',
  })
  expect(targetPace(1_000, 1_000, YEAR, '2028-02-01').state).toBe('reached')
})

test('before it begins nothing is expected, after it ends nothing can be made up', () => {
  expect(targetPace(1_000, 0, YEAR, '2026-11-21')).toMatchObject({ expectedByNow: 0, daysLeft: 365, state: 'on_pace' })
  expect(targetPace(1_000, 999, YEAR, '2027-12-31')).toMatchObject({
    daysLeft: 0,
    neededPer30Days: null,
    state: 'missed',
  })
})
