import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Action } from '../../../src/actions/action.ts'
import { giveSellerConsent } from '../../../src/actions/sellers/consent.ts'
import { createSeller } from '../../../src/actions/sellers/create-seller.ts'
import { whoWrites } from '../../../src/actions/sellers/greet.ts'
import { registerSeller } from '../../../src/actions/sellers/register-seller.ts'
import { stopOffers } from '../../../src/actions/sellers/stop-offers.ts'
import { takeOver } from '../../../src/actions/sellers/take-over.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { dayAt } from '../../../src/domain/calendar.ts'
import { freshDb } from '../../db/fresh.ts'
import { house } from '../../house.ts'
import { emptyOffice, somebody } from '../officers/office.ts'
import { NOW, speakerFor, writes } from './phone.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(() => emptyOffice(db))

const act = (actor: Actor, action: Action, inputs: Record<string, unknown> = {}) =>
  db.transaction((tx) =>
    action.run(inputs, { tx, now: NOW, today: dayAt(NOW), actor, feasts: {}, house, newCode: () => 'code' }),
  )
const people = () => db.sql('SELECT id FROM people')
const business = {
  business_name: 'dapur mak onah',
  owner_name: 'onah',
  district: '32.15.05',
  business_kind: 'food',
  workers: undefined,
  nib: undefined,
}
const ONAH = {
  name: 'Dapur Mak Onah',
  ownerName: 'Onah',
  districtCode: '32.15.05',
  kind: 'food',
  phone: '6281200000141',
}

/** Consents and registers. */
async function registered(phone: string, region = '32.15', district = '32.15.05'): Promise<Actor> {
  const stranger = await writes(db, phone, region)
  const yes = await act(stranger, giveSellerConsent, { consent: 'yes' })
  const done = await act({ ...stranger, ...yes.actor }, registerSeller, { ...business, district })
  return { ...stranger, ...yes.actor, ...done.actor }
}

test('a no stores nothing: no person, no consent', async () => {
  const stranger = await writes(db, '6281200000141')
  expect(await act(stranger, whoWrites)).toMatchObject({ outcome: 'newcomer' })
  expect(await act(stranger, giveSellerConsent, { consent: 'no' })).toEqual({ outcome: 'refused' })
  expect(await people()).toEqual([])
  expect(await db.sql('SELECT id FROM consents')).toEqual([])
})

test('a yes is kept with its purpose, its instant and the very wording, and counts once however often it is said', async () => {
  const stranger = await writes(db, '6281200000141')
  await act(stranger, giveSellerConsent, { consent: 'yes' })
  await act(stranger, giveSellerConsent, { consent: 'yes' })
  const consents = await db.sql<{ purpose: string; version: string; given_at: Date }>(
    'SELECT purpose, version, given_at FROM consents',
  )
  expect(consents).toEqual([{ purpose: 'seller', version: expect.stringMatching(/^[0-9a-f]{12}$/), given_at: NOW }])
})

test('nobody is registered who has not consented', async () => {
  const stranger = await writes(db, '6281200000141')
  expect(await act(stranger, registerSeller, business)).toEqual({ outcome: 'no_consent' })
  expect(await db.sql('SELECT id FROM sellers')).toEqual([])
})

test('a business belongs to the regency of its kecamatan, whichever number was written to', async () => {
  const maker = await registered('6281200000141', '32.15', '32.14.05')
  expect(maker).toMatchObject({ region: '32.14', roles: ['seller'] })
  expect(await db.sql('SELECT region_code, name, owner_name, status FROM sellers ORDER BY id')).toEqual([
    { region_code: '32.14', name: 'Dapur Mak Onah', owner_name: 'Onah', status: 'active' },
  ])
})

test("a maker who writes to a neighbour's number is recognised and stays one person", async () => {
  const maker = await registered('6281200000141')
  const elsewhere = await writes(db, '6281200000141', '32.16')
  const greeted = await act(elsewhere, whoWrites)
  expect(greeted).toMatchObject({ outcome: 'known', actor: { personId: maker.personId, sellerId: maker.sellerId } })
  expect(await people()).toHaveLength(1)
})

test('a lid is no phone number: nobody is taken for somebody else', async () => {
  await registered('6281200000141')
  const lid = await writes(db, '116612345678901')
  expect(await act(lid, whoWrites)).toMatchObject({ outcome: 'newcomer' })
})

