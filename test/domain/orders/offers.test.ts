import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEAST_PREDICTIONS, feastTable } from '../../../src/domain/feasts.ts'
import {
  afterDownPayment,
  answerBy,
  answerOffer,
  answerTime,
  type Offer,
  type OfferAnswer,
} from '../../../src/domain/orders/offers.ts'
import { ALLOCATION_STATES, type AllocationState } from '../../../src/domain/orders/states.ts'
import { loudTime } from '../../../src/domain/quiet.ts'

const feasts = feastTable(FEAST_PREDICTIONS)
const at = (wib: string) => new Date(`${wib}+07:00`)
const OFFER: Offer = { status: 'offered', offered: 300, promised: 0, settled: 0, unassigned: 0 }
const outcomeOf = (offer: Partial<Offer>, answer: OfferAnswer) => answerOffer({ ...OFFER, ...offer }, answer)

describe('the time to answer', () => {
  test('is shorter the nearer the day, down to two hours', () => {
    expect([60, 30, 29, 14, 13, 7, 6, 3, 2, 0, -1].map((days) => answerTime(days) / 3_600_000)).toEqual([
      30, 30, 15, 15, 8, 8, 4, 4, 2, 2, 2,
    ])
  })

  test('stands still in the night', () => {
    expect(answerBy(at('2027-02-01T19:00'), '2027-02-06', feasts)).toEqual(at('2027-02-02T08:00'))
  })

  test('is all outside quiet hours', () => {
    const by = answerBy(at('2027-02-11T16:00'), '2027-03-01', feasts)
    expect(loudTime(at('2027-02-11T16:00'), by, feasts)).toBe(answerTime(18))
  })
})

describe('an answer', () => {
  test.each<[string, Partial<Offer>, OfferAnswer, object]>([
    ['yes', {}, { kind: 'accept' }, { status: 'accepted', promised: 300, released: 0 }],
    ['yes with the down payment', {}, { kind: 'accept_on_dp' }, { status: 'waiting_dp', promised: 300, released: 0 }],
    ['a part', {}, { kind: 'part', pieces: 120 }, { status: 'partial', promised: 120, released: 180 }],
    [
      'a part with the down payment',
      {},
      { kind: 'part', pieces: 120, onDp: true },
      { status: 'waiting_dp', promised: 120, released: 180 },
    ],
    ['more than offered', {}, { kind: 'part', pieces: 500 }, { status: 'accepted', promised: 300, released: 0 }],
    [
      'no',
      {},
      { kind: 'decline', reason: 'modal' },
      { status: 'declined', promised: 0, released: 300, reason: 'modal' },
    ],
    ['silence', {}, { kind: 'lapse' }, { status: 'lapsed', promised: 0, released: 300 }],
    [
      'a late yes while all is open',
      { status: 'lapsed', unassigned: 900 },
      { kind: 'accept' },
      { status: 'accepted', promised: 300, released: 0, late: true },
    ],
    [
      'a late yes while some is open',
      { status: 'lapsed', unassigned: 50 },
      { kind: 'accept' },
      { status: 'partial', promised: 50, released: 0, late: true },
    ],
    [
      'a yes after a no',
      { status: 'declined', unassigned: 900 },
      { kind: 'part', pieces: 100 },
      { status: 'partial', promised: 100, released: 0, late: true },
    ],
    [
      'a no after the time',
      { status: 'lapsed', unassigned: 900 },
      { kind: 'decline', reason: 'libur' },
      { status: 'declined', promised: 0, released: 0, reason: 'libur' },
    ],
    [
      'a promise taken back',
      { status: 'in_progress', promised: 300, settled: 40 },
      { kind: 'withdraw' },
      { status: 'cancelled', promised: 40, released: 260 },
    ],
  ])('%s', (_, offer, answer, outcome) => {
    expect(outcomeOf(offer, answer)).toEqual({ kind: 'changed', ...outcome })
  })

  test.each<[string, Partial<Offer>, OfferAnswer, string]>([
    ['a late yes when others have it', { status: 'lapsed', unassigned: 0 }, { kind: 'accept' }, 'taken'],
    ['none at all', {}, { kind: 'part', pieces: 0 }, 'not_a_number'],
    ['half a piece', {}, { kind: 'part', pieces: 2.5 }, 'not_a_number'],
    ['the same yes again', { status: 'accepted', promised: 300 }, { kind: 'accept' }, 'already'],
    ['the same part again', { status: 'partial', promised: 120 }, { kind: 'part', pieces: 120 }, 'already'],
    ['another part afterwards', { status: 'partial', promised: 120 }, { kind: 'part', pieces: 100 }, 'promised_before'],
    [
      'a no after a yes',
      { status: 'accepted', promised: 300 },
      { kind: 'decline', reason: 'bahan' },
      'promised_before',
    ],
    ['the clock after a yes', { status: 'accepted', promised: 300 }, { kind: 'lapse' }, 'already'],
    ['a yes to a cancelled order', { status: 'cancelled' }, { kind: 'accept' }, 'closed'],
    ['taking back what was never promised', {}, { kind: 'withdraw' }, 'closed'],
    ['taking back twice', { status: 'cancelled' }, { kind: 'withdraw' }, 'already'],
  ])('%s', (_, offer, answer, kind) => {
    expect(outcomeOf(offer, answer)).toEqual({ kind })
  })
})

test('a down payment turns a waiting promise into the promise it was', () => {
  expect(afterDownPayment({ offered: 300, promised: 300 })).toBe('accepted')
  expect(afterDownPayment({ offered: 300, promised: 120 })).toBe('partial')
})

test('no answer makes or loses a piece, and every change is one the table of states allows', () => {
  const answer: fc.Arbitrary<OfferAnswer> = fc.oneof(
    fc.constant({ kind: 'accept' as const }),
    fc.constant({ kind: 'accept_on_dp' as const }),
    fc.record({ kind: fc.constant('part' as const), pieces: fc.integer({ min: -1, max: 400 }) }),
    fc.constant({ kind: 'decline' as const, reason: 'alat' as const }),
    fc.constant({ kind: 'lapse' as const }),
    fc.constant({ kind: 'withdraw' as const }),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.array(answer, { maxLength: 8 }),
      (offered, elsewhere, answers) => {
        let status: AllocationState = 'offered'
        let promised = 0
        let unassigned = elsewhere
        const held = () => (status === 'offered' ? offered : promised)
        for (const one of answers) {
          const outcome = answerOffer({ status, offered, promised, settled: 0, unassigned }, one)
          if (outcome.kind !== 'changed') continue
          expect(ALLOCATION_STATES[status]).toContain(outcome.status)
          const before = held() + unassigned
          unassigned += outcome.late ? -outcome.promised : outcome.released
          status = outcome.status
          promised = outcome.promised
          expect(held() + unassigned).toBe(before)
          expect(unassigned).toBeGreaterThanOrEqual(0)
          expect(promised).toBeLessThanOrEqual(offered)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('officers set the longest time to answer; the nearer the hand-over, the shorter, and never none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 105 }), fc.nat(90), fc.nat(90), (hours, a, b) => {
      const [near, far] = a < b ? [a, b] : [b, a]
      expect(answerTime(near, hours)).toBeLessThanOrEqual(answerTime(far, hours))
      expect(answerTime(near, hours)).toBeGreaterThanOrEqual(3_600_000)
      expect(answerTime(far, hours)).toBeLessThanOrEqual(hours * 3_600_000)
    }),
  )
  expect([40, 20, 10, 5, 1].map((days) => answerTime(days) / 3_600_000)).toEqual([30, 15, 8, 4, 2])
})
