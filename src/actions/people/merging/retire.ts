import type { Tx } from '../../../db/open.ts'

/**
 * Drops what is being talked about. Numbers of questions go on counting, so that an old button never answers a new
 * question.
 */
export async function dropTalk(tx: Tx, accountIds: readonly number[]): Promise<void> {
  await tx.sql(
    `UPDATE conversations SET open_question_at = NULL, acting_as = NULL, state = jsonb_build_object('stack', '[]'::jsonb,
       'prompts', '[]'::jsonb, 'promptNo', prompt_no, 'talkNo', coalesce((state ->> 'talkNo')::int, 0))
     WHERE account_id = ANY ($1)`,
    [accountIds],
  )
}

/** Whether something is on its way to one of these accounts this very moment; its rows are locked. */
export async function isBeingWrittenTo(tx: Tx, accountIds: readonly number[], now: Date): Promise<boolean> {
  const rows = await tx.sql<{ status: string; lease_until: Date | null }>(
    `SELECT status, lease_until FROM outbox WHERE account_id = ANY ($1) AND status IN ('queued', 'sending') ORDER BY id FOR UPDATE`,
    [accountIds],
  )
  return rows.some(({ status, lease_until }) => status === 'sending' && (lease_until ?? now) > now)
}

/**
 * Notices that wait for these accounts go to another one, under their keys, and are put into words there. A reply already
 * in words answers what was asked from the old number: it is dropped.
 * @returns how many go to the other account
 */
export async function readdress(
  tx: Tx,
  accountIds: readonly number[],
  to: { id: number; conversationId: number },
): Promise<number> {
  await tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'the number was changed'
     WHERE account_id = ANY ($1) AND status IN ('queued', 'sending') AND notice IS NULL`,
    [accountIds],
  )
  const rows = await tx.sql(
    `UPDATE outbox SET account_id = $2, conversation_id = $3, status = 'queued', lease_until = NULL,
       text = NULL, options = '[]', files = '[]', prompt_no = NULL, answers = NULL
     WHERE account_id = ANY ($1) AND status IN ('queued', 'sending') RETURNING id`,
    [accountIds, to.id, to.conversationId],
  )
  return rows.length
}

/**
 * These accounts speak for nobody from here on: numbers get new owners some day. What was talked about there is dropped,
 * hand-overs are closed, and nothing we start goes there. What their person agreed to goes on under the other account.
 */
export async function retire(
  tx: Tx,
  accountIds: readonly number[],
  successor: { id: number },
  now: Date,
): Promise<void> {
  await dropTalk(tx, accountIds)
  await tx.sql(
    `WITH talks AS (UPDATE conversations SET handoff_until = NULL WHERE account_id = ANY ($1) RETURNING id)
     UPDATE handoffs h SET status = 'closed', closed_at = $2 FROM talks WHERE h.conversation_id = talks.id AND h.status <> 'closed'`,
    [accountIds, now],
  )
  await tx.sql('UPDATE consents SET account_id = $2 WHERE account_id = ANY ($1)', [accountIds, successor.id])
  await tx.sql('UPDATE accounts SET person_id = NULL, muted_at = $2 WHERE id = ANY ($1)', [accountIds, now])
}
