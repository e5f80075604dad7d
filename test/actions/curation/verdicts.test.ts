import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tickPermit } from '../../../src/actions/curation/check-permit.ts'
import { approveProduct, refuseProduct, returnProduct } from '../../../src/actions/curation/give-verdict.ts'
import { openProductCard } from '../../../src/actions/curation/open-product-card.ts'
import { resumeProduct, suspendProduct } from '../../../src/actions/curation/suspend-product.ts'
import { suspendSeller } from '../../../src/actions/curation/suspend-seller.ts'
import { takeBackVerdict } from '../../../src/actions/curation/take-back-verdict.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { maker } from '../fulfilment/point.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'

let db: Db
let rina: Actor
let joko: Actor
let product: string
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  rina = await somebody(db, 'Rina', ['curator'])
  joko = await somebody(db, 'Joko', ['admin'])
  const { productId } = await maker(db, { name: 'Bu Sri' })
  await db.sql(
    `UPDATE products SET status = 'waiting', approved_at = NULL, pirt = '206321501000131', halal = 'ID32110000000000001',
       storage = 'room', shelf_life_days = 90 WHERE id = $1`,
    [productId],
  )
  product = String(productId)
})

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const card = async (of: Actor) => String((await act(db, of, openProductCard, { product })).values?.seen)
const status = async () =>
  (await db.sql<{ status: string }>('SELECT status FROM products WHERE id = $1', [Number(product)]))[0]?.status
const notices = async () =>
  (await db.sql<{ notice: string; status: string }>('SELECT notice, status FROM outbox ORDER BY id')).map((row) => [
    row.notice,
    row.status,
  ])

test('two curators at once: one verdict counts, the other is told whose it was', async () => {
  const seen = await card(rina)
  const told = await Promise.all([
    act(db, rina, approveProduct, { product, seen }),
    act(db, joko, refuseProduct, { product, seen, refusal: 'Kemasan' }),
  ])
  expect(told.map(({ outcome }) => outcome)).toContain('decided')
  expect(await db.sql('SELECT id FROM reviews')).toHaveLength(1)
  expect(await notices()).toHaveLength(1)
})

test('a card that was shown before the maker changed something decides nothing', async () => {
  const seen = await card(rina)
  await db.sql('UPDATE products SET unit_price = 20000, updated_at = $2 WHERE id = $1', [Number(product), later(1)])
  expect(await act(db, rina, approveProduct, { product, seen })).toEqual({ outcome: 'changed' })
  expect(await status()).toBe('waiting')
})

test("another region's product is not there, whatever the pick says", async () => {
  const foreign = await somebody(db, 'Asep', ['admin'], '32.16')
  const seen = await card(rina)
  expect((await act(db, foreign, openProductCard, { product })).outcome).toBe('gone')
  expect((await act(db, foreign, approveProduct, { product, seen })).outcome).toBe('gone')
  expect((await act(db, foreign, suspendProduct, { product, suspend_reason: 'x' })).outcome).toBe('gone')
  expect((await act(db, foreign, takeBackVerdict, { product })).outcome).toBe('gone')
  expect(await status()).toBe('waiting')
})

test('without a halal number it waits for one; taken back, what was not yet said is never said', async () => {
  await db.sql('UPDATE products SET halal = NULL WHERE id = $1', [Number(product)])
  const seen = await card(rina)
  expect((await act(db, rina, approveProduct, { product, seen })).outcome).toBe('waiting_halal')
  expect((await act(db, rina, takeBackVerdict, { product }, later(5))).outcome).toBe('taken_back')
  expect(await status()).toBe('waiting')
  expect(await notices()).toEqual([['product_waiting_halal', 'dropped']])
  expect(await card(rina)).toBe(seen)
})

