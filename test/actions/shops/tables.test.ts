import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyForSpace, leaveSpace } from '../../../src/actions/shops/spaces/apply.ts'
import { offerSpace } from '../../../src/actions/shops/spaces/offer.ts'
import { assignInOrder, assignMaker, openSpace } from '../../../src/actions/shops/spaces/office.ts'
import { readSpace } from '../../../src/actions/shops/spaces/space.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'
import { account, business, speaks } from '../people/town.ts'

const MAKERS = 4
let db: Db
beforeAll(async () => {
  db = await freshDb()
}, 60_000)
beforeEach(() => emptyOffice(db))
afterAll(() => db.close())

/** An open bazaar of the office, its makers, and an officer. */
async function bazaar(tables: number): Promise<{ officer: Actor; makers: Actor[]; space: string }> {
  await emptyOffice(db)
  const officer = await somebody(db, 'Bu Rina', ['admin'])
  const makers: Actor[] = []
  for (let nth = 1; nth <= MAKERS; nth++) {
    const phone = `62812000000${nth}`
    const { accountId, personId } = await account(db, phone)
    await business(db, personId ?? 0, `Dapur ${nth}`, phone)
    makers.push(await speaks(db, accountId))
  }
  const place = { space_kind: 'bazaar', space_place: 'Alun-alun', from_on: '2027-01-20', until_on: '2027-01-21' }
  const { values } = await act(db, officer, offerSpace, { ...place, tables })
  const space = String(values?.space)
  await act(db, officer, openSpace, { space })
  return { officer, makers, space }
}

const standing = (space: string) => db.transaction((tx) => readSpace(tx, Number(space), '32.15'))

const step = fc.record({
  does: fc.constantFrom('apply', 'leave', 'in order', 'pick'),
  maker: fc.nat(MAKERS - 1),
})

test('whoever applies, leaves and is given a table in whatever order: never more than there are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 4, maxLength: 14 }),
      async (tables, steps) => {
        const { officer, makers, space } = await bazaar(tables)
        for (const [nth, { does, maker }] of steps.entries()) {
          const now = new Date(NOW.getTime() + nth * 60_000)
          const who = makers[maker] ?? officer
          if (does === 'apply') await act(db, who, applyForSpace, { space }, now)
          if (does === 'leave') await act(db, who, leaveSpace, { space }, now)
          if (does === 'in order') await act(db, officer, assignInOrder, { space }, now)
          if (does === 'pick') await act(db, officer, assignMaker, { space, maker: String(who.sellerId) }, now)
          const found = await standing(space)
          expect(found?.assigned).toBeLessThanOrEqual(tables)
          // a table stays empty only while nobody who waits has been given it
          if (does === 'in order') expect(found?.waiting === 0 || found?.assigned === tables).toBe(true)
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

test('two officers giving the last table at the same moment: one maker gets it', async () => {
  const { officer, makers, space } = await bazaar(1)
  for (const maker of makers) await act(db, maker, applyForSpace, { space })
  const given = await Promise.all(
    makers.map(({ sellerId }) => act(db, officer, assignMaker, { space, maker: String(sellerId) })),
  )
  expect(given.map(({ outcome }) => outcome).sort()).toEqual(['done', 'full', 'full', 'full'])
  expect((await standing(space))?.assigned).toBe(1)
})

test('an officer of a neighbouring regency neither sees nor gives its tables', async () => {
  const { makers, space } = await bazaar(2)
  const [maker] = makers
  if (maker) await act(db, maker, applyForSpace, { space })
  const neighbour = await somebody(db, 'Pak Asep', ['admin'], '32.16')
  expect((await act(db, neighbour, assignInOrder, { space })).outcome).toBe('over')
  expect((await act(db, neighbour, assignMaker, { space, maker: String(maker?.sellerId) })).outcome).toBe('over')
})
