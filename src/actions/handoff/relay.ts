import type { Message } from '../../chat/message.ts'
import type { Tx } from '../../db/open.ts'
import { queueNotices, queueReplies } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { type OpenHandoff, openHandoffs, TALKERS } from './handoffs.ts'

/** So long after her last word an officer is still taken to be talking. House figure. */
const LIVE_MS = 3_600_000

/**
 * A message written while an officer has the conversation: kept with the hand-over and passed on to the officer who
 * answers, before that to everybody who may.
 */
export async function relayToOfficer(
  tx: Tx,
  { conversationId, message, now }: { conversationId: number; message: Message; now: Date },
): Promise<void> {
  const text = message.text ?? ''
  const files = message.media.map(({ hash, name, type }) => ({ hash, name, type }))
  const [kept] = await tx.sql<{ id: number; handoff_id: number; region_code: string }>(
    `WITH open AS (
       UPDATE handoffs SET last_word_at = $2 WHERE conversation_id = $1 AND status <> 'closed' RETURNING id, region_code),
     kept AS (
       INSERT INTO handoff_messages (handoff_id, side, text, files, at)
       SELECT id, 'person', $3, $4, $2 FROM open RETURNING id, handoff_id)
     SELECT kept.id, kept.handoff_id, open.region_code FROM kept JOIN open ON open.id = kept.handoff_id`,
    [conversationId, now, text, JSON.stringify(files)],
  )
  if (!kept) return
  const handoff = (await openHandoffs(tx, kept.region_code, now)).find(({ id }) => id === kept.handoff_id)
  if (!handoff) return
  const listeners = await listenersOf(tx, handoff)
  const notices = listeners.map(({ accountId }) => ({
    notice: 'handoff_said' as const,
    accountId,
    key: `handoff-said:${kept.id}:${accountId}`,
    values: { name: handoff.name, text, files },
  }))
  if (await isLive(tx, handoff.id, now)) await queueReplies(tx, notices, now)
  else await queueNotices(tx, notices, now)
}

/** The officer wrote a moment ago: she is in the middle of it, and her open question must not hold the answer back. */
async function isLive(tx: Tx, handoffId: number, now: Date): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT 1 FROM handoff_messages WHERE handoff_id = $1 AND side = 'officer' AND at > $2 LIMIT 1`,
    [handoffId, new Date(now.getTime() - LIVE_MS)],
  )
  return rows.length > 0
}

/** Whoever took it; as long as nobody did, every officer who talks to people. */
async function listenersOf(tx: Tx, { regionCode, takenById }: OpenHandoff): Promise<{ accountId: number }[]> {
  const everybody = await officerAccounts(tx, regionCode, TALKERS)
  if (takenById === null) return everybody
  const taker = await tx.sql<{ accountId: number }>(
    `SELECT a.id AS "accountId" FROM officers o JOIN accounts a ON a.person_id = o.person_id AND a.channel = 'officer'
     WHERE o.id = $1 AND o.status = 'active' ORDER BY a.id`,
    [takenById],
  )
  return taker.length ? taker : everybody
}
