import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Filter, findProducts } from '../../../src/actions/catalogue/find.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { NOW, plantMarket } from '../orders/market.ts'

const NAMES = [
  'Keripik Tempe Pedas',
  'Keripik Singkong Original',
  'Sambal Oncom',
  'Batik Karawang',
  'Kue Kering Nastar',
  'Keripik Pisang',
]

let db: Db
beforeAll(async () => {
  db = await freshDb()
  await plantMarket(db, { makers: NAMES.map(() => ({ month: 100 })) })
  for (const [index, name] of NAMES.entries())
    await db.sql('UPDATE products SET name = $2 WHERE id = $1', [index + 1, name])
  await db.sql(`UPDATE products SET description = 'rasa pedas manis' WHERE id = 6`)
  await db.sql(`UPDATE products SET halal = 'ID32110000000000001' WHERE id IN (1, 3)`)
  await db.sql('UPDATE products SET unit_price = 30000 WHERE id = 2')
})
afterAll(() => db.close())

const find = async (filter: Partial<Filter>, today = '2027-01-11') =>
  (await db.transaction((tx) => findProducts(tx, { regionCode: '32.15', ...filter }, today, 50))).map(
    ({ name }) => name,
  )

test('words are found in name and description, a typo too, the best first', async () => {
  expect(await find({ words: 'keripik pedas' })).toEqual(['Keripik Tempe Pedas', 'Keripik Pisang'])
  expect(await find({ words: 'kripik pedes' })).toEqual(['Keripik Tempe Pedas'])
  expect(await find({ words: 'nastarr' })).toEqual(['Kue Kering Nastar'])
  expect(await find({ words: 'sambal terasi' })).toEqual(['Sambal Oncom'])
})

test('what nobody sells is not found, and signs do no harm', async () => {
  expect(await find({ words: 'rendang' })).toEqual([])
  for (const words of ["'; DROP TABLE products; --", '"unbalanced', '%%%', ':*&|!', 'a'.repeat(5_000)])
    expect(await find({ words })).toEqual([])
})

test('price and halal narrow it down; another region is another catalogue', async () => {
  expect(await find({ words: 'keripik', maxPrice: 20_000 })).not.toContain('Keripik Singkong Original')
  expect(await find({ halalOnly: true })).toEqual(['Sambal Oncom', 'Keripik Tempe Pedas'])
  expect(await find({ regionCode: '32.16' })).toEqual([])
})

test('only what is sold today is shown', async () => {
  const hidden = async (statement: string, back: string) => {
    await db.sql(statement)
    const found = await find({ words: 'nastar' })
    await db.sql(back)
    return found
  }
  const product = (status: string) => `UPDATE products SET status = '${status}' WHERE id = 5`
  const seller = (status: string) => `UPDATE sellers SET status = '${status}' WHERE id = 5`
  for (const status of ['waiting', 'suspended', 'waiting_halal', 'paused', 'withdrawn'])
    expect(await hidden(product(status), product('approved'))).toEqual([])
  for (const status of ['paused', 'suspended', 'left', 'sleeping'])
    expect(await hidden(seller(status), seller('active'))).toEqual([])
  await db.sql(
    `INSERT INTO seller_pauses (seller_id, from_on, until_on, created_at) VALUES (5, '2027-02-01', '2027-02-07', $1)`,
    [NOW],
  )
  expect(await find({ words: 'nastar' }, '2027-02-07')).toEqual([])
  expect(await find({ words: 'nastar' }, '2027-02-08')).toEqual(['Kue Kering Nastar'])
})
