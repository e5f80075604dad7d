import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import { offerOrder } from '../../../src/actions/orders/offering/offer.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { runErrand } from '../../../src/inbox/errands.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { doErrands, runnerAt } from './errands.ts'
import { brokenLines, NOW, type place, placeUnsplit, plantMarket, plantParcel, sharesOf } from './market.ts'

let db: Db
let parcel: number
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())

const MAKERS = [{ month: 600 }, { month: 600, minimum: 30 }, { month: 600 }, { month: 600 }]
const plant = async (to: Db) => {
  await emptyDb(to)
  await plantMarket(to, { makers: MAKERS, buyers: 2 })
  parcel = await plantParcel(to, [{ quantity: 1, products: [1, 2, 3, 4] }])
}
beforeEach(() => plant(db))

const idOf = (placed: Awaited<ReturnType<typeof place>>) => {
  if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed))
  return placed.orderId
}
const errands = () => db.sql<{ status: string; tries: number }>('SELECT status, tries FROM errands ORDER BY id')
const held = async () =>
  (await db.sql<{ sum: number | null }>('SELECT sum(quantity)::int AS sum FROM split_holds'))[0]!.sum
const offered = async (id: number) => (await sharesOf(db, id)).reduce((sum, share) => sum + share.offered, 0)
const silent = { error: () => {} }
const broken: Solve = async () => ({ status: 'failed', why: 'abort' })

test('an order that leaves a choice is split outside its turn; until then its pieces are held for it', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 200 }))
  expect(await sharesOf(db, id)).toEqual([])
  expect(await held()).toBe(200)
  await doErrands(db, NOW)
  expect((await sharesOf(db, id)).map((share) => share.offered)).toEqual([50, 50, 50, 50])
  expect(await held()).toBe(null)
  const [first] = await db.sql<{ reason: object }>('SELECT reason FROM allocations ORDER BY id')
  expect(first!.reason).toMatchObject({ rule: 'level', cap: 80, earned: 0, proof: { kind: 'optimal' } })
})

test('one maker, or everybody needed: offered at once, nothing is sent off', async () => {
  const id = idOf(await placeUnsplit(db, { product: 1 }, { count: 100 }))
  expect(await offered(id)).toBe(100)
  expect(await errands()).toEqual([])
})

test('the first order holds what the second asks for, though it is not split yet', async () => {
  const first = idOf(await placeUnsplit(db, { parcel }, { count: 2_000 }))
  const second = await placeUnsplit(db, { parcel }, { buyerId: 2, count: 2_000 })
  expect(second).toMatchObject({ kind: 'not_possible' })
  await doErrands(db, NOW)
  expect(await offered(first)).toBe(2_000)
})

test('done twice, begun by two at once, or done after somebody else offered it: every piece is offered once', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 200 }))
  const runner = await runnerAt(db, NOW)
  // both have it: the first one’s lease is over before it comes back
  await db.sql('UPDATE errands SET not_before = NULL')
  const slow: Solve = async (program, limits) => {
    await db.sql('UPDATE errands SET not_before = NULL')
    return runner.solve(program, limits)
  }
  await Promise.all([runErrand(db, { ...runner, solve: slow }), runErrand(db, runner)])
  await doErrands(db, NOW)
  expect(await offered(id)).toBe(200)

  const other = idOf(await placeUnsplit(db, { parcel }, { count: 100 }))
  const feasts = await readFeasts(db)
  await db.transaction((tx) => offerOrder(tx, other, NOW, feasts))
  await doErrands(db, NOW)
  expect(await offered(other)).toBe(100)
  expect(await brokenLines(db)).toEqual([])
})

test('whoever died over it, again and again, leaves the simple split, and never nothing', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 200 }))
  // three programs took it and were killed
  await db.sql('UPDATE errands SET tries = 3')
  const runner = await runnerAt(db, NOW, { log: silent })
  expect(await runErrand(db, runner)).toBe(true)
  expect(await errands()).toEqual([{ status: 'failed', tries: 4 }])
  expect(await offered(id)).toBe(200)
  const notices = await db.sql(`SELECT 1 FROM outbox WHERE notice = 'offer'`)
  expect(notices).toHaveLength((await sharesOf(db, id)).length)
})

test('an errand that breaks is tried again, then given up for the simple split', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 200 }))
  const runner = await runnerAt(db, NOW, { log: silent })
  const breaking = { ...runner, db: undefined, solve: broken }
  const bad = new Map(runner.errands)
  const split = bad.get('split_order')!
  bad.set('split_order', { ...split, run: () => Promise.reject(new Error('broken on purpose')) } as typeof split)
  for (let round = 0; round < 3; round++) await runErrand(db, { ...breaking, errands: bad })
  expect(await errands()).toEqual([{ status: 'failed', tries: 3 }])
  expect(await offered(id)).toBe(200)
})

