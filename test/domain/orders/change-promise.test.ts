import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changePromise, type Promised } from '../../../src/domain/orders/change-promise.ts'

const SHARE: Promised = { status: 'accepted', offered: 300, promised: 300, settled: 0, ready: 0, open: 0, free: 500 }
const change = (wanted: number, share: Partial<Promised> = {}) => changePromise({ ...SHARE, ...share }, wanted)

test('fewer goes at once, and the difference becomes nobody\u2019s', () => {
  expect(change(250)).toEqual({ kind: 'changed', status: 'partial', promised: 250, released: 50 })
})

test('never fewer than was brought; exactly that many is all she owes', () => {
  expect(change(100, { status: 'in_progress', settled: 120 })).toEqual({ kind: 'brought', pieces: 120 })
  expect(change(120, { status: 'in_progress', settled: 120 })).toMatchObject({ status: 'handed_over', released: 180 })
})

test('more only as far as the offer went, pieces are open and capacity reaches', () => {
  expect(change(300, { promised: 200, status: 'partial', open: 40 })).toMatchObject({ promised: 240, released: 0 })
  expect(change(300, { promised: 200, status: 'partial', open: 100 })).toMatchObject({
    promised: 300,
    status: 'accepted',
  })
  expect(change(300, { promised: 200, status: 'partial', open: 0 })).toEqual({ kind: 'taken' })
  expect(change(300, { promised: 200, status: 'partial', open: 100, free: 200 })).toEqual({ kind: 'full' })
  expect(change(900)).toEqual({ kind: 'taken' })
})

test('a promise that waits for its down payment goes on waiting; one that is made is ready when enough are', () => {
  expect(change(250, { status: 'waiting_dp' })).toMatchObject({ status: 'waiting_dp' })
  expect(change(250, { status: 'in_progress', ready: 250 })).toMatchObject({ status: 'ready' })
  expect(change(250, { status: 'ready', ready: 200 })).toMatchObject({ status: 'in_progress' })
})

test('what is over or no number changes nothing', () => {
  for (const status of ['offered', 'declined', 'delivered', 'cancelled'] as const)
    expect(change(10, { status })).toEqual({ kind: 'over' })
  for (const wanted of [0, -5, 2.5, Number.NaN]) expect(change(wanted)).toEqual({ kind: 'over' })
  expect(change(300)).toEqual({ kind: 'same' })
})

test('never more than was offered, open or can be made, and pieces are neither made nor lost', () => {
  const count = fc.integer({ min: 0, max: 1_000 })
  fc.assert(
    fc.property(
      count,
      count,
      count,
      count,
      count,
      fc.integer({ min: 1, max: 2_000 }),
      (a, b, settled, open, free, wanted) => {
        const [promised = 0, offered = 0] = [a + 1, b + 1].sort((one, two) => one - two)
        const share = {
          ...SHARE,
          status: 'partial' as const,
          offered,
          promised,
          settled: Math.min(settled, promised),
          open,
          free,
        }
        const now = changePromise(share, wanted)
        if (now.kind !== 'changed') return
        expect(now.promised).toBeGreaterThanOrEqual(share.settled)
        expect(now.promised - promised).toBeLessThanOrEqual(open)
        expect(now.promised).toBeLessThanOrEqual(offered)
        expect(now.promised + now.released).toBe(Math.max(promised, now.promised))
        if (now.promised > promised) expect(now.promised).toBeLessThanOrEqual(free)
      },
    ),
  )
})
