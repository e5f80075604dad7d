import type { ChannelName } from '../chat/channel.ts'
import type { FileOut, Option } from '../chat/reply.ts'
import type { Db } from '../db/open.ts'
import { SAID_LATELY } from './caps.ts'
import { ALL_SAID, MERGED_KINDS } from './merge.ts'
import type { Lane } from './pace.ts'

/** A reply whose row is claimed: it only has to be sent. */
export interface ClaimedReply {
  id: number
  account_id: number
  channel: ChannelName
  via: string
  /** where to send: the account's own id at the channel, or its address when that differs */
  external_id: string
  text: string | null
  options: Option[] | null
  files: FileOut[] | null
  prompt_no: number | null
  replaces_prompt_no: number | null
  wants_contact: boolean
  answers: string | null
  tries: number
  /** since when nobody knows whether it is out */
  unsure_since: Date | null
}

/** A row as `deliver` works on it. */
export interface OutboxRow extends ClaimedReply {
  lane: 'reply' | 'notice'
  kind: string
  conversation_id: number
  notice: string | null
  values: Record<string, unknown> | null
  flow: string | null
  slots: Record<string, unknown> | null
  due_at: Date
  use_by: Date | null
  muted_at: Date | null
  kind_muted: boolean
  unreachable_at: Date | null
  last_inbound_at: Date | null
  open_question_at: Date | null
  /** an officer has the conversation until then */
  handoff_until: Date | null
  talking_of_notice: boolean
  /** the network refused free text for it: its template goes instead */
  window_closed: boolean
  /** messages that could have waited and were sent to this person today, and announcements in the last seven days */
  said_today: number
  announced: number
}

/** Which rows a sender asks for: those of its own number or bot, and of the lanes that have room. */
export interface Wanted {
  channel: ChannelName
  via: string
  lanes: readonly Lane[]
}

/** A row claimed by a process that died is sent again after this long. */
const STUCK_MS = 2 * 60_000
/** Until when a claimed row is its claimer's. */
export const leaseEnd = (now: Date): Date => new Date(now.getTime() + STUCK_MS)

/** The instant at which the next row falls due, after whatever was deferred. */
export async function nextDue(db: Db): Promise<Date | undefined> {
  const [row] = await db.sql<{ due: Date | null }>(`SELECT min(due_at) AS due FROM outbox WHERE status = 'queued'`)
  return row?.due ?? undefined
}

/** Of the accounts of a line, in lanes that have room; said so that the order of the queue stays the way through it. */
const WANTED = `AND array_position($7::text[], o.lane) IS NOT NULL
         AND (SELECT w.channel = $5 AND w.via = $6 FROM accounts w WHERE w.id = o.account_id)`

/**
 * Claims up to `limit` due rows, at most one a person: replies in order, then notices by weight. The index `outbox_next` holds
 * the queue in this order, so that a look ends with the last row it takes. OFFSET 0 has what goes first looked up for
 * each row; joined, a queue that was empty when it was last counted is gone through once for each row.
 * @param wanted only these; without it whatever is due
 */
export const claim = (db: Db, now: Date, limit: number, wanted?: Wanted): Promise<OutboxRow[]> =>
  db.sql<OutboxRow>(
    `WITH next AS (
       SELECT o.id FROM outbox o
       WHERE o.status = 'queued' AND o.due_at <= $1 ${wanted ? WANTED : ''} AND ${ALL_SAID('$4')} AND NOT EXISTS (
         SELECT 1 FROM outbox e WHERE e.account_id = o.account_id AND (
           e.status = 'sending'
           OR e.status = 'queued' AND e.lane = 'reply' AND (o.lane = 'notice' OR e.id < o.id)
           OR e.status = 'queued' AND e.lane = 'notice' AND o.lane = 'notice' AND e.due_at <= $1
             AND (e.priority, e.due_at, e.id) < (o.priority, o.due_at, o.id)) OFFSET 0)
       ORDER BY o.lane DESC, o.due_at, o.priority, o.id
       LIMIT $2 FOR UPDATE OF o SKIP LOCKED)
     UPDATE outbox o SET status = 'sending', lease_until = $3
     FROM next, accounts a, conversations c
     WHERE o.id = next.id AND a.id = o.account_id AND c.account_id = a.id
     RETURNING o.id, o.lane, o.kind, o.account_id, c.id AS conversation_id, a.channel, a.via,
       coalesce(a.address, a.external_id) AS external_id, o.text, o.options, o.files, o.prompt_no, o.replaces_prompt_no,
       o.wants_contact, o.answers, o.unsure_since, o.window_closed, o.notice, o.values, o.flow,
       o.slots, o.due_at, o.use_by, o.tries, a.muted_at, o.kind = ANY (a.muted_kinds) AS kind_muted, a.unreachable_at,
       c.last_inbound_at, c.open_question_at, c.handoff_until,
       EXISTS (SELECT 1 FROM outbox p WHERE p.conversation_id = c.id AND p.prompt_no = c.prompt_no AND p.lane = 'notice')
         AS talking_of_notice, ${SAID_LATELY('$1')}`,
    [now, limit, leaseEnd(now), MERGED_KINDS, ...(wanted ? [wanted.channel, wanted.via, wanted.lanes] : [])],
  )

/** Rows that are still on their way stay their claimer's. */
export async function renewLeases(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await db.sql(`UPDATE outbox SET lease_until = $2 WHERE id = ANY ($1) AND status = 'sending'`, [ids, leaseEnd(now)])
}

/** Rows claimed by a process that is gone go back to the queue, unsure whether they are out. @returns how many */
export async function requeueStuck(db: Db, now: Date): Promise<number> {
  const rows = await db.sql(
    `UPDATE outbox SET status = 'queued', unsure_since = coalesce(unsure_since, lease_until - make_interval(secs => $2))
     WHERE status = 'sending' AND lease_until < $1 RETURNING id`,
    [now, STUCK_MS / 1000],
  )
  return rows.length
}
