import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { answerForMaker, listMentoredOffers } from '../../../src/actions/officers/behalf/answer-for-maker.ts'
import { enterBuyer } from '../../../src/actions/officers/behalf/enter-buyer.ts'
import { enterMaker } from '../../../src/actions/officers/behalf/enter-maker.ts'
import { enterOrder } from '../../../src/actions/officers/behalf/enter-order.ts'
import { enterProduct } from '../../../src/actions/officers/behalf/enter-product.ts'
import { verifyBuyer } from '../../../src/actions/officers/buyers/verify-buyer.ts'
import {
  closePerson,
  lookAtPerson,
  sayToPerson,
  takePerson,
} from '../../../src/actions/officers/inbox/waiting-people.ts'
import { correctFeast } from '../../../src/actions/officers/office/correct-feast.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { maker } from '../fulfilment/point.ts'
import { act, emptyOffice, NOW, somebody } from './office.ts'

let db: Db
let rina: Actor
let dedi: Actor
let abroad: Actor
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  rina = await somebody(db, 'Rina', ['admin'])
  dedi = await somebody(db, 'Dedi', ['mentor'])
  abroad = await somebody(db, 'Asep', ['admin'], '32.16')
})

const onah = {
  owner_name: 'Mak Onah',
  business_name: 'Dapur Onah',
  district: '32.15.05',
  business_kind: 'food',
}
const company = {
  new_buyer: 'PT Sinar Jaya',
  buyer_kind: 'company',
  contact_name: 'Yusuf',
  contact_phone: '6281300000001',
  address: 'KIIC Lot 5',
  district: '32.15.03',
}
const audited = () =>
  db.sql<{ act: string; on_behalf: boolean; officer_id: number }>(
    'SELECT act, on_behalf, officer_id FROM audits ORDER BY id',
  )

test('whatever is written down for somebody says so, with the officer who did it', async () => {
  const { values } = await act(db, dedi, enterMaker, { ...onah, mentor: String(dedi.personId) })
  await act(db, dedi, enterProduct, {
    maker: values?.maker,
    product_name: 'Rengginang',
    unit_price: 20_000,
    unit: 'bungkus',
  })
  await act(db, rina, enterBuyer, company)
  const rows = await audited()
  expect(rows.map((row) => row.act)).toEqual(['enter_seller', 'enter_product', 'enter_buyer'])
  expect(rows.every(({ on_behalf }) => on_behalf)).toBe(true)
  expect(rows.map(({ officer_id }) => officer_id)).toEqual([dedi.officerId, dedi.officerId, rina.officerId])
})

test('without a mentor she sleeps; a mentor of another region is none', async () => {
  await act(db, dedi, enterMaker, onah)
  expect(await db.sql('SELECT status FROM sellers')).toEqual([{ status: 'sleeping' }])
  expect((await act(db, dedi, enterMaker, { ...onah, mentor: String(abroad.personId) })).outcome).toBe('no_mentor')
})

test("another region's makers, buyers and goods are not an officer's to write for", async () => {
  const { sellerId, productId } = await maker(db, { name: 'Bu Ani', district: '32.16.05' })
  const product = { product_name: 'X', unit_price: 1_000, unit: 'bungkus' }
  expect((await act(db, dedi, enterProduct, { maker: String(sellerId), ...product })).outcome).toBe('closed')
  expect((await act(db, rina, enterMaker, { ...onah, district: '32.16.05' })).outcome).toBe('elsewhere')
  expect((await act(db, rina, enterBuyer, { ...company, district: '32.16.05' })).outcome).toBe('elsewhere')
  const { values } = await act(db, rina, enterBuyer, company)
  const wish = { order_count: 10, needed_on: '2027-02-20' }
  expect((await act(db, rina, enterOrder, { buyer: values?.buyer, hit: String(productId), ...wish })).outcome).toBe(
    'gone',
  )
  expect((await act(db, abroad, enterOrder, { buyer: values?.buyer, hit: String(productId), ...wish })).outcome).toBe(
    'gone',
  )
  expect(await db.sql('SELECT id FROM orders')).toEqual([])
})

test('the same company is entered once, however it is spelled', async () => {
  await act(db, rina, enterBuyer, company)
  expect((await act(db, rina, enterBuyer, { ...company, new_buyer: 'pt. SINAR jaya' })).outcome).toBe('already_there')
})

