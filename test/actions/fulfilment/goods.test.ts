import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAtStock } from '../../../src/actions/fulfilment/delivering/look-at-stock.ts'
import { recordPacked, recordPacking } from '../../../src/actions/fulfilment/delivering/record-packing.ts'
import { sendDelivery, sendIncomplete } from '../../../src/actions/fulfilment/delivering/send-delivery.ts'
import { closeShare } from '../../../src/actions/fulfilment/handing/close-share.ts'
import { recordHandover } from '../../../src/actions/fulfilment/handing/record-handover.ts'
import { confirmArrival } from '../../../src/actions/fulfilment/receiving/confirm-receipt.ts'
import { noteDamage } from '../../../src/actions/fulfilment/receiving/note-damage.ts'
import { confirmReceipt } from '../../../src/actions/fulfilment/receiving/receive.ts'
import type { Db } from '../../../src/db/open.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, BUYER, ledgerGaps, maker, openPoint, order, promised } from './point.ts'

const at = (wib: string) => new Date(`${wib}:00+07:00`)
const NOW = at('2027-02-20T09:00')

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
})

const shareNow = async (id: number) =>
  (
    await db.sql<{ status: string; promised: number; delivered: number; deducted: number; due_on: string }>(
      'SELECT status, promised, delivered, deducted, due_on FROM allocations WHERE id = $1',
      [id],
    )
  )[0]!
const orderStatus = async (id: number) =>
  (await db.sql<{ status: string }>('SELECT status FROM orders WHERE id = $1', [id]))[0]!.status
const lastDelivery = async () => (await db.sql<{ id: number }>('SELECT max(id) AS id FROM deliveries'))[0]!.id
const owed = () =>
  db.sql<{ ledger: string; amount: number; status: string; due_on: string }>(
    'SELECT ledger, amount, status, due_on FROM payments ORDER BY id',
  )
const said = async (notice: string) =>
  (await db.sql<{ count: number }>('SELECT count(*) FROM outbox WHERE notice = $1', [notice]))[0]!.count

/** 100 bungkus of one maker, wanted on 1 March. */
async function oneShare(more: { pieces?: number; neededOn?: string } = {}) {
  const iis = await maker(db, { name: 'Bu Iis' })
  const { pieces = 100, neededOn = '2027-03-01' } = more
  const { orderId, lineIds } = await order(db, {
    number: 'A1',
    neededOn,
    lines: [{ label: 'Keripik', quantity: pieces, price: 15000, products: [iis.productId] }],
  })
  const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces, dueOn: '2027-02-26' })
  return { ...iis, orderId, lineId: lineIds[0]!, share }
}

const bring = (share: number, count: number, damaged = 0) =>
  act(db, recordHandover, { share: String(share), count, damaged, best_before: '2027-12-31' }, NOW)
const send = (orderId: number, parcels?: number) => act(db, sendDelivery, { order: String(orderId), parcels }, NOW)
const pack = (orderId: number, parcels: number) => act(db, recordPacking, { order: String(orderId), parcels }, NOW)
const receive = (remedy?: string) =>
  lastDelivery().then((id) => act(db, confirmArrival, { delivery: String(id), remedy }, at('2027-02-27T14:00'), BUYER))

