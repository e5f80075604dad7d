import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import { changeOrder } from '../../../src/actions/orders/following/change.ts'
import { answerShare } from '../../../src/actions/orders/offering/answer.ts'
import { lapseOffers, lapseOffersOf } from '../../../src/actions/orders/offering/lapse.ts'
import { takeBackShares } from '../../../src/actions/orders/offering/take-back.ts'
import { releaseOrdersOf } from '../../../src/actions/orders/placing/release.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import type { Feasts } from '../../../src/domain/feasts.ts'
import type { OfferAnswer } from '../../../src/domain/orders/offers.ts'
import { freshDb } from '../../db/fresh.ts'
import { doErrands } from './errands.ts'
import { brokenLines, NOW, place, plantMarket, plantParcel, sharesOf } from './market.ts'

let db: Db
let feasts: Feasts
let parcel: number
beforeAll(async () => {
  db = await freshDb()
  await plantMarket(db, { makers: [{ month: 600 }, { month: 600 }, { month: 600 }, { month: 600 }], buyers: 2 })
  feasts = await readFeasts(db)
  parcel = await plantParcel(db, [{ quantity: 1, products: [1, 2, 3, 4] }])
})
afterAll(() => db.close())

const answer = (id: number, said: OfferAnswer, now = NOW) =>
  db.transaction((tx) => answerShare(tx, id, said, { now, feasts }))
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const status = async (id: number) =>
  (await db.sql<{ status: string }>('SELECT status FROM orders WHERE id = $1', [id]))[0]?.status
const cancel = (id: number) => db.transaction((tx) => cancelOrder(tx, id, { now: NOW }))
async function order(count: number): Promise<number> {
  const placed = await place(db, { parcel }, { count })
  if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed))
  return placed.orderId
}

test('the same yes twice promises once, and a part frees the rest for the others', async () => {
  const id = await order(200)
  const [first, second] = await sharesOf(db, id)
  await answer(first!.id, { kind: 'part', pieces: 30 })
  expect(await answer(first!.id, { kind: 'part', pieces: 30 })).toMatchObject({ kind: 'already' })
  expect(await answer(first!.id, { kind: 'part', pieces: 50 })).toMatchObject({ kind: 'promised_before', promised: 30 })
  expect(await answer(second!.id, { kind: 'accept' })).toMatchObject({ kind: 'changed', promised: second!.offered })
  const shares = await sharesOf(db, id)
  const open = shares.filter((share) => share.status === 'offered').reduce((sum, { offered }) => sum + offered, 0)
  const promised = shares.reduce((sum, share) => sum + share.promised, 0)
  expect(open + promised).toBe(200)
  expect(shares.filter(({ seller_id, status }) => seller_id === first!.seller_id && status === 'offered')).toEqual([])
  await cancel(id)
})

test('two answers at the same instant: each counts, nothing is promised twice', async () => {
  const id = await order(200)
  const offered = await sharesOf(db, id)
  await Promise.all(
    offered.flatMap((share) => [answer(share.id, { kind: 'accept' }), answer(share.id, { kind: 'accept' })]),
  )
  expect((await sharesOf(db, id)).reduce((sum, { promised }) => sum + promised, 0)).toBe(200)
  expect(await status(id)).toBe('promised')
  await cancel(id)
})

test('silence lapses and moves on; a late yes counts while the pieces are open', async () => {
  const id = await order(100)
  await Promise.all([2, 3, 4].map((seller) => db.sql(`UPDATE sellers SET status = 'paused' WHERE id = $1`, [seller])))
  const [mine] = (await sharesOf(db, id)).filter(({ seller_id }) => seller_id === 1)
  expect(await db.transaction((tx) => lapseOffers(tx, later(24)))).toBe(0)
  expect(await db.transaction((tx) => lapseOffers(tx, later(24 * 4)))).toBeGreaterThan(0)
  expect(await answer(mine!.id, { kind: 'accept' }, later(24 * 4))).toMatchObject({
    kind: 'changed',
    late: true,
    promised: mine!.offered,
  })
  await db.sql(`UPDATE sellers SET status = 'active'`)
  await cancel(id)
})

