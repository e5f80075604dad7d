import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '../../../src/domain/calendar.ts'
import { type Closed, type Correction, corrections } from '../../../src/domain/summary/corrections.ts'
import { SALE_SOURCES } from '../../../src/domain/summary/figures.ts'

const JANUARY: Closed = { month: '2027-01', bySource: { bot: 500, claimed: 40 }, corrections: [] }

test('what a closed month became is said by where it was seen', () => {
  const now = new Map([['2027-01', { bot: 450, reported: 70, claimed: 40 }]])
  expect(corrections([JANUARY], now)).toEqual([
    { month: '2027-01', source: 'bot', amount: -50 },
    { month: '2027-01', source: 'reported', amount: 70 },
  ])
})

test('a correction is said once', () => {
  const february: Closed = {
    month: '2027-02',
    bySource: { bot: 90 },
    corrections: [{ month: '2027-01', source: 'bot', amount: -50 }],
  }
  const now = new Map([
    ['2027-01', { bot: 450, claimed: 40 }],
    ['2027-02', { bot: 90 }],
  ])
  expect(corrections([JANUARY, february], now)).toEqual([])
})

test('a month nobody looks at again is left alone', () => {
  expect(corrections([JANUARY], new Map())).toEqual([])
})

test('closed figures and all corrections add up to what the rows say, however often they change', () => {
  const amounts = fc.record(Object.fromEntries(SALE_SOURCES.map((source) => [source, fc.nat(1_000)])))
  fc.assert(
    fc.property(
      fc.array(fc.array(amounts, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      (years) => {
        const closed: Closed[] = []
        // every month the rows of all months before it have changed again
        for (const [place, now] of years.entries()) {
          const months = now
            .slice(0, place + 1)
            .map((bySource, index) => [addMonths('2027-01', index), bySource] as const)
          const said = corrections(closed, new Map(months))
          const [month, bySource] = months.at(-1)!
          closed.push({ month, bySource, corrections: said })
          const all: Correction[] = closed.flatMap((one) => one.corrections)
          for (const [then, real] of months)
            for (const source of SALE_SOURCES) {
              const first = closed.find((one) => one.month === then)?.bySource[source] ?? 0
              const later = all.filter((one) => one.month === then && one.source === source)
              expect(later.reduce((sum, { amount }) => sum + amount, first)).toBe(real[source] ?? 0)
            }
        }
      },
    ),
  )
})