test('the phone of a business that the office wrote down takes it over, with an audit line, and only once', async () => {
  const { id } = (await db.transaction((tx) => createSeller(tx, ONAH, { source: 'import' }, NOW))) as { id: number }
  const onah = await writes(db, ONAH.phone)
  expect(await act(onah, whoWrites)).toMatchObject({ outcome: 'written_down' })
  expect(await act(onah, takeOver, { takes_over: 'no' })).toEqual({ outcome: 'refused' })
  expect(await people()).toEqual([])
  expect(await act(onah, takeOver, { takes_over: 'yes' })).toMatchObject({ outcome: 'taken', actor: { sellerId: id } })
  expect(await act(onah, takeOver, { takes_over: 'yes' })).toEqual({ outcome: 'gone' })
  expect(await db.sql('SELECT status FROM sellers')).toEqual([{ status: 'active' }])
  expect(await db.sql('SELECT act FROM audits ORDER BY id')).toEqual([{ act: 'take_over_seller' }])
})

test("a stranger's phone takes over nobody's business", async () => {
  await db.transaction((tx) => createSeller(tx, ONAH, { source: 'import' }, NOW))
  const stranger = await writes(db, '6281299999999')
  expect(await act(stranger, takeOver, { takes_over: 'yes' })).toEqual({ outcome: 'gone' })
})

test('an officer writes down makers of her own region, whom no offer reaches until they consent; with a mentor it does', async () => {
  const rina = await somebody(db, 'Rina', ['admin'])
  const officer = { officerId: rina.officerId!, personId: rina.personId!, region: '32.15' }
  const entered = (seller: typeof ONAH, mentorId?: number) =>
    db.transaction((tx) =>
      createSeller(tx, seller, { source: 'officer', officer, ...(mentorId === undefined ? {} : { mentorId }) }, NOW),
    )
  expect(await entered({ ...ONAH, districtCode: '32.16.01' })).toEqual({ outcome: 'elsewhere', region: '32.16' })
  expect(await entered({ ...ONAH, districtCode: '32.99.01' })).toEqual({ outcome: 'unknown_district' })
  expect(await entered(ONAH)).toMatchObject({ outcome: 'created', region: '32.15' })
  expect(await entered({ ...ONAH, name: 'Lain' })).toMatchObject({ outcome: 'phone_taken' })
  expect(await entered({ ...ONAH, phone: '6281200000142' }, rina.officerId)).toMatchObject({ outcome: 'created' })
  expect(await db.sql('SELECT status FROM sellers ORDER BY id')).toEqual([{ status: 'sleeping' }, { status: 'active' }])
  expect(await db.sql('SELECT act, on_behalf FROM audits ORDER BY id')).toEqual([
    { act: 'enter_seller', on_behalf: true },
    { act: 'enter_seller', on_behalf: true },
  ])
})

test('the same business twice is one; another one of the same person is a second', async () => {
  const maker = await registered('6281200000141')
  expect(await act(maker, registerSeller, business)).toMatchObject({ outcome: 'already_there' })
  expect(await act(maker, registerSeller, { ...business, business_name: 'Sambal Onah' })).toMatchObject({
    outcome: 'registered',
  })
  expect(await db.sql('SELECT id FROM sellers')).toHaveLength(2)
})

test("a number under which somebody else's business stands registers no second one; officers are told", async () => {
  await somebody(db, 'Rina', ['admin'])
  const first = await registered('6281200000141')
  // the number has changed hands: another person writes from it now
  await db.sql(`UPDATE people SET phone = '6281200000999' WHERE id = $1`, [first.personId])
  await db.sql('UPDATE accounts SET person_id = NULL')
  const stranger: Actor = {
    accountId: first.accountId,
    conversationId: first.conversationId,
    region: '32.15',
    roles: ['newcomer'],
  }
  const yes = await act(stranger, giveSellerConsent, { consent: 'yes' })
  const told = await act({ ...stranger, ...yes.actor }, registerSeller, { ...business, business_name: 'Sambal Baru' })
  expect(told).toMatchObject({ outcome: 'phone_taken' })
  expect(await db.sql('SELECT id FROM sellers')).toHaveLength(1)
})

test('consent given after a stop opens the ear again', async () => {
  const stranger = await writes(db, '6281200000141')
  await db.sql('UPDATE accounts SET muted_at = $1', [NOW])
  await act(stranger, giveSellerConsent, { consent: 'yes' })
  expect(await db.sql('SELECT muted_at FROM accounts')).toEqual([{ muted_at: null }])
})

test('a stop silences every number of ours that this person wrote to, and is obeyed once', async () => {
  const maker = await registered('6281200000141')
  await act(await writes(db, '6281200000141', '32.16'), whoWrites)
  expect(await act(await speakerFor(db, maker.sellerId!), stopOffers)).toMatchObject({ outcome: 'stopped' })
  expect(await db.sql('SELECT muted_at FROM accounts')).toEqual([{ muted_at: NOW }, { muted_at: NOW }])
  expect(await act(maker, stopOffers)).toEqual({ outcome: 'already' })
})
