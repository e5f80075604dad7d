import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addParcelLine, removeParcelLine } from '../../../src/actions/parcels/change-lines.ts'
import { addLineProduct, findApprovedProducts } from '../../../src/actions/parcels/choose-products.ts'
import { addToCollection, openCollection, startCollection } from '../../../src/actions/parcels/collections.ts'
import { openParcel } from '../../../src/actions/parcels/open-parcel.ts'
import { publishParcel, withdrawParcel } from '../../../src/actions/parcels/publish-parcel.ts'
import { setPacking } from '../../../src/actions/parcels/set-packing.ts'
import { startParcel } from '../../../src/actions/parcels/start-parcel.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { maker } from '../fulfilment/point.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'

let db: Db
let rina: Actor
let abroad: Actor
let product: string
let foreign: string
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  rina = await somebody(db, 'Rina', ['curator'])
  abroad = await somebody(db, 'Asep', ['admin'], '32.16')
  product = String((await maker(db, { name: 'Bu Sri', price: 15_000 })).productId)
  foreign = String((await maker(db, { name: 'Bu Ani', district: '32.16.05' })).productId)
})

const begun = async (name = 'Lebaran') =>
  String((await act(db, rina, startParcel, { parcel_name: name })).values?.parcel)
const line = { line_label: 'Keripik', line_quantity: 2, line_price: 15_000 }
const choice = { hits: [], hit_lines: [] }

async function filled(): Promise<string> {
  const parcel = await begun()
  const { values } = await act(db, rina, addParcelLine, { parcel, ...line })
  await act(db, rina, addLineProduct, { parcel, parcel_line: values?.parcel_line, hit: product, ...choice })
  return parcel
}

test('a parcel costs its lines and its packing, and is sold only when every line can be filled', async () => {
  const parcel = await begun()
  expect((await act(db, rina, publishParcel, { parcel })).outcome).toBe('not_ready')
  const { values } = await act(db, rina, addParcelLine, { parcel, ...line })
  expect((await act(db, rina, publishParcel, { parcel })).outcome).toBe('not_ready')
  await act(db, rina, addLineProduct, { parcel, parcel_line: values?.parcel_line, hit: product, ...choice })
  await act(db, rina, setPacking, { parcel, new_fee: 7_500 })
  expect(await act(db, rina, publishParcel, { parcel })).toMatchObject({
    outcome: 'published',
    values: { parcel_total: 37_500 },
  })
  await db.sql(`UPDATE products SET status = 'suspended' WHERE id = $1`, [Number(product)])
  await act(db, rina, withdrawParcel, { parcel })
  expect((await act(db, rina, publishParcel, { parcel })).outcome).toBe('not_ready')
})

test("another region's products, parcels and packing points are not there", async () => {
  const parcel = await filled()
  const { values } = await act(db, rina, addParcelLine, { parcel, ...line })
  const parcel_line = values?.parcel_line
  expect((await act(db, rina, addLineProduct, { parcel, parcel_line, hit: foreign, ...choice })).outcome).toBe('gone')
  for (const action of [openParcel, publishParcel, withdrawParcel])
    expect((await act(db, abroad, action, { parcel })).outcome).toBe('gone')
  expect((await act(db, abroad, addParcelLine, { parcel, ...line })).outcome).toBe('gone')
  const [point] = await db.sql<{ id: number }>(
    `INSERT INTO packing_points (region_code, district_code, name, daily_capacity, created_at)
     VALUES ('32.16', '32.16.05', 'Posko', 100, $1) RETURNING id`,
    [NOW],
  )
  expect((await act(db, rina, setPacking, { parcel, new_point: String(point!.id) })).outcome).toBe('gone')
  expect((await act(db, abroad, findApprovedProducts, { search_words: 'Sri' })).outcome).toBe('none')
})

test("a line of another parcel is not this parcel's to change", async () => {
  const parcel = await filled()
  const other = await begun('Lain')
  const { values } = await act(db, rina, addParcelLine, { parcel: other, ...line })
  expect((await act(db, rina, removeParcelLine, { parcel, line_out: values?.parcel_line })).outcome).toBe('gone')
})

test('what is on sale or was ever ordered keeps its lines', async () => {
  const parcel = await filled()
  await act(db, rina, publishParcel, { parcel })
  expect((await act(db, rina, addParcelLine, { parcel, ...line })).outcome).toBe('in_use')
  await act(db, rina, withdrawParcel, { parcel })
  expect((await act(db, rina, addParcelLine, { parcel, ...line })).outcome).toBe('added')
  await db.sql(
    `INSERT INTO buyers (id, region_code, name, kind, contact_name, status, source, created_at, updated_at)
     VALUES (1, '32.15', 'PT Maju', 'company', 'Hendra', 'verified', 'chat', $1, $1)`,
    [NOW],
  )
  await db.sql(
    `INSERT INTO orders (number, region_code, buyer_id, status, needed_on, parcel_id, parcel_count, total, source, created_at)
     VALUES ('N1', '32.15', 1, 'placed', '2027-02-20', $1, 5, 1, 'chat', $2)`,
    [Number(parcel), NOW],
  )
  expect((await act(db, rina, openParcel, { parcel })).outcome).toBe('withdrawn')
  expect((await act(db, rina, setPacking, { parcel, new_fee: 1 })).outcome).toBe('in_use')
})

test('a search takes signs that mean something to the database as plain signs', async () => {
  for (const search_words of ['%', '_', "'; --", '\\'])
    expect((await act(db, rina, findApprovedProducts, { search_words })).outcome).toBe('none')
  expect((await act(db, rina, findApprovedProducts, { search_words: 'keripik SRI' })).outcome).toBe('found')
  expect((await act(db, rina, findApprovedProducts, { search_words: 'kripik bu srii' })).outcome).toBe('found')
})

test('a collection holds each product once, of its own region', async () => {
  const made = await act(db, rina, startCollection, { collection_name: 'Oleh-oleh' })
  const collection = made.values?.collection
  await act(db, rina, addToCollection, { collection, hit: product })
  await act(db, rina, addToCollection, { collection, hit: product })
  expect((await act(db, rina, addToCollection, { collection, hit: foreign })).outcome).toBe('gone')
  expect((await act(db, abroad, openCollection, { collection })).outcome).toBe('gone')
  expect(await db.sql('SELECT product_id FROM collection_items')).toHaveLength(1)
  const again = await act(db, rina, startCollection, { collection_name: 'Oleh-oleh' })
  expect(again.values?.collection).toBe(collection)
})