describe('goods from the packing point to the buyer', () => {
  test('all in, sent, received: delivered to the piece, and owed to the rupiah on both sides', async () => {
    const { orderId, share } = await oneShare()
    expect(await bring(share, 100)).toMatchObject({ outcome: 'all_in' })
    expect(await shareNow(share)).toMatchObject({ status: 'handed_over', delivered: 0 })
    expect(await send(orderId)).toMatchObject({ outcome: 'sent' })
    expect(await orderStatus(orderId)).toBe('delivering')
    expect(await receive()).toMatchObject({ outcome: 'received_all', values: { owed: 1_500_000 } })
    expect(await shareNow(share)).toMatchObject({ status: 'delivered', delivered: 100, deducted: 0 })
    expect(await orderStatus(orderId)).toBe('delivered')
    expect(await owed()).toEqual([
      { ledger: 'buyer', amount: 1_500_000, status: 'due', due_on: '2027-03-13' },
      { ledger: 'maker', amount: 1_500_000, status: 'due', due_on: '2027-03-13' },
    ])
    expect(await said('goods_received')).toBe(1)
    expect(await ledgerGaps(db)).toEqual([])
  })

  test('a delivery confirmed twice counts once', async () => {
    const { orderId, share } = await oneShare()
    await bring(share, 100)
    await send(orderId)
    const id = await lastDelivery()
    const receipt = { remedy: null, byId: 2, onBehalf: false }
    const both = await Promise.all([1, 2].map(() => db.transaction((tx) => confirmReceipt(tx, id, receipt, NOW))))
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await shareNow(share)).toMatchObject({ delivered: 100 })
    expect(await said('goods_received')).toBe(1)
  })

  test('more than was promised goes home again', async () => {
    const { share } = await oneShare()
    expect(await bring(share, 120)).toMatchObject({ outcome: 'too_many', values: { expected: 100 } })
    expect(await bring(share, 110, 10)).toMatchObject({ outcome: 'all_in' })
    expect(await bring(share, 1)).toMatchObject({ outcome: 'gone' })
    expect(await bring(share, 5, 6)).toMatchObject({ outcome: 'gone' })
  })

  test('what she brings later completes the share', async () => {
    const { share } = await oneShare()
    expect(await bring(share, 60, 5)).toMatchObject({ outcome: 'short', values: { good: 55, missing: 45 } })
    expect(await shareNow(share)).toMatchObject({ status: 'in_progress' })
    expect(await bring(share, 45)).toMatchObject({ outcome: 'all_in' })
    expect(await shareNow(share)).toMatchObject({ status: 'handed_over', promised: 100 })
  })

  test('what she cannot bring goes to another maker who has time, and only the rest is deducted', async () => {
    const { share, lineId, orderId } = await oneShare({ neededOn: '2027-03-20' })
    const ani = await maker(db, { name: 'Bu Ani', capacity: 31 })
    await db.sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES ($1, '32.15', $2)`, [
      lineId,
      ani.productId,
    ])
    await bring(share, 40)
    const closed = await act(db, closeShare, { share: String(share) }, NOW)
    expect(closed).toMatchObject({ outcome: 'both' })
    const [offer] = await db.sql<{ seller_id: number; offered: number }>(
      `SELECT seller_id, offered FROM allocations WHERE status = 'offered' AND order_line_id = $1`,
      [lineId],
    )
    expect(offer?.seller_id).toBe(ani.sellerId)
    expect(await shareNow(share)).toMatchObject({
      status: 'handed_over',
      promised: 100 - offer!.offered,
      deducted: 60 - offer!.offered,
    })
    expect(await orderStatus(orderId)).toBe('placed')
    expect(await ledgerGaps(db)).toEqual([])
  })

  test('too late for anybody: all that is missing is deducted, and buyer and officers hear of it', async () => {
    const { share, orderId } = await oneShare({ neededOn: '2027-02-21' })
    await bring(share, 40)
    expect(await act(db, closeShare, { share: String(share) }, NOW)).toMatchObject({
      outcome: 'deducted',
      values: { deducted: 60 },
    })
    await send(orderId)
    expect(await receive()).toMatchObject({ outcome: 'received_all', values: { owed: 600_000 } })
    expect(await shareNow(share)).toMatchObject({ status: 'delivered', delivered: 40, deducted: 60 })
    expect(await said('order_reduced')).toBe(1)
    expect(await said('order_reduced_officer')).toBe(1)
    expect(await ledgerGaps(db)).toEqual([])
  })

  test('after the first lorry, what is given up is still offered to whoever has time', async () => {
    const { share, lineId, orderId } = await oneShare({ neededOn: '2027-03-30' })
    const ani = await maker(db, { name: 'Bu Ani' })
    await db.sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES ($1, '32.15', $2)`, [
      lineId,
      ani.productId,
    ])
    await bring(share, 40)
    await send(orderId)
    expect(await orderStatus(orderId)).toBe('delivering')
    const closed = await act(db, closeShare, { share: String(share) }, NOW)
    expect(closed).toMatchObject({ outcome: 'moved', values: { moved: 60 } })
    expect(await orderStatus(orderId)).toBe('delivering')
    expect(await ledgerGaps(db)).toEqual([])
  })

  test.each([
    ['deduct', { status: 'delivered', delivered: 88, deducted: 12, promised: 100 }, 'received_all'],
    ['replace', { status: 'in_progress', delivered: 88, deducted: 0, promised: 100 }, 'received'],
  ])('what arrived broken: %s', async (remedy, share, outcome) => {
    const { orderId, share: id } = await oneShare()
    await bring(id, 100)
    await send(orderId)
    const delivery = await lastDelivery()
    const [item] = await db.sql<{ id: number }>('SELECT id FROM delivery_items')
    const note = { delivery: String(delivery), item: String(item!.id), wrong: 'damaged' }
    expect(await act(db, noteDamage, { ...note, bad: 101 }, NOW, BUYER)).toMatchObject({ outcome: 'too_many' })
    await act(db, noteDamage, { ...note, bad: 30 }, NOW, BUYER)
    expect(await act(db, noteDamage, { ...note, bad: 12 }, NOW, BUYER)).toMatchObject({ outcome: 'noted' })
    expect(await receive(remedy)).toMatchObject({ outcome, values: { owed: 1_320_000 } })
    expect(await shareNow(id)).toMatchObject(share)
    expect(await db.sql('SELECT count, status, resolution FROM complaints ORDER BY id')).toEqual([
      { count: 12, status: 'resolved', resolution: remedy },
    ])
    expect(await said('receipt_problem')).toBe(1)
    expect(await ledgerGaps(db)).toEqual([])
  })

  test('new goods for broken ones travel the same way, and the bill grows to the full amount', async () => {
    const { orderId, share } = await oneShare()
    await bring(share, 100)
    await send(orderId)
    const [item] = await db.sql<{ id: number }>('SELECT id FROM delivery_items')
    await act(
      db,
      noteDamage,
      { delivery: String(await lastDelivery()), item: String(item!.id), bad: 12, wrong: 'damaged' },
      NOW,
      BUYER,
    )
    await receive('replace')
    expect((await shareNow(share)).due_on >= '2027-03-02').toBe(true)
    expect(await bring(share, 12)).toMatchObject({ outcome: 'all_in' })
    await send(orderId)
    expect(await receive()).toMatchObject({ outcome: 'received_all', values: { owed: 1_500_000 } })
    expect((await owed()).map(({ amount }) => amount)).toEqual([1_500_000, 1_500_000])
    expect(await ledgerGaps(db)).toEqual([])
  })

  test("'all is well' takes back what was reported before", async () => {
    const { orderId, share } = await oneShare()
    await bring(share, 100)
    await send(orderId)
    const [item] = await db.sql<{ id: number }>('SELECT id FROM delivery_items')
    await act(
      db,
      noteDamage,
      { delivery: String(await lastDelivery()), item: String(item!.id), bad: 12, wrong: 'damaged' },
      NOW,
      BUYER,
    )
    await receive()
    expect(await shareNow(share)).toMatchObject({ delivered: 100, deducted: 0 })
  })

  test("nobody else's goods can be touched: a forged pick finds nothing", async () => {
    const { orderId, share } = await oneShare()
    const bekasi = {
      accountId: 9,
      conversationId: 9,
      region: '32.16',
      roles: ['admin' as const],
      personId: 1,
      officerId: 1,
    }
    const stranger = { ...BUYER, buyerId: 77 }
    const keeper = { ...bekasi, region: '32.15', roles: ['keeper' as const] }
    expect(
      await act(
        db,
        recordHandover,
        { share: String(share), count: 1, damaged: 0, best_before: '2027-12-31' },
        NOW,
        bekasi,
      ),
    ).toMatchObject({
      outcome: 'gone',
    })
    expect(
      await act(
        db,
        recordHandover,
        { share: String(share), count: 1, damaged: 0, best_before: '2027-12-31' },
        NOW,
        keeper,
      ),
    ).toMatchObject({
      outcome: 'gone',
    })
    expect(
      await act(db, recordHandover, { share: "1' OR 1=1", count: 1, damaged: 0, best_before: '2027-12-31' }, NOW),
    ).toMatchObject({
      outcome: 'gone',
    })
    await bring(share, 100)
    expect(await act(db, sendDelivery, { order: String(orderId) }, NOW, bekasi)).toMatchObject({ outcome: 'nothing' })
    await send(orderId)
    const delivery = String(await lastDelivery())
    expect(await act(db, confirmArrival, { delivery }, NOW, stranger)).toMatchObject({ outcome: 'gone' })
    expect(await act(db, confirmArrival, { delivery }, NOW, bekasi)).toMatchObject({ outcome: 'gone' })
  })
})

