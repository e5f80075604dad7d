import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sellerAccounts } from '../../../src/actions/accounts.ts'
import { acceptInvitation } from '../../../src/actions/officers/join/accept-invitation.ts'
import { removeOfficer } from '../../../src/actions/officers/team/remove-officer.ts'
import { findNewAccounts, findOldAccounts } from '../../../src/actions/people/merging/find-accounts.ts'
import { lookAtMerge, mergePeople, mergeTwoOwners } from '../../../src/actions/people/merging/merge-people.ts'
import { personOf } from '../../../src/actions/people/person.ts'
import { whoWrites } from '../../../src/actions/sellers/greet.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Db } from '../../../src/db/open.ts'
import { queueNotices } from '../../../src/outbox/queue.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, invited, NOW, somebody } from '../officers/office.ts'
import { account, business, speaks } from './town.ts'

const OLD = '6281200000001'
const NEW = '6281200000002'

let db: Db
let curator: Actor
let sri: { accountId: number; personId: number; sellerId: number }
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  curator = await somebody(db, 'Rina', ['curator'])
  const { accountId, personId } = await account(db, OLD)
  sri = { accountId, personId: personId!, sellerId: await business(db, personId!, 'Dapur Sri', OLD) }
})

const pair = (old: number, fresh: number) => ({ old_account: String(old), new_account: String(fresh) })
const moved = (old: number, fresh: number, actor = curator, action = mergePeople) =>
  act(db, actor, action, { ...pair(old, fresh), merge_way: 'moved' })
const both = (old: number, fresh: number) => act(db, curator, mergePeople, { ...pair(old, fresh), merge_way: 'both' })
const unchanged = async () => expect(await speaks(db, sri.accountId)).toMatchObject({ sellerId: sri.sellerId })

