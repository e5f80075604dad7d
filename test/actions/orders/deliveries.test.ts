import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { capacitiesOf } from '../../../src/actions/orders/capacity.ts'
import { changePlan } from '../../../src/actions/orders/deliveries/change.ts'
import { planOf } from '../../../src/actions/orders/deliveries/plan.ts'
import { differences } from '../../../src/actions/orders/deliveries/say.ts'
import { wishedPlan } from '../../../src/actions/orders/deliveries/wish.ts'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import { type OrderNow, readOrder } from '../../../src/actions/orders/lock.ts'
import { answerShare } from '../../../src/actions/orders/offering/answer.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { addDays, dayAt } from '../../../src/domain/calendar.ts'
import type { Feasts } from '../../../src/domain/feasts.ts'
import { canKeep } from '../../../src/domain/orders/capacity.ts'
import { seasons } from '../../../src/domain/season.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { brokenLines, NOW, placeUnsplit, plantMarket, plantParcel, sharesOf } from './market.ts'

let db: Db
let feasts: Feasts
let parcel: number
const MAKERS = [{ month: 400 }, { month: 600, minimum: 30 }, { month: 500 }, { month: 900 }]
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await plantMarket(db, { makers: MAKERS, buyers: 1 })
  parcel = await plantParcel(db, [
    { quantity: 1, products: [1, 2] },
    { quantity: 2, products: [3, 4] },
  ])
  feasts = await readFeasts(db)
})

const FIRST = '2027-02-20'
const SECOND = '2027-02-25'
type Part = { count: number; day: string; address?: string }

async function divided(parts: readonly Part[]): Promise<number> {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const neededOn = parts.map(({ day }) => day).sort()[0]!
  const placed = await placeUnsplit(db, { parcel }, { count, neededOn, parts })
  if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed))
  return placed.orderId
}
const now = (id: number) => db.transaction(async (tx) => (await readOrder(tx, id)) as OrderNow)
const accept = (id: number) => db.transaction((tx) => answerShare(tx, id, { kind: 'accept' }, { now: NOW, feasts }))
const acceptAll = async (id: number) => {
  for (const share of await sharesOf(db, id)) if (share.status === 'offered') await accept(share.id)
}
const change = async (id: number, wish: Partial<Parameters<typeof wishedPlan>[1]>, decided = false) => {
  const wished = wishedPlan(await now(id), { ...NOTHING, ...wish })
  if (wished.kind !== 'plan') return wished
  return db.transaction((tx) => changePlan(tx, id, wished.plan, { now: NOW, feasts, decided }))
}
const NOTHING = {
  delivery: undefined,
  deliveries: undefined,
  part_count: undefined,
  part_from: undefined,
  part_day: undefined,
  part_address: undefined,
  new_count: undefined,
  new_day: undefined,
  new_address: undefined,
  removal: undefined,
}

/** What does not add up in an order of two lines, 1 and 2 pieces a parcel. */
async function wrong(id: number): Promise<string[]> {
  const order = await now(id)
  const [row] = await db.sql<{ parcel_count: number; needed_on: string }>(
    'SELECT parcel_count, needed_on FROM orders WHERE id = $1',
    [id],
  )
  const found: string[] = []
  const sum = order.deliveries.reduce((all, { wanted }) => all + wanted, 0)
  if (order.deliveries.length && sum !== row!.parcel_count) found.push(`deliveries ${sum} of ${row!.parcel_count}`)
  if (order.deliveries.length && order.deliveries[0]!.plannedOn !== row!.needed_on) found.push('first day')
  const parts = order.deliveries.length ? order.deliveries : [{ id: null, wanted: row!.parcel_count }]
  for (const part of parts) {
    const lines = order.lines.filter(({ deliveryId }) => deliveryId === part.id)
    const pieces = lines.map(({ quantity }) => quantity)
    if (pieces.join() !== [part.wanted, part.wanted * 2].join()) found.push(`lines ${pieces} of ${part.wanted}`)
  }
  if ((await brokenLines(db)).length) found.push('a line')
  return found
}

/** Products whose makers have promised, or been offered, more than they can make in time. */
async function overbooked(): Promise<number[]> {
  const from = addDays(dayAt(NOW), 1)
  const all = await db.transaction((tx) => capacitiesOf(tx, [1, 2, 3, 4], { today: dayAt(NOW) }))
  return [...all.values()]
    .filter(({ capacity, owed }) => !canKeep(capacity, owed, seasons(feasts), from))
    .map(({ productId }) => productId)
}

