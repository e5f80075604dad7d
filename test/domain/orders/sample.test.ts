import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween } from '../../../src/domain/calendar.ts'
import { answeredBy, bringOn, type SampleAnswer, sampleOwed } from '../../../src/domain/orders/sample.ts'

const ANSWERS = ['asked', 'agreed', 'wants_pay', 'refused'] as const satisfies readonly SampleAnswer[]
const items = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 25 }),
    price: fc.integer({ min: 0, max: 100_000 }),
    paid: fc.boolean(),
    status: fc.constantFrom(...ANSWERS),
  }),
  { minLength: 1, maxLength: 6 },
)

test('a sample waits for the last maker, and goes on when one of them gives', () => {
  fc.assert(
    fc.property(items, (all) => {
      const answers = all.map(({ status }) => status)
      const waits = answers.some((answer) => answer === 'asked' || answer === 'wants_pay')
      expect(answeredBy(answers)).toBe(waits ? 'asked' : answers.includes('agreed') ? 'agreed' : 'refused')
    }),
  )
})

test('nobody owes for what is free or was refused', () => {
  fc.assert(
    fc.property(items, (all) => {
      const given = all.filter(({ paid, status }) => paid && status !== 'refused')
      expect(sampleOwed(all)).toBe(sampleOwed(given))
      expect(sampleOwed(all.filter((item) => !given.includes(item)))).toBe(0)
      expect(sampleOwed(all)).toBe(given.reduce((sum, { quantity, price }) => sum + quantity * price, 0))
    }),
  )
})

test('makers have a week, and more when the goods take longer', () => {
  expect(bringOn('2027-01-04', [])).toBe('2027-01-11')
  expect(bringOn('2027-01-04', [2, null])).toBe('2027-01-11')
  expect(daysBetween('2027-01-04', bringOn('2027-01-04', [10, 3]))).toBe(12)
})
