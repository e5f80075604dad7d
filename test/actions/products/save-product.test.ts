import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPhotosToProduct } from '../../../src/actions/products/add-photos.ts'
import { answersOf, fieldsOf } from '../../../src/actions/products/answers.ts'
import { changePrice } from '../../../src/actions/products/change-price.ts'
import { changeProduct } from '../../../src/actions/products/change-product.ts'
import { type ProductNow, productOf } from '../../../src/actions/products/fields.ts'
import { openProduct } from '../../../src/actions/products/open-product.ts'
import { type ProductToSave, type SavedProduct, saveProduct } from '../../../src/actions/products/save-product.ts'
import { MOST_PHOTOS } from '../../../src/actions/products/store-product.ts'
import { submitProduct } from '../../../src/actions/products/submit-product.ts'
import { withdrawProduct } from '../../../src/actions/products/withdraw-product.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptied, maker, openPoint, order, promised } from '../fulfilment/point.ts'
import { speakerFor } from '../sellers/phone.ts'

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

const save = (product: Omit<ProductToSave, 'sellerId'>): Promise<SavedProduct> =>
  db.transaction((tx) => saveProduct(tx, { sellerId, ...product }, { source: 'chat', personId: sri.personId }, NOW))
const saved = async (product: Omit<ProductToSave, 'sellerId'>) =>
  (await save(product)) as Extract<SavedProduct, { outcome: 'saved' }>
const now = async (id = productId): Promise<ProductNow> => (await db.transaction((tx) => productOf(tx, sellerId, id)))!
const put = (column: string, value: unknown) =>
  db.sql(`UPDATE products SET ${column} = $2 WHERE id = $1`, [productId, value])
const photos = async (count: number) => {
  const hashes = Array.from({ length: count }, (_, index) => `photo-${index}`)
  for (const hash of hashes)
    await db.sql(
      `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ($1, 'photo', 'image/png', 1, $1, $2) ON CONFLICT DO NOTHING`,
      [hash, NOW],
    )
  return hashes
}

describe('saving what is known of a product', () => {
  test('a name alone is a draft; the same name goes on with it, another size or price is another product', async () => {
    const first = await saved({ fields: { name: 'Kue Talam' } })
    expect(first.status).toBe('draft')
    const again = await saved({ fields: { name: 'kue talam', unitPrice: 3000, netWeightG: 50 } })
    expect(again.id).toBe(first.id)
    expect((await saved({ fields: { name: 'Kue Talam', unitPrice: 3000, netWeightG: 100 } })).id).not.toBe(first.id)
    expect((await saved({ fields: { name: 'Kue Talam', unitPrice: 9000, netWeightG: 50 } })).id).not.toBe(first.id)
  })

  test('a changed price is kept in the history, and what was promised keeps its own', async () => {
    const { lineIds } = await order(db, {
      number: 'KRW-1',
      neededOn: '2027-02-24',
      lines: [{ label: 'Keripik', quantity: 300, price: 15000, products: [productId] }],
    })
    await promised(db, { lineId: lineIds[0]!, sellerId, productId, pieces: 300, dueOn: '2027-02-23' })
    await saved({ productId, fields: { unitPrice: 16000 } })
    await saved({ productId, fields: { unitPrice: 16000 } })
    expect(await db.sql('SELECT old_price, new_price, by_id FROM price_changes ORDER BY id')).toEqual([
      { old_price: 15000, new_price: 16000, by_id: sri.personId },
    ])
    expect(await db.sql('SELECT price FROM allocations')).toEqual([{ price: 15000 }])
    expect((await now()).status).toBe('approved')
  })

  test('what was judged sends a sold product to the curators again, the price list does not', async () => {
    expect(
      await saved({ productId, fields: { unitPrice: 9000, capacityQty: 10, minOrder: 5, leadTimeDays: 3 } }),
    ).toMatchObject({
      recurated: false,
      status: 'approved',
    })
    expect(await saved({ productId, fields: { netWeightG: 150 } })).toMatchObject({
      recurated: true,
      status: 'waiting',
    })
  })

  test('the halal number alone finishes a product that waits for it, and curators hear of it', async () => {
    await put('status', 'waiting_halal')
    await put('approved_at', null)
    expect(await saved({ productId, fields: { halal: 'ID32110000123450124' } })).toMatchObject({
      finished: true,
      status: 'approved',
    })
    expect(await db.sql('SELECT approved_at FROM products')).toEqual([{ approved_at: NOW }])
    expect(await db.sql('SELECT notice FROM outbox')).toEqual([{ notice: 'halal_number_came' }])
    expect(await db.sql('SELECT kind, number, status FROM permits ORDER BY id')).toEqual([
      { kind: 'halal', number: 'ID32110000123450124', status: 'claimed' },
    ])
  })

  test('a replaced number leaves no claim behind; one that was checked stays', async () => {
    await saved({ productId, fields: { pirt: '206321501012331' } })
    await saved({ productId, fields: { pirt: '206321501012431' } })
    expect(await db.sql('SELECT number, valid_until_on FROM permits ORDER BY id')).toEqual([
      { number: '206321501012431', valid_until_on: '2031-12-31' },
    ])
    await db.sql(`UPDATE permits SET status = 'checked', checked_by_id = 1, checked_at = $1, checked_where = 'OSS'`, [
      NOW,
    ])
    await saved({ productId, fields: { pirt: '206321501012531' } })
    expect(await db.sql('SELECT status FROM permits ORDER BY id')).toEqual([
      { status: 'checked' },
      { status: 'claimed' },
    ])
  })

  test('no more pictures than fit, each once', async () => {
    const hashes = await photos(MOST_PHOTOS + 2)
    expect(await saved({ productId, fields: {}, photos: [...hashes, ...hashes] })).toMatchObject({ photosLeftOut: 2 })
    expect((await now()).photos).toEqual(hashes.slice(0, MOST_PHOTOS))
    expect(await act(db, addPhotosToProduct, { product: String(productId), photos: hashes }, NOW, sri)).toMatchObject({
      outcome: 'full',
    })
  })

  test.each(['refused', 'suspended', 'withdrawn'])('nothing of a %s product is changed any more', async (status) => {
    await put('status', status)
    expect(await save({ productId, fields: { unitPrice: 1 } })).toEqual({ outcome: 'closed', status })
    expect((await now()).unitPrice).toBe(15000)
  })

  test('saying the same again does not touch the product: a card that a curator has open stays good', async () => {
    const before = await db.sql('SELECT updated_at FROM products')
    await saved({ productId, fields: fieldsOf(answersOf(await now())) })
    expect(await db.sql('SELECT updated_at FROM products')).toEqual(before)
  })
})

