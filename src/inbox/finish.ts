import type { Message } from '../chat/message.ts'
import type { Tx } from '../db/open.ts'
import type { Turned } from '../flow/types.ts'
import { type ClaimedReply, leaseEnd } from '../outbox/claim.ts'
import type { Desk } from './desk.ts'
import { asksForPhone, replacedPrompt } from './prompts.ts'
import type { InboxRow } from './row.ts'

/** The row of the reply, if there was one, and what there is to do next. */
interface Ended extends Waits {
  id: number | null
  status: 'queued' | 'sending' | null
  answers: string | null
}

/** What is due besides: seen along with the turn's end, so that nobody has to look again. */
export interface Waits {
  turns: boolean
  rows: boolean
  errands: boolean
}

/** What the transaction's last statement wrote, known once it is committed. */
export interface Finished {
  said: Promise<Ended[]>
  reply:
    | Omit<ClaimedReply, 'id' | 'account_id' | 'channel' | 'via' | 'external_id' | 'tries' | 'answers' | 'unsure_since'>
    | undefined
}

/**
 * Conversation, reply and inbox row in one statement. The reply is claimed right here when this program may send it at
 * once, unless something said before it is still on its way to the same person; then it waits for its turn like any
 * other row. When more of theirs is already waiting, it quotes the message it answers.
 */
export function finish(tx: Tx, desk: Desk, row: InboxRow, { state, reply, promptNo }: Turned, now: Date): Finished {
  const replaces = replacedPrompt(row, state, promptNo)
  const wantsContact = asksForPhone(desk, state, promptNo)
  const said = tx.last<Ended>(
    `WITH saved AS (
       UPDATE conversations SET state = $2, prompt_no = $3, last_inbound_at = CASE WHEN $14 THEN $4 ELSE last_inbound_at END,
         open_question_at = CASE WHEN $5 THEN $4 WHEN $6 THEN open_question_at END
       WHERE id = $1),
     taken AS (UPDATE inbox SET status = 'done', done_at = $4 WHERE id = $12),
     around AS (
       SELECT EXISTS (SELECT 1 FROM outbox WHERE account_id = $7 AND (status = 'sending' OR status = 'queued' AND lane = 'reply')) AS waits,
         EXISTS (SELECT 1 FROM inbox WHERE conversation_id = $1 AND done_at IS NULL AND id <> $12) AS more,
         EXISTS (SELECT 1 FROM inbox WHERE status = 'new' AND (not_before IS NULL OR not_before <= $4) AND id <> $12) AS turns,
         EXISTS (SELECT 1 FROM outbox WHERE status = 'queued' AND due_at <= $4) AS rows,
         EXISTS (SELECT 1 FROM errands WHERE status = 'new' AND (not_before IS NULL OR not_before <= $4)) AS errands),
     said AS (INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, options, files, prompt_no, inbox_id, due_at,
       status, lease_until, tries, created_at, replaces_prompt_no, wants_contact, answers)
     SELECT $7, $1, 'reply', 'reply', 0, $8, $9, $10, $11, $12, $4, CASE WHEN waits OR NOT $15 THEN 'queued' ELSE 'sending' END,
       $13, 0, $4, $16, $17, CASE WHEN more THEN $18 END
     FROM around WHERE $8::text IS NOT NULL
     RETURNING id, status, answers)
     SELECT said.id, said.status, said.answers, turns, rows OR coalesce(said.status = 'queued', false) AS rows, errands
     FROM around LEFT JOIN said ON true`,
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
