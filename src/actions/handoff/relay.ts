import type { Message } from '../../chat/message.ts'
import type { Tx } from '../../db/open.ts'
import { CANCEL } from '../../flow/global.ts'
import { byLabel, byNumber, exactOption } from '../../flow/match.ts'
import type { State } from '../../flow/types.ts'
import { plain } from '../../flow/words.ts'
import { queueNotices, queueReplies } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { closeHandoff } from './close-handoff.ts'
import { type OpenHandoff, openHandoffs, TALKERS } from './handoffs.ts'

/** So long after her last word an officer is still taken to be talking. House figure. */
const LIVE_MS = 3_600_000

/**
 * A message written while an officer has the conversation: kept with the hand-over and passed on to the officer who
 * answers, before that to everybody who may. Whoever taps the way back, or writes a bare `batal`, closes it themselves.
 */
export async function relayToOfficer(
  tx: Tx,
  { conversationId, message, now }: { conversationId: number; message: Message; now: Date },
): Promise<void> {
  const said = await whatWasSaid(tx, conversationId, message)
  const { text } = said
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
  const leaves = said.leaves === 'yes' || (said.leaves === 'unless_taken' && handoff.status === 'open')
  if (leaves) await closeHandoff(tx, { handoffId: handoff.id, region: kept.region_code, now })
}

/**
 * The words, for a tap those of its button, and whether they lead back to the bot. A bare number may be meant for an
 * officer who is already talking.
 */
async function whatWasSaid(
  tx: Tx,
  conversationId: number,
  { text = '', pick, promptNo, media }: Message,
): Promise<{ text: string; leaves: 'yes' | 'no' | 'unless_taken' }> {
  const [row] = await tx.sql<{ state: State | null }>('SELECT state FROM conversations WHERE id = $1', [conversationId])
  const prompts = row?.state?.prompts ?? []
  const options = (promptNo === undefined ? prompts.at(-1) : prompts.find(({ no }) => no === promptNo))?.options ?? []
  const back = (option: { value: string } | undefined) => option?.value === 'end'
  if (pick !== undefined) {
    const tapped = exactOption(options, { text: '', pick })
    return { text: text || (tapped?.label ?? pick), leaves: back(tapped) ? 'yes' : 'no' }
  }
  if (media.length) return { text, leaves: 'no' }
  if (CANCEL.includes(plain(text)) || back(byLabel(options, text))) return { text, leaves: 'yes' }
  return { text, leaves: back(byNumber(options, text)) ? 'unless_taken' : 'no' }
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