test('two deliveries: lines of their own, hand-over days of their own, one maker each where she can', async () => {
  const id = await divided([
    { count: 200, day: FIRST, address: 'KIIC' },
    { count: 200, day: SECOND },
  ])
  const order = await now(id)
  expect(order.lines.map(({ quantity, shares }) => [quantity, shares.length])).toEqual([
    [200, 1],
    [400, 1],
    [200, 1],
    [400, 1],
  ])
  const due = order.lines.map(({ shares }) => shares[0]!.dueOn)
  expect(due).toEqual(['2027-02-18', '2027-02-18', '2027-02-23', '2027-02-23'])
  expect(await wrong(id)).toEqual([])
})

test('where the deliveries are not alike is said, with who makes what', async () => {
  const id = await divided([
    { count: 200, day: FIRST },
    { count: 200, day: SECOND },
  ])
  await acceptAll(id)
  const lines = await db.transaction(async (tx) => differences(tx, (await readOrder(tx, id)) as OrderNow))
  const makers = new Set((await sharesOf(db, id)).filter(({ line }) => line % 2).map(({ seller_id }) => seller_id))
  expect(lines.some(({ line }) => line === 'delivery_differs')).toBe(makers.size > 1)
})

test('more than can be made by the first day is refused, and nothing is written', async () => {
  const parts = [
    { count: 900, day: '2027-01-20' },
    { count: 10, day: SECOND },
  ]
  const placed = await placeUnsplit(db, { parcel }, { count: 910, neededOn: '2027-01-20', parts })
  expect(placed).toMatchObject({ kind: 'not_possible', quote: { kind: 'parts', problems: [{ day: '2027-01-20' }] } })
  expect(await db.sql('SELECT id FROM orders')).toEqual([])
})

test('another address and a later day hurt nobody: every maker keeps pieces and day', async () => {
  const id = await divided([
    { count: 100, day: FIRST },
    { count: 100, day: SECOND },
  ])
  await acceptAll(id)
  const before = await sharesOf(db, id)
  const [first] = (await now(id)).deliveries
  const moved = await change(id, { delivery: String(first!.id), new_day: '2027-02-24', new_address: 'Suryacipta' })
  expect(moved).toMatchObject({ kind: 'changed' })
  const after = await sharesOf(db, id)
  expect(after.map(({ id: share, promised, status }) => [share, promised, status])).toEqual(
    before.map(({ id: share, promised, status }) => [share, promised, status]),
  )
})

test('another gate alone asks nothing of any maker: unanswered offers stand as they are', async () => {
  const id = await divided([
    { count: 100, day: FIRST },
    { count: 100, day: SECOND },
  ])
  const before = await sharesOf(db, id)
  // nobody could make it any more, and nobody has to
  await db.sql('UPDATE products SET capacity_qty = 1')
  const [, second] = (await now(id)).deliveries
  expect(await change(id, { delivery: String(second!.id), new_address: 'Suryacipta' })).toMatchObject({
    kind: 'changed',
  })
  expect((await now(id)).deliveries.map(({ address }) => address)).toContain('Suryacipta')
  expect(await sharesOf(db, id)).toEqual(before)
})

test('an earlier day would take promises away: the officers decide, and their makers hear of it', async () => {
  const id = await divided([
    { count: 100, day: FIRST },
    { count: 100, day: SECOND },
  ])
  await acceptAll(id)
  const [, second] = (await now(id)).deliveries
  expect(await change(id, { delivery: String(second!.id), new_day: FIRST })).toEqual({ kind: 'promised' })
  await db.sql(`DELETE FROM outbox WHERE lane = 'notice'`)
  expect(await change(id, { delivery: String(second!.id), new_day: '2027-02-19' }, true)).toMatchObject({
    kind: 'changed',
  })
  expect(await wrong(id)).toEqual([])
  const makers = async (state: string) => {
    const shares = (await sharesOf(db, id)).filter(({ status }) => status === state)
    return shares.map(({ seller_id }) => seller_id).sort()
  }
  expect((await makers('cancelled')).length).toBeGreaterThan(0)
  // the buyer's change was no answer of theirs: they are asked for the new day
  expect(await makers('offered')).toEqual(await makers('cancelled'))
})

test('a delivery taken off the order leaves every share of the others as it is', async () => {
  const id = await divided([
    { count: 100, day: FIRST },
    { count: 50, day: SECOND },
    { count: 50, day: '2027-02-27' },
  ])
  await acceptAll(id)
  const order = await now(id)
  const kept = order.lines.filter(({ deliveryId }) => deliveryId !== order.deliveries[1]!.id)
  const before = kept.flatMap(({ shares }) => shares)
  const removal = { delivery: String(order.deliveries[1]!.id), removal: 'cancel' }
  expect(await change(id, removal)).toEqual({ kind: 'promised' })
  expect(await change(id, removal, true)).toMatchObject({ kind: 'changed' })
  const after = (await now(id)).lines.flatMap(({ shares }) => shares)
  for (const share of before) expect(after.find((of) => of.id === share.id)).toEqual(share)
  expect(await wrong(id)).toEqual([])
})

