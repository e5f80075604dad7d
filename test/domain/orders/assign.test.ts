import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignShares } from '../../../src/domain/orders/assign.ts'

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2027-02-0${n}`)
const shares = fc
  .array(fc.record({ pieces: fc.integer({ min: 1, max: 60 }), due: day, begun: fc.boolean() }), { maxLength: 8 })
  .map((all) => all.map((share, id) => ({ ...share, id })))
const rooms = fc.array(fc.record({ pieces: fc.integer({ min: 0, max: 120 }), due: day }), {
  minLength: 1,
  maxLength: 4,
})

test('every share goes somewhere whole or nowhere; never too late, never more than a delivery wants, begun work in one piece', () => {
  fc.assert(
    fc.property(shares, rooms, (given, wanted) => {
      const { to, left } = assignShares(given, wanted)
      for (const { id, pieces, due, begun } of given) {
        const parts = to.filter((part) => part.id === id)
        const placed = parts.reduce((sum, part) => sum + part.pieces, 0)
        expect(placed).toBe(left.includes(id) ? 0 : pieces)
        expect(parts.every((part) => due <= wanted[part.at]!.due && part.pieces > 0)).toBe(true)
        expect(new Set(parts.map(({ at }) => at)).size).toBe(parts.length)
        if (begun) expect(parts.length).toBeLessThan(2)
      }
      for (const [at, { pieces }] of wanted.entries())
        expect(to.reduce((sum, part) => sum + (part.at === at ? part.pieces : 0), 0)).toBeLessThanOrEqual(pieces)
    }),
  )
})

test('a share too large for one delivery is divided; who hands over first goes to the soonest', () => {
  const given = [
    { id: 1, pieces: 500, due: '2027-02-09', begun: false },
    { id: 2, pieces: 100, due: '2027-02-03', begun: false },
  ]
  const wanted = [
    { pieces: 300, due: '2027-02-09' },
    { pieces: 300, due: '2027-02-20' },
  ]
  expect(assignShares(given, wanted)).toEqual({
    to: [
      { id: 2, at: 0, pieces: 100 },
      { id: 1, at: 0, pieces: 200 },
      { id: 1, at: 1, pieces: 300 },
    ],
    left: [],
  })
})

test('a delivery that falls away takes nothing from the others', () => {
  fc.assert(
    fc.property(shares, rooms, fc.nat(3), (given, wanted, gone) => {
      const home = (id: number) => (id % (wanted.length + 1)) - 1
      const own = given.filter(({ id }) => home(id) >= 0).map((share) => ({ ...share, home: home(share.id) }))
      const fitting = wanted.map((room, at) => ({
        pieces: own.reduce((sum, share) => sum + (share.home === at ? share.pieces : 0), 0),
        due: '2027-02-10',
        was: room,
      }))
      const without = fitting.map((room, at) => (at === gone % wanted.length ? { ...room, pieces: 0 } : room))
      const { to } = assignShares(own, without)
      for (const share of own.filter(({ home }) => home !== gone % wanted.length))
        expect(to.filter(({ id }) => id === share.id)).toEqual([{ id: share.id, at: share.home, pieces: share.pieces }])
    }),
  )
})

test('what was promised for a later day than any delivery waits fits nowhere', () => {
  const late = [{ id: 1, pieces: 10, due: '2027-02-09', begun: false }]
  expect(assignShares(late, [{ pieces: 10, due: '2027-02-08' }])).toEqual({ to: [], left: [1] })
})
