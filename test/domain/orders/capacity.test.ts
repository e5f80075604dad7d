import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../src/domain/calendar.ts'
import { type Capacity, canKeep, earliestDay, freeCapacity, type Owed } from '../../../src/domain/orders/capacity.ts'

const MONDAY = '2027-01-04'
const DAILY: Capacity = { quantity: 40, per: 'day', daysPerWeek: 6, peak: null, leadTimeDays: 0, pauses: [] }
const SEASON = [{ from: '2027-01-09', until: '2027-03-03' }]
const free = (capacity: Partial<Capacity>, promises: Owed[], due: string, seasons = SEASON.slice(1)) =>
  freeCapacity({ ...DAILY, ...capacity }, promises, seasons, MONDAY, due)

test('a week of six working days holds six days’ pieces, and Sunday none', () => {
  expect(free({}, [], '2027-01-05')).toBe(40)
  expect(free({}, [], '2027-01-10')).toBe(240)
  expect(free({}, [], '2027-01-11')).toBe(240)
})

test('nothing can be handed over on the day it is begun', () => {
  expect(free({}, [], MONDAY)).toBe(0)
  expect(free({}, [], '2027-01-01')).toBe(0)
})

test('weekly and monthly pieces are shared by the working days, without losing one to rounding', () => {
  expect(free({ quantity: 100, per: 'week', daysPerWeek: 6 }, [], '2027-01-05')).toBe(16)
  expect(free({ quantity: 100, per: 'week', daysPerWeek: 6 }, [], '2027-01-11')).toBe(100)
  expect(free({ quantity: 100, per: 'week', daysPerWeek: 7 }, [], '2027-01-25')).toBe(300)
  // 52 weeks of six days are a year of twelve months
  expect(free({ quantity: 26, per: 'month', daysPerWeek: 6 }, [], '2027-01-11')).toBe(6)
  expect(free({ quantity: 7, per: 'month', daysPerWeek: 5 }, [], addDays(MONDAY, 52 * 7))).toBe(84)
})

test('in the season her peak counts, before it her usual pieces', () => {
  // Monday–Friday 40, Saturday 9 January opens the season
  expect(free({ peak: 100 }, [], '2027-01-10', SEASON)).toBe(5 * 40 + 100)
  expect(free({ peak: 100 }, [], '2027-01-10', [])).toBe(240)
  expect(free({ peak: 10 }, [], '2027-01-10', SEASON)).toBe(240)
})

test('the lead time is a threshold: nothing before it, everything made meanwhile after it', () => {
  expect(free({ leadTimeDays: 3 }, [], '2027-01-06')).toBe(0)
  expect(free({ leadTimeDays: 3 }, [], '2027-01-07')).toBe(120)
})

test('a pause eats its days', () => {
  expect(free({ pauses: [{ from: '2027-01-05', until: '2027-01-06' }] }, [], '2027-01-10')).toBe(160)
  expect(free({ pauses: [{ from: '2027-01-06', until: null }] }, [], '2027-06-01')).toBe(80)
})

test('a promise due earlier eats the earlier days', () => {
  expect(free({}, [{ quantity: 100, due: '2027-01-07' }], '2027-01-10')).toBe(140)
})

test('a promise due later must stay possible', () => {
  // of the 240 pieces of the week all are promised for its end: nothing is free in the middle either
  expect(free({}, [{ quantity: 240, due: '2027-01-11' }], '2027-01-07')).toBe(0)
  expect(free({}, [{ quantity: 200, due: '2027-01-11' }], '2027-01-07')).toBe(40)
  expect(free({}, [{ quantity: 200, due: '2027-01-11' }], '2027-01-10')).toBe(40)
})

test('a later promise that has time enough takes nothing away', () => {
  expect(free({}, [{ quantity: 40, due: '2027-02-01' }], '2027-01-07')).toBe(120)
})

test('an overdue promise is still work to be done', () => {
  expect(free({}, [{ quantity: 60, due: '2027-01-02' }], '2027-01-07')).toBe(60)
  expect(canKeep(DAILY, [{ quantity: 60, due: '2027-01-02' }], [], MONDAY)).toBe(false)
})

test('the earliest day is the first on which it can be handed over', () => {
  expect(earliestDay(DAILY, [], [], MONDAY, 240, 30)).toBe('2027-01-10')
  expect(earliestDay(DAILY, [], [], MONDAY, 241, 30)).toBe('2027-01-12')
  expect(earliestDay({ ...DAILY, leadTimeDays: 10 }, [], [], MONDAY, 1, 30)).toBe('2027-01-14')
  expect(earliestDay(DAILY, [], [], MONDAY, 100_000, 30)).toBeUndefined()
})

