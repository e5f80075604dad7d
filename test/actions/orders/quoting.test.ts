import { afterAll, beforeAll, expect, test } from 'vitest'
import { goOut } from '../../../src/actions/orders/placing/go-out.ts'
import { type Item, readItem } from '../../../src/actions/orders/placing/item.ts'
import { makeQuotation } from '../../../src/actions/orders/quoting/make-quotation.ts'
import { readFeasts } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { doErrands } from './errands.ts'
import { NOW, place, plantMarket } from './market.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
  await plantMarket(db, { makers: [{ month: 600 }, { month: 600 }, { month: 600 }, { month: 3_000 }], buyers: 3 })
})
afterAll(() => db.close())

const quote = async (product: number, buyerId: number, count: number, neededOn = '2027-02-20') => {
  const feasts = await readFeasts(db)
  return db.transaction(async (tx) => {
    const item = (await readItem(tx, { product: String(product) })) as Item
    const order = {
      buyerId,
      count,
      neededOn,
      address: 'KIIC',
      contactName: 'Hendra',
      contactPhone: '6281300000001',
      source: 'chat' as const,
    }
    return makeQuotation(tx, item, order, 'id', NOW, feasts)
  })
}

test('two companies asking for a quotation of the last capacity: one is told how many are left', async () => {
  const both = await Promise.all([quote(1, 1, 500), quote(1, 2, 500)])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['not_possible', 'quoted'])
  const [{ held } = { held: 0 }] = await db.sql<{ held: number }>(
    'SELECT sum(quantity)::int AS held FROM quotation_holds WHERE product_id = 1',
  )
  expect(held).toBe(500)
})

test('an order cannot take what a quotation holds, and the quotation can still become its order', async () => {
  const quoted = await quote(2, 1, 500)
  expect(quoted.kind).toBe('quoted')
  expect((await place(db, { product: 2 }, { buyerId: 2, count: 500 })).kind).toBe('not_possible')
  const { orderId } = quoted as Extract<typeof quoted, { kind: 'quoted' }>
  const feasts = await readFeasts(db)
  await db.transaction((tx) => goOut(tx, orderId, NOW, feasts))
  await doErrands(db, NOW)
  const [{ offered } = { offered: 0 }] = await db.sql<{ offered: number }>(
    `SELECT sum(a.offered)::int AS offered FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE l.order_id = $1`,
    [orderId],
  )
  expect(offered).toBe(500)
})

test('an organisation cannot hold everybody back with one quotation after the other, nor by asking at once', async () => {
  const all = await Promise.all(Array.from({ length: 7 }, () => quote(4, 3, 1)))
  expect(all.filter(({ kind }) => kind === 'quoted')).toHaveLength(5)
  expect(all.filter(({ kind }) => kind === 'enough')).toHaveLength(2)
})

test('two members who order the same thing at the same moment: the second hears of the first', async () => {
  await db.transaction(async ({ prisma }) => {
    for (const name of ['Hendra', 'Nia'])
      await prisma.person.create({
        data: { name, createdAt: NOW, buyerMembers: { create: { buyerId: 1, role: 'member', since: NOW } } },
      })
  })
  const [one, other] = await db.sql<{ id: number }>('SELECT person_id AS id FROM buyer_members ORDER BY person_id')
  const both = await Promise.all([
    place(db, { product: 3 }, { count: 10, placedById: one!.id }),
    place(db, { product: 3 }, { count: 10, placedById: other!.id }),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['placed', 'twice'])
  const besides = await place(db, { product: 3 }, { count: 10, placedById: other!.id, besides: true })
  expect(besides.kind).toBe('placed')
})
