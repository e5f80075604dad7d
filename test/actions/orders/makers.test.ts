import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Action } from '../../../src/actions/action.ts'
import { showProduct } from '../../../src/actions/catalogue/show-product.ts'
import { cancelOwnOrder } from '../../../src/actions/orders/following/cancel-order.ts'
import { findOrders } from '../../../src/actions/orders/following/find-orders.ts'
import { showOrder } from '../../../src/actions/orders/following/show-order.ts'
import { answerOffer } from '../../../src/actions/orders/making/answer-offer.ts'
import { giveBack } from '../../../src/actions/orders/making/give-back.ts'
import { reportProgress } from '../../../src/actions/orders/making/report-progress.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { house } from '../../house.ts'
import { NOW, place, plantMarket, plantParcel, REGION, sharesOf } from './market.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
  await plantMarket(db, { makers: [{ month: 600 }, { month: 600 }, { month: 600 }], buyers: 2 })
})
afterAll(() => db.close())

/** Does an action as a maker or a buyer would. */
async function run(action: Action, inputs: Record<string, unknown>, who: { sellerId?: number; buyerId?: number }) {
  const feasts = await readFeasts(db)
  const actor = { accountId: 1, conversationId: 1, region: REGION, roles: [], ...who }
  return db.transaction((tx) =>
    action.run(inputs, { tx, now: NOW, today: '2027-01-11', actor, house, feasts, newCode: () => 'code' }),
  )
}
const yes = { says: 'yes', onDp: false }

test('a pick that was made up reaches nobody else’s offer, promise or order', async () => {
  const placed = await place(db, { product: 1 }, { count: 50 })
  const { orderId } = placed as { orderId: number }
  const [share] = await sharesOf(db, orderId)
  const allocation = String(share!.id)
  expect(await run(answerOffer, { allocation, answer: yes }, { sellerId: 2 })).toMatchObject({ outcome: 'over' })
  for (const forged of ['0', '-1', '1; DROP TABLE orders', '99999999999', 'x'])
    expect(await run(answerOffer, { allocation: forged, answer: yes }, { sellerId: 1 })).toMatchObject({
      outcome: 'over',
    })
  expect(await run(answerOffer, { allocation, answer: yes }, { sellerId: 1 })).toMatchObject({ outcome: 'promised' })
  expect(await run(reportProgress, { allocation, done: 5 }, { sellerId: 2 })).toMatchObject({ outcome: 'over' })
  expect(await run(giveBack, { allocation, reason: 'modal' }, { sellerId: 2 })).toMatchObject({ outcome: 'over' })
  const order = String(orderId)
  expect(await run(showOrder, { order }, { buyerId: 2 })).toMatchObject({ outcome: 'gone' })
  expect(await run(cancelOwnOrder, { order }, { buyerId: 2 })).toMatchObject({ outcome: 'over' })
  expect(await run(findOrders, { order }, { buyerId: 2 })).toMatchObject({ outcome: 'none' })
  expect(await run(showOrder, { order }, {})).toMatchObject({ outcome: 'gone' })
})

test('what is ready is no longer owed: progress frees capacity', async () => {
  const [before] = await db.sql<{ id: number }>(
    `SELECT id FROM allocations WHERE seller_id = 1 AND status = 'accepted'`,
  )
  const room = async () => {
    const refused = await place(db, { product: 1 }, { count: 100_000 })
    return (refused as { quote: { possible: number } }).quote.possible
  }
  const free = await room()
  await run(reportProgress, { allocation: String(before!.id), done: 20 }, { sellerId: 1 })
  expect(await room()).toBe(free + 20)
})

test('two lines for one maker are two offers, and each has its own notice', async () => {
  const parcel = await plantParcel(db, [
    { quantity: 1, products: [2] },
    { quantity: 2, products: [2] },
  ])
  const { orderId } = (await place(db, { parcel }, { count: 10 })) as { orderId: number }
  const shares = await sharesOf(db, orderId)
  expect(shares.map(({ line, seller_id, offered }) => [line, seller_id, offered])).toEqual([
    [1, 2, 10],
    [2, 2, 20],
  ])
  const notices = await db.sql<{ slots: { allocation: string } }>(
    `SELECT slots FROM outbox WHERE notice = 'offer' AND slots ->> 'allocation' = ANY ($1) ORDER BY id`,
    [shares.map(({ id }) => String(id))],
  )
  expect(notices.map(({ slots }) => slots.allocation)).toEqual(shares.map(({ id }) => String(id)))
})