describe('always', () => {
  const day = (max: number) => fc.integer({ min: 0, max }).map((ahead) => addDays(MONDAY, ahead))
  const capacity: fc.Arbitrary<Capacity> = fc.record({
    quantity: fc.integer({ min: 0, max: 120 }),
    per: fc.constantFrom('day', 'week', 'month'),
    daysPerWeek: fc.integer({ min: 0, max: 7 }),
    peak: fc.option(fc.integer({ min: 0, max: 300 })),
    leadTimeDays: fc.integer({ min: 0, max: 10 }),
    pauses: fc.array(fc.record({ from: day(40), until: fc.option(day(60)) }), { maxLength: 2 }),
  })
  const owed = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 400 }), due: day(60) }), { maxLength: 5 })

  test('free capacity is a whole number and never negative', () => {
    fc.assert(
      fc.property(capacity, owed, day(70), (one, promises, due) => {
        const pieces = freeCapacity(one, promises, SEASON, MONDAY, due)
        expect(Number.isInteger(pieces) && pieces >= 0).toBe(true)
      }),
    )
  })

  test('a later day never has less', () => {
    fc.assert(
      fc.property(capacity, owed, day(60), fc.integer({ min: 0, max: 20 }), (one, promises, due, later) => {
        expect(freeCapacity(one, promises, SEASON, MONDAY, addDays(due, later))).toBeGreaterThanOrEqual(
          freeCapacity(one, promises, SEASON, MONDAY, due),
        )
      }),
    )
  })

  test('promising all that is free breaks no promise, and one piece more would', () => {
    let exercised = 0
    fc.assert(
      fc.property(capacity, owed, day(70), (one, promises, due) => {
        const kept: Owed[] = []
        for (const promise of promises) {
          kept.push(promise)
          if (!canKeep(one, kept, SEASON, MONDAY)) kept.pop()
        }
        const quantity = freeCapacity(one, kept, SEASON, MONDAY, due)
        expect(canKeep(one, [...kept, { quantity, due }], SEASON, MONDAY)).toBe(true)
        if (due >= addDays(MONDAY, one.leadTimeDays)) {
          expect(canKeep(one, [...kept, { quantity: quantity + 1, due }], SEASON, MONDAY)).toBe(false)
        }
        if (quantity > 0 && kept.length > 0) exercised++
      }),
      { numRuns: 300 },
    )
    expect(exercised).toBeGreaterThan(50)
  })

  test('the earliest day is enough and the day before it is not', () => {
    fc.assert(
      fc.property(capacity, owed, fc.integer({ min: 1, max: 500 }), (one, promises, quantity) => {
        const day = earliestDay(one, promises, SEASON, MONDAY, quantity, 90)
        const enough = (on: string) => freeCapacity(one, promises, SEASON, MONDAY, on) >= quantity
        expect(enough(day ?? addDays(MONDAY, 90))).toBe(day !== undefined)
        if (day !== undefined && day > MONDAY) expect(enough(addDays(day, -1))).toBe(false)
      }),
    )
  })

  test('working it off day by day, nearest hand-over first, keeps every promise the sums allow', () => {
    fc.assert(
      fc.property(capacity, owed, (one, promises) => {
        const dayByDay = workedOff({ ...one, per: 'day' }, promises)
        expect(canKeep({ ...one, per: 'day' }, promises, SEASON, MONDAY)).toBe(dayByDay)
      }),
    )
  })

  /** The same question answered by working: each day's pieces go to the nearest hand-over still open. */
  function workedOff(one: Capacity, promises: Owed[]): boolean {
    const open = promises.map((promise) => ({ ...promise })).sort((a, b) => (a.due < b.due ? -1 : 1))
    for (let ahead = 0; ahead <= 61; ahead++) {
      const today = addDays(MONDAY, ahead)
      if (open.some((promise) => promise.due <= today && promise.quantity > 0)) return false
      let pieces = freeCapacity({ ...one, leadTimeDays: 0 }, [], SEASON, today, addDays(today, 1))
      for (const promise of open) {
        const made = Math.min(pieces, promise.quantity)
        promise.quantity -= made
        pieces -= made
      }
    }
    return true
  }
})
