import type { FileOut } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'
import { queueReplies } from '../../outbox/queue.ts'
import { handoffOf, SILENT_MS } from './handoffs.ts'

export type SaidInHandoff = 'said' | 'over'

/**
 * An officer's words go to the person at once, whatever the hour and even after `stop`: they asked. The hand-over is
 * that officer's from the first word on, and stays open for another day.
 */
export async function sayInHandoff(
  tx: Tx,
  said: {
    handoffId: number
    region: string
    officerId: number
    officerName?: string | null
    text: string
    files?: FileOut[]
    now: Date
  },
): Promise<SaidInHandoff> {
  const { handoffId, region, officerId, officerName = null, text, files = [], now } = said
  const handoff = await handoffOf(tx, region, handoffId, now, 'lock')
  if (!handoff) return 'over'
  const until = new Date(now.getTime() + SILENT_MS)
  const [message] = await tx.sql<{ id: number }>(
    `INSERT INTO handoff_messages (handoff_id, side, officer_id, text, files, at) VALUES ($1, 'officer', $2, $3, $4, $5) RETURNING id`,
    [handoffId, officerId, text, JSON.stringify(files), now],
  )
  await tx.sql(
    `UPDATE handoffs SET status = 'taken', taken_by_id = coalesce(taken_by_id, $2), last_word_at = $3, until_at = $4 WHERE id = $1`,
    [handoffId, officerId, now, until],
  )
  await tx.sql('UPDATE conversations SET handoff_until = $2 WHERE id = $1', [handoff.conversationId, until])
  const key = `handoff-word:${message?.id}`
  await queueReplies(
    tx,
    [{ notice: 'handoff_word', accountId: handoff.accountId, key, values: { officer: officerName, text, files } }],
    now,
  )
  return 'said'
}
