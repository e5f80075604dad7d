import type { Tx } from '../db/open.ts'
import type { OutboxRow } from './claim.ts'
import { NOTICES, type NoticeKind, type NoticeName } from './notices.ts'

/** Letters of a merged message: more is a wall of text on a small phone, and the rest comes as the next one. House figure. */
export const MOST_LETTERS = 900

/** Whether a notice may share a message: what the clock says, as words only. */
const merges = (name: string): boolean => {
  const kind: NoticeKind | undefined = NOTICES[name as NoticeName]
  return kind?.merges === true
}

/** Every notice that may. */
export const MERGED_KINDS: readonly string[] = Object.keys(NOTICES).filter(merges)

/**
 * Of a query over `o`: the clock has said everything it has to say up to then, so that nothing is missing from the message. A
 * program whose bell never rang waits for nothing.
 * @param kinds parameter that holds MERGED_KINDS
 */
export const ALL_SAID = (kinds: string): string =>
  `(o.notice IS NULL OR o.notice <> ALL (${kinds}::text[])
     OR o.due_at <= coalesce((SELECT started_at FROM job_runs WHERE job = 'bell' AND period = 'last'), o.due_at))`

/**
 * The other notices that may be said in one message with a claimed one: due now, of the clock's kinds, not switched off, most
 * urgent first, and of those that ask something at most one, last. Locked for this transaction. None when the person has
 * not written for so long that a template must go instead: a template says one thing.
 * @param asks whether one that asks something may go now
 */
export async function companionsOf(tx: Tx, row: OutboxRow, now: Date, asks: boolean): Promise<OutboxRow[]> {
  if (row.notice === null || !merges(row.notice) || row.window_closed) return []
  const others = await tx.sql<Pick<OutboxRow, 'id' | 'notice' | 'values' | 'flow' | 'slots'>>(
    `SELECT o.id, o.notice, o.values, o.flow, o.slots FROM outbox o JOIN accounts a ON a.id = o.account_id
     WHERE o.account_id = $1 AND o.lane = 'notice' AND o.status = 'queued' AND o.due_at <= $2 AND o.text IS NULL AND o.id <> $3
       AND (o.use_by IS NULL OR o.use_by >= $2) AND o.kind <> ALL (a.muted_kinds)
     ORDER BY o.priority, o.due_at, o.id FOR UPDATE OF o SKIP LOCKED`,
    [row.account_id, now, row.id],
  )
  const mergeable = others
    .filter(({ notice }) => notice !== null && merges(notice))
    .map((other) => ({ ...row, ...other }))
  const asking = asks && row.flow === null ? mergeable.filter(({ flow }) => flow !== null).slice(0, 1) : []
  return [...mergeable.filter(({ flow }) => flow === null), ...asking]
}

/** Their words are said with that row's: what becomes of it is what becomes of them. */
export async function keepMerged(tx: Tx, into: number, ids: readonly number[]): Promise<void> {
  if (!ids.length) return
  await tx.sql(`UPDATE outbox SET status = 'merged', merged_into_id = $1 WHERE id = ANY ($2)`, [into, ids])
}

/** The message did not go: what was said in it goes by itself. */
export const RELEASE = `UPDATE outbox SET status = 'queued', merged_into_id = NULL WHERE merged_into_id = $1`
