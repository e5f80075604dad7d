import type { Tx } from '../db/open.ts'
import { NOTICES, type NoticeKind, type NoticeName, type NoticeValues, PRIORITY } from './notices.ts'

/** A notice: what we say first. Its text lives in flows/notices.yaml and is put together when it is handed over. */
export interface Notice<N extends NoticeName = NoticeName> {
  notice: N
  /** the account it goes to */
  accountId: number
  /** said once for its key, for ever: 'remind-allocation:17:2027-02-24' */
  key: string
  values: NoticeValues<N>
  /** slots of the flow it starts, when it starts one */
  slots?: Record<string, unknown>
  /** the announcement it is one of */
  broadcastId?: number
  /** earliest instant; the present one unless said otherwise */
  dueAt?: Date
}

/**
 * Queues notices in the running transaction. A key already there is left as it is.
 * @returns how many were new
 */
export const queueNotices = (tx: Tx, notices: readonly Notice[], now: Date): Promise<number> =>
  queue(tx, notices, now, 'notice')

/**
 * The same for an officer's answer to somebody who asked for one: due at once, whatever the hour and even after `stop`,
 * and before every notice.
 */
export const queueReplies = (tx: Tx, notices: readonly Notice[], now: Date): Promise<number> =>
  queue(tx, notices, now, 'reply')

async function queue(tx: Tx, notices: readonly Notice[], now: Date, lane: 'notice' | 'reply'): Promise<number> {
  if (!notices.length) return 0
  const rows = notices.map(({ notice, accountId, key, values, slots, broadcastId, dueAt }, place) => {
    const kind: NoticeKind = NOTICES[notice]
    const due = dueAt ?? now
    return {
      place,
      key,
      account_id: accountId,
      kind: lane === 'reply' ? 'reply' : kind.kind,
      priority: lane === 'reply' ? 0 : PRIORITY[kind.kind],
      notice,
      values,
      flow: kind.flow ?? null,
      slots: slots ?? null,
      broadcast_id: broadcastId ?? null,
      due_at: due.toISOString(),
      use_by: new Date(due.getTime() + kind.useByHours * 3_600_000).toISOString(),
    }
  })
  const queued = await tx.sql(
    `INSERT INTO outbox (key, account_id, conversation_id, lane, kind, priority, notice, values, flow, slots, broadcast_id, due_at,
       use_by, status, tries, created_at)
     SELECT r.key, r.account_id, c.id, $3, r.kind, r.priority, r.notice, r.values, r.flow, r.slots, r.broadcast_id, r.due_at, r.use_by,
       'queued', 0, $2
     FROM jsonb_to_recordset($1::jsonb) AS r(place int, key text, account_id int, kind text, priority int, notice text, values jsonb,
       flow text, slots jsonb, broadcast_id int, due_at timestamptz, use_by timestamptz)
     JOIN conversations c ON c.account_id = r.account_id
     ORDER BY r.place
     ON CONFLICT (key) DO NOTHING
     RETURNING id`,
    [JSON.stringify(rows), now, lane],
  )
  return queued.length
}

/**
 * Notices of one name that were held back behind another, and may come now that it is answered. Quiet hours and an open
 * question hold them again when they are handed over.
 */
export async function bringForward(
  tx: Tx,
  accountIds: readonly number[],
  notice: NoticeName,
  now: Date,
): Promise<void> {
  await tx.sql(
    `UPDATE outbox SET due_at = $3 WHERE account_id = ANY ($1) AND notice = $2 AND status = 'queued' AND due_at > $3`,
    [accountIds, notice, now],
  )
}

/** What these notices asked is void: whoever has not answered is not waited for, and what comes instead may come now. */
export async function voidQuestions(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.sql(
    `UPDATE conversations c SET open_question_at = NULL FROM outbox o
     WHERE o.key = ANY ($1) AND o.status = 'sent' AND c.id = o.conversation_id AND c.prompt_no = o.prompt_no`,
    [keys],
  )
}
