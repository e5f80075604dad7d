import type { Tx } from '../../db/open.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { handoffOf, SILENT_MS, TALKERS } from './handoffs.ts'

/** So much of what was written is shown to officers before they open it. */
const SHOWN_CHARS = 300

export type OpenedHandoff = { outcome: 'opened' | 'already'; id: number } | { outcome: 'nobody' }

/**
 * Opens a hand-over: from here on flows are silent and both sides' words are relayed, until an officer closes it or a
 * day passes without a word of theirs. Officers of the region are told, with what the person wrote last. Where no officer
 * can be told, nothing is opened: nobody would answer.
 * @param reason why: 'asked', 'number_changed'; @param claim what she says, in place of her last message
 */
export async function openHandoff(
  tx: Tx,
  opening: {
    conversationId: number
    region: string
    reason: 'asked' | 'number_changed'
    claim?: string
    now: Date
  },
): Promise<OpenedHandoff> {
  const { conversationId, region, reason, claim, now } = opening
  const officers = await officerAccounts(tx, region, TALKERS)
  if (!officers.length) return { outcome: 'nobody' }
  const until = new Date(now.getTime() + SILENT_MS)
  await tx.sql('UPDATE conversations SET handoff_until = $2 WHERE id = $1', [conversationId, until])
  const [open] = await tx.sql<{ id: number }>(
    `UPDATE handoffs SET until_at = $2 WHERE conversation_id = $1 AND status <> 'closed' AND until_at > $3 RETURNING id`,
    [conversationId, until, now],
  )
  if (open) return { outcome: 'already', id: open.id }
  await tx.sql(
    `UPDATE handoffs SET status = 'closed', closed_at = $2 WHERE conversation_id = $1 AND status <> 'closed'`,
    [conversationId, now],
  )
  const [row] = await tx.sql<{ id: number }>(
    `INSERT INTO handoffs (region_code, conversation_id, reason, status, opened_at, until_at, last_word_at)
     VALUES ($1, $2, $3, 'open', $4, $5, $4) RETURNING id`,
    [region, conversationId, reason, now, until],
  )
  const id = row?.id ?? 0
  const handoff = await handoffOf(tx, region, id, now)
  if (!handoff) throw new Error(`a hand-over of conversation ${conversationId} was not written`)
  const words = claim ?? (await lastWords(tx, conversationId))
  if (words) await keepWords(tx, { handoffId: id, text: words, now })
  await queueNotices(
    tx,
    officers.map(({ accountId }) => ({
      notice: 'handoff_opened' as const,
      accountId,
      key: `handoff:${id}:${accountId}`,
      values: {
        name: handoff.name,
        phone: handoff.phone,
        words: claim === undefined ? words || null : null,
        why: reason === 'asked' ? null : `handoff_reason.${reason}`,
      },
      slots: { handoff: String(id) },
    })),
    now,
  )
  return { outcome: 'opened', id }
}

/** What the person wrote when they asked for an officer; a bare 'petugas' tells nothing. */
async function lastWords(tx: Tx, conversationId: number): Promise<string> {
  const [row] = await tx.sql<{ text: string | null }>(
    `SELECT payload ->> 'text' AS text FROM inbox WHERE conversation_id = $1 ORDER BY id DESC LIMIT 1`,
    [conversationId],
  )
  const words = (row?.text ?? '').replace(/\s+/g, ' ').trim()
  return words.split(' ').length > 2 ? words.slice(0, SHOWN_CHARS) : ''
}

const keepWords = (tx: Tx, { handoffId, text, now }: { handoffId: number; text: string; now: Date }) =>
  tx.sql(`INSERT INTO handoff_messages (handoff_id, side, text, files, at) VALUES ($1, 'person', $2, '[]', $3)`, [
    handoffId,
    text,
    now,
  ])
