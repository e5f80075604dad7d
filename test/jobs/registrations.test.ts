import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeReference } from '../../src/actions/places/reference.ts'
import type { Db } from '../../src/db/open.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { passTime, said, wib } from './clockwork.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyDb(db)
  await writeReference(db)
})

/** Somebody who agreed, in the middle of a registration who fell silent. */
async function halfway(phone: string, handoffUntil?: string) {
  const at = wib('2027-01-04T08:30')
  const state = { stack: [{ id: 1, flow: 'register-business' }], prompts: [], promptNo: 1, talkNo: 1 }
  const [account] = await db.sql<{ id: number }>(
    `INSERT INTO accounts (channel, via, external_id, region_code, created_at) VALUES ('whatsapp', '32.15', $1, '32.15', $2) RETURNING id`,
    [phone, at],
  )
  await db.sql(`INSERT INTO consents (account_id, version, purpose, given_at) VALUES ($1, '1', 'seller', $2)`, [
    account!.id,
    at,
  ])
  await db.sql(
    `INSERT INTO conversations (account_id, state, created_at, last_inbound_at, handoff_until) VALUES ($1, $2, $3, $3, $4)`,
    [account!.id, JSON.stringify(state), at, handoffUntil === undefined ? null : wib(handoffUntil)],
  )
  return account!.id
}

const reminded = async () => (await said(db, 'registration_unfinished')).map(({ account_id }) => account_id)

test('whoever talks with an officer is not asked about a form in between', async () => {
  const alone = await halfway('6281200000001')
  const helped = await halfway('6281200000002', '2027-01-05T20:00')
  await passTime(db, '2027-01-04T08:30', '2027-01-05T18:00')
  expect(await reminded()).toEqual([alone])
  await passTime(db, '2027-01-05T18:00', '2027-01-06T12:00')
  expect(await reminded()).toEqual([alone, helped])
})
