import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptAnotherInvitation, acceptInvitation } from '../../../src/actions/officers/join/accept-invitation.ts'
import { lookAtInvitation } from '../../../src/actions/officers/join/look-at-invitation.ts'
import { switchRegion } from '../../../src/actions/officers/region/my-regions.ts'
import { addRole, takeRole } from '../../../src/actions/officers/team/change-role.ts'
import { inviteOfficer } from '../../../src/actions/officers/team/invite-officer.ts'
import { removeOfficer } from '../../../src/actions/officers/team/remove-officer.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, invited, NOW, somebody } from './office.ts'

let db: Db
let admin: Actor
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  admin = await somebody(db, 'Rina', ['admin'])
})

const officers = () =>
  db.sql<{ name: string; role: string; region: string; status: string }>(
    `SELECT p.name, o.role, o.region_code AS region, o.status FROM officers o JOIN people p ON p.id = o.person_id ORDER BY o.id`,
  )
const id = (actor: Actor) => String(actor.personId)

test('two people with one code: one joins, the other hears what a wrong code hears', async () => {
  await invited(db, 'abc234', 'curator')
  const tati = await somebody(db, 'tati')
  const joko = await somebody(db, 'joko')
  const told = await Promise.all(
    [tati, joko].map((one) => act(db, one, acceptInvitation, { invitation: '/start abc234', officer_name: 'Nama' })),
  )
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'refused'])
  expect((await officers()).filter(({ role }) => role === 'curator')).toHaveLength(1)
  expect(await act(db, joko, acceptInvitation, { invitation: 'nonsense', officer_name: 'Joko' })).toEqual({
    outcome: 'refused',
  })
})

test('a code is worth nothing after three days', async () => {
  await invited(db, 'abc234', 'curator')
  const late = new Date(NOW.getTime() + 3 * 24 * 3_600_000)
  expect(await act(db, await somebody(db, 'tati'), lookAtInvitation, { invitation: 'abc234' }, late)).toEqual({
    outcome: 'refused',
  })
})

test('the code itself is nowhere in the database', async () => {
  await act(db, admin, inviteOfficer, { role: 'curator' })
  const rows = await db.sql<{ row: string }>(
    'SELECT row_to_json(i)::text AS row FROM invitations i UNION ALL SELECT row_to_json(a)::text FROM audits a',
  )
  expect(rows.length).toBe(2)
  expect(rows.filter(({ row }) => row.includes('a2b3c4d5e6f7'))).toEqual([])
})

test("a removed admin's invitations can no longer be used", async () => {
  const other = await somebody(db, 'Joko', ['admin'])
  await act(db, other, inviteOfficer, { role: 'admin' })
  await act(db, admin, removeOfficer, { colleague: id(other), successor: id(admin) })
  expect(await act(db, await somebody(db, 'tati'), lookAtInvitation, { invitation: 'a2b3c4d5e6f7' })).toEqual({
    outcome: 'refused',
  })
})

test('a keeper is invited to a packing point of this region only', async () => {
  const point = async (region: string) =>
    (
      await db.sql<{ id: number }>(
        `INSERT INTO packing_points (region_code, district_code, name, daily_capacity, created_at)
         VALUES ($1, $1 || '.05', 'Posko', 100, $2) RETURNING id`,
        [region, NOW],
      )
    )[0]!.id
  const foreign = await point('32.16')
  const own = await point('32.15')
  expect(await act(db, admin, inviteOfficer, { role: 'keeper', packing_point: String(foreign) })).toEqual({
    outcome: 'not_found',
  })
  expect((await act(db, admin, inviteOfficer, { role: 'keeper', packing_point: String(own) })).outcome).toBe('invited')
  const keeper = await act(db, await somebody(db, 'udin'), acceptInvitation, {
    invitation: 'a2b3c4d5e6f7',
    officer_name: 'Udin',
  })
  expect(keeper.actor?.roles).toEqual(['keeper'])
  expect(await db.sql(`SELECT packing_point_id FROM officers WHERE role = 'keeper'`)).toEqual([
    { packing_point_id: own },
  ])
})

