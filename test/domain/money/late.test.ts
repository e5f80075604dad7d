import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/domain/calendar.ts'
import { realisticDay, worthAWord } from '../../../src/domain/money/late.ts'

test('a payment is spoken of three days before, on the day, then once a week and never between', () => {
  const days = Array.from({ length: 30 }, (_, index) => index - 5)
  const said = days.filter((late) => worthAWord('2027-03-10', addDays('2027-03-10', late)))
  expect(said).toEqual([-3, 0, 7, 14, 21])
})

describe('the day by which a promise that waits for its money can be kept', () => {
  const share = { pieces: 100, dueOn: '2027-02-20', leadDays: 2, perDay: 20 }

  test('is the day promised while there is time', () => {
    expect(realisticDay(share, '2027-02-10')).toBe('2027-02-20')
  })
  test('moves with every day once there is not', () => {
    expect(realisticDay(share, '2027-02-17')).toBe('2027-02-22')
    expect(realisticDay(share, '2027-02-18')).toBe('2027-02-23')
  })
  test('counts her lead time when she never said how many she makes', () => {
    expect(realisticDay({ ...share, perDay: null, leadDays: 5 }, '2027-02-19')).toBe('2027-02-24')
  })
})
