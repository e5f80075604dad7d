import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticesAllowed, openPace } from '../../src/outbox/pace.ts'

const START = Date.parse('2027-01-04T08:00:00+07:00')
const at = (ms: number) => new Date(START + ms)

describe('how fast a number may speak', () => {
  test('never more in any minute than its rate and the burst it saved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 }),
        (rate, gaps) => {
          const pace = openPace({ reply: rate, notice: 'none', noticesADay: 'none' })
          const sent: number[] = []
          let ms = 0
          for (const gap of gaps) {
            ms += gap
            while (pace.left('reply', at(ms)) > 0) {
              pace.spend('reply', at(ms))
              sent.push(ms)
            }
          }
          const burst = Math.max(1, rate / 12)
          for (const from of sent)
            expect(sent.filter((when) => when >= from && when < from + 60_000).length).toBeLessThanOrEqual(rate + burst)
        },
      ),
    )
  })

  test('a pause that the network asked for silences both lanes until it is over', () => {
    const pace = openPace({ reply: 60, notice: 'none', noticesADay: 'none' })
    pace.pause(at(3_000))
    expect([pace.left('reply', at(2_999)), pace.left('notice', at(2_999))]).toEqual([0, 0])
    expect(pace.left('reply', at(3_000))).toBeGreaterThan(0)
  })

  test('the cap of the day holds back notices and never an answer', () => {
    const pace = openPace({ reply: 60, notice: 60, noticesADay: 100 })
    pace.capNotices(1)
    expect(pace.left('notice', at(0))).toBe(1)
    pace.spend('notice', at(0))
    expect(pace.left('notice', at(60_000))).toBe(0)
    expect(pace.left('reply', at(60_000))).toBeGreaterThan(0)
  })

  test('a new number begins with few and doubles', () => {
    const rates = { reply: 60, notice: 25, noticesADay: 300 } as const
    expect([0, 1, 2, 3, 30].map((day) => noticesAllowed(rates, day))).toEqual([50, 100, 200, 300, 300])
  })
})