test('an order cancelled before it is split reaches no maker, and lets go of what it held', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 2_000 }))
  await db.transaction((tx) => cancelOrder(tx, id, { now: NOW }))
  const other = idOf(await placeUnsplit(db, { parcel }, { buyerId: 2, count: 2_000 }))
  await doErrands(db, NOW)
  expect(await sharesOf(db, id)).toEqual([])
  expect(await offered(other)).toBe(2_000)
  expect(await held()).toBe(null)
})

test('capacity that is gone when the split comes back is not offered: the rest goes to the others', async () => {
  const id = idOf(await placeUnsplit(db, { parcel }, { count: 200 }))
  const runner = await runnerAt(db, NOW)
  const run = runner.errands.get('split_order')!
  const errand = {
    ...run,
    // while it is being reckoned, maker 1 falls ill
    async run(input: never, tools: never) {
      const deed = await run.run(input, tools)
      await db.sql('UPDATE products SET capacity_qty = 1 WHERE id = 1')
      return deed
    },
  }
  await runErrand(db, { ...runner, errands: new Map([['split_order', errand as typeof run]]) })
  const shares = await sharesOf(db, id)
  expect(shares.find(({ seller_id }) => seller_id === 1)?.offered ?? 0).toBeLessThan(5)
  expect(shares.reduce((sum, share) => sum + share.offered, 0)).toBe(200)
  const kept = await db.sql<{ proof: string }>(`SELECT DISTINCT reason->'proof'->>'kind' AS proof FROM allocations`)
  expect(kept).toEqual([{ proof: 'mended' }])
})

/** More than any product can make by the day of the orders: it was sold twice. */
const overbooked = () =>
  db.sql(
    `SELECT product_id, sum(offered)::int AS offered FROM allocations WHERE status = 'offered' GROUP BY product_id HAVING sum(offered) > 830`,
  )

test('two orders racing for the last capacity through their errands never both get it', async () => {
  const both = await Promise.all([
    placeUnsplit(db, { parcel }, { count: 2_000 }),
    placeUnsplit(db, { parcel }, { buyerId: 2, count: 2_000 }),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['not_possible', 'placed'])
  // and when both were let in, by whatever way, the deeds themselves look again
  await db.sql('DELETE FROM split_holds')
  const again = await placeUnsplit(db, { parcel }, { buyerId: 2, count: 2_000 })
  expect(again.kind).toBe('placed')
  await db.sql('DELETE FROM split_holds')
  const runner = await runnerAt(db, NOW)
  let waiting = 0
  let go = () => {}
  const together = new Promise<void>((resolve) => {
    go = resolve
  })
  const run = runner.errands.get('split_order')!
  // neither deed begins before both have their plan
  const errand = {
    ...run,
    async run(input: never, tools: never) {
      const deed = await run.run(input, tools)
      if (++waiting === 2) go()
      await together
      return deed
    },
  }
  const racing = { ...runner, errands: new Map([['split_order', errand as typeof run]]) }
  await Promise.all([runErrand(db, racing), runErrand(db, racing)])
  expect(waiting).toBe(2)
  expect(await overbooked()).toEqual([])
  const [sum] = await db.sql<{ offered: number }>('SELECT sum(offered)::int AS offered FROM allocations')
  expect(sum!.offered).toBeGreaterThan(2_000)
  expect(await brokenLines(db)).toEqual([])
})

describe('always', () => {
  test('whatever is ordered, split and cancelled in whatever order: no piece too many, no share of another touched', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ act: fc.constant('place' as const), count: fc.integer({ min: 1, max: 900 }) }),
            fc.record({ act: fc.constant('split' as const) }),
            fc.record({ act: fc.constant('cancel' as const), at: fc.nat(5) }),
          ),
          { minLength: 2, maxLength: 8 },
        ),
        async (steps) => {
          await plant(db)
          const ids: number[] = []
          for (const step of steps) {
            if (step.act === 'split') await doErrands(db, NOW)
            else if (step.act === 'place') {
              const placed = await placeUnsplit(db, { parcel }, { count: step.count })
              if (placed.kind === 'placed') ids.push(placed.orderId)
            } else if (ids.length) {
              const id = ids[step.at % ids.length]!
              const others = () => Promise.all(ids.filter((other) => other !== id).map((other) => sharesOf(db, other)))
              const before = await others()
              await db.transaction((tx) => cancelOrder(tx, id, { now: NOW }))
              expect(await others()).toEqual(before)
            }
            expect(await overbooked()).toEqual([])
            expect(await brokenLines(db)).toEqual([])
          }
          await doErrands(db, NOW)
          for (const id of ids) {
            const [order] = await db.sql<{ status: string; quantity: number }>(
              'SELECT o.status, l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = $1',
              [id],
            )
            const open = (await sharesOf(db, id)).filter(({ status }) => status === 'offered')
            const sum = open.reduce((all, share) => all + share.offered, 0)
            // what was said to be possible is offered, every piece of it
            expect(sum).toBe(order!.status === 'cancelled' ? 0 : order!.quantity)
          }
        },
      ),
      { numRuns: 10 },
    )
  }, 120_000)
})
