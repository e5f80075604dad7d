import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Action } from '../../../src/actions/action.ts'
import { keepParcel } from '../../../src/actions/composing/keep-parcel.ts'
import { listOwnParcels, removeOwnParcel, showOwnParcel } from '../../../src/actions/composing/own/list-own.ts'
import { storeOwnParcel } from '../../../src/actions/composing/own/store.ts'
import { listLinesToVary, varyParcel } from '../../../src/actions/composing/own/vary.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { house } from '../../house.ts'
import { NOW, plantTown, REGION, type TownMaker } from './town.ts'

const product = { status: 'approved', kind: 'chips', price: 15_000, month: 900, minimum: 1, leadTime: 2 } as const
const MAKER: TownMaker = {
  status: 'active',
  muted: false,
  rests: 0,
  products: [{ ...product, halal: true, pirtYear: 31, promised: 0 }],
}

let db: Db
let own: string
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db?.close())
beforeEach(async () => {
  await plantTown(db, [MAKER, MAKER], [1, 2])
  const parcel = { buyerId: 1, regionCode: REGION, name: 'Parsel sendiri 1', packingFee: 5_000, packingPointId: null }
  const lines = [{ label: 'Keripik', quantity: 2, price: 15_000, products: [1, 2] }]
  own = String(await db.transaction((tx) => storeOwnParcel(tx, { ...parcel, lines, manyMakers: false }, NOW)))
})

const run = (action: Action, inputs: Record<string, unknown>, buyerId?: number) => {
  const actor = { accountId: 1, conversationId: 1, region: REGION, roles: [], ...(buyerId ? { buyerId } : {}) }
  const work = { now: NOW, today: '2027-01-11', house, feasts: {}, newCode: () => 'code' }
  return db.transaction((tx) => action.run(inputs, { ...work, tx, actor }))
}

test('a parcel of somebody’s own is there for nobody else, whatever they pick', async () => {
  const [line] = await db.sql<{ id: number }>('SELECT id FROM parcel_lines WHERE parcel_id = $1', [Number(own)])
  for (const other of [2, undefined]) {
    expect((await run(listOwnParcels, {}, other)).outcome).toBe('none')
    expect((await run(showOwnParcel, { parcel: own }, other)).outcome).toBe('gone')
    expect((await run(removeOwnParcel, { parcel: own }, other)).outcome).toBe('gone')
    expect(['gone', 'stranger']).toContain((await run(listLinesToVary, { parcel: own }, other)).outcome)
  }
  expect((await run(listOwnParcels, {}, 1)).outcome).toBe('some')
  for (const forged of ['0', '-1', 'x', '99999999999'])
    expect((await run(showOwnParcel, { parcel: forged }, 1)).outcome).toBe('gone')
  expect((await run(varyParcel, { parcel: own, parcel_line: String(line!.id + 1), pieces: 1 }, 1)).outcome).toBe('gone')
  expect((await run(keepParcel, { composition: '1', proposal: 1 }, 1)).outcome).toBe('stale')
})

test('a ready-made parcel stays as it is when somebody wants another one of it', async () => {
  const before = await db.sql('SELECT * FROM parcel_lines WHERE parcel_id = 1')
  const [line] = before as { id: number }[]
  const varied = await run(varyParcel, { parcel: '1', parcel_line: String(line!.id), pieces: 4 }, 1)
  expect(varied).toMatchObject({ outcome: 'varied', wrote: true })
  expect(await db.sql('SELECT * FROM parcel_lines WHERE parcel_id = 1')).toEqual(before)
  const [mine] = await db.sql(
    `SELECT p.name, p.status, p.buyer_id, l.quantity, (SELECT count(*) FROM parcel_line_products x WHERE x.parcel_line_id = l.id) AS products
     FROM parcels p JOIN parcel_lines l ON l.parcel_id = p.id WHERE p.id = $1`,
    [Number((varied.values as { parcel: string }).parcel)],
  )
  expect(mine).toEqual({ name: 'Parsel sendiri 2', status: 'active', buyer_id: 1, quantity: 4, products: 2 })
})
