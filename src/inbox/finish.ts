import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { Turned } from '../flow/types.ts'
import { type ClaimedReply, leaseEnd } from '../outbox/deliver.ts'
import type { Desk } from './desk.ts'
import { asksForPhone, replacedPrompt } from './prompts.ts'
import type { InboxRow } from './row.ts'

/** What the transaction's last statement wrote, known once it is committed. */
export interface Finished {
  said: Promise<{ id: number; status: 'queued' | 'sending'; answers: string | null }[]>
  reply: Omit<ClaimedReply, 'id' | 'account_id' | 'channel' | 'via' | 'external_id' | 'tries' | 'answers'> | undefined
  /** feasts have other days now */
  moved?: boolean
}

/**
 * Conversation, reply and inbox row in one statement. The reply is claimed right here when this program may send it at
 * once, unless something said before it is still on its way to the same person; then it waits for its turn like any
 * other row. When more of theirs is already waiting, it quotes the message it answers.
 */
export function finish(tx: Tx, desk: Desk, row: InboxRow, { state, reply, promptNo }: Turned, now: Date): Finished {
  const replaces = replacedPrompt(row, state, promptNo)
  const wantsContact = asksForPhone(desk, state, promptNo)
  const said = tx.last<{ id: number; status: 'queued' | 'sending'; answers: string | null }>(
    `WITH saved AS (
       UPDATE conversations SET state = $2, prompt_no = $3, last_inbound_at = CASE WHEN $15 THEN $4 ELSE last_inbound_at END,
         open_question_at = CASE WHEN $5 THEN $4 WHEN $6 THEN open_question_at END
       WHERE id = $1),
     taken AS (UPDATE inbox SET status = 'done', done_at = $4 WHERE id = ANY ($14::int[])),
     around AS (
       SELECT EXISTS (SELECT 1 FROM outbox WHERE account_id = $7 AND (status = 'sending' OR status = 'queued' AND lane = 'reply')) AS waits,
         EXISTS (SELECT 1 FROM inbox WHERE conversation_id = $1 AND done_at IS NULL AND id <> ALL ($14::int[])) AS more)
     INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, options, files, prompt_no, inbox_id, due_at,
       status, lease_until, tries, created_at, replaces_prompt_no, wants_contact, answers)
     SELECT $7, $1, 'reply', 'reply', 0, $8, $9, $10, $11, $12, $4, CASE WHEN waits OR NOT $16 THEN 'queued' ELSE 'sending' END,
       $13, 0, $4, $17, $18, CASE WHEN more THEN $19 END
     FROM around WHERE $8::text IS NOT NULL
     RETURNING id, status, answers`,
    [
      row.conversation_id,
      JSON.stringify(state),
      state.promptNo,
      now,
      promptNo !== undefined,
      state.stack.length > 0,
      row.account_id,
      reply?.text ?? null,
      JSON.stringify(reply?.options ?? []),
      JSON.stringify(reply?.files ?? []),
      promptNo ?? null,
      row.id,
      leaseEnd(now),
      [row.id, ...(row.also ?? [])],
      row.kind === 'message',
      desk.mayDeliver(row.channel, row.via),
      replaces ?? null,
      wantsContact,
      row.kind === 'message' ? quotableId(row.payload as Message) : null,
    ],
  )
  return {
    said,
    reply: reply && {
      ...reply,
      prompt_no: promptNo ?? null,
      replaces_prompt_no: replaces ?? null,
      wants_contact: wantsContact,
    },
  }
}

const quotableId = ({ quotable, externalId }: Message) => quotable ?? externalId
