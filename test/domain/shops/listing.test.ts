import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderedOf } from '../../../src/domain/shops/listing.ts'

test('a shop that sold 120, of which 100 came by orders, adds 20 pieces of turnover', () => {
  expect(orderedOf({ units: 120, otherUnits: 0, otherOrdered: 0, delivered: 100 })).toBe(100)
  expect(orderedOf({ units: 60, otherUnits: 80, otherOrdered: 80, delivered: 100 })).toBe(20)
  expect(orderedOf({ units: 30, otherUnits: 0, otherOrdered: 0, delivered: 0 })).toBe(0)
})

const month = fc.record({ month: fc.integer({ min: 0, max: 5 }), units: fc.nat(500), arrives: fc.nat(300) })

test('however months are told, in whatever order and again: no piece is turnover twice and none is lost', () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (told) => {
      const kept = new Map<number, { units: number; ordered: number }>()
      let delivered = 0
      for (const { month, units, arrives } of told) {
        delivered += arrives
        const others = [...kept].filter(([other]) => other !== month).map(([, of]) => of)
        const sum = (of: 'units' | 'ordered') => others.reduce((all, one) => all + one[of], 0)
        const ordered = orderedOf({ units, otherUnits: sum('units'), otherOrdered: sum('ordered'), delivered })
        kept.set(month, { units, ordered })
        const all = [...kept.values()]
        const pieces = all.reduce((total, one) => total + one.units, 0)
        const fromOrders = all.reduce((total, one) => total + one.ordered, 0)
        expect(ordered).toBeGreaterThanOrEqual(0)
        expect(ordered).toBeLessThanOrEqual(units)
        expect(fromOrders).toBeLessThanOrEqual(delivered)
        expect(pieces - fromOrders).toBeGreaterThanOrEqual(pieces - delivered)
      }
    }),
  )
})
