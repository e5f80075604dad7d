import type { Reply } from '../chat/reply.ts'
import { dayOf } from '../clock.ts'
import type { Tx } from '../db/open.ts'
import { fill, readContext } from '../flow/say.ts'
import { NEW_STATE, type State } from '../flow/types.ts'
import type { OutboxRow } from '../outbox/claim.ts'
import { NOTICES, type NoticeName } from '../outbox/notices.ts'
import type { Desk } from './desk.ts'
import { SPEAKER_COLUMNS, type SpeakerRow, speakerOf } from './speaker.ts'
import { carryOn } from './take.ts'

/**
 * Puts a notice into words when it is about to be handed over. One that asks something starts its flow on top of what
 * is being talked about, in the same transaction, so that nobody answers a question not yet seen.
 * @returns nothing when there is nothing left to say (an offer that is no longer open)
 */
export async function wordNotice(
  tx: Tx,
  desk: Desk,
  row: OutboxRow,
  now: Date,
): Promise<{ reply: Reply; promptNo?: number } | undefined> {
  const [conversation] = await tx.sql<SpeakerRow & { state: State | null }>(
    `SELECT c.state, ${SPEAKER_COLUMNS} FROM conversations c JOIN accounts a ON a.id = c.account_id WHERE c.id = $1 FOR NO KEY UPDATE OF c`,
    [row.conversation_id],
  )
  if (!conversation) throw new Error(`notice ${row.id} has no conversation`)
  const actor = speakerOf(conversation, now)
  const context = { actor, today: dayOf(now), feasts: desk.feasts, districts: desk.districts }
  const name = row.notice as NoticeName
  const kinds: Readonly<Record<string, string>> = NOTICES[name].values
  const template = desk.house.notices[name]
  const values = row.values ?? {}
  const said = template
    ? fill(template, values, (value) => kinds[value]?.replace('?', ''), desk.house, readContext(desk.house, context))
    : ''
  if (!row.flow)
    return { reply: { text: said, options: [], files: (values.files as Reply['files'] | undefined) ?? [] } }
  const event = { type: 'open' as const, flow: row.flow, slots: row.slots ?? {} }
  const { state, reply, promptNo } = await carryOn(tx, desk, actor, conversation.state ?? NEW_STATE, event, now)
  if (!reply) return undefined
  await tx.sql(
    `UPDATE conversations SET state = $2, prompt_no = $3, open_question_at = CASE WHEN $4 THEN $5 ELSE open_question_at END WHERE id = $1`,
    [row.conversation_id, JSON.stringify(state), state.promptNo, promptNo !== undefined, now],
  )
  return {
    reply: { ...reply, text: [said, reply.text].filter(Boolean).join('\n\n') },
    ...(promptNo === undefined ? {} : { promptNo }),
  }
}
