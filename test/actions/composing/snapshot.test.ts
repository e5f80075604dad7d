import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOf } from '../../../src/actions/composing/found.ts'
import { storeOwnParcel } from '../../../src/actions/composing/own/store.ts'
import { offerOf, takeSnapshot } from '../../../src/actions/composing/snapshot/snapshot.ts'
import { capacitiesOf, freePieces } from '../../../src/actions/orders/capacity.ts'
import { readItem } from '../../../src/actions/orders/placing/item.ts'
import { quoteItem } from '../../../src/actions/orders/placing/quote.ts'
import { readFeasts, writeReference } from '../../../src/actions/places/reference.ts'
import type { Db } from '../../../src/db/open.ts'
import { compose } from '../../../src/domain/compose/compose.ts'
import type { Feasts } from '../../../src/domain/feasts.ts'
import { readPirt } from '../../../src/domain/permits.ts'
import type { Solve } from '../../../src/domain/program.ts'
import { seasons } from '../../../src/domain/season.ts'
import { freshDb } from '../../db/fresh.ts'
import { solverHere } from '../../solver/here.ts'
import { NOW, plantTown, REGION, type TownMaker } from './town.ts'

let db: Db
let feasts: Feasts
let solve: Solve
beforeAll(async () => {
  db = await freshDb()
  await writeReference(db)
  feasts = await readFeasts(db)
  solve = await solverHere()
})
afterAll(() => db?.close())

const makers: fc.Arbitrary<TownMaker> = fc.record({
  status: fc.constantFrom('active', 'active', 'active', 'suspended', 'sleeping'),
  muted: fc.constantFrom(false, false, false, true),
  rests: fc.constantFrom(0, 0, 5, 27),
  products: fc.array(
    fc.record({
      status: fc.constantFrom('approved', 'approved', 'approved', 'waiting', 'suspended'),
      kind: fc.constantFrom('chips', 'cookies', 'sambal', 'coffee_tea', 'candy', 'batik'),
      price: fc.integer({ min: 5, max: 60 }).map((thousands) => thousands * 1000),
      month: fc.integer({ min: 1, max: 900 }),
      minimum: fc.integer({ min: 1, max: 50 }),
      leadTime: fc.integer({ min: 0, max: 20 }),
      halal: fc.boolean(),
      pirtYear: fc.constantFrom(25, 27, 31),
      promised: fc.constantFrom(0, 0, 40, 400),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})
const towns = fc.record({
  makers: fc.array(makers, { minLength: 1, maxLength: 6 }),
  interchangeable: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
  parcels: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 })),
  neededOn: fc.constantFrom('2027-01-18', '2027-01-30', '2027-02-14', '2027-02-28'),
})

test('nothing is offered that is not sold, whose maker may not be asked, or beyond what can still be promised', async () => {
  await fc.assert(
    fc.asyncProperty(towns, async ({ makers: town, interchangeable, parcels, neededOn }) => {
      await plantTown(db, town, interchangeable)
      const occasion = { regionCode: REGION, parcels, budget: 200_000, neededOn }
      const { snapshot, capacities } = await db.transaction(async (tx) => ({
        snapshot: await takeSnapshot(tx, occasion, { now: NOW, feasts }),
        capacities: await capacitiesOf(tx, ids(town), { today: '2027-01-11' }),
      }))
      const { offer, days } = offerOf(snapshot, occasion, { now: NOW, feasts }, true)
      expect(offer.days).toEqual([...offer.days].sort())
      const all = planted(town)
      for (const { productId, group, halal, minimum, free } of offer.products) {
        const { maker, product } = all[productId - 1]!
        expect([maker.status, maker.muted, product.status]).toEqual(['active', false, 'approved'])
        expect(minimum).toBe(product.minimum)
        expect(halal).toBe(product.halal || product.kind === 'batik')
        for (const [index, { from, due, neededOn: at }] of days.entries()) {
          expect(free[index]).toBeLessThanOrEqual(freePieces(capacities.get(productId)!, seasons(feasts), from, due))
          const pirt = readPirt(`2063215010001${product.pirtYear}`)
          if (pirt.ok && (pirt.value.validUntil ?? at) < at) expect(free[index]).toBe(0)
        }
        expect(group.startsWith('line')).toBe(
          interchangeable.includes(productId) && namedTogether(town, interchangeable),
        )
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

/** Towns in which something can be made: enough open kitchens, with all that may make it hard left in. */
const busyTowns = towns.map(({ makers: town, parcels, ...rest }) => ({
  ...rest,
  parcels: Math.ceil(parcels / 6),
  makers: [...town, ...town, ...town].slice(0, 8).map((maker, index) => ({
    ...maker,
    ...(index % 4 ? { status: 'active' as const, muted: false, rests: 0 } : {}),
    products: maker.products.map((product, nth) => ({
      ...product,
      month: product.month + 100,
      kind: ['chips', 'cookies', 'sambal', 'coffee_tea', 'candy', 'batik'][(index + nth) % 6]!,
    })),
  })),
}))

test('a parcel proposed can be ordered at once, in that number and for that day', async () => {
  let composed = 0
  await fc.assert(
    fc.asyncProperty(busyTowns, async ({ makers: town, interchangeable, parcels, neededOn }) => {
      await plantTown(db, town, interchangeable)
      const occasion = { regionCode: REGION, parcels, budget: 70_000, neededOn }
      const snapshot = await db.transaction((tx) => takeSnapshot(tx, occasion, { now: NOW, feasts }))
      const { offer, days } = offerOf(snapshot, occasion, { now: NOW, feasts }, false)
      const answer = await compose({ parcels, budget: 70_000, handOverOn: offer.days[0]! }, offer, solve)
      const found = foundOf(answer, snapshot, days)
      if (found.kind !== 'proposals') return
      for (const parcel of found.parcels) {
        composed++
        const quote = await db.transaction(async (tx) => {
          const { packingFee, packingPointId, lines } = parcel
          const kept = { packingFee, packingPointId, lines, manyMakers: parcel.aims.includes('makers') }
          const own = { buyerId: 1, regionCode: REGION, name: `Parsel ${composed}`, ...kept }
          const id = await storeOwnParcel(tx, own, NOW)
          const item = await readItem(tx, { parcel: String(id) }, 1)
          expect(await readItem(tx, { parcel: String(id) }, undefined)).toBeUndefined()
          return quoteItem(tx, item!, { count: parcels, neededOn }, { now: NOW, feasts, supplierIsPkp: false })
        })
        expect(quote).toMatchObject({ kind: 'possible', totals: { total: parcel.price * parcels } })
        expect(parcel.price).toBeLessThanOrEqual(70_000)
      }
    }),
    { numRuns: 15 },
  )
  expect(composed).toBeGreaterThan(0)
}, 120_000)

const planted = (town: readonly TownMaker[]) =>
  town.flatMap((maker) => maker.products.map((product) => ({ maker, product })))
const ids = (town: readonly TownMaker[]) => planted(town).map((_, index) => index + 1)
const namedTogether = (town: readonly TownMaker[], named: readonly number[]) =>
  named.filter((id) => id <= planted(town).length).length > 1
