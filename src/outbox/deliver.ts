import type { ChannelName } from '../chat/channel.ts'
import type { FileOut, Option, Outgoing, Reply, Sent, Unsure } from '../chat/reply.ts'
import type { Db, Tx } from '../db/open.ts'
import { columnOf, together } from '../db/together.ts'
import { heldByCap, SAID_LATELY } from './caps.ts'
import { ALL_SAID, companionsOf, keepMerged, MERGED_KINDS, MOST_LETTERS, RELEASE } from './merge.ts'
import { isUrgent } from './notices.ts'
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

/** What the outbox is handed: it knows neither flows nor feasts nor networks. */
export interface Post {
  send(outgoing: Outgoing): Promise<Sent>
  /** the instant itself, or when the quiet hours it falls in end */
  nextLoud(instant: Date): Date
  /** hours after a person's last message in which that line may send free text; null: always */
  windowHours?(channel: ChannelName, via: string): number | null
  /** puts a notice into words; one that starts a flow is put on the conversation's stack in this very transaction */
  word(tx: Tx, row: OutboxRow, now: Date): Promise<{ reply: Reply; promptNo?: number } | undefined>
  log: { warn(fields: object, text: string): void; error(fields: object, text: string): void }
}

/** A notice waits while somebody is answering a question: until so long after their last message. */
const TALKING_MS = 10 * 60_000
/** An offer behind an unanswered offer waits this long, then comes anyway. */
const BEHIND_OFFER_MS = 2 * 3_600_000
/** A row claimed by a process that died is sent again after this long. */
const STUCK_MS = 2 * 60_000
/** Tries before a row is given up and officers are told; the gaps double from 5 s. */
export const MOST_TRIES = 9
/** Until when a claimed row is its claimer's. */
export const leaseEnd = (now: Date): Date => new Date(now.getTime() + STUCK_MS)
/** Milliseconds until the next try, after so many. */
export const retryGapMs = (tries: number) => Math.min(3_600_000, 5_000 * 2 ** tries)

/**
 * Delivers what is due, oldest first, each person's rows one after the other and replies before notices.
 * @param limit rows claimed at once, each of another person
 * @returns how many rows were settled or moved to a later hour; 0 when nothing is due
 */
export async function deliver(db: Db, post: Post, now: Date, limit = 1): Promise<number> {
  const rows = await claim(db, now, limit)
  for (const row of rows) await deliverRow(db, post, row, now)
  return rows.length
}

/** Sends the reply that a turn has just claimed for us. */
export async function deliverReply(db: Db, post: Post, reply: ClaimedReply, now: Date): Promise<void> {
  await orRetry(db, post, reply, now, () =>
    send(db, post, { ...reply, lane: 'reply', notice: null, values: null, window_closed: false }, reply, now),
  )
}

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

/** Carries a claimed row through: held back, dropped, or put into words and sent. */
export async function deliverRow(db: Db, post: Post, row: OutboxRow, now: Date): Promise<void> {
  await orRetry(db, post, row, now, async () => {
    if (row.unreachable_at) return settle(db, row, 'dropped', 'unreachable')
    if (row.lane === 'notice') {
      if (row.muted_at || row.kind_muted) return settle(db, row, 'dropped', 'opted out')
      const hour = heldUntil(post, row, now) ?? heldByCap(post, row, now)
      if (row.use_by && (hour ?? now) > row.use_by) return settle(db, row, 'dropped', 'too late to be of use')
      if (hour) return defer(db, row, hour)
    }
    const worded = row.text === null ? await putIntoWords(db, post, row, now) : row
    if (worded === 'after a reply') return defer(db, row, now)
    if (!worded) return settle(db, row, 'dropped', 'no longer true')
    await send(db, post, row, worded, now)
  })
}

/** A bug on the way out, or a database that did not answer, costs a try and not the row. */
async function orRetry(db: Db, post: Post, row: ClaimedReply, now: Date, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    post.log.error({ outbox: row.id, err: error }, 'delivery failed')
    await retry(db, row, now, retryGapMs(row.tries), String(error))
  }
}

/**
 * Until when a notice is held: quiet hours, an officer who has the conversation (an answer would go to her), an open
 * question, an offer not yet answered. Nothing: it may go.
 */
