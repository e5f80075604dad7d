import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../src/domain/calendar.ts'
import { isTooOld, keepsAtDelivery, keepsUntil, mustSayDay } from '../../../src/domain/orders/shelf-life.ts'
import { PRODUCT_KINDS } from '../../../src/domain/products/kinds.ts'

test('goods keep as long as the order asks from the day of delivery on, that day included', () => {
  expect(keepsUntil('2027-02-20', 30)).toBe('2027-03-22')
  expect(isTooOld('2027-03-22', '2027-02-20', 30)).toBe(false)
  expect(isTooOld('2027-03-21', '2027-02-20', 30)).toBe(true)
})

test('an order that asks for nothing still takes nothing that is over on its day', () => {
  expect(isTooOld('2027-02-20', '2027-02-20', null)).toBe(false)
  expect(isTooOld('2027-02-19', '2027-02-20', null)).toBe(true)
})

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-11-01', days))
const least = fc.option(fc.integer({ min: 1, max: 730 }))

test('nothing is taken that is over on the day of delivery, or keeps a day less than was asked', () => {
  fc.assert(
    fc.property(day, day, least, (bestBefore, delivered, asked) => {
      const left = daysBetween(delivered, bestBefore)
      expect(isTooOld(bestBefore, delivered, asked)).toBe(left < (asked ?? 0))
      if (!isTooOld(bestBefore, delivered, asked)) expect(left).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('who asks for more is never handed what who asks for less would be refused; a later delivery never takes older goods', () => {
  fc.assert(
    fc.property(day, day, fc.nat(400), fc.nat(400), fc.nat(60), (bestBefore, delivered, asked, more, days) => {
      if (isTooOld(bestBefore, delivered, asked)) {
        expect(isTooOld(bestBefore, delivered, asked + more)).toBe(true)
        expect(isTooOld(bestBefore, addDays(delivered, days), asked)).toBe(true)
      }
    }),
  )
})

test('food is never taken without its day or a reason; other goods are never asked', () => {
  const said = fc.option(fc.constantFrom('', '  ', 'labelnya menyusul'), { nil: undefined })
  fc.assert(
    fc.property(
      fc.constantFrom(...PRODUCT_KINDS),
      fc.option(day, { nil: undefined }),
      said,
      (kind, bestBefore, why) => {
        const known = bestBefore !== undefined || Boolean(why?.trim())
        expect(mustSayDay(kind.key, bestBefore, why)).toBe(kind.food && !known)
      },
    ),
  )
})

test('made on the day of its hand-over, a thing keeps its shelf life less the way to the buyer, and never less than nothing', () => {
  expect(keepsAtDelivery(60, '2027-02-18', '2027-02-20')).toBe(58)
  expect(keepsAtDelivery(1, '2027-02-18', '2027-02-20')).toBe(0)
})