describe('parcels', () => {
  /** 100 parcels of 2 chips and 1 sweet, packed for Rp 3,000 each. */
  async function parcels() {
    const [iis, ani] = [await maker(db, { name: 'Bu Iis' }), await maker(db, { name: 'Bu Ani' })]
    const { orderId, lineIds } = await order(db, {
      number: 'P1',
      neededOn: '2027-03-01',
      parcels: 100,
      packingFee: 3000,
      lines: [
        { label: 'Keripik', quantity: 200, price: 15000, products: [iis.productId] },
        { label: 'Manisan', quantity: 100, price: 20000, products: [ani.productId] },
      ],
    })
    const chips = await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 200, dueOn: '2027-02-26' })
    const sweets = await promised(db, { lineId: lineIds[1]!, ...ani, pieces: 100, dueOn: '2027-02-26', price: 20000 })
    return { orderId, chips, sweets }
  }

  test('so many as are complete may leave; more is asked back, and what lacked follows', async () => {
    const { orderId, chips, sweets } = await parcels()
    await bring(chips, 200)
    await bring(sweets, 70)
    expect(await act(db, lookAtStock, { order: String(orderId) }, NOW)).toMatchObject({
      outcome: 'parcels',
      values: { left: 100, ready: 70 },
    })
    expect(await send(orderId, 101)).toMatchObject({ outcome: 'too_many' })
    await pack(orderId, 100)
    expect(await send(orderId, 80)).toMatchObject({ outcome: 'lacking' })
    expect(await send(orderId, 60)).toMatchObject({ outcome: 'sent' })
    await receive()
    expect((await owed())[0]).toMatchObject({ ledger: 'buyer', amount: 60 * (2 * 15000 + 20000 + 3000) })
    expect(await act(db, sendIncomplete, { order: String(orderId), parcels: 40 }, NOW)).toMatchObject({
      outcome: 'sent',
    })
    await receive()
    expect(await orderStatus(orderId)).toBe('delivering')
    await bring(sweets, 30)
    expect(await act(db, lookAtStock, { order: String(orderId) }, NOW)).toMatchObject({ outcome: 'goods' })
    await send(orderId)
    expect(await receive()).toMatchObject({ outcome: 'received_all', values: { owed: 100 * 53000 } })
    const [buyer, ...makers] = await owed()
    expect(buyer?.amount).toBe(makers.reduce((sum, { amount }) => sum + amount, 0) + 100 * 3000)
    expect(await ledgerGaps(db)).toEqual([])
  })

  test('parcels packed on a day add up and never pass what was ordered', async () => {
    const { orderId, chips } = await parcels()
    expect(await pack(orderId, 60)).toMatchObject({ outcome: 'no_parcels' })
    await bring(chips, 200)
    expect(await pack(orderId, 60)).toMatchObject({ outcome: 'packed', values: { packed: 60, left: 40 } })
    expect(await pack(orderId, 41)).toMatchObject({ outcome: 'too_many', values: { left: 40 } })
    expect(await pack(orderId, 40)).toMatchObject({ outcome: 'packed', values: { packed: 100, left: 0 } })
    expect(await db.sql('SELECT day, parcels FROM packings')).toEqual([{ day: '2027-02-20', parcels: 100 }])
  })

  test('nothing leaves that is not packed, unless it is said why, and what left so is never packed later', async () => {
    const { orderId, chips, sweets } = await parcels()
    await bring(chips, 200)
    await bring(sweets, 100)
    const order = String(orderId)
    await pack(orderId, 30)
    expect(await send(orderId, 50)).toMatchObject({ outcome: 'unpacked', values: { packed: 30, unpacked: 20 } })
    expect(await act(db, sendIncomplete, { order, parcels: 50 }, NOW)).toMatchObject({ outcome: 'unpacked' })
    const why = 'dikemas sendiri oleh pembeli'
    expect(await act(db, sendDelivery, { order, parcels: 50, unpacked_why: why }, NOW)).toMatchObject({
      outcome: 'sent',
    })
    expect(await db.sql('SELECT parcels, unpacked, unpacked_why AS why FROM deliveries')).toEqual([
      { parcels: 50, unpacked: 20, why },
    ])
    await receive()
    expect(await pack(orderId, 51)).toMatchObject({ outcome: 'too_many', values: { left: 50 } })
    expect(await send(orderId, 10)).toMatchObject({ outcome: 'unpacked', values: { packed: 0, unpacked: 10 } })
    expect(await act(db, recordPacked, { order, parcels: 10 }, NOW)).toMatchObject({ outcome: 'packed' })
    expect(await act(db, recordPacked, { order, parcels: 10 }, NOW)).toMatchObject({ outcome: 'packed' })
    expect(await send(orderId, 10)).toMatchObject({ outcome: 'sent' })
    expect(await pack(orderId, 41)).toMatchObject({ outcome: 'too_many', values: { left: 40 } })
  })
})