function heldUntil(post: Post, row: OutboxRow, now: Date): Date | undefined {
  if (isUrgent(row.notice)) return undefined
  const loud = post.nextLoud(now)
  if (loud > now) return loud
  const { open_question_at: open, last_inbound_at: wrote, handoff_until: officer } = row
  if (row.flow && officer && officer > now) return new Date(Math.min(officer.getTime(), now.getTime() + TALKING_MS))
  if (open && wrote && now.getTime() - wrote.getTime() < TALKING_MS) return new Date(wrote.getTime() + TALKING_MS)
  if (open && row.flow && row.talking_of_notice && now.getTime() - open.getTime() < BEHIND_OFFER_MS)
    return post.nextLoud(new Date(open.getTime() + BEHIND_OFFER_MS))
  return undefined
}

/**
 * The words and, for a notice that asks, the conversation's new question commit together before anything is sent. A turn
 * that ended while the row was being claimed has a reply under way, which this row then lets pass.
 */
async function putIntoWords(
  db: Db,
  post: Post,
  row: OutboxRow,
  now: Date,
): Promise<Worded | 'after a reply' | undefined> {
  return db.transaction(async (tx) => {
    // in one go; the second sees what was committed while the first waited
    const [, under] = await Promise.all([
      tx.sql('SELECT 1 FROM conversations WHERE id = $1 FOR NO KEY UPDATE', [row.conversation_id]),
      tx.sql(
        `SELECT 1 FROM outbox WHERE account_id = $1 AND id <> $2 AND (status = 'sending' OR status = 'queued' AND lane = 'reply') LIMIT 1`,
        [row.account_id, row.id],
      ),
    ])
    if (under.length) return 'after a reply'
    const worded = await wordTogether(tx, post, row, now)
    if (!worded) return undefined
    const { reply, promptNo } = worded
    await tx.sql('UPDATE outbox SET text = $2, options = $3, files = $4, prompt_no = $5 WHERE id = $1', [
      row.id,
      reply.text,
      JSON.stringify(reply.options),
      JSON.stringify(reply.files),
      promptNo ?? null,
    ])
    return { ...reply, prompt_no: promptNo ?? null }
  })
}

/** A notice with what else there is to say to this person right now, as far as it fits: the question, if any, at the end. */
async function wordTogether(tx: Tx, post: Post, row: OutboxRow, now: Date): ReturnType<Post['word']> {
  const others = mayMerge(post, row, now)
    ? await companionsOf(tx, row, now, heldUntil(post, { ...row, flow: 'any' }, now) === undefined)
    : []
  if (!others.length) return post.word(tx, row, now)
  const plain: string[] = []
  const merged: number[] = []
  for (const one of [row, ...others].filter(({ flow }) => flow === null)) {
    const text = (await post.word(tx, one, now))?.reply.text ?? ''
    if (plain.length && plain.join('\n\n').length + text.length > MOST_LETTERS) break
    plain.push(text)
    if (one.id !== row.id) merged.push(one.id)
  }
  const asking = [row, ...others].find(({ flow }) => flow !== null)
  const fits = plain.join('\n\n').length < MOST_LETTERS / 2
  const asked = asking && (asking.id === row.id || fits) ? await post.word(tx, asking, now) : undefined
  if (asked && asking && asking.id !== row.id) merged.push(asking.id)
  // what it asked about is over: nothing is left to say but the rest
  if (!asked && row.flow !== null && !plain.length) return undefined
  await keepMerged(tx, row.id, merged)
  const text = [...plain, asked?.reply.text].filter(Boolean).join('\n\n')
  return {
    reply: { text, options: asked?.reply.options ?? [], files: asked?.reply.files ?? [] },
    ...(asked?.promptNo === undefined ? {} : { promptNo: asked.promptNo }),
  }
}

/** A network that takes only templates from us by now takes one thing at a time. */
function mayMerge(post: Post, { channel, via, last_inbound_at: wrote }: OutboxRow, now: Date): boolean {
  const hours = post.windowHours?.(channel, via) ?? null
  return hours === null || (wrote !== null && now.getTime() - wrote.getTime() < (hours - 1) * 3_600_000)
}

type Sendable = ClaimedReply & Pick<OutboxRow, 'lane' | 'notice' | 'values' | 'window_closed'>
type Worded = Pick<OutboxRow, 'text' | 'options' | 'files' | 'prompt_no'>

