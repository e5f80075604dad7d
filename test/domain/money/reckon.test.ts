import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reckon, type Standing, setOff } from '../../../src/domain/money/reckon.ts'
import { instalments } from '../../../src/domain/orders/totals.ts'

/** What may happen to a ledger between the order and its end. */
type Event =
  | { kind: 'dp' }
  | { kind: 'arrives'; worth: number }
  | { kind: 'paid'; row: number; part: number }
  | { kind: 'proof'; row: number }
  | { kind: 'ordered'; total: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constant({ kind: 'dp' as const }),
  fc.record({ kind: fc.constant('arrives' as const), worth: fc.integer({ min: 0, max: 3_000_000_000 }) }),
  fc.record({ kind: fc.constant('paid' as const), row: fc.nat(4), part: fc.integer({ min: 1, max: 150 }) }),
  fc.record({ kind: fc.constant('proof' as const), row: fc.nat(4) }),
  fc.record({ kind: fc.constant('ordered' as const), total: fc.integer({ min: 0, max: 9_000_000_000 }) }),
)

/** The rows as the database keeps them, by the same steps as actions/money/ledger. */
function ledgerOf(ordered: number, percent: number) {
  let rows: Standing[] = []
  let owed = 0
  let total = ordered
  let back = 0
  const ask = (purpose: Standing['purpose'], amount: number) => {
    // one open row of each purpose
    expect(rows.filter((row) => row.open && row.purpose === purpose)).toEqual([])
    rows.push({ id: rows.length + 1000, purpose, amount, received: 0, open: true, pending: false })
  }
  const settle = (final = false) => {
    const {
      changed,
      fresh,
      back: goesBack,
    } = reckon(rows, { owed, worth: total, final, dp: instalments(total, percent).dp })
    for (const { id, amount, settled } of changed) {
      const row = rows.find((one) => one.id === id)!
      row.amount = amount
      if (settled) Object.assign(row, { open: false, pending: false })
    }
    rows = rows.filter(({ amount, open }) => !open || amount > 0)
    if (fresh) ask(fresh.purpose, fresh.amount)
    back = goesBack
  }
  const pay = (row: Standing, money: number) => {
    row.received += money
    row.pending = false
    row.open = row.received < row.amount
  }
  const happen = (event: Event) => {
    const open = rows.filter((row) => row.open)
    const row = 'row' in event ? open[event.row % Math.max(1, open.length)] : undefined
    if (event.kind === 'dp' && !rows.length && owed === 0) {
      const { dp } = instalments(total, percent)
      if (dp > 0) ask('dp', dp)
    }
    if (event.kind === 'arrives') owed += event.worth
    if (event.kind === 'ordered') total = event.total
    if (event.kind === 'proof' && row) row.pending = true
    if (event.kind === 'paid' && row) pay(row, Math.ceil((row.amount * event.part) / 100))
    settle()
  }
  return {
    happen,
    settle,
    pay,
    open: () => rows.filter((row) => row.open),
    rows: () => rows,
    owed: () => owed,
    back: () => back,
  }
}

test('whatever is delivered, cancelled, paid in parts or paid too much: once all is paid, what came in less what goes back is the invoice to the rupiah', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_000_000_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.array(event, { maxLength: 14 }),
      (total, percent, events) => {
        const ledger = ledgerOf(total, percent)
        for (const one of events) ledger.happen(one)
        ledger.settle(true)
        for (let round = 0; round < 5; round++) {
          for (const row of ledger.open()) ledger.pay(row, row.amount - row.received)
          ledger.settle(true)
        }
        expect(ledger.open()).toEqual([])
        const came = ledger.rows().reduce((sum, { received }) => sum + received, 0)
        expect(came - ledger.back()).toBe(ledger.owed())
        expect(ledger.back()).toBeGreaterThanOrEqual(0)
      },
    ),
    { numRuns: 2000 },
  )
})

test('nothing is to be given back while more is still to come, save what was paid above what was asked', () => {
  const paid: Standing = { id: 1, purpose: 'dp', amount: 50, received: 50, open: false, pending: false }
  const fresh = { purpose: 'remainder', amount: 15 }
  expect(reckon([paid], { owed: 30, worth: 100, final: false })).toEqual({ changed: [], fresh, back: 0 })
  expect(reckon([{ ...paid, received: 60 }], { owed: 30, worth: 100, final: false }).back).toBe(10)
})

test('a cancelled order gives back the whole down payment, and asks no more for one that was not paid', () => {
  const dp: Standing = { id: 1, purpose: 'dp', amount: 50, received: 50, open: false, pending: false }
  expect(reckon([dp], { owed: 0, worth: 100, final: true }).back).toBe(50)
  const unpaid = { ...dp, received: 0, open: true }
  expect(reckon([unpaid], { owed: 0, worth: 100, final: true })).toEqual({
    changed: [{ id: 1, amount: 0, settled: false }],
    fresh: undefined,
    back: 0,
  })
})

test('a second delivery after the first was paid is asked for by itself', () => {
  const first: Standing = { id: 1, purpose: 'full', amount: 100, received: 100, open: false, pending: false }
  expect(reckon([first], { owed: 180, worth: 180, final: true }).fresh).toEqual({ purpose: 'remainder', amount: 80 })
})

test('a down payment somebody says was paid does not shrink under the hands of whoever looks at the proof', () => {
  const dp: Standing = { id: 1, purpose: 'dp', amount: 50, received: 0, open: true, pending: true }
  expect(reckon([dp], { owed: 20, worth: 100, final: true }).changed).toEqual([])
})

test('a down payment is set off delivery by delivery, as large a part as the goods are, and the last takes the rest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 2_000_000_000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 100 }),
      (deliveries, percent) => {
        const worth = deliveries.reduce((sum, one) => sum + one, 0)
        const { dp } = instalments(worth, percent)
        const down: Standing = { id: 1, purpose: 'dp', amount: dp, received: dp, open: false, pending: false }
        const rows = [down]
        let owed = 0
        for (const [index, one] of deliveries.entries()) {
          owed += one
          const final = index === deliveries.length - 1
          const off = setOff(dp, { owed, worth, final })
          expect(off).toBeLessThanOrEqual(dp)
          expect(Math.abs(off - (dp * owed) / worth)).toBeLessThan(final ? 0.5 : 1)
          const { fresh, back, changed } = reckon(rows, { owed, worth, final })
          expect([back, changed]).toEqual([0, []])
          const amount = fresh?.amount ?? 0
          // so far asked for and set off: what came so far
          expect(rows.slice(1).reduce((sum, row) => sum + row.amount, amount) + off).toBe(owed)
          if (fresh) rows.push({ ...down, id: index + 2, purpose: fresh.purpose, amount, received: amount })
        }
        expect(rows.reduce((sum, { received }) => sum + received, 0)).toBe(worth)
      },
    ),
  )
})
