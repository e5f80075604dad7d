import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendDelivery } from '../../../src/actions/fulfilment/delivering/send-delivery.ts'
import { closeShare } from '../../../src/actions/fulfilment/handing/close-share.ts'
import { recordHandover } from '../../../src/actions/fulfilment/handing/record-handover.ts'
import { confirmArrival } from '../../../src/actions/fulfilment/receiving/confirm-receipt.ts'
import { noteDamage } from '../../../src/actions/fulfilment/receiving/note-damage.ts'
import { sendProof } from '../../../src/actions/money/buyer/send-proof.ts'
import { askDownPayment } from '../../../src/actions/money/ledger/down-payment.ts'
import { confirmPayment, recordCame, rejectProof } from '../../../src/actions/money/treasurer/confirm-payment.ts'
import { listPaymentsIn } from '../../../src/actions/money/treasurer/list-payments-in.ts'
import { paidAllMakers } from '../../../src/actions/money/treasurer/payouts.ts'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, BUYER, maker, openPoint, order, promised } from '../fulfilment/point.ts'

const NOW = new Date('2027-02-20T02:00:00Z')
const TREASURER = {
  accountId: 3,
  conversationId: 3,
  region: '32.15',
  roles: ['treasurer'],
  personId: 3,
  officerId: 3,
} satisfies Actor
const ANOTHER = { ...TREASURER, accountId: 4, conversationId: 4, personId: 4, officerId: 4 } satisfies Actor

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
  await twoPenyedia()
})

/** Penyedia 1 with its treasurer (person 3), penyedia 2 with another (person 4), and a file to send. */
async function twoPenyedia(): Promise<void> {
  for (const id of [1, 2]) {
    await db.sql(
      `INSERT INTO suppliers (id, region_code, name, kind, created_at) VALUES ($1, '32.15', $3, 'cooperative', $2)`,
      [id, NOW, `Koperasi ${id}`],
    )
    await db.sql('INSERT INTO people (id, name, created_at) VALUES ($1, $2, $3)', [id + 2, `Bendahara ${id}`, NOW])
    await db.sql(
      `INSERT INTO accounts (id, region_code, person_id, channel, via, external_id, created_at)
       VALUES ($1, '32.15', $1, 'officer', 'bot', $2, $3)`,
      [id + 2, `t${id}`, NOW],
    )
    await db.sql(`INSERT INTO conversations (id, account_id, state, created_at) VALUES ($1, $1, 'null', $2)`, [
      id + 2,
      NOW,
    ])
    await db.sql(
      `INSERT INTO officers (id, region_code, person_id, role, supplier_id, joined_at) VALUES ($1, '32.15', $1, 'treasurer', $2, $3)`,
      [id + 2, id, NOW],
    )
  }
  await db.sql(
    `INSERT INTO stored_files (hash, name, type, kind, bytes, created_at) VALUES ('aa', 'bukti.png', 'image/png', 'photo', 9, $1)`,
    [NOW],
  )
}

/** 100 bungkus of one maker at Rp15.000, half of it asked for beforehand, invoiced by penyedia 1. */
async function asked({ pieces = 100, price = 15000, percent = 50 } = {}) {
  const iis = await maker(db, { name: 'Bu Iis', price })
  const { orderId, lineIds } = await order(db, {
    number: 'A1',
    neededOn: '2027-03-01',
    lines: [{ label: 'Keripik', quantity: pieces, price, products: [iis.productId] }],
  })
  await db.sql('UPDATE orders SET supplier_id = 1, dp_percent = $2, status = $3 WHERE id = $1', [
    orderId,
    percent,
    'promised',
  ])
  const share = await promised(db, { lineId: lineIds[0]!, ...iis, pieces, dueOn: '2027-02-26', price })
  await db.transaction((tx) => askDownPayment(tx, orderId, '2027-02-20', NOW))
  return { orderId, share, ...iis }
}

const rows = () =>
  db.sql<{ id: number; ledger: string; purpose: string; amount: number; paid: number; status: string }>(
    'SELECT id, ledger, purpose, amount, paid, status FROM payments ORDER BY id',
  )
const open = async (ledger: string) =>
  (await rows()).filter(
    (row) =>
      row.ledger === ledger && row.purpose !== 'refund' && ['due', 'rejected', 'proof_sent'].includes(row.status),
  )

