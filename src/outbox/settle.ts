import type { Db } from '../db/open.ts'
import { columnOf, together } from '../db/together.ts'
import type { ClaimedReply } from './claim.ts'
import { RELEASE } from './merge.ts'

/** Tries before a row is given up and officers are told; the gaps double from 5 s. */
export const MOST_TRIES = 9
/** Milliseconds until the next try, after so many. */
export const retryGapMs = (tries: number) => Math.min(3_600_000, 5_000 * 2 ** tries)

export const markSent = together(
  async (db, sent: readonly { id: number; now: Date; externalId: string | undefined }[]) => {
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
  },
)

export async function settle(db: Db, row: ClaimedReply, status: 'dropped' | 'failed', why: string) {
  await db.sql('UPDATE outbox SET status = $2, sent_at = NULL, error = $3, external_id = NULL WHERE id = $1', [
    row.id,
    status,
    why,
  ])
  await db.sql(RELEASE, [row.id])
}

export async function defer(
  db: Db,
  row: Pick<ClaimedReply, 'id'>,
  until: Date,
  unsureSince: Date | null = null,
): Promise<void> {
  await db.sql(
    `UPDATE outbox SET status = 'queued', due_at = $2, unsure_since = coalesce(unsure_since, $3) WHERE id = $1`,
    [row.id, until, unsureSince],
  )
}

export async function retry(db: Db, row: ClaimedReply, now: Date, gapMs: number, why: string): Promise<void> {
  if (row.tries + 1 >= MOST_TRIES) return settle(db, row, 'failed', why)
  await db.sql(
    `UPDATE outbox SET status = 'queued', tries = tries + 1, due_at = $2, error = $3, unsure_since = coalesce(unsure_since, $4)
     WHERE id = $1`,
    [row.id, new Date(now.getTime() + gapMs), why.slice(0, 500), now],
  )
}
