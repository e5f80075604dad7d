import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeHandoff } from '../../../src/actions/handoff/close-handoff.ts'
import { handoffWords, openHandoffs } from '../../../src/actions/handoff/handoffs.ts'
import { openHandoff } from '../../../src/actions/handoff/open-handoff.ts'
import { relayToOfficer } from '../../../src/actions/handoff/relay.ts'
import { sayInHandoff } from '../../../src/actions/handoff/say-in-handoff.ts'
import type { Actor } from '../../../src/chat/actor.ts'
import type { Message } from '../../../src/chat/message.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { emptyOffice, NOW, somebody } from '../officers/office.ts'
import { writes } from '../sellers/phone.ts'

const DAY_MS = 24 * 3_600_000
const later = (ms: number) => new Date(NOW.getTime() + ms)

let db: Db
let iis: Actor
let rina: Actor
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyOffice(db)
  rina = await somebody(db, 'Rina', ['curator'])
  iis = await writes(db, '6281200000141')
})

const open = (now = NOW) =>
  db.transaction((tx) => openHandoff(tx, { conversationId: iis.conversationId, region: '32.15', reason: 'asked', now }))
const opened = async (now = NOW) => ((await open(now)) as { id: number }).id
const say = (handoffId: number, region = '32.15', now = NOW) =>
  db.transaction((tx) =>
    sayInHandoff(tx, { handoffId, region, officerId: rina.officerId!, officerName: 'Rina', text: 'Halo Bu', now }),
  )
const close = (handoffId: number, region = '32.15', now = NOW) =>
  db.transaction((tx) => closeHandoff(tx, { handoffId, region, now }))
const relay = (text: string, now = NOW) =>
  db.transaction((tx) =>
    relayToOfficer(tx, { conversationId: iis.conversationId, message: { text, media: [] } as unknown as Message, now }),
  )
const silentUntil = async () =>
  (
    await db.sql<{ until: Date | null }>('SELECT handoff_until AS until FROM conversations WHERE id = $1', [
      iis.conversationId,
    ])
  )[0]!.until
const told = () => db.sql('SELECT notice, lane, account_id FROM outbox ORDER BY id')

test('asking twice opens one hand-over and tells the officers once', async () => {
  const id = await opened()
  expect(await open(later(60_000))).toEqual({ outcome: 'already', id })
  expect(await silentUntil()).toEqual(later(60_000 + DAY_MS))
  expect(await told()).toEqual([{ notice: 'handoff_opened', lane: 'notice', account_id: rina.accountId }])
})

test('where nobody can be told, nothing falls silent', async () => {
  await db.sql(`UPDATE officers SET status = 'removed'`)
  expect(await open()).toEqual({ outcome: 'nobody' })
  expect(await silentUntil()).toBeNull()
})

test("an officer's words are an answer: they go out even after stop, and keep the hand-over open for another day", async () => {
  const id = await opened()
  await db.sql('UPDATE accounts SET muted_at = $1', [NOW])
  expect(await say(id, '32.15', later(DAY_MS / 2))).toBe('said')
  expect((await told()).at(-1)).toEqual({ notice: 'handoff_word', lane: 'reply', account_id: iis.accountId })
  expect(await silentUntil()).toEqual(later(DAY_MS * 1.5))
})

test('until somebody takes it every officer hears what is written, from then on only she', async () => {
  const joko = await somebody(db, 'Joko', ['admin'])
  const id = await opened()
  await relay('P-IRT saya belum jadi')
  await say(id)
  await relay('makasih bu')
  const heard = (await told()).filter(({ notice }) => notice === 'handoff_said').map(({ account_id }) => account_id)
  expect(heard.sort()).toEqual([rina.accountId, rina.accountId, joko.accountId].sort())
  const words = await db.transaction((tx) => handoffWords(tx, id))
  expect(words.map(({ side, text }) => [side, text])).toEqual([
    ['person', 'P-IRT saya belum jadi'],
    ['officer', 'Halo Bu'],
    ['person', 'makasih bu'],
  ])
})

test('closing lets the flows speak again, once', async () => {
  const id = await opened()
  expect(await close(id)).toBe(true)
  expect(await close(id)).toBe(false)
  expect(await say(id)).toBe('over')
  expect(await silentUntil()).toBeNull()
  expect(await db.transaction((tx) => openHandoffs(tx, '32.15', NOW))).toEqual([])
})

test('a day without a word ends it: the next call opens a new one', async () => {
  const id = await opened()
  expect(await say(id, '32.15', later(DAY_MS + 1))).toBe('over')
  expect(await opened(later(DAY_MS + 1))).not.toBe(id)
  expect(await db.sql(`SELECT id FROM handoffs WHERE status <> 'closed'`)).toHaveLength(1)
})

test('an officer of another region neither sees, answers nor closes it', async () => {
  const id = await opened()
  expect(await db.transaction((tx) => openHandoffs(tx, '32.16', NOW))).toEqual([])
  expect(await say(id, '32.16')).toBe('over')
  expect(await close(id, '32.16')).toBe(false)
})
