import { expect, test } from 'vitest'
import { type LedgerShare, ledgerBreaches, lineLedger } from '../../../src/domain/orders/ledger.ts'

const share = (status: LedgerShare['status'], offered: number, promised = 0, delivered = 0, deducted = 0) => ({
  status,
  offered,
  promised,
  delivered,
  deducted,
})

test('every piece of a line in the middle of its life is somewhere', () => {
  const line = {
    ordered: 1_000,
    cancelled: 50,
    shares: [
      share('delivered', 300, 300, 290, 10),
      share('in_progress', 200, 200),
      share('handed_over', 100, 80, 60),
      share('offered', 150),
      share('waiting_dp', 40, 40),
      share('declined', 400),
      share('lapsed', 400),
      share('cancelled', 90, 30, 25, 5),
    ],
  }
  expect(lineLedger(line)).toEqual({
    ordered: 1_000,
    delivered: 375,
    deducted: 15,
    cancelled: 50,
    open: 560,
    promised: 260,
    offered: 150,
    unassigned: 150,
  })
  expect(ledgerBreaches(line)).toEqual([])
})

test('a maker who gives back her promise keeps what she delivered, and the rest is nobody’s', () => {
  const before = { ordered: 100, cancelled: 0, shares: [share('in_progress', 100, 100, 40)] }
  const after = { ...before, shares: [share('cancelled', 100, 40, 40)] }
  expect(lineLedger(before)).toMatchObject({ delivered: 40, promised: 60, unassigned: 0 })
  expect(lineLedger(after)).toMatchObject({ delivered: 40, promised: 0, unassigned: 60 })
})

test.each([
  [
    'more promised than ordered',
    { ordered: 10, cancelled: 0, shares: [share('accepted', 11, 11)] },
    'more_than_ordered',
  ],
  [
    'ordered and offered twice',
    { ordered: 10, cancelled: 0, shares: [share('offered', 6), share('offered', 6)] },
    'more_than_ordered',
  ],
  [
    'promises kept when the buyer cancels',
    { ordered: 10, cancelled: 5, shares: [share('accepted', 8, 8)] },
    'more_than_ordered',
  ],
  [
    'more delivered than promised',
    { ordered: 10, cancelled: 0, shares: [share('handed_over', 5, 5, 6)] },
    'more_than_promised',
  ],
  [
    'a finished share with pieces open',
    { ordered: 10, cancelled: 0, shares: [share('delivered', 5, 5, 4)] },
    'delivered_but_open',
  ],
  ['negative pieces', { ordered: 10, cancelled: -1, shares: [] }, 'negative'],
])('%s is seen', (_, line, breach) => {
  expect(ledgerBreaches(line)).toEqual([breach])
})