test('the last admin stays, also when two admins remove each other at the same time', async () => {
  const other = await somebody(db, 'Joko', ['admin'])
  const told = await Promise.all([
    act(db, admin, removeOfficer, { colleague: id(other), successor: id(admin) }),
    act(db, other, removeOfficer, { colleague: id(admin), successor: id(other) }),
  ])
  expect(told.map(({ outcome }) => outcome).sort()).not.toEqual(['removed', 'removed'])
  expect((await officers()).filter(({ role, status }) => role === 'admin' && status === 'active')).toHaveLength(1)
  expect((await act(db, admin, takeRole, { colleague: id(admin), role_held: 'admin' })).outcome).not.toBe('changed')
})

test('makers and open talks of a removed officer go to the named colleague', async () => {
  const mentor = await somebody(db, 'Dedi', ['mentor'])
  const heir = await somebody(db, 'Tati', ['curator'])
  await db.sql(
    `INSERT INTO sellers (region_code, district_code, name, owner_name, kind, status, source, mentor_id, created_at, updated_at)
     VALUES ('32.15', '32.15.05', 'Dapur Onah', 'Onah', 'food', 'active', 'officer', $1, $2, $2)`,
    [mentor.officerId, NOW],
  )
  await db.sql(
    `INSERT INTO handoffs (region_code, conversation_id, reason, status, opened_at, until_at, taken_by_id, last_word_at)
     VALUES ('32.15', $1, 'asked', 'taken', $2, $2, $3, $2)`,
    [heir.conversationId, NOW, mentor.officerId],
  )
  const told = await act(db, admin, removeOfficer, { colleague: id(mentor), successor: id(heir) })
  expect(told).toMatchObject({ outcome: 'removed', values: { makers: 1, talks: 1 } })
  expect(await db.sql('SELECT mentor_id FROM sellers')).toEqual([{ mentor_id: heir.officerId }])
  expect(await db.sql('SELECT taken_by_id FROM handoffs')).toEqual([{ taken_by_id: heir.officerId }])
})

test("another region's officers are not there: neither to remove, nor to give a role, nor to succeed", async () => {
  const foreign = await somebody(db, 'Asep', ['admin'], '32.16')
  const own = await somebody(db, 'Joko', ['curator'])
  expect((await act(db, admin, removeOfficer, { colleague: id(foreign), successor: id(admin) })).outcome).toBe(
    'not_found',
  )
  expect((await act(db, admin, addRole, { colleague: id(foreign), role: 'admin' })).outcome).toBe('not_found')
  expect((await act(db, admin, removeOfficer, { colleague: id(own), successor: id(foreign) })).outcome).toBe(
    'no_successor',
  )
  expect((await act(db, admin, switchRegion, { my_region: '32.16' })).outcome).toBe('not_found')
})

test('made-up picks are nobody', async () => {
  for (const colleague of ['0', '-1', '1; DROP TABLE people', '99999999999', '']) {
    expect((await act(db, admin, removeOfficer, { colleague, successor: id(admin) })).outcome).toBe('not_found')
    expect((await act(db, admin, addRole, { colleague, role: 'admin' })).outcome).toBe('not_found')
  }
  expect((await act(db, admin, addRole, { colleague: id(admin), role: 'king' })).outcome).toBe('not_found')
})

test('an officer of one region takes on another, and the talk goes on there', async () => {
  await invited(db, 'abc234', 'head', '32.14')
  const joined = await act(db, admin, acceptAnotherInvitation, { invitation: 'abc234' })
  expect(joined).toMatchObject({ outcome: 'joined', actor: { region: '32.14', roles: ['head'] } })
  await invited(db, 'def567', 'head', '32.14')
  expect((await act(db, admin, acceptAnotherInvitation, { invitation: 'def567' })).outcome).toBe('already')
})

test('every act leaves its audit line, with who did it', async () => {
  const other = await somebody(db, 'Joko', ['curator'])
  await act(db, admin, addRole, { colleague: id(other), role: 'mentor' })
  await act(db, admin, takeRole, { colleague: id(other), role_held: 'curator' })
  await act(db, admin, removeOfficer, { colleague: id(other), successor: id(admin) })
  const lines = await db.sql<{ act: string; officer_id: number }>('SELECT act, officer_id FROM audits ORDER BY id')
  expect(lines.map(({ act: done }) => done)).toEqual(['add_role', 'take_role', 'remove_officer'])
  expect(lines.every(({ officer_id }) => officer_id === admin.officerId)).toBe(true)
})
