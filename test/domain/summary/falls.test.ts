import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BIG_BUYER_PERCENT, falls, WORTH_PERCENT, WORTH_WATCHING } from '../../../src/domain/summary/falls.ts'
import { parts } from '../../../src/domain/summary/figures.ts'

const rows = fc.array(
  fc.record({
    district: fc.constantFrom('32.15.01', '32.15.02', '?'),
    kind: fc.constantFrom('chips', 'batik'),
    buyer: fc.constantFrom('1', '2', '3'),
    amount: fc.integer({ min: 1, max: 20 }).map((times) => times * 1_000_000),
  }),
  { maxLength: 15 },
)
const turnover = (sales: { district: string; kind: string; buyer: string; amount: number }[]) => ({
  district: parts(sales, ({ district }) => district),
  kind: parts(sales, ({ kind }) => kind),
  buyer: parts(sales, ({ buyer }) => buyer),
})
const of = (all: readonly { key: string; amount: number }[], key: string) =>
  all.find((part) => part.key === key)?.amount ?? 0

test('what is told fell by so much and was worth watching, and everything that did is told', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 100 }), (then, since, percent) => {
      const [before, now] = [turnover(then), turnover(since)]
      const told = falls(before, now, percent)
      const whole = then.reduce((sum, { amount }) => sum + amount, 0)
      for (const dimension of ['district', 'kind', 'buyer'] as const)
        for (const { key, amount } of before[dimension]) {
          const left = of(now[dimension], key)
          const large =
            amount >= WORTH_WATCHING &&
            (amount - left) * 100 >= percent * amount &&
            (amount - left) * 100 >= whole * WORTH_PERCENT
          const counts = key !== '?' && (dimension !== 'buyer' || amount * 100 >= whole * BIG_BUYER_PERCENT)
          expect(told.some((fall) => fall.dimension === dimension && fall.key === key)).toBe(large && counts)
        }
      const lost = told.map((fall) => fall.before - fall.now)
      expect(lost).toEqual([...lost].sort((a, b) => b - a))
    }),
  )
})