test('a yes is held against the capacity of that moment', async () => {
  const id = await order(100)
  const [share] = await sharesOf(db, id)
  await db.sql('UPDATE products SET capacity_qty = 5 WHERE seller_id = $1', [share!.seller_id])
  const refused = await answer(share!.id, { kind: 'accept' })
  expect(refused).toMatchObject({ kind: 'not_enough' })
  const { free } = refused as { free: number }
  expect(await answer(share!.id, { kind: 'part', pieces: free })).toMatchObject({ kind: 'changed', promised: free })
  await db.sql('UPDATE products SET capacity_qty = 600')
  await cancel(id)
})

test('a price that changes after the order changes neither the order nor what is offered on', async () => {
  const id = await order(100)
  const prices = async () => ({
    order: await db.sql('SELECT total FROM orders WHERE id = $1', [id]),
    shares: (
      await db.sql<{ price: number }>(
        `SELECT DISTINCT a.price FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE l.order_id = $1`,
        [id],
      )
    ).map(({ price }) => price),
  })
  const before = await prices()
  const [first] = await sharesOf(db, id)
  await db.sql('UPDATE products SET unit_price = unit_price * 2')
  await db.sql('UPDATE parcel_lines SET price = price * 2')
  await answer(first!.id, { kind: 'decline', reason: 'harga' })
  expect((await sharesOf(db, id)).filter(({ id: share }) => share > first!.id).length).toBeGreaterThan(0)
  expect(await prices()).toEqual(before)
  expect(before.shares).toHaveLength(1)
  await db.sql('UPDATE products SET unit_price = unit_price / 2')
  await db.sql('UPDATE parcel_lines SET price = price / 2')
  await cancel(id)
})

test('stop and suspension move everything on, and a suspended maker promises nothing', async () => {
  const id = await order(100)
  const [first, second] = await sharesOf(db, id)
  await answer(second!.id, { kind: 'accept' })
  await db.transaction((tx) => lapseOffersOf(tx, first!.seller_id, NOW))
  expect((await sharesOf(db, id)).find((share) => share.id === first!.id)).toMatchObject({ status: 'lapsed' })
  await db.sql(`UPDATE sellers SET status = 'suspended' WHERE id = $1`, [second!.seller_id])
  await db.transaction((tx) => takeBackShares(tx, { sellerId: second!.seller_id }, NOW))
  expect((await sharesOf(db, id)).find((share) => share.id === second!.id)).toMatchObject({
    status: 'cancelled',
    promised: 0,
  })
  expect(await answer(second!.id, { kind: 'accept' })).toMatchObject({ kind: 'closed' })
  await db.sql(`UPDATE sellers SET status = 'active'`)
  expect(await brokenLines(db)).toEqual([])
  await cancel(id)
})

test('a cancelled order reaches no maker: offers disappear, promises fall away, nothing can be answered', async () => {
  const id = await order(100)
  const [first, second] = await sharesOf(db, id)
  await answer(first!.id, { kind: 'accept' })
  expect(await cancel(id)).toBe(true)
  expect(await cancel(id)).toBe(false)
  expect((await sharesOf(db, id)).map((share) => share.status)).toEqual(
    expect.not.arrayContaining(['offered', 'accepted']),
  )
  expect(await answer(second!.id, { kind: 'accept' })).toMatchObject({ kind: 'closed' })
  const told = await db.sql<{ notice: string }>(
    `SELECT notice FROM outbox WHERE key LIKE 'promise-gone:%' AND key LIKE $1`,
    [`%:${first!.id}:%`],
  )
  expect(told).toHaveLength(1)
})

