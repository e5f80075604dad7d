import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEAST_PREDICTIONS, feastTable } from '../../src/domain/feasts.ts'
import { addLoud, isQuiet, loudTime, nextLoud } from '../../src/domain/quiet.ts'

const feasts = feastTable(FEAST_PREDICTIONS)
const at = (wib: string) => new Date(`${wib}+07:00`)
const HOUR = 3_600_000
const start = at('2027-01-01T00:00').getTime()
const instant = fc.integer({ min: 0, max: 90 * 24 * HOUR }).map((ms) => new Date(start + ms))

test.each([
  ['2027-01-04T05:59:59.999', true, 'before six in the morning'],
  ['2027-01-04T06:00', false, 'from six on'],
  ['2027-01-04T20:59:59.999', false, 'up to nine in the evening'],
  ['2027-01-04T21:00', true, 'from nine on'],
  ['2027-01-04T12:00', false, 'noon of a Monday'],
  ['2027-01-08T11:29', false, 'before Friday prayer'],
  ['2027-01-08T11:30', true, 'Friday prayer'],
  ['2027-01-08T13:00', false, 'after Friday prayer'],
  ['2027-02-07T18:00', false, 'the evening before Ramadan begins'],
  ['2027-02-08T17:30', true, 'breaking the fast'],
  ['2027-02-08T20:00', false, 'after tarawih'],
  ['2027-03-10T18:00', false, 'Idul Fitri'],
])('%s quiet: %s (%s)', (wib, quiet) => {
  expect(isQuiet(at(wib), feasts)).toBe(quiet)
})

test('what may not be said now is said as soon as it is no longer quiet', () => {
  const next = (wib: string) => nextLoud(at(wib), feasts).getTime()
  expect(next('2027-01-04T22:00')).toBe(at('2027-01-05T06:00').getTime())
  expect(next('2027-01-04T21:00')).toBe(at('2027-01-05T06:00').getTime())
  expect(next('2027-01-04T02:00')).toBe(at('2027-01-04T06:00').getTime())
  expect(next('2027-01-08T12:00')).toBe(at('2027-01-08T13:00').getTime())
  expect(next('2027-02-08T18:00')).toBe(at('2027-02-08T20:00').getTime())
  expect(next('2027-01-04T10:00')).toBe(at('2027-01-04T10:00').getTime())
})

test('an offer made at eight in the evening with four hours to answer ends at nine the next morning', () => {
  expect(addLoud(at('2027-01-04T20:00'), 4 * HOUR, feasts)).toEqual(at('2027-01-05T09:00'))
})

test('time that is used up just when the quiet hours begin ends then, not the next morning', () => {
  expect(addLoud(at('2027-01-04T20:00'), HOUR, feasts)).toEqual(at('2027-01-04T21:00'))
})

test('a Friday in Ramadan has eleven hours outside quiet hours, an ordinary day fifteen', () => {
  const day = (from: string, to: string) => loudTime(at(from), at(to), feasts) / HOUR
  expect(day('2027-02-12T00:00', '2027-02-13T00:00')).toBe(11)
  expect(day('2027-01-04T00:00', '2027-01-05T00:00')).toBe(15)
  expect(day('2027-01-05T00:00', '2027-01-04T00:00')).toBe(0)
})

test('no length of time is refused aloud', () => {
  expect(() => addLoud(at('2027-01-04T20:00'), Number.POSITIVE_INFINITY, feasts)).toThrow('Infinity')
  expect(() => addLoud(at('2027-01-04T20:00'), -1, feasts)).toThrow('-1')
})

describe('always', () => {
  test('the next loud instant is loud, not earlier, and nothing between is', () => {
    fc.assert(
      fc.property(instant, (from) => {
        const next = nextLoud(from, feasts)
        expect(isQuiet(next, feasts)).toBe(false)
        expect(loudTime(from, next, feasts)).toBe(0)
        expect(next >= from).toBe(true)
        expect(next.getTime() === from.getTime()).toBe(!isQuiet(from, feasts))
      }),
    )
  })

  test('adding loud time and measuring it are each other’s opposite, at the earliest such instant', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 * HOUR }), (from, ms) => {
        const to = addLoud(from, ms, feasts)
        expect(loudTime(from, to, feasts)).toBe(ms)
        expect(loudTime(from, new Date(to.getTime() - 1), feasts)).toBe(ms - 1)
      }),
    )
  })

  test('loud time adds up over any instant in between', () => {
    fc.assert(
      fc.property(instant, instant, instant, (...three) => {
        const [a, b, c] = three.sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
        expect(loudTime(a, b, feasts) + loudTime(b, c, feasts)).toBe(loudTime(a, c, feasts))
      }),
    )
  })
})