describe('who may say what of money', () => {
  test('the treasurer of another penyedia sees no payment and can confirm none', async () => {
    await asked()
    const [dp] = await open('buyer')
    expect(await act(db, listPaymentsIn, {}, NOW, ANOTHER)).toEqual({ outcome: 'none' })
    expect(await act(db, confirmPayment, { bill: String(dp!.id) }, NOW, ANOTHER)).toEqual({ outcome: 'gone' })
    expect(await act(db, paidAllMakers, { shown_ids: '1,2,3,4' }, NOW, ANOTHER)).toEqual({ outcome: 'none' })
    expect((await rows()).every(({ status }) => status === 'due')).toBe(true)
  })

  test('another company cannot send a proof for an order that is not theirs', async () => {
    await asked()
    const [dp] = await open('buyer')
    const stranger = { ...BUYER, buyerId: 99 }
    expect(await act(db, sendProof, { bill: String(dp!.id), proof: 'aa' }, NOW, stranger)).toEqual({ outcome: 'gone' })
  })

  test('the same proof confirmed twice is paid once', async () => {
    await asked()
    const [dp] = await open('buyer')
    await act(db, sendProof, { bill: String(dp!.id), proof: 'aa' }, NOW, BUYER)
    expect(await act(db, confirmPayment, { bill: String(dp!.id) }, NOW, TREASURER)).toMatchObject({
      outcome: 'confirmed',
    })
    expect(await act(db, confirmPayment, { bill: String(dp!.id) }, NOW, TREASURER)).toEqual({ outcome: 'gone' })
    expect((await rows())[0]).toMatchObject({ paid: 750000, status: 'confirmed' })
  })

  test('a proof that is being looked at while the order is cancelled stays until it is answered', async () => {
    const { orderId } = await asked()
    const [dp] = await open('buyer')
    await act(db, sendProof, { bill: String(dp!.id), proof: 'aa' }, NOW, BUYER)
    await db.transaction((tx) => cancelOrder(tx, orderId, { now: NOW }))
    expect((await rows())[0]).toMatchObject({ amount: 750000, status: 'proof_sent' })
    await act(db, rejectProof, { bill: String(dp!.id) }, NOW, TREASURER)
    expect((await rows())[0]).toMatchObject({ status: 'cancelled' })
    expect(await open('maker')).toEqual([])
  })

  test('a proof confirmed after the order was cancelled goes back in full', async () => {
    const { orderId } = await asked()
    const [dp] = await open('buyer')
    await act(db, sendProof, { bill: String(dp!.id), proof: 'aa' }, NOW, BUYER)
    await db.transaction((tx) => cancelOrder(tx, orderId, { now: NOW }))
    await act(db, confirmPayment, { bill: String(dp!.id) }, NOW, TREASURER)
    expect((await rows()).filter(({ purpose }) => purpose === 'refund')).toMatchObject([
      { ledger: 'buyer', amount: 750000, status: 'due' },
    ])
  })
})

describe('what is passed on to makers', () => {
  const shown = async () => (await open('maker')).map(({ id }) => id).join(',')

  test('a transfer counts only once she says that it came, and the same list recorded twice is recorded once', async () => {
    await asked()
    const ids = await shown()
    expect(await act(db, paidAllMakers, { shown_ids: ids }, NOW, TREASURER)).toMatchObject({ outcome: 'recorded' })
    expect(await act(db, paidAllMakers, { shown_ids: ids }, NOW, TREASURER)).toEqual({ outcome: 'none' })
    expect(await open('maker')).toMatchObject([{ status: 'proof_sent', paid: 0 }])
  })

  test("for a maker without a phone the treasurer's word counts, and a promise that waited begins", async () => {
    const { share } = await asked()
    await db.sql('DELETE FROM seller_members')
    await db.sql(`UPDATE allocations SET status = 'waiting_dp', dp_condition = true WHERE id = $1`, [share])
    await act(db, paidAllMakers, { shown_ids: await shown() }, NOW, TREASURER)
    expect(await open('maker')).toEqual([])
    const [begun] = await db.sql('SELECT status, due_on FROM allocations WHERE id = $1', [share])
    expect(begun).toEqual({ status: 'accepted', due_on: '2027-02-26' })
  })
})