test('whatever is brought, closed, sent and received, no piece is lost and no rupiah invented', async () => {
  const act4 = fc.record({
    what: fc.constantFrom('bring', 'bring', 'close', 'send', 'receive'),
    share: fc.nat(1),
    pieces: fc.integer({ min: 1, max: 120 }),
    bad: fc.nat(20),
    remedy: fc.constantFrom('deduct', 'replace', undefined),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act4, { minLength: 3, maxLength: 14 }), async (happened) => {
      run++
      const [one, two] = [
        await maker(db, { name: `A${run}`, capacity: 400 }),
        await maker(db, { name: `B${run}`, capacity: 60 }),
      ]
      const { orderId, lineIds } = await order(db, {
        number: `R${run}`,
        neededOn: '2027-03-08',
        lines: [{ label: 'Keripik', quantity: 150, price: 15000, products: [one.productId, two.productId] }],
      })
      const shares = [
        await promised(db, { lineId: lineIds[0]!, ...one, pieces: 100, dueOn: '2027-03-01' }),
        await promised(db, { lineId: lineIds[0]!, ...two, pieces: 50, dueOn: '2027-03-01' }),
      ]
      for (const { what, share, pieces, bad, remedy } of happened) {
        if (what === 'bring') await bring(shares[share]!, pieces, Math.min(bad, pieces))
        if (what === 'close') await act(db, closeShare, { share: String(shares[share]!) }, NOW)
        if (what === 'send') await send(orderId)
        if (what === 'receive') {
          const [item] = await db.sql<{ id: number; delivery_id: number }>(
            `SELECT i.id, i.delivery_id FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
             WHERE d.order_id = $1 AND d.status = 'on_the_way' ORDER BY i.id LIMIT 1`,
            [orderId],
          )
          if (!item) continue
          const delivery = String(item.delivery_id)
          if (bad) await act(db, noteDamage, { delivery, item: String(item.id), bad, wrong: 'damaged' }, NOW, BUYER)
          await act(db, confirmArrival, { delivery, remedy }, NOW, BUYER)
        }
        expect(await ledgerGaps(db)).toEqual([])
      }
      const [sums] = await db.sql<{ buyer: number; maker: number; delivered: number }>(
        `SELECT (SELECT coalesce(sum(amount), 0)::bigint FROM payments WHERE order_id = $1 AND ledger = 'buyer') AS buyer,
           (SELECT coalesce(sum(amount), 0)::bigint FROM payments WHERE order_id = $1 AND ledger = 'maker') AS maker,
           (SELECT coalesce(sum(a.delivered * l.price), 0)::bigint FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
            WHERE l.order_id = $1) AS delivered`,
        [orderId],
      )
      expect(sums?.buyer).toBe(sums?.delivered)
      expect(sums?.maker).toBe(sums?.delivered)
    }),
    { numRuns: 12 },
  )
}, 60_000)
