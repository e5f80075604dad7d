import type { Tx } from '../../db/open.ts'
import { queueReplies } from '../../outbox/queue.ts'
import { handoffOf } from './handoffs.ts'

/** Closes it: flows speak again, and the person hears so. @returns false when it was over */
export async function closeHandoff(
  tx: Tx,
  { handoffId, region, now }: { handoffId: number; region: string; now: Date },
): Promise<boolean> {
  const handoff = await handoffOf(tx, region, handoffId, now, 'lock')
  if (!handoff) return false
  await tx.sql(`UPDATE handoffs SET status = 'closed', closed_at = $2 WHERE id = $1`, [handoffId, now])
  await tx.sql('UPDATE conversations SET handoff_until = NULL WHERE id = $1', [handoff.conversationId])
  // officers who have not been told yet need not be
  await tx.sql(
    `UPDATE outbox SET status = 'dropped', error = 'closed' WHERE key LIKE ANY ($1) AND status = 'queued' AND text IS NULL`,
    [[`handoff:${handoffId}:%`, `handoff-waiting:${handoffId}:%`]],
  )
  const { accountId } = handoff
  await queueReplies(
    tx,
    [{ notice: 'handoff_closed', accountId, key: `handoff-closed:${handoffId}`, values: {}, slots: {} }],
    now,
  )
  return true
}
