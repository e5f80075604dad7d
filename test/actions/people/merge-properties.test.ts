import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeTwoOwners } from '../../../src/actions/people/merging/merge-people.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, somebody } from '../officers/office.ts'
import { account, business, speaks } from './town.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())

/** Five numbers: the first three own a business, one has only consented, one is a stranger. */
const NUMBERS = ['6281200000001', '6281200000002', '6281200000003', '6281200000004', '6281200000005']
const merges = fc.array(
  fc.record({
    old: fc.nat(NUMBERS.length - 1),
    fresh: fc.nat(NUMBERS.length - 1),
    way: fc.constantFrom('moved', 'both'),
    // two owners of one business already
    shares: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
)

test('after any merges no business is lost or doubled, a number is one person’s, and a retired one speaks for nobody', async () => {
  await fc.assert(
    fc.asyncProperty(merges, async (steps) => {
      await emptyOffice(db)
      const admin = await somebody(db, 'Rina', ['admin'])
      const accounts: number[] = []
      const sellers: number[] = []
      for (const [place, number] of NUMBERS.entries()) {
        const { accountId, personId } = await account(db, number, { person: place < 4 })
        accounts.push(accountId)
        if (place < 3) sellers.push(await business(db, personId!, `Dapur ${place}`, number))
      }
      if (steps[0]?.shares)
        await db.sql(
          `INSERT INTO seller_members (seller_id, person_id, role, since)
           SELECT $1, person_id, 'helper', created_at FROM accounts WHERE id = $2`,
          [sellers[0], accounts[1]],
        )
      const retired = new Set<number>()

      for (const { old, fresh, way } of steps) {
        const inputs = { old_account: String(accounts[old]), new_account: String(accounts[fresh]), merge_way: way }
        const { outcome } = await act(db, admin, mergeTwoOwners, inputs)
        if (outcome !== 'merged') continue
        retired.delete(fresh)
        if (way === 'moved') retired.add(old)
      }

      // every business has an owner who can be reached
      const owners = await db.sql<{ seller_id: number; person_id: number }>(
        `SELECT seller_id, person_id FROM seller_members WHERE role = 'owner' ORDER BY seller_id`,
      )
      expect(owners.map((row) => row.seller_id)).toEqual(sellers)
      for (const { seller_id, person_id } of owners) {
        const speakers = await db.sql<{ id: number }>('SELECT id FROM accounts WHERE person_id = $1', [person_id])
        expect(speakers.length, `business ${seller_id} is heard by nobody`).toBeGreaterThan(0)
      }
      // nobody belongs to a business without a number to speak from
      expect(
        await db.sql(
          `SELECT 1 FROM seller_members m WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = m.person_id)`,
        ),
      ).toEqual([])
      for (const place of retired) expect((await speaks(db, accounts[place]!)).roles).toEqual(['newcomer'])
      // the number in the books speaks for the business
      const phones = await db.sql<{ seller_id: number; own: boolean }>(
        `SELECT s.id AS seller_id, EXISTS (SELECT 1 FROM accounts a JOIN seller_members m ON m.person_id = a.person_id
           WHERE a.external_id = s.phone AND m.seller_id = s.id) AS own FROM sellers s ORDER BY s.id`,
      )
      expect(phones.filter(({ own }) => !own)).toEqual([])
    }),
    { numRuns: 15, seed: 6 },
  )
}, 60_000)