test('a maker without a phone is asked through her mentor, and not at all without one', async () => {
  const seller = await db.transaction(async ({ prisma }) => {
    const person = await prisma.person.create({ data: { name: 'Bu Rina', createdAt: NOW } })
    const account = await prisma.account.create({
      data: {
        personId: person.id,
        channel: 'officer',
        via: 'bot',
        externalId: '7',
        regionCode: REGION,
        createdAt: NOW,
      },
    })
    await prisma.conversation.create({ data: { accountId: account.id, state: 'null', createdAt: NOW } })
    const officer = await prisma.officer.create({
      data: { regionCode: REGION, personId: person.id, role: 'mentor', joinedAt: NOW },
    })
    const { id } = await prisma.seller.create({
      data: {
        regionCode: REGION,
        districtCode: '32.15.05',
        name: 'Dapur Mak Onah',
        ownerName: 'Mak Onah',
        kind: 'food',
        status: 'active',
        source: 'officer',
        mentorId: officer.id,
        createdAt: NOW,
        updatedAt: NOW,
      },
    })
    await prisma.product.create({
      data: {
        regionCode: REGION,
        sellerId: id,
        name: 'Rengginang',
        kind: 'crackers',
        unitPrice: 9_000,
        unit: 'bungkus',
        capacityQty: 300,
        capacityPer: 'month',
        status: 'approved',
        createdAt: NOW,
        updatedAt: NOW,
      },
    })
    return id
  })
  expect(await place(db, { product: 4 }, { count: 10 })).toMatchObject({ kind: 'placed' })
  expect(await db.sql(`SELECT values FROM outbox WHERE notice = 'offer_for_mentor'`)).toMatchObject([
    { values: { seller: 'Dapur Mak Onah', offered: 10 } },
  ])
  await db.sql('UPDATE sellers SET mentor_id = NULL WHERE id = $1', [seller])
  expect(await place(db, { product: 4 }, { count: 10 })).toMatchObject({ kind: 'not_possible' })
})

test('an open quotation holds the capacity it names until its last day', async () => {
  const room = async () => {
    const refused = await place(db, { product: 3 }, { count: 100_000 })
    return (refused as { quote: { possible: number } }).quote.possible
  }
  const free = await room()
  await db.transaction(async ({ prisma }) => {
    const draft = {
      regionCode: REGION,
      buyerId: 2,
      status: 'quoted',
      neededOn: '2027-02-20',
      total: 0n,
      source: 'chat',
      createdAt: NOW,
    }
    const { id: orderId } = await prisma.order.create({ data: draft })
    await prisma.quotation.create({
      data: {
        orderId,
        regionCode: REGION,
        terms: {},
        validUntilOn: '2027-01-18',
        status: 'open',
        createdAt: NOW,
        quotationHolds: { create: { productId: 3, quantity: 100, dueOn: '2027-02-19' } },
      },
    })
  })
  expect(await room()).toBe(free - 100)
  await db.sql(`UPDATE quotations SET valid_until_on = '2027-01-10'`)
  expect(await room()).toBe(free)
})

test('a product card shows its photos in their order, and nothing of a maker’s person', async () => {
  for (const [position, hash] of [
    [2, 'b'.repeat(64)],
    [1, 'a'.repeat(64)],
  ] as const) {
    await db.sql(
      `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ($1, 'photo', 'image/jpeg', 9, $2, $3)`,
      [hash, `foto-${position}.jpg`, NOW],
    )
    await db.sql('INSERT INTO product_photos (product_id, hash, position, created_at) VALUES (3, $1, $2, $3)', [
      hash,
      position,
      NOW,
    ])
  }
  const shown = await run(showProduct, { product: '3' }, {})
  expect(shown).toMatchObject({
    outcome: 'shown',
    values: { photos: [{ name: 'foto-1.jpg', type: 'image/jpeg' }, { name: 'foto-2.jpg' }] },
  })
  expect(JSON.stringify(shown)).not.toMatch(/Bu 3|62812/)
  expect(await run(showProduct, { product: '999' }, {})).toMatchObject({ outcome: 'gone' })
})
