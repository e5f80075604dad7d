import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mergeTwoOwners } from '../../../src/actions/people/merging/merge-people.ts'
import { listSuggestedMerges, openSuggestedMerge } from '../../../src/actions/people/merging/suggestions.ts'
import type { Message } from '../../../src/chat/message.ts'
import type { Db } from '../../../src/db/open.ts'
import { receive } from '../../../src/inbox/receive.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, NOW, somebody } from '../officers/office.ts'
import { account, business, speaks } from './town.ts'

const PHONE = '6281200000001'
const LID = '700000000000001@lid'

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(() => emptyOffice(db))

const hear = (from: string, alsoKnownAs: string[]) =>
  receive(
    db,
    {
      channel: 'whatsapp',
      via: '32.15',
      from,
      externalId: `m-${from}`,
      media: [],
      text: 'halo',
      alsoKnownAs,
    } as Message,
    NOW,
  )

test('a lid that is nobody’s yet becomes the maker’s whose number it is: she is no stranger under either', async () => {
  const sri = await account(db, PHONE)
  const sellerId = await business(db, sri.personId!, 'Dapur Sri', PHONE)
  const lid = await account(db, LID, { person: false })
  await hear(PHONE, [LID])
  expect(await speaks(db, lid.accountId)).toMatchObject({ roles: ['seller'], sellerId })
})

test('two persons under one number stay two, and officers are shown the pair; merged, it is shown no more', async () => {
  const admin = await somebody(db, 'Rina', ['admin'])
  const elsewhere = await somebody(db, 'Joko', ['admin'], '32.16')
  const byPhone = await account(db, PHONE)
  const byLid = await account(db, LID)
  await business(db, byPhone.personId!, 'Dapur Sri', PHONE)
  await business(db, byLid.personId!, 'Sambal Sri', null)
  await hear(PHONE, [LID])
  expect((await speaks(db, byLid.accountId)).personId).toBe(byLid.personId)
  expect(await act(db, elsewhere, listSuggestedMerges)).toEqual({ outcome: 'none' })

  const listed = await act(db, admin, listSuggestedMerges)
  const [line] = (listed.values?.suggested_merges ?? []) as { value: string; label: string }[]
  expect(line?.label).toBe('Sambal Sri – Dapur Sri')
  const value = line?.value
  const opened = await act(db, admin, openSuggestedMerge, { suggested: value })
  expect(opened.values).toEqual({ old_account: String(byLid.accountId), new_account: String(byPhone.accountId) })
  expect(await act(db, admin, mergeTwoOwners, { ...opened.values, merge_way: 'both' })).toMatchObject({
    outcome: 'merged',
  })
  expect(await act(db, admin, listSuggestedMerges)).toEqual({ outcome: 'none' })
  expect(await act(db, admin, openSuggestedMerge, { suggested: value })).toEqual({ outcome: 'gone' })
})
