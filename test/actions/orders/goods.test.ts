import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import { changeOrder } from '../../../src/actions/orders/following/change.ts'
import { readOrder } from '../../../src/actions/orders/lock.ts'
import { answerShare } from '../../../src/actions/orders/offering/answer.ts'
import { ORDERED_COUNT, orderedCount } from '../../../src/actions/orders/parts.ts'
import { goodsTitle, readBasket, withGood, writeBasket } from '../../../src/actions/orders/placing/basket.ts'
import { readOrdering } from '../../../src/actions/orders/placing/ordering.ts'
import { type Placed, placeOrder } from '../../../src/actions/orders/placing/place.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import type { Feasts } from '../../../src/domain/feasts.ts'
import { freshDb } from '../../db/fresh.ts'
import { doErrands } from './errands.ts'
import { brokenLines, NOW, plantMarket, sharesOf } from './market.ts'

const NEEDED_ON = '2027-02-24'
let db: Db
let feasts: Feasts
beforeAll(async () => {
  db = await freshDb()
  const makers = [{ month: 600 }, { month: 600, minimum: 20 }, { month: 600 }]
  await plantMarket(db, { makers, buyers: 2 })
  feasts = await readFeasts(db)
})
afterAll(() => db.close())

/** Orders so many of the products 1, 2 …; undefined when they can't be made. */
async function order(counts: readonly number[]): Promise<Placed> {
  const goods = counts.map((count, index) => ({ product: String(index + 1), count }))
  const placed = await db.transaction(async (tx) => {
    const [first] = goods
    const basket = writeBasket(goods)
    const of = await readOrdering(
      tx,
      { product: first?.product, quantity: { qty: first?.count ?? 0 }, basket },
      undefined,
    )
    if (of.kind !== 'ordering') throw new Error(of.kind)
    const { item, count } = of
    const where = { address: 'KIIC', contactName: 'Hendra', contactPhone: null, source: 'chat' as const }
    return placeOrder(tx, item, { buyerId: 1, neededOn: NEEDED_ON, count, besides: true, ...where }, NOW, feasts)
  })
  await doErrands(db, NOW)
  return placed
}

const sumOf = async (id: number) => {
  const [row] = await db.sql<{ total: number; worth: number; said: number }>(
    `SELECT o.total::int AS total, ${ORDERED_COUNT} AS said,
       (SELECT sum((l.quantity - l.cancelled) * l.price)::int FROM order_lines l WHERE l.order_id = o.id) AS worth
     FROM orders o WHERE o.id = $1`,
    [id],
  )
  return row!
}

test('each of several goods is a line of its own, with its maker, its number and its fewest', async () => {
  const placed = await order([100, 40, 7])
  if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed))
  const shares = await sharesOf(db, placed.orderId)
  expect(shares.map(({ seller_id, offered }) => [seller_id, offered])).toEqual([
    [1, 100],
    [2, 40],
    [3, 7],
  ])
  await db.transaction((tx) => cancelOrder(tx, placed.orderId, { now: NOW }))
  expect(await order([100, 19, 7])).toEqual({ kind: 'not_possible', quote: { kind: 'lacking', product: 2 } })
  expect(await order([100, 40, 7000])).toEqual({ kind: 'not_possible', quote: { kind: 'lacking', product: 3 } })
})

test('whatever is answered and however one of several goods changes: the others keep their shares, pieces and rupiah add up', async () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('accept' as const), at: fc.nat(5) }),
    fc.record({ act: fc.constant('part' as const), at: fc.nat(5), pieces: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ act: fc.constant('decline' as const), at: fc.nat(5) }),
    fc.record({ act: fc.constant('change' as const), at: fc.nat(2), count: fc.integer({ min: 0, max: 900 }) }),
  )
  const counts = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 2, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(counts, fc.array(step, { maxLength: 6 }), async (wanted, steps) => {
      const placed = await order(wanted)
      if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed))
      const id = placed.orderId
      for (const one of steps) {
        const before = await sharesOf(db, id)
        if (one.act === 'change') {
          const line = (await db.transaction((tx) => readOrder(tx, id)))!.lines[one.at % wanted.length]!
          const wish = { count: one.count, neededOn: NEEDED_ON, lineId: line.id }
          await db.transaction((tx) => changeOrder(tx, id, wish, { now: NOW, feasts }))
          await doErrands(db, NOW)
          const others = ({ line: position }: { line: number }) => position !== line.position
          expect((await sharesOf(db, id)).filter(others)).toEqual(before.filter(others))
        } else {
          const share = before[one.at % before.length]
          const said = one.act === 'part' ? { kind: 'part' as const, pieces: one.pieces } : undefined
          const answer =
            said ??
            (one.act === 'decline'
              ? { kind: 'decline' as const, reason: 'modal' as const }
              : { kind: 'accept' as const })
          if (share) await db.transaction((tx) => answerShare(tx, share.id, answer, { now: NOW, feasts }))
        }
        expect(await brokenLines(db)).toEqual([])
        const { total, worth, said } = await sumOf(id)
        expect(total).toBe(worth)
        const now = (await db.transaction((tx) => readOrder(tx, id)))!
        expect(orderedCount(now)).toBe(said)
        const left = now.lines.filter(({ quantity, cancelled }) => cancelled < quantity)
        expect(now.title).toBe(goodsTitle(left.map(({ label }) => label)))
      }
      await db.transaction((tx) => cancelOrder(tx, id, { now: NOW }))
    }),
    { numRuns: 12 },
  )
}, 120_000)

test('what a talk keeps of several goods is read back as it was', () => {
  const good = fc.record({
    product: fc.integer({ min: 1, max: 999_999_999 }).map(String),
    count: fc.integer({ min: 1, max: 100_000 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(good, { selector: ({ product }) => product }), good, (goods, more) => {
      expect(readBasket(writeBasket(goods))).toEqual(goods)
      const after = readBasket(writeBasket(withGood(goods, more)))
      expect(after.filter(({ product }) => product !== more.product)).toEqual(
        goods.filter(({ product }) => product !== more.product),
      )
      expect(after.filter(({ product }) => product === more.product)).toEqual([more])
    }),
  )
})
