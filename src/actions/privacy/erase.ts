import { phoneText } from '../../answers/grammar/say.ts'
import type { Tx } from '../../db/open.ts'
import { dropTalk, isBeingWrittenTo } from '../people/merging/retire.ts'
import { aloneIn, isOfficer } from './belongings.ts'
import { eraseBuyers } from './erase-buyers.ts'
import { eraseMakers } from './erase-makers.ts'
import { dropFiles } from './files.ts'
import { forgetInSummaries } from './in-summaries.ts'
import { emptyAccounts } from './strangers.ts'

/**
 * Makes a person nobody (UU PDP 27/2022 art. 16 and 43–44): name, number, talk, businesses, products and pictures go; rows
 * that reckon (orders, shares, payments) stay under a number. Papers stay as they were printed: UU KUP art. 28(11) wants
 * them kept for ten years. Whoever is an officer too keeps that account and name: what officers did must be told apart.
 * @returns 'busy', with nothing changed, while something of theirs is still on its way
 */
export async function erasePerson(tx: Tx, personId: number, now: Date): Promise<'erased' | 'busy'> {
  const officer = await isOfficer(tx, personId)
  const accounts = (
    await tx.sql<{ id: number }>(
      `SELECT id FROM accounts WHERE person_id = $1 AND NOT (channel = 'officer' AND $2) ORDER BY id`,
      [personId, officer],
    )
  ).map(({ id }) => id)
  // in the order in which turns lock
  await tx.sql('SELECT id FROM conversations WHERE account_id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [accounts])
  await tx.sql('SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [accounts])
  await tx.sql('SELECT id FROM people WHERE id = $1 FOR UPDATE', [personId])
  if ((await isBeingWrittenTo(tx, accounts, now)) || (await hasSomethingOpen(tx, accounts))) return 'busy'
  const { sellers, buyers } = await aloneIn(tx, personId)
  const sellerIds = sellers.map(({ id }) => id)
  const buyerIds = buyers.map(({ id }) => id)
  const words = await wordsOf(tx, { personId, sellerIds, buyerIds })
  const files = [...(await emptyAccounts(tx, accounts, now)), ...(await eraseMakers(tx, sellerIds, now))]
  await eraseBuyers(tx, buyerIds, now)
  await leave(tx, personId, now)
  if (!officer)
    await tx.sql('UPDATE people SET name = NULL, phone = NULL, erased_at = $2 WHERE id = $1', [personId, now])
  await forgetMentions(tx, words, sellerIds)
  if (files.length) await dropFiles(tx, { hashes: [...new Set(files)] }, now)
  return 'erased'
}

/** A message not answered yet, or work whose result still comes back. */
async function hasSomethingOpen(tx: Tx, accounts: readonly number[]): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT 1 FROM conversations c WHERE c.account_id = ANY ($1) AND (
       EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = c.id AND i.done_at IS NULL)
       OR EXISTS (SELECT 1 FROM errands e WHERE e.conversation_id = c.id AND e.status = 'new')) LIMIT 1`,
    [accounts],
  )
  return rows.length > 0
}

/** Memberships in what others go on with, and what was agreed to. */
async function leave(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx.sql('DELETE FROM seller_members WHERE person_id = $1', [personId])
  await tx.sql('DELETE FROM buyer_members WHERE person_id = $1', [personId])
  await tx.sql('UPDATE consents SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at IS NULL', [personId, now])
  await tx.sql('UPDATE ratings SET text = NULL WHERE by_id = $1', [personId])
}

/** By what this person is called, in other people's chats too. */
async function wordsOf(
  tx: Tx,
  { personId, sellerIds, buyerIds }: { personId: number; sellerIds: number[]; buyerIds: number[] },
): Promise<string[]> {
  const rows = await tx.sql<{ word: string | null }>(
    `SELECT name AS word FROM people WHERE id = $1 UNION SELECT phone FROM people WHERE id = $1
     UNION SELECT unnest(ARRAY[name, owner_name, phone]) FROM sellers WHERE id = ANY ($2)
     UNION SELECT number FROM bank_accounts WHERE seller_id = ANY ($2)
     UNION SELECT unnest(ARRAY[contact_name, phone]) FROM buyers WHERE id = ANY ($3)`,
    [personId, sellerIds, buyerIds],
  )
  const words = rows.flatMap(({ word }) => (word === null || word.trim().length < 2 ? [] : [word.trim()]))
  const phones = words.filter((word) => /^628\d+$/.test(word))
  return [...words, ...phones.flatMap((phone) => [phoneText(phone), `0${phone.slice(2)}`])]
}

/**
 * What was said to others and names this person is emptied, as is what audits kept of names and numbers before and after;
 * months that were summed up call them by a number.
 * It looks at every row once: deletions are rare, and what is older than `TALK_DAYS` is empty already.
 */
async function forgetMentions(tx: Tx, words: readonly string[], sellerIds: readonly number[]): Promise<void> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  if (!patterns.length) return
  await tx.sql(
    `UPDATE outbox SET text = CASE WHEN notice IS NULL THEN '' END, values = '{}', slots = NULL, options = '[]', files = '[]'
     WHERE status NOT IN ('queued', 'sending') AND (text ILIKE ANY ($1) OR values::text ILIKE ANY ($1) OR options::text ILIKE ANY ($1))`,
    [patterns],
  )
  // somebody who is looking at this person just now looks at nobody any more
  const lookers = await tx.sql<{ account_id: number }>(
    'SELECT account_id FROM conversations WHERE state::text ILIKE ANY ($1) ORDER BY id FOR NO KEY UPDATE',
    [patterns],
  )
  await dropTalk(
    tx,
    lookers.map(({ account_id }) => account_id),
  )
  await tx.sql(`UPDATE inbox SET payload = '{}' WHERE done_at IS NOT NULL AND payload::text ILIKE ANY ($1)`, [patterns])
  await tx.sql(`UPDATE handoff_messages SET text = '', files = '[]' WHERE text ILIKE ANY ($1)`, [patterns])
  await tx.sql(
    `UPDATE audits SET before = NULL, after = NULL WHERE before::text ILIKE ANY ($1) OR after::text ILIKE ANY ($1)`,
    [patterns],
  )
  await tx.sql(`UPDATE errands SET input = '{}' WHERE status <> 'new' AND input::text ILIKE ANY ($1)`, [patterns])
  await forgetInSummaries(tx, { words, patterns, sellerIds })
}
