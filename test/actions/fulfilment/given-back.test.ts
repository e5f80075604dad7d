import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sendDelivery } from '../../../src/actions/fulfilment/delivering/send-delivery.ts'
import { recordHandover } from '../../../src/actions/fulfilment/handing/record-handover.ts'
import { confirmArrival } from '../../../src/actions/fulfilment/receiving/confirm-receipt.ts'
import { cancelOrder } from '../../../src/actions/orders/following/cancel.ts'
import { answerShare } from '../../../src/actions/orders/offering/answer.ts'
import { takeBackShares } from '../../../src/actions/orders/offering/take-back.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db, Tx } from '../../../src/db/open.ts'
import { emptyDb } from '../../db/empty.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, BUYER, ledgerGaps, maker, openPoint, order, promised } from './point.ts'

const NOW = new Date('2027-02-10T02:00:00Z')

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await openPoint(db)
})

const ways: [string, (tx: Tx, share: { id: number; sellerId: number; orderId: number }) => Promise<unknown>][] = [
  [
    'the maker gives it back',
    async (tx, { id }) => answerShare(tx, id, { kind: 'withdraw' }, { now: NOW, feasts: await readFeasts(tx) }),
  ],
  ['the maker is suspended', (tx, { sellerId }) => takeBackShares(tx, { sellerId }, NOW)],
  ['the order is cancelled', (tx, { orderId }) => cancelOrder(tx, orderId, { now: NOW })],
]

test.each(ways)('goods that lie at the packing point stay the maker’s when %s', async (_, happens) => {
  const iis = await maker(db, { name: 'Bu Iis' })
  const { orderId, lineIds } = await order(db, {
    number: 'A1',
    neededOn: '2027-03-01',
    lines: [{ label: 'Keripik', quantity: 100, price: 15_000, products: [iis.productId] }],
  })
  const id = await promised(db, { lineId: lineIds[0]!, ...iis, pieces: 100, dueOn: '2027-02-26' })
  await act(db, recordHandover, { share: String(id), count: 40, damaged: 0, best_before: '2027-12-31' }, NOW)
  await db.transaction((tx) => happens(tx, { id, sellerId: iis.sellerId, orderId }))
  const share = () => db.sql('SELECT promised, delivered, deducted, status FROM allocations WHERE id = $1', [id])
  expect(await share()).toEqual([{ promised: 40, delivered: 0, deducted: 0, status: 'handed_over' }])
  expect(await ledgerGaps(db)).toEqual([])
  expect(await act(db, sendDelivery, { order: String(orderId) }, NOW)).toMatchObject({ outcome: 'sent' })
  const received = await act(db, confirmArrival, { delivery: '1' }, NOW, BUYER)
  expect(received).toMatchObject({ values: { owed: 600_000 } })
  expect(await share()).toEqual([{ promised: 40, delivered: 40, deducted: 0, status: 'delivered' }])
  expect(await ledgerGaps(db)).toEqual([])
})
