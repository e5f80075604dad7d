import type { Tx } from '../../db/open.ts'
import { STRANGER_MS } from '../../domain/privacy.ts'

/** SHA-256 in hex: how a row names a file. */
const HASH = '[0-9a-f]{64}'

/**
 * Everything said on these accounts goes, and the address they wrote from: what is left is a number nobody can be found
 * by. That a message came stays, but not its id: networks write the sender's number into it.
 * @returns hashes of what they sent
 */
export async function emptyAccounts(tx: Tx, accounts: readonly number[], now: Date): Promise<string[]> {
  if (!accounts.length) return []
  const talks = 'SELECT id FROM conversations WHERE account_id = ANY ($1)'
  const files = await tx.sql<{ hash: string }>(
    `SELECT DISTINCT m.found[1] AS hash FROM (
       SELECT payload::text AS words FROM inbox WHERE conversation_id IN (${talks})
       UNION ALL SELECT files::text FROM handoff_messages WHERE handoff_id IN (SELECT id FROM handoffs WHERE conversation_id IN (${talks}))
     ) said, regexp_matches(said.words, '${HASH}', 'g') AS m(found)`,
    [accounts],
  )
  await tx.sql(
    `UPDATE inbox SET payload = '{}', external_id = 'forgotten:' || id WHERE conversation_id IN (${talks})`,
    [accounts],
  )
  await tx.sql(`DELETE FROM errands WHERE conversation_id IN (${talks})`, [accounts])
  await tx.sql(`DELETE FROM compositions WHERE conversation_id IN (${talks})`, [accounts])
  await tx.sql(
    `DELETE FROM handoff_messages WHERE handoff_id IN (SELECT id FROM handoffs WHERE conversation_id IN (${talks}))`,
    [accounts],
  )
  await tx.sql(
    `UPDATE handoffs SET status = 'closed', closed_at = coalesce(closed_at, $2) WHERE conversation_id IN (${talks}) AND status <> 'closed'`,
    [accounts, now],
  )
  await tx.sql('DELETE FROM outbox WHERE account_id = ANY ($1)', [accounts])
  await tx.sql(
    `UPDATE conversations SET state = 'null', acting_as = NULL, open_question_at = NULL, handoff_until = NULL WHERE account_id = ANY ($1)`,
    [accounts],
  )
  await tx.sql('DELETE FROM account_aliases WHERE account_id = ANY ($1)', [accounts])
  await tx.sql('UPDATE bank_accounts SET told_by_id = NULL WHERE told_by_id = ANY ($1)', [accounts])
  await tx.sql(
    `UPDATE accounts SET external_id = 'forgotten:' || id, address = NULL, profile_name = NULL, person_id = NULL,
       muted_at = $2, forgotten_at = $2 WHERE id = ANY ($1)`,
    [accounts, now],
  )
  return files.map(({ hash }) => hash)
}

/** Whoever never agreed to anything, has been silent for a day, and whom no officer is talking with. */
const SILENT = `a.person_id IS NULL AND a.forgotten_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM consents k WHERE k.account_id = a.id AND k.withdrawn_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.conversation_id = c.id AND h.status <> 'closed')
  AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = c.id AND i.done_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.account_id = a.id AND o.status IN ('queued', 'sending'))`

/** Since when the one of them who has been silent for longest is so, as a query. */
export const SILENT_SINCE = `SELECT min(coalesce(c.last_inbound_at, c.created_at)) FROM accounts a JOIN conversations c ON c.account_id = a.id
  WHERE ${SILENT}`

/**
 * The words of strangers who did not agree, a day after their last one: nothing is kept of whoever said no, or nothing.
 * Somebody who comes back is greeted as if for the first time.
 * @returns how many were forgotten, and hashes of what they had sent
 */
export async function forgetStrangers(tx: Tx, now: Date): Promise<{ forgotten: number; files: string[] }> {
  const silent = await tx.sql<{ id: number }>(
    `SELECT a.id FROM accounts a JOIN conversations c ON c.account_id = a.id
     WHERE ${SILENT} AND coalesce(c.last_inbound_at, c.created_at) <= $1 ORDER BY c.id FOR UPDATE OF c SKIP LOCKED`,
    [new Date(now.getTime() - STRANGER_MS)],
  )
  const ids = silent.map(({ id }) => id)
  return { forgotten: ids.length, files: await emptyAccounts(tx, ids, now) }
}
