import type { Sql } from './session.ts'

/** One lane of the outbox of one channel. */
export interface LaneNow {
  channel: string
  lane: string
  /** due and not sent */
  waiting: number
  /** how long the oldest of them has been due, in seconds */
  oldestSeconds: number
  /** given up within a day */
  failed: number
}

/** What waits at this instant. */
export interface QueuesNow {
  /** messages not answered yet, and since when the oldest has been waiting, in seconds */
  inbox: { waiting: number; oldestSeconds: number }
  lanes: LaneNow[]
  errands: number
}

const DAY_MS = 24 * 3_600_000

/** Looks at both queues; cheap however long they once were. */
export async function queuesNow(sql: Sql, now: Date): Promise<QueuesNow> {
  const [row] = await sql<{ waiting: number; since: Date | null; errands: number }>(
    `SELECT count(*)::int AS waiting, min(received_at) AS since,
       (SELECT count(*)::int FROM errands WHERE status = 'new') AS errands FROM inbox WHERE done_at IS NULL`,
  )
  const lanes = await sql<{ channel: string; lane: string; waiting: number; since: Date | null; failed: number }>(
    `SELECT a.channel, o.lane, count(*) FILTER (WHERE o.status <> 'failed')::int AS waiting,
       min(o.due_at) FILTER (WHERE o.status <> 'failed') AS since, count(*) FILTER (WHERE o.status = 'failed')::int AS failed
     FROM (SELECT account_id, lane, status, due_at FROM outbox WHERE status = 'queued' AND due_at <= $1
       UNION ALL SELECT account_id, lane, status, due_at FROM outbox WHERE status = 'sending'
       UNION ALL SELECT account_id, lane, status, due_at FROM outbox WHERE status = 'failed' AND created_at > $2) o
     JOIN accounts a ON a.id = o.account_id GROUP BY a.channel, o.lane ORDER BY a.channel, o.lane`,
    [now, new Date(now.getTime() - DAY_MS)],
  )
  const age = (since: Date | null | undefined) => (since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0)
  return {
    inbox: { waiting: row?.waiting ?? 0, oldestSeconds: age(row?.since) },
    lanes: lanes.map(({ since, ...lane }) => ({ ...lane, oldestSeconds: age(since) })),
    errands: row?.errands ?? 0,
  }
}