describe('a number is changed', () => {
  test('the new number speaks for the business, the old one for nobody, and the books carry the new one', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    expect(await moved(sri.accountId, accountId)).toMatchObject({ outcome: 'merged' })
    expect(await speaks(db, accountId)).toMatchObject({ roles: ['seller'], sellerId: sri.sellerId })
    expect(await speaks(db, sri.accountId)).toMatchObject({ roles: ['newcomer'] })
    expect(await db.sql('SELECT phone FROM people WHERE id = $1', [sri.personId])).toEqual([{ phone: NEW }])
    expect(await db.sql('SELECT phone FROM sellers')).toEqual([{ phone: NEW }])
    expect((await db.transaction((tx) => sellerAccounts(tx, [sri.sellerId]))).map((one) => one.accountId)).toEqual([
      accountId,
    ])
  })

  test('the next owner of the old number is greeted as a stranger, and her consent is her own', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    await moved(sri.accountId, accountId)
    const next = await speaks(db, sri.accountId)
    expect(await act(db, next, whoWrites)).toMatchObject({ outcome: 'newcomer' })
    const { personId } = await db.transaction((tx) => personOf(tx, sri.accountId, NOW))
    expect(personId).not.toBe(sri.personId)
    expect(await db.sql('SELECT account_id, person_id FROM consents ORDER BY id')).toEqual([
      { account_id: accountId, person_id: sri.personId },
    ])
  })

  test('what waits to be said on the old number is said on the new one under its key, what was answered there is not', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    await db.transaction((tx) =>
      queueNotices(
        tx,
        [{ notice: 'seller_resumed', accountId: sri.accountId, key: 'resumed:1', values: { business: 'Dapur Sri' } }],
        NOW,
      ),
    )
    await db.sql(
      `INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, due_at, status, tries, created_at)
       SELECT $1, id, 'reply', 'reply', 0, 'Produk: …', $2, 'queued', 0, $2 FROM conversations WHERE account_id = $1`,
      [sri.accountId, NOW],
    )
    await moved(sri.accountId, accountId)
    const rows = await db.sql<{ key: string | null; account_id: number; status: string }>(
      `SELECT key, account_id, status FROM outbox WHERE key IS NULL OR key NOT LIKE 'merged:%' ORDER BY id`,
    )
    expect(rows).toEqual([
      { key: 'resumed:1', account_id: accountId, status: 'queued' },
      { key: null, account_id: sri.accountId, status: 'dropped' },
    ])
    expect(await db.sql(`SELECT muted_at FROM accounts WHERE id = $1`, [sri.accountId])).toEqual([{ muted_at: NOW }])
  })

  test('while something is on its way to the old number nothing is changed', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    await db.sql(
      `INSERT INTO outbox (account_id, lane, kind, priority, notice, due_at, status, lease_until, tries, created_at)
       VALUES ($1, 'notice', 'promise', 0, 'offer', $2, 'sending', $3, 0, $2)`,
      [sri.accountId, NOW, new Date(NOW.getTime() + 60_000)],
    )
    expect(await moved(sri.accountId, accountId)).toEqual({ outcome: 'busy' })
    await unchanged()
  })

  test('every regency she wrote to under the old number forgets it; her other number stays hers', async () => {
    const elsewhere = await account(db, OLD, { region: '32.16', person: false })
    await db.sql('UPDATE accounts SET person_id = $2 WHERE id = $1', [elsewhere.accountId, sri.personId])
    const second = await account(db, '6281200000003', { person: false })
    await both(sri.accountId, second.accountId)
    const { accountId } = await account(db, NEW, { person: false })
    await moved(sri.accountId, accountId)
    expect(await speaks(db, elsewhere.accountId)).toMatchObject({ roles: ['newcomer'] })
    expect(await speaks(db, second.accountId)).toMatchObject({ roles: ['seller'] })
  })

  test('a stop said on the old number is kept on the new one', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    const earlier = new Date(NOW.getTime() - 60_000)
    await db.sql('UPDATE accounts SET muted_at = $2 WHERE id = $1', [sri.accountId, earlier])
    await moved(sri.accountId, accountId)
    expect(await db.sql('SELECT muted_at FROM accounts WHERE id = $1', [accountId])).toEqual([{ muted_at: earlier }])
  })

  test('an old button on either number never answers a new question', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    const talk = { stack: [{ flow: 'hello' }], prompts: [{ no: 7 }], promptNo: 7, talkNo: 4 }
    await db.sql('UPDATE conversations SET state = $1, prompt_no = 7', [JSON.stringify(talk)])
    await moved(sri.accountId, accountId)
    const states = await db.sql<{ state: object }>(
      'SELECT state FROM conversations WHERE account_id = ANY ($1) ORDER BY id',
      [[sri.accountId, accountId]],
    )
    const empty = { state: { stack: [], prompts: [], promptNo: 7, talkNo: 4 } }
    expect(states).toEqual([empty, empty])
  })
})

test('a second number is known to every regency', async () => {
  const { accountId } = await account(db, NEW, { person: false })
  await both(sri.accountId, accountId)
  const elsewhere = await account(db, NEW, { region: '32.16', person: false })
  expect(await act(db, await speaks(db, elsewhere.accountId), whoWrites)).toMatchObject({
    outcome: 'known',
    actor: { personId: sri.personId },
  })
})

test('two owners become one only after the second look, and the audit line holds neither names nor numbers', async () => {
  const onah = await account(db, NEW)
  await business(db, onah.personId!, 'Dapur Onah', NEW)
  expect(await moved(sri.accountId, onah.accountId)).toMatchObject({ outcome: 'second_look' })
  await unchanged()
  expect(await moved(sri.accountId, onah.accountId, curator, mergeTwoOwners)).toMatchObject({
    outcome: 'merged',
    values: { business: 'Dapur Sri, Dapur Onah' },
  })
  const [line] = await db.sql<{ officer_id: number; row: string }>(
    `SELECT officer_id, row_to_json(a)::text AS row FROM audits a WHERE act = 'merge_people'`,
  )
  expect(line?.officer_id).toBe(curator.officerId)
  expect(line?.row).not.toMatch(/62812|Dapur/)
})