async function send(db: Db, post: Post, row: Sendable, worded: Worded, now: Date): Promise<void> {
  const { channel, via, external_id: to, id, lane, notice, answers } = row
  const replaces = row.replaces_prompt_no === null ? undefined : await knownToNetwork(db, row)
  const unsure = row.unsure_since === null ? undefined : await unsureOf(db, row, row.unsure_since)
  const sent = await post.send({
    id,
    attempt: row.tries,
    channel,
    via,
    to,
    text: worded.text ?? '',
    options: worded.options ?? [],
    files: worded.files ?? [],
    awaited: lane === 'reply',
    ...(answers === null ? {} : { answers }),
    ...(row.wants_contact ? { wantsContact: true } : {}),
    ...(replaces === undefined ? {} : { replaces }),
    ...(notice === null ? {} : { template: { name: notice, values: row.values ?? {} } }),
    ...(worded.prompt_no === null ? {} : { promptNo: worded.prompt_no }),
    ...(unsure === undefined ? {} : { unsure }),
    ...(row.window_closed ? { windowClosed: true } : {}),
  })
  if (sent.sent) return markSent(db, { id: row.id, now, externalId: sent.externalId })
  // a network that asks for patience, or is away for a night, costs no try
  if (sent.why === 'later') return defer(db, row, new Date(now.getTime() + sent.retryAfterMs), sent.unsure ? now : null)
  if (sent.why === 'refused') return settle(db, row, 'failed', `refused: ${sent.what}`)
  if (sent.why === 'window_closed') return settle(db, row, 'failed', 'window closed')
  await db.sql('UPDATE accounts SET unreachable_at = $2 WHERE id = $1', [row.account_id, now])
  return settle(db, row, 'failed', 'unreachable')
}

/** What a network that can tell needs for finding a message that may be out already. */
async function unsureOf(db: Db, { account_id }: ClaimedReply, since: Date): Promise<Unsure> {
  const [last] = await db.sql<{ external_id: string }>(
    `SELECT external_id FROM outbox WHERE account_id = $1 AND status = 'sent' AND external_id IS NOT NULL
     ORDER BY sent_at DESC, id DESC LIMIT 1`,
    [account_id],
  )
  return { since, ...(last ? { after: last.external_id } : {}) }
}

/** The network's id of the prompt that this row takes the place of. */
async function knownToNetwork(db: Db, { account_id, replaces_prompt_no }: ClaimedReply): Promise<string | undefined> {
  const [row] = await db.sql<{ external_id: string | null }>(
    `SELECT external_id FROM outbox WHERE account_id = $1 AND prompt_no = $2 AND status = 'sent'`,
    [account_id, replaces_prompt_no],
  )
  return row?.external_id ?? undefined
}

const markSent = together(async (db, sent: readonly { id: number; now: Date; externalId: string | undefined }[]) => {
  await db.sql(
    `UPDATE outbox o SET status = 'sent', sent_at = m.at, error = NULL, external_id = m.external_id
     FROM unnest($1::int[], $2::timestamptz[], $3::text[]) AS m (id, at, external_id) WHERE o.id = m.id`,
    [
      columnOf(sent, ({ id }) => id),
      columnOf(sent, ({ now }) => now),
      columnOf(sent, ({ externalId }) => externalId ?? null),
    ],
  )
  return sent.map(() => undefined)
})

async function settle(db: Db, row: ClaimedReply, status: 'dropped' | 'failed', why: string) {
  await db.sql('UPDATE outbox SET status = $2, sent_at = NULL, error = $3, external_id = NULL WHERE id = $1', [
    row.id,
    status,
    why,
  ])
  await db.sql(RELEASE, [row.id])
}

async function defer(db: Db, row: Pick<OutboxRow, 'id'>, until: Date, unsureSince: Date | null = null): Promise<void> {
  await db.sql(
    `UPDATE outbox SET status = 'queued', due_at = $2, unsure_since = coalesce(unsure_since, $3) WHERE id = $1`,
    [row.id, until, unsureSince],
  )
}

async function retry(db: Db, row: ClaimedReply, now: Date, gapMs: number, why: string): Promise<void> {
  if (row.tries + 1 >= MOST_TRIES) return settle(db, row, 'failed', why)
  await db.sql(
    `UPDATE outbox SET status = 'queued', tries = tries + 1, due_at = $2, error = $3, unsure_since = coalesce(unsure_since, $4)
     WHERE id = $1`,
    [row.id, new Date(now.getTime() + gapMs), why.slice(0, 500), now],
  )
}

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
