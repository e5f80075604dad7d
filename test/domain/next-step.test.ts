import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Door, NEXT_STEPS, nextSteps } from '../../src/domain/next-step.ts'

const door = fc.record<Door>({
  sellerId: fc.integer({ min: 1, max: 5 }),
  step: fc.constantFrom(...NEXT_STEPS),
  productId: fc.option(fc.integer({ min: 1, max: 9 })),
  opens: fc.integer({ min: 0, max: 3 }).map((times) => times * 1_000_000),
})

test('each maker with a shut door has one step, it is one of her doors, and none of hers opens more', () => {
  fc.assert(
    fc.property(fc.array(door, { maxLength: 30 }), (doors) => {
      const steps = nextSteps(doors)
      expect([...steps.keys()].sort()).toEqual([...new Set(doors.map(({ sellerId }) => sellerId))].sort())
      for (const [sellerId, step] of steps) {
        const hers = doors.filter((one) => one.sellerId === sellerId)
        expect(hers).toContain(step)
        expect(Math.max(...hers.map(({ opens }) => opens))).toBe(step.opens)
      }
    }),
  )
})

test('in whatever order the doors come, the choice is the same', () => {
  fc.assert(
    fc.property(fc.array(door, { maxLength: 20 }), (doors) => {
      const byMaker = (all: readonly Door[]) => [...nextSteps(all)].sort(([a], [b]) => a - b)
      expect(byMaker([...doors].reverse())).toEqual(byMaker(doors))
    }),
  )
})

test('a certificate that buyers wait for comes before a nicer picture, and before one that nobody asks for', () => {
  const of = (step: Door['step'], productId: number, opens: number): Door => ({ sellerId: 1, step, productId, opens })
  expect(nextSteps([of('photos', 1, 0), of('halal', 2, 0)]).get(1)?.step).toBe('halal')
  expect(nextSteps([of('halal', 2, 0), of('mend', 3, 500_000)]).get(1)?.step).toBe('mend')
})