describe('what is not the officer’s to merge is as if it were not there', () => {
  test('somebody of another regency, as the old or as the new number', async () => {
    const tini = await account(db, NEW, { region: '32.16' })
    await business(db, tini.personId!, 'Dapur Tini', NEW, '32.16')
    expect(await act(db, curator, findOldAccounts, { old_words: 'tini' })).toEqual({ outcome: 'none' })
    expect(await act(db, curator, findNewAccounts, { old_account: String(sri.accountId), new_words: NEW })).toEqual({
      outcome: 'none',
    })
    expect(await moved(tini.accountId, sri.accountId)).toEqual({ outcome: 'old_gone' })
    expect(await moved(sri.accountId, tini.accountId)).toEqual({ outcome: 'new_gone' })
    expect(await act(db, curator, lookAtMerge, pair(sri.accountId, tini.accountId))).toEqual({ outcome: 'new_gone' })
    const stranger = await account(db, '6281200000009', { region: '32.16', person: false })
    expect(await moved(sri.accountId, stranger.accountId)).toEqual({ outcome: 'new_gone' })
    await unchanged()
  })

  test('an officer’s account, a buyer’s account, nothing at all and nonsense', async () => {
    const telegram = await account(db, '1001', { channel: 'buyer', person: false })
    expect(await moved(sri.accountId, curator.accountId)).toEqual({ outcome: 'new_gone' })
    expect(await moved(curator.accountId, sri.accountId)).toEqual({ outcome: 'old_gone' })
    expect(await moved(sri.accountId, telegram.accountId)).toEqual({ outcome: 'new_gone' })
    for (const forged of ['0', '99999', '-1', '1; DROP TABLE people', '9'.repeat(20)])
      expect(
        await act(db, curator, mergePeople, {
          old_account: String(sri.accountId),
          new_account: forged,
          merge_way: 'moved',
        }),
      ).toEqual({ outcome: 'new_gone' })
    expect(await moved(sri.accountId, sri.accountId)).toEqual({ outcome: 'same' })
    await unchanged()
  })

  test('a stranger, who has nothing, is nobody’s old number', async () => {
    const stranger = await account(db, NEW)
    expect(await moved(stranger.accountId, sri.accountId)).toEqual({ outcome: 'old_gone' })
  })

  test('somebody who is an officer too is the admins’ business', async () => {
    const { accountId } = await account(db, NEW, { person: false })
    await db.sql(
      `INSERT INTO officers (region_code, person_id, role, status, joined_at) VALUES ('32.15', $1, 'admin', 'active', $2)`,
      [sri.personId, NOW],
    )
    expect(await moved(sri.accountId, accountId)).toEqual({ outcome: 'admin_only' })
    const admin = await somebody(db, 'Joko', ['admin'])
    expect(await moved(sri.accountId, accountId, admin)).toMatchObject({ outcome: 'merged' })
  })
})

test('two officers who merge at once do it once', async () => {
  const { accountId } = await account(db, NEW, { person: false })
  const told = await Promise.all([both(sri.accountId, accountId), both(sri.accountId, accountId)])
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['already', 'merged'])
  expect(await db.sql(`SELECT act FROM audits WHERE act = 'merge_people'`)).toHaveLength(1)
})

test('an officer’s new Telegram account comes in by an invitation; with the old one removed, only it is an officer', async () => {
  const admin = await somebody(db, 'Joko', ['admin'])
  await db.sql('UPDATE sellers SET mentor_id = $1', [curator.officerId])
  await invited(db, 'abc234', 'curator')
  const stranger = await somebody(db, 'rina baru')
  const joined = await act(db, stranger, acceptInvitation, { invitation: 'abc234', officer_name: 'Rina' })
  const successor = String(joined.actor?.personId)
  await act(db, admin, removeOfficer, { colleague: String(curator.personId), successor })
  expect(await speaks(db, curator.accountId)).toMatchObject({ roles: ['uninvited'] })
  expect(await speaks(db, stranger.accountId)).toMatchObject({ roles: ['curator'] })
  expect(await db.sql('SELECT mentor_id FROM sellers')).toEqual([{ mentor_id: joined.actor?.officerId }])
})
