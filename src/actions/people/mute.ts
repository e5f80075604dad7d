import type { Tx } from '../../db/open.ts'

/**
 * "stop": nothing we start reaches this person on this channel any more; what they write is still answered.
 * @returns false when it was so already
 */
export async function mute(tx: Tx, accountId: number, now: Date): Promise<boolean> {
  const rows = await tx.sql(
    `UPDATE accounts a SET muted_at = $2 FROM accounts own
     WHERE own.id = $1 AND a.channel = own.channel AND (a.id = own.id OR a.person_id = own.person_id) AND a.muted_at IS NULL
     RETURNING a.id`,
    [accountId, now],
  )
  return rows.length > 0
}

/** "mulai": everything is said again, kinds switched off one by one too. @returns false when nothing was switched off */
export async function unmute(tx: Tx, accountId: number): Promise<boolean> {
  const rows = await tx.sql(
    `UPDATE accounts a SET muted_at = NULL, muted_kinds = '{}', unreachable_at = NULL FROM accounts own
     WHERE own.id = $1 AND a.channel = own.channel AND (a.id = own.id OR a.person_id = own.person_id)
       AND (a.muted_at IS NOT NULL OR a.muted_kinds <> '{}' OR a.unreachable_at IS NOT NULL)
     RETURNING a.id`,
    [accountId],
  )
  return rows.length > 0
}