describe("somebody else's product is not there", () => {
  const forged: [string, (product: string) => Promise<{ outcome: string }>][] = [
    ['looked at', (product) => act(db, openProduct, { product }, NOW, sri)],
    ['repriced', (product) => act(db, changePrice, { product, unit_price: 500 }, NOW, sri)],
    ['changed', (product) => act(db, changeProduct, { product, product_name: 'Milik saya' }, NOW, sri)],
    ['photographed', (product) => act(db, addPhotosToProduct, { product, photos: ['x'] }, NOW, sri)],
    ['taken back', (product) => act(db, withdrawProduct, { product }, NOW, sri)],
  ]
  test.each(forged)('and cannot be %s, whatever value a tap sends', async (_, attempt) => {
    const other = await maker(db, { name: 'Bu Wati' })
    const before = await db.sql('SELECT * FROM products ORDER BY id')
    for (const product of [String(other.productId), '0', '-1', '99999999999', "1'; --", ''])
      expect((await attempt(product)).outcome).toBe('not_found')
    expect(await db.sql('SELECT * FROM products ORDER BY id')).toEqual(before)
  })
})

test('a product with promises open is not taken back', async () => {
  const { lineIds } = await order(db, {
    number: 'KRW-1',
    neededOn: '2027-02-24',
    lines: [{ label: 'Keripik', quantity: 300, price: 15000, products: [productId] }],
  })
  await promised(db, { lineId: lineIds[0]!, sellerId, productId, pieces: 300, dueOn: '2027-02-23' })
  expect(await act(db, withdrawProduct, { product: String(productId) }, NOW, sri)).toMatchObject({
    outcome: 'promised',
  })
  expect((await now()).status).toBe('approved')
})

test('a draft goes to the curators once, and only when nothing they need is missing', async () => {
  const { id } = await saved({ fields: { name: 'Tas Mendong', kind: 'weaving', unitPrice: 85000, unit: 'pcs' } })
  const submit = () => db.transaction((tx) => submitProduct(tx, { sellerId, productId: id }, NOW))
  expect(await submit()).toEqual({ outcome: 'missing', needed: ['capacity', 'photos'] })
  await saved({ productId: id, fields: { capacityQty: 40, capacityPer: 'month' }, photos: await photos(1) })
  expect(await submit()).toEqual({ outcome: 'submitted', waitsForHalal: false })
  expect(await submit()).toEqual({ outcome: 'not_now' })
})

test('an officer who saves on her behalf leaves an audit line with what changed', async () => {
  await db.transaction((tx) =>
    saveProduct(
      tx,
      { sellerId, productId, fields: { unitPrice: 17000 } },
      { source: 'officer', officer: { officerId: 1, personId: 1, region: '32.15' } },
      NOW,
    ),
  )
  expect(await db.sql('SELECT act, before, after, on_behalf FROM audits ORDER BY id')).toEqual([
    { act: 'change_product', before: { unitPrice: 15000 }, after: { unitPrice: 17000 }, on_behalf: true },
  ])
})
