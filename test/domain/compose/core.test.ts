import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveCore } from '../../../src/domain/compose/core.ts'
import { goodsOf } from '../../../src/domain/compose/goods.ts'
import { parcelModel } from '../../../src/domain/compose/model.ts'
import { boundsOf } from '../../../src/domain/compose/search.ts'
import { draftProgram, type Program, type Solution } from '../../../src/domain/program.ts'
import { solverHere } from '../../solver/here.ts'
import { offers, wishes } from './offers.ts'

const solve = await solverHere()
const LIMITS = { seconds: 5, nodes: 5_000, gap: 0.999 }

/** A box filled to the brim with at most so many of 200 goods, of which each takes room and is worth something. */
const boxes = fc
  .record({
    goods: fc.array(
      fc.record({ room: fc.integer({ min: 100, max: 6_000 }), worth: fc.integer({ min: 1, max: 9_000 }) }),
      {
        minLength: 200,
        maxLength: 200,
      },
    ),
    room: fc.integer({ min: 2_000, max: 30_000 }),
    slack: fc.integer({ min: 0, max: 300 }),
    most: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ goods, room, slack, most }): Program => {
    const draft = draftProgram()
    const columns = goods.map(({ worth }) => draft.whole(-worth, 0, 1))
    draft.row(
      room - slack,
      room,
      columns.map((column, index) => [column, goods[index]!.room]),
    )
    draft.row(
      0,
      most,
      columns.map((column) => [column, 1]),
    )
    return draft.done()
  })

const worthOf = (program: Program, solution: Solution) =>
  'columns' in solution
    ? solution.columns.reduce((sum, value, column) => sum + value * program.cost[column]!, 0)
    : solution.status

test('leaving out what costs too much never leaves out the best', async () => {
  const seen = { optimal: 0, infeasible: 0 }
  await fc.assert(
    fc.asyncProperty(boxes, async (program) => {
      const [all, core] = [await solve(program, LIMITS), await solveCore(program, LIMITS, solve, 15)]
      expect(worthOf(program, core)).toBe(worthOf(program, all))
      if (core.status in seen) seen[core.status as keyof typeof seen]++
    }),
    { numRuns: 6, seed: 1, endOnFailure: true },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
})

test('where the first look finds nothing or too little, all is looked at', async () => {
  const draft = draftProgram()
  // the cheap ones never fill the box
  for (let nth = 0; nth < 700; nth++) draft.whole(nth < 650 ? -90 : -1, 0, 1)
  draft.row(
    900,
    1_000,
    Array.from({ length: 700 }, (_, column) => [column, column < 650 ? 7 : 300]),
  )
  draft.row(
    0,
    3,
    Array.from({ length: 700 }, (_, column) => [column, 1]),
  )
  const program = draft.done()
  expect(worthOf(program, await solveCore(program, LIMITS, solve))).toBe(-3)
})

test('counted roughly there are never fewer makers than counted one by one', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      offers({ groups: 8, products: 25, makers: 9, free: 60, lot: 15 }),
      wishes(30, 20),
      async (offer, { makers: _, ...wish }) => {
        const goods = goodsOf(offer, wish, 0)
        if (!goods.length) return
        const [exact, rough] = [false, true].map((roughly) =>
          parcelModel(goods, wish, 'makers', boundsOf(wish, offer), roughly ? { roughly: new Map() } : {}),
        )
        const best = await solve(exact!.program, LIMITS)
        const most = await solve(rough!.program, LIMITS)
        if (best.status === 'infeasible') return
        compared++
        expect(-Number(worthOf(rough!.program, most))).toBeGreaterThan(-Number(worthOf(exact!.program, best)) - 1)
      },
    ),
    { numRuns: 20, seed: 1 },
  )
  expect(compared).toBeGreaterThan(5)
})
