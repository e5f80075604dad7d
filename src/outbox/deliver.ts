import type { Unsure } from '../chat/reply.ts'
import type { Db } from '../db/open.ts'
import { heldByCap } from './caps.ts'
import { type ClaimedReply, claim, type OutboxRow } from './claim.ts'
import { heldUntil } from './held.ts'
import { putIntoWords, type Worded } from './into-words.ts'
import type { Post } from './post.ts'
import { defer, markSent, retry, retryGapMs, settle } from './settle.ts'

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

type Sendable = ClaimedReply & Pick<OutboxRow, 'lane' | 'notice' | 'values' | 'window_closed'>
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