test('a changed order asks the same makers again; a change that cannot be made changes nothing', async () => {
  const id = await order(100)
  const before = await sharesOf(db, id)
  const change = (count: number, neededOn: string) =>
    db.transaction((tx) => changeOrder(tx, id, { count, neededOn }, { now: NOW, feasts }))
  expect(await change(90_000, '2027-02-24')).toMatchObject({ kind: 'not_possible' })
  expect(await sharesOf(db, id)).toEqual(before)
  expect(await change(120, '2027-02-25')).toMatchObject({ kind: 'changed', total: 120 * 15_000 })
  await doErrands(db, NOW)
  const open = (await sharesOf(db, id)).filter((share) => share.status === 'offered')
  expect(open.reduce((sum, { offered }) => sum + offered, 0)).toBe(120)
  expect(await answer(before[0]!.id, { kind: 'accept' })).toMatchObject({ kind: 'closed' })
  await answer(open[0]!.id, { kind: 'accept' })
  expect(await change(110, '2027-02-25')).toMatchObject({ kind: 'promised' })
  expect(await change(130, '2027-02-26')).toMatchObject({ kind: 'promised' })
  expect(await change(130, '2027-02-25')).toMatchObject({ kind: 'changed', total: 130 * 15_000 })
  await doErrands(db, NOW)
  const after = await sharesOf(db, id)
  expect(after.find((share) => share.id === open[0]!.id)).toMatchObject({ promised: open[0]!.offered })
  const held = after.reduce(
    (sum, { status, offered, promised }) => sum + (status === 'offered' ? offered : promised),
    0,
  )
  expect(held).toBe(130)
  await cancel(id)
})

test('what waited for verification goes out once', async () => {
  await db.sql(`UPDATE buyers SET status = 'unverified' WHERE id = 2`)
  const placed = await place(db, { parcel }, { buyerId: 2, count: 50 })
  const { orderId } = placed as { orderId: number }
  expect(await db.transaction((tx) => releaseOrdersOf(tx, 2, NOW))).toBe(0)
  await db.sql(`UPDATE buyers SET status = 'verified' WHERE id = 2`)
  expect(await db.transaction((tx) => releaseOrdersOf(tx, 2, NOW))).toBe(1)
  expect(await db.transaction((tx) => releaseOrdersOf(tx, 2, NOW))).toBe(0)
  await doErrands(db, NOW)
  expect((await sharesOf(db, orderId)).reduce((sum, { offered }) => sum + offered, 0)).toBe(50)
  await cancel(orderId)
})

describe('always', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('accept' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('on_dp' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('part' as const), at: fc.nat(9), pieces: fc.integer({ min: -1, max: 200 }) }),
    fc.record({ act: fc.constant('decline' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('withdraw' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('lapse' as const), at: fc.nat(9) }),
    fc.record({ act: fc.constant('suspend' as const), at: fc.nat(3) }),
    fc.record({ act: fc.constant('change' as const), count: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ act: fc.constant('cancel' as const) }),
    fc.record({ act: fc.constant('split' as const) }),
  )

  test('whatever is answered, taken back, changed or cancelled, every line adds up and nobody is offered more than she can make', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), fc.array(step, { maxLength: 8 }), async (count, steps) => {
        const id = await order(count)
        for (const one of steps) {
          const shares = await sharesOf(db, id)
          const share = 'at' in one ? shares[one.at % Math.max(1, shares.length)] : undefined
          if (one.act === 'cancel') await cancel(id)
          else if (one.act === 'change')
            await db.transaction((tx) =>
              changeOrder(tx, id, { count: one.count, neededOn: '2027-02-24' }, { now: NOW, feasts }),
            )
          else if (one.act === 'split') await doErrands(db, NOW)
          else if (one.act === 'suspend')
            await db.transaction((tx) => takeBackShares(tx, { sellerId: (one.at % 4) + 1 }, NOW))
          else if (share) await answer(share.id, said(one))
          expect(await brokenLines(db)).toEqual([])
          const over = await db.sql(
            `SELECT product_id FROM allocations WHERE status IN ('offered', 'accepted', 'partial', 'waiting_dp')
             GROUP BY product_id HAVING sum(greatest(promised, CASE status WHEN 'offered' THEN offered ELSE 0 END)) > 800`,
          )
          expect(over).toEqual([])
        }
        await cancel(id)
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  const said = (one: { act: string; pieces?: number }): OfferAnswer => {
    if (one.act === 'part') return { kind: 'part', pieces: one.pieces ?? 0 }
    if (one.act === 'decline') return { kind: 'decline', reason: 'modal' }
    if (one.act === 'on_dp') return { kind: 'accept_on_dp' }
    return { kind: one.act as 'accept' | 'withdraw' | 'lapse' }
  }
})
