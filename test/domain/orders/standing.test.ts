import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LedgerLine, type LedgerShare, ledgerBreaches } from '../../../src/domain/orders/ledger.ts'
import { standingOf } from '../../../src/domain/orders/standing.ts'
import { ORDER_STATES } from '../../../src/domain/orders/states.ts'

const line = (ordered: number, cancelled: number, ...shares: Partial<LedgerShare>[]): LedgerLine => ({
  ordered,
  cancelled,
  shares: shares.map((share) => ({
    status: 'accepted',
    offered: 100,
    promised: 0,
    delivered: 0,
    deducted: 0,
    ...share,
  })),
})
const accepted = { status: 'accepted' as const, promised: 100 }

test.each<[string, LedgerLine[]]>([
  ['placed', [line(100, 0)]],
  ['placed', [line(100, 0, { status: 'offered' })]],
  ['placed', [line(100, 0, accepted), line(100, 0, { status: 'partial', promised: 60 })]],
  ['placed', [line(100, 0, { status: 'in_progress', promised: 60 })]],
  ['promised', [line(100, 0, accepted), line(100, 0, { status: 'waiting_dp', promised: 100 })]],
  ['in_progress', [line(100, 0, accepted), line(100, 0, { status: 'ready', promised: 100 })]],
  ['delivering', [line(100, 0, accepted), line(100, 0, { status: 'delivered', promised: 100, delivered: 100 })]],
  ['delivered', [line(100, 20, { status: 'delivered', promised: 80, delivered: 75, deducted: 5 })]],
  ['delivered', [line(100, 0, { status: 'delivered', promised: 100, delivered: 100 }), line(100, 100)]],
  ['cancelled', [line(100, 100, { status: 'declined' }), line(5, 5)]],
])('%s', (state, lines) => {
  expect(standingOf(lines)).toBe(state)
})

test('pieces that arrive one by one take an order only where the table of states lets it go', () => {
  const step = fc.tuple(fc.nat(2), fc.constantFrom('accept', 'begin', 'give back', 'arrive', 'cancel rest'))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const lines = [0, 1, 2].map(() => ({ ordered: 10, cancelled: 0, shares: [{ ...FRESH }] }))
      let state = standingOf(lines)
      for (const [which, act] of steps) {
        const one = lines[which]!
        change(one, one.shares[0]!, act)
        expect(ledgerBreaches(one)).toEqual([])
        const next = standingOf(lines)
        if (next !== state) expect(ORDER_STATES[state]).toContain(next)
        state = next
        if (state === 'delivered' || state === 'cancelled') return
      }
    }),
    { numRuns: 300 },
  )
})

const FRESH: LedgerShare = { status: 'offered', offered: 10, promised: 0, delivered: 0, deducted: 0 }

/** What can happen to a line of one share, in the smallest form. */
function change(line: { ordered: number; cancelled: number }, share: LedgerShare, act: string): void {
  const live = share.status === 'accepted' || share.status === 'in_progress'
  if (act === 'accept' && share.status === 'offered') Object.assign(share, { status: 'accepted', promised: 10 })
  if (act === 'begin' && share.status === 'accepted') share.status = 'in_progress'
  if (act === 'give back' && live) Object.assign(share, { status: 'cancelled', promised: share.delivered })
  if (act === 'arrive' && live && share.delivered < share.promised) share.delivered += 5
  if (act === 'cancel rest') {
    Object.assign(share, { status: 'cancelled', promised: share.delivered })
    line.cancelled = line.ordered - share.delivered
  }
}
