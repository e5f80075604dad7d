import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { goOnProducing, restProduction } from '../../../src/actions/sellers/rest.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptied, maker, openPoint, order } from '../fulfilment/point.ts'
import { speakerFor } from './phone.ts'

const NOW = new Date('2027-01-05T02:00:00Z')
let db: Db
let sri: Actor
let sellerId: number
let productId: number
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptied(db)
  await openPoint(db)
  ;({ sellerId, productId } = await maker(db, { name: 'Bu Sri' }))
  sri = await speakerFor(db, sellerId)
})

const rest = (inputs: Record<string, unknown>) => act(db, restProduction, inputs, NOW, sri)
const goOn = (inputs: Record<string, unknown> = {}) => act(db, goOnProducing, inputs, NOW, sri)
const states = () =>
  db.sql('SELECT s.status AS seller, p.status AS product FROM sellers s JOIN products p ON p.seller_id = s.id')
const rests = () => db.sql('SELECT product_id, from_on, until_on FROM seller_pauses WHERE ended_at IS NULL ORDER BY id')
async function offered(): Promise<void> {
  const { lineIds } = await order(db, {
    number: 'KRW-1',
    neededOn: '2027-02-24',
    lines: [{ label: 'Keripik', quantity: 300, price: 15000, products: [productId] }],
  })
  await db.sql(
    `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, price, status, offered_at, answer_by, due_on, created_at)
     VALUES ('32.15', $1, $2, $3, 300, 15000, 'offered', $4, $5, '2027-02-23', $4)`,
    [lineIds[0], sellerId, productId, NOW, new Date(NOW.getTime() + 86_400_000)],
  )
}
const shares = async () =>
  (await db.sql<{ status: string }>('SELECT status FROM allocations ORDER BY id')).map(({ status }) => status)

test('a rest without an end takes the maker out of the offers until she starts again; what she was offered moves on', async () => {
  await offered()
  expect(await rest({})).toMatchObject({ outcome: 'rests', values: { rest_from: '2027-01-05', rest_until: null } })
  expect(await states()).toEqual([{ seller: 'paused', product: 'approved' }])
  expect(await shares()).toEqual(['lapsed'])
  expect(await goOn()).toMatchObject({ outcome: 'goes_on' })
  expect(await states()).toEqual([{ seller: 'active', product: 'approved' }])
  expect(await rests()).toEqual([])
})

test('a rest with an end, or one that begins later, is only a rest: it ends by itself', async () => {
  await offered()
  await rest({ from: '2027-03-10', until: '2027-03-15' })
  expect(await states()).toEqual([{ seller: 'active', product: 'approved' }])
  expect(await shares()).toEqual(['offered'])
  expect(await rests()).toEqual([{ product_id: null, from_on: '2027-03-10', until_on: '2027-03-15' }])
})

test('a new rest of the same thing replaces the earlier one, one of a product stands beside it', async () => {
  await rest({ until: '2027-02-01' })
  await rest({ until: '2027-03-01' })
  await rest({ product: String(productId), until: '2027-04-01' })
  expect(await rests()).toEqual([
    { product_id: null, from_on: '2027-01-05', until_on: '2027-03-01' },
    { product_id: productId, from_on: '2027-01-05', until_on: '2027-04-01' },
  ])
})

test('one product rests and is sold again without touching the others', async () => {
  await rest({ product: String(productId) })
  expect(await states()).toEqual([{ seller: 'active', product: 'paused' }])
  expect(await goOn({ product: String(productId) })).toMatchObject({ outcome: 'goes_on' })
  expect(await states()).toEqual([{ seller: 'active', product: 'approved' }])
})

test('a product goes on while the whole business still rests: she is told so', async () => {
  await rest({ product: String(productId) })
  await rest({})
  expect(await goOn({ product: String(productId) })).toMatchObject({ outcome: 'still_resting' })
})

test.each([
  ['an end before the beginning', { from: '2027-03-10', until: '2027-03-01' }],
  ['an end that has passed', { until: '2026-12-31' }],
  ['the wrong year', { until: '2037-01-01' }],
])('%s is asked again', async (_, days) => {
  expect(await rest(days)).toMatchObject({ outcome: 'backwards' })
  expect(await rests()).toEqual([])
})

test('a suspended maker stays suspended whatever she rests or resumes', async () => {
  await db.sql(`UPDATE sellers SET status = 'suspended'`)
  expect(await rest({})).toEqual({ outcome: 'suspended' })
  expect(await goOn()).toEqual({ outcome: 'nothing_rested' })
  expect(await states()).toEqual([{ seller: 'suspended', product: 'approved' }])
})

test("somebody else's product can't be put to rest", async () => {
  const other = await maker(db, { name: 'Bu Wati' })
  expect(await rest({ product: String(other.productId) })).toEqual({ outcome: 'not_found' })
  expect(await goOn({ product: String(other.productId) })).toEqual({ outcome: 'not_found' })
})