type Step = { kind: 'bring' | 'send' | 'arrive' | 'close' | 'pay' | 'cancel'; n: number }
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('bring', 'send', 'arrive', 'close', 'pay', 'cancel'),
  n: fc.integer({ min: 1, max: 120 }),
})

test('however goods come in, break, fall away and are paid for: in the end what came in less what goes back is the invoice, on both sides', async () => {
  let ended = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 99_999 }),
      fc.integer({ min: 0, max: 100 }),
      fc.array(step, { minLength: 3, maxLength: 10 }),
      async (pieces, price, percent, steps) => {
        await emptyDb(db)
        await openPoint(db)
        await twoPenyedia()
        const { orderId, share } = await asked({ pieces, price, percent })
        for (const { kind, n } of steps) {
          const [lorry] = await db.sql<{ id: number }>(
            `SELECT id FROM deliveries WHERE status = 'on_the_way' ORDER BY id`,
          )
          if (kind === 'bring')
            await act(
              db,
              recordHandover,
              { share: String(share), count: Math.min(n, pieces), damaged: 0, best_before: '2027-12-31' },
              NOW,
            )
          if (kind === 'send') await act(db, sendDelivery, { order: String(orderId) }, NOW)
          if (kind === 'arrive' && lorry) {
            const [item] = await db.sql<{ id: number }>('SELECT id FROM delivery_items WHERE delivery_id = $1', [
              lorry.id,
            ])
            if (n % 3 === 0)
              await act(
                db,
                noteDamage,
                { delivery: String(lorry.id), item: String(item!.id), wrong: 'damaged', bad: 1 },
                NOW,
                BUYER,
              )
            await act(db, confirmArrival, { delivery: String(lorry.id), remedy: 'deduct' }, NOW, BUYER)
          }
          if (kind === 'close') await act(db, closeShare, { share: String(share) }, NOW)
          if (kind === 'cancel' && n > 100) await db.transaction((tx) => cancelOrder(tx, orderId, { now: NOW }))
          const [bill] = await open('buyer')
          if (kind === 'pay' && bill) {
            const came = Math.max(1, Math.floor((bill.amount * n) / 100))
            await act(db, recordCame, { bill: String(bill.id), came }, NOW, TREASURER)
          }
        }
        // the rest never comes
        await act(db, closeShare, { share: String(share) }, NOW)
        for (const lorry of await db.sql<{ id: number }>(`SELECT id FROM deliveries WHERE status = 'on_the_way'`))
          await act(db, confirmArrival, { delivery: String(lorry.id) }, NOW, BUYER)
        const [state] = await db.sql<{ status: string; due: number }>(
          `SELECT o.status, (SELECT coalesce(sum(a.delivered::bigint * a.price), 0)::bigint FROM allocations a
             JOIN order_lines l ON l.id = a.order_line_id WHERE l.order_id = o.id) AS due FROM orders o WHERE o.id = $1`,
          [orderId],
        )
        if (!['delivered', 'closed', 'cancelled'].includes(state!.status)) return
        ended++
        for (let bills = await open('buyer'); bills.length; bills = await open('buyer'))
          await act(db, confirmPayment, { bill: String(bills[0]!.id) }, NOW, TREASURER)
        const all = await rows()
        const sum = (of: typeof all, what: 'amount' | 'paid') => of.reduce((total, row) => total + row[what], 0)
        const buyer = all.filter(({ ledger, status }) => ledger === 'buyer' && status !== 'cancelled')
        const back = sum(
          buyer.filter(({ purpose }) => purpose === 'refund'),
          'amount',
        )
        expect(
          sum(
            buyer.filter(({ purpose }) => purpose !== 'refund'),
            'paid',
          ) - back,
        ).toBe(state!.due)
        const makers = all.filter(({ ledger, status }) => ledger === 'maker' && status !== 'cancelled')
        expect(
          sum(
            makers.filter(({ purpose }) => purpose !== 'refund'),
            'amount',
          ),
        ).toBe(state!.due)
      },
    ),
    { numRuns: 20 },
  )
  expect(ended).toBeGreaterThan(5)
}, 120_000)