test("a mentor answers for her own makers who cannot answer themselves, and for nobody else's", async () => {
  const { productId: own } = await maker(db, { name: 'Bu Sri' })
  const entered = await act(db, dedi, enterMaker, { ...onah, mentor: String(dedi.personId) })
  const sellerId = Number(entered.values?.maker)
  const [product] = await db.sql<{ id: number }>(
    `INSERT INTO products (region_code, seller_id, name, kind, unit_price, unit, capacity_qty, capacity_per, days_per_week,
       lead_time_days, status, approved_at, created_at, updated_at)
     VALUES ('32.15', $1, 'Rengginang', 'crackers', 20000, 'bungkus', 2000, 'month', 6, 1, 'approved', $2, $2, $2) RETURNING id`,
    [sellerId, NOW],
  )
  const { values } = await act(db, rina, enterBuyer, company)
  const wish = { buyer: values?.buyer, order_count: 100, needed_on: '2027-02-20' }
  await act(db, rina, enterOrder, { ...wish, hit: String(product!.id) })
  await act(db, rina, enterOrder, { ...wish, hit: String(own) })
  const shares = await db.sql<{ id: number; product_id: number }>('SELECT id, product_id FROM allocations ORDER BY id')
  const [hers, elsewhere] = [product!.id, own].map((of) =>
    String(shares.find(({ product_id }) => product_id === of)!.id),
  )

  const other = await somebody(db, 'Tati', ['mentor'])
  expect((await act(db, other, listMentoredOffers)).outcome).toBe('none')
  expect(
    (await act(db, other, answerForMaker, { share: hers, maker_answer: { says: 'yes', onDp: false } })).outcome,
  ).toBe('over')
  expect(
    (await act(db, dedi, answerForMaker, { share: elsewhere, maker_answer: { says: 'yes', onDp: false } })).outcome,
  ).toBe('over')
  expect(
    (await act(db, abroad, answerForMaker, { share: hers, maker_answer: { says: 'yes', onDp: false } })).outcome,
  ).toBe('over')
  const part = { says: 'part', pieces: 60, onDp: false }
  expect((await act(db, dedi, answerForMaker, { share: hers, maker_answer: part })).values).toMatchObject({
    pieces: 60,
  })
  expect((await audited()).at(-1)).toMatchObject({ act: 'answer_offer', on_behalf: true })
})

test("two officers verify one buyer: its orders go out once; another region's buyer is not there", async () => {
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
     VALUES (1, '32.15', 'PT Maju', 'company', 'Hendra', 'unverified', 'chat', $1, $1)`,
    [NOW],
  )
  expect((await act(db, abroad, verifyBuyer, { buyer: '1' })).outcome).toBe('gone')
  const tati = await somebody(db, 'Tati', ['curator'])
  const told = await Promise.all([rina, tati].map((one) => act(db, one, verifyBuyer, { buyer: '1' })))
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['decided', 'verified'])
})

test('one officer talks to a person at a time, and only those of the region', async () => {
  const sri = await somebody(db, 'sri')
  await db.sql(
    `INSERT INTO handoffs (id, region_code, conversation_id, reason, status, opened_at, until_at, last_word_at)
     VALUES (1, '32.15', $1, 'asked', 'open', $2, $3, $2)`,
    [sri.conversationId, NOW, new Date(NOW.getTime() + 86_400_000)],
  )
  const handoff = '1'
  const told = await Promise.all([rina, dedi].map((one) => act(db, one, takePerson, { handoff })))
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['others', 'taken'])
  const [taker, other] = told[0]?.outcome === 'taken' ? [rina, dedi] : [dedi, rina]
  expect((await act(db, other, sayToPerson, { handoff, words: 'Halo' })).outcome).toBe('others')
  expect((await act(db, other, closePerson, { handoff })).outcome).toBe('others')
  for (const action of [lookAtPerson, takePerson, closePerson])
    expect((await act(db, abroad, action, { handoff })).outcome).toBe('over')
  expect((await act(db, taker, sayToPerson, { handoff, words: 'Halo' })).outcome).toBe('said')
  const tomorrow = new Date(NOW.getTime() + 25 * 3_600_000)
  expect((await act(db, taker, sayToPerson, { handoff, words: 'Masih di sana?' }, tomorrow)).outcome).toBe('over')
  expect(await db.sql('SELECT text FROM handoff_messages')).toEqual([{ text: 'Halo' }])
})

test('a corrected feast moves for everybody, keeps who confirmed it, and a slip changes nothing', async () => {
  const [row] = await db.sql<{ id: number }>(`SELECT id FROM feasts WHERE name = 'idul_fitri' AND day = '2027-03-10'`)
  const feast = String(row!.id)
  expect((await act(db, rina, correctFeast, { feast, feast_day: '2027-06-10' })).outcome).toBe('too_far')
  expect((await act(db, rina, correctFeast, { feast, feast_day: '2027-03-09' })).outcome).toBe('corrected')
  expect((await readFeasts(db)).idul_fitri?.[0]).toBe('2027-03-09')
  expect(await db.sql('SELECT status, confirmed_by_id FROM feasts WHERE id = $1', [row!.id])).toEqual([
    { status: 'confirmed', confirmed_by_id: rina.officerId },
  ])
  expect(await db.sql('SELECT notice, account_id FROM outbox ORDER BY id')).toEqual([
    { notice: 'feast_corrected', account_id: abroad.accountId },
  ])
})