test('parcels packed for a delivery hold it: it is neither dropped nor made smaller than they are', async () => {
  const id = await divided([
    { count: 60, day: FIRST },
    { count: 40, day: SECOND },
  ])
  await acceptAll(id)
  const [, second] = (await now(id)).deliveries
  await db.sql(
    `INSERT INTO packings (order_id, region_code, delivery_id, parcels, day) VALUES ($1, '32.15', $2, 30, $3)`,
    [id, second!.id, dayAt(NOW)],
  )
  const delivery = String(second!.id)
  for (const wish of [{ removal: 'merge' }, { removal: 'cancel' }, { new_count: 29 }]) {
    expect(await change(id, { delivery, ...wish })).toEqual({ kind: 'promised' })
    expect(await change(id, { delivery, ...wish }, true)).toEqual({ kind: 'made' })
  }
  expect((await now(id)).deliveries.map(({ wanted }) => wanted)).toEqual([60, 40])
  expect(await change(id, { delivery, new_count: 30 }, true)).toMatchObject({ kind: 'changed' })
})

test('what was sent stays; a share begun is never divided', async () => {
  const id = await divided([
    { count: 100, day: FIRST },
    { count: 100, day: SECOND },
  ])
  await acceptAll(id)
  const [first] = (await now(id)).deliveries
  await db.sql(`UPDATE deliveries SET status = 'on_the_way', sent_at = $2, parcels = 100 WHERE id = $1`, [
    first!.id,
    NOW,
  ])
  await db.sql(`UPDATE orders SET status = 'delivering' WHERE id = $1`, [id])
  await db.sql(`UPDATE allocations SET status = 'in_progress'`)
  expect(planOf(await now(id))).toHaveLength(1)
  expect(await change(id, { delivery: String(first!.id), new_day: '2027-02-28' })).toEqual({ kind: 'gone' })
  expect(await change(id, { part_count: 40, part_day: '2027-02-27' })).toEqual({ kind: 'promised' })
  expect(await change(id, { part_count: 40, part_day: '2027-02-27' }, true)).toEqual({ kind: 'made' })
  expect(await wrong(id)).toEqual([])
})

describe('always', () => {
  const count = fc.integer({ min: 1, max: 300 })
  const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays('2027-02-12', days))
  const step = fc.oneof(
    fc.record({ act: fc.constant('accept' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('part' as const), at: fc.nat(9), pieces: count }),
    fc.record({ act: fc.constant('decline' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('add' as const), count, day, more: fc.boolean() }),
    fc.record({ act: fc.constant('count' as const), at: fc.nat(3), count, decided: fc.boolean() }),
    fc.record({ act: fc.constant('day' as const), at: fc.nat(3), day, decided: fc.boolean() }),
    fc.record({ act: fc.constant('remove' as const), at: fc.nat(3), merge: fc.boolean(), decided: fc.boolean() }),
  )

  test('whatever is answered and however deliveries are added, changed and removed: pieces add up, nobody is asked for more than she can make', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ count: fc.integer({ min: 1, max: 120 }), day }), { minLength: 2, maxLength: 3 }),
        fc.array(step, { maxLength: 7 }),
        async (parts, steps) => {
          const id = await divided(parts)
          for (const one of steps) {
            if (one.act === 'accept' || one.act === 'part' || one.act === 'decline') {
              const shares = await sharesOf(db, id)
              const share = shares[one.at % Math.max(1, shares.length)]
              const answer =
                one.act === 'part'
                  ? ({ kind: 'part', pieces: one.pieces } as const)
                  : one.act === 'accept'
                    ? ({ kind: 'accept' } as const)
                    : ({ kind: 'decline', reason: 'modal' } as const)
              if (share) await db.transaction((tx) => answerShare(tx, share.id, answer, { now: NOW, feasts }))
            } else if (one.act === 'add')
              await change(id, { part_count: one.count, part_day: one.day, part_from: one.more ? 'more' : 'move' })
            else {
              const { deliveries } = await now(id)
              const delivery = String(deliveries[one.at % Math.max(1, deliveries.length)]?.id ?? 0)
              const wish =
                one.act === 'count'
                  ? { new_count: one.count }
                  : one.act === 'day'
                    ? { new_day: one.day }
                    : { removal: one.merge ? 'merge' : 'cancel' }
              await change(id, { delivery, ...wish }, one.decided)
            }
            expect(await wrong(id)).toEqual([])
            expect(await overbooked()).toEqual([])
          }
          await db.transaction((tx) => cancelOrder(tx, id, { now: NOW }))
          expect(await brokenLines(db)).toEqual([])
        },
      ),
      { numRuns: 15 },
    )
  }, 200_000)
})
