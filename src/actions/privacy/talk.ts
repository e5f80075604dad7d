import type { Tx } from '../../db/open.ts'

/** Rows looked at in one night, at most: a night's work stays short however long the program stood still. House figure. */
const MOST = 50_000

/** How far the nights before came: ids of the inbox and the outbox. */
export interface Reached {
  inbox: number
  outbox: number
}

/**
 * Empties what was said before `before`: messages, answers, notices, hand-overs that are closed. Rows stay for the counts
 * and so that nothing is heard or said twice. Ids grow with time, so it goes on from where it stopped the night before.
 * @returns how far it came, and how many rows it emptied
 */
export async function forgetTalk(tx: Tx, from: Reached, before: Date): Promise<{ reached: Reached; emptied: number }> {
  const [until] = await tx.sql<Reached>(
    `SELECT coalesce((SELECT max(id) FROM (SELECT id FROM inbox WHERE id > $1 AND received_at < $3 AND done_at IS NOT NULL
         ORDER BY id LIMIT ${MOST}) i), $1) AS inbox,
       coalesce((SELECT max(id) FROM (SELECT id FROM outbox WHERE id > $2 AND created_at < $3
         AND id < ALL (SELECT min(id) FROM outbox WHERE status IN ('queued', 'sending') HAVING min(id) IS NOT NULL)
         ORDER BY id LIMIT ${MOST}) o), $2) AS outbox`,
    [from.inbox, from.outbox, before],
  )
  const reached = until ?? from
  const inbox = await tx.sql(
    `UPDATE inbox SET payload = '{}' WHERE id > $1 AND id <= $2 AND received_at < $3 AND done_at IS NOT NULL AND payload <> '{}'
     RETURNING id`,
    [from.inbox, reached.inbox, before],
  )
  const outbox = await tx.sql(
    `UPDATE outbox SET text = CASE WHEN notice IS NULL THEN '' END, values = '{}', options = '[]', files = '[]', slots = NULL
     WHERE id > $1 AND id <= $2 AND created_at < $3 AND status NOT IN ('queued', 'sending') RETURNING id`,
    [from.outbox, reached.outbox, before],
  )
  const said = await tx.sql(
    `DELETE FROM handoff_messages m USING handoffs h WHERE h.id = m.handoff_id AND h.status = 'closed' AND h.closed_at < $1
     RETURNING m.id`,
    [before],
  )
  const errands = await tx.sql(
    `DELETE FROM errands WHERE id IN (SELECT id FROM errands WHERE status <> 'new' AND done_at < $1 ORDER BY id LIMIT ${MOST})
     RETURNING id`,
    [before],
  )
  // a list that was imported, or that nobody has said yes to: what its rows became stays
  const lists = await tx.sql(
    `UPDATE import_batches SET hash = NULL, status = CASE WHEN status IN ('dry_run', 'writing') THEN 'cancelled' ELSE status END
     WHERE hash IS NOT NULL AND created_at < $1 RETURNING id`,
    [before],
  )
  return { reached, emptied: inbox.length + outbox.length + said.length + errands.length + lists.length }
}
