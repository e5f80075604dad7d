import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/domain/calendar.ts'
import { FEAST_PREDICTIONS, feastTable } from '../../../src/domain/feasts.ts'
import { handOverDay, isFeastDay, notAFeast, USUAL_PACKED_A_DAY } from '../../../src/domain/orders/days.ts'

const feasts = feastTable(FEAST_PREDICTIONS)

test('nobody receives goods on a feast; Idul Fitri lasts two days and the fast is ordinary time', () => {
  const closed = ['2027-03-10', '2027-03-11', '2027-05-17', '2027-02-06', '2027-08-17', '2027-12-25']
  expect(closed.filter((day) => !isFeastDay(day, feasts))).toEqual([])
  expect(['2027-03-09', '2027-03-12', '2027-02-08', '2027-05-18'].filter((day) => isFeastDay(day, feasts))).toEqual([])
  expect(notAFeast('2027-03-10', feasts)).toBe('2027-03-12')
  expect(notAFeast('2027-03-09', feasts)).toBe('2027-03-09')
})

test('parcels are packed between hand-over and delivery, single goods are not', () => {
  expect(handOverDay('2027-02-24', { parcels: null, packedADay: null })).toBe('2027-02-23')
  expect(handOverDay('2027-02-24', { parcels: 500, packedADay: 250 })).toBe('2027-02-21')
  expect(handOverDay('2027-02-24', { parcels: 1, packedADay: null })).toBe('2027-02-22')
})

test('the hand-over is always before the buyer’s day, and never later for more parcels', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 1_000 }), (parcels, packedADay) => {
      const day = handOverDay('2027-02-24', { parcels, packedADay })
      expect(day < '2027-02-24').toBe(true)
      expect(handOverDay('2027-02-24', { parcels: parcels + USUAL_PACKED_A_DAY, packedADay }) <= day).toBe(true)
      expect(day >= addDays('2027-02-24', -1 - parcels)).toBe(true)
    }),
  )
})