test('taken back after the maker heard of it, she is told that it is being looked at again', async () => {
  await act(db, rina, refuseProduct, { product, seen: await card(rina), refusal: 'Kemasan' })
  await db.sql(`UPDATE outbox SET status = 'sent', sent_at = $1`, [NOW])
  expect((await act(db, joko, takeBackVerdict, { product }, later(1))).outcome).toBe('not_yours')
  expect((await act(db, rina, takeBackVerdict, { product }, later(16))).outcome).toBe('too_late')
  expect((await act(db, rina, takeBackVerdict, { product }, later(15))).outcome).toBe('taken_back')
  expect(await notices()).toEqual([
    ['product_refused', 'sent'],
    ['verdict_taken_back', 'queued'],
  ])
  expect((await act(db, rina, takeBackVerdict, { product }, later(15))).outcome).toBe('moved_on')
})

test('a product that somebody ordered meanwhile is not taken back', async () => {
  await act(db, rina, approveProduct, { product, seen: await card(rina) })
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
     VALUES (1, '32.15', 'PT Maju', 'company', 'Hendra', 'verified', 'chat', $1, $1)`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO orders (id, number, region_code, buyer_id, status, needed_on, total, source, created_at)
     VALUES (1, 'N1', '32.15', 1, 'placed', '2027-02-20', 1, 'chat', $1)`,
    [later(1)],
  )
  await db.sql(
    `INSERT INTO order_lines (id, order_id, region_code, position, label, quantity, price) VALUES (1, 1, '32.15', 1, 'x', 1, 1)`,
  )
  await db.sql(`INSERT INTO order_line_products (order_line_id, region_code, product_id) VALUES (1, '32.15', $1)`, [
    Number(product),
  ])
  expect((await act(db, rina, takeBackVerdict, { product }, later(2))).outcome).toBe('moved_on')
  expect(await status()).toBe('approved')
})

test('a permit that was looked up and is not right stops the approval', async () => {
  const [permit] = await db.sql<{ id: number }>(
    `INSERT INTO permits (region_code, seller_id, product_id, kind, number, status, created_at)
     SELECT region_code, seller_id, id, 'pirt', pirt, 'claimed', $2 FROM products WHERE id = $1 RETURNING id`,
    [Number(product), NOW],
  )
  const tick = { product, permit: String(permit!.id), checked_where: 'OSS' }
  expect((await act(db, rina, tickPermit, { ...tick, permit_result: 'not_found' })).outcome).toBe('refused')
  expect((await act(db, rina, approveProduct, { product, seen: await card(rina) })).outcome).toBe('stopped')
  expect((await act(db, rina, tickPermit, { ...tick, permit_result: 'found' })).outcome).toBe('checked')
  expect(await db.sql('SELECT status, checked_by_id, checked_where FROM permits ORDER BY id')).toEqual([
    { status: 'checked', checked_by_id: rina.officerId, checked_where: 'OSS' },
  ])
  expect((await act(db, rina, approveProduct, { product, seen: await card(rina) })).outcome).toBe('approved')
})

test('a return needs a reason or a word, and reasons that do not exist are left out', async () => {
  const seen = await card(rina)
  expect((await act(db, rina, returnProduct, { product, seen, reasons: ['reason.nonsense'] })).outcome).toBe(
    'no_reason',
  )
  const told = await act(db, rina, returnProduct, {
    product,
    seen,
    reasons: ['reason.label', 'reason.x', 'reason.photos'],
  })
  expect(told.outcome).toBe('returned')
  expect(await db.sql('SELECT reasons FROM reviews ORDER BY id')).toEqual([{ reasons: ['photos', 'label'] }])
})

test('suspended and sold again, each once; a maker who left is not suspended', async () => {
  await act(db, rina, approveProduct, { product, seen: await card(rina) })
  expect((await act(db, rina, suspendProduct, { product, suspend_reason: 'Jamur' })).outcome).toBe('suspended')
  expect((await act(db, joko, suspendProduct, { product, suspend_reason: 'Jamur' })).outcome).toBe('gone')
  expect((await act(db, joko, resumeProduct, { product })).outcome).toBe('resumed')
  expect((await act(db, joko, resumeProduct, { product })).outcome).toBe('gone')
  await db.sql(`UPDATE sellers SET status = 'left'`)
  expect((await act(db, joko, suspendSeller, { maker: '1', suspend_reason: 'x' })).outcome).toBe('gone')
})
