import type { Db } from '../db/open.ts'

/** One look at both queues, cheaper than a claim that finds nothing. What it sees may still be somebody else's. */
export async function whatWaits({ sql }: Db, now: Date): Promise<{ turns: boolean; rows: boolean; errands: boolean }> {
  const [waiting] = await sql<{ turns: boolean; rows: boolean; errands: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM inbox WHERE status = 'new' AND (not_before IS NULL OR not_before <= $1)) AS turns,
       EXISTS (SELECT 1 FROM outbox WHERE status = 'queued' AND due_at <= $1) AS rows,
       EXISTS (SELECT 1 FROM errands WHERE status = 'new' AND (not_before IS NULL OR not_before <= $1)) AS errands`,
    [now],
  )
  return waiting!
}

/** Whether there is anything at all to do; sooner asked than each of the queues by itself. */
export async function anythingWaits({ sql }: Db, now: Date): Promise<boolean> {
  const [waiting] = await sql<{ waits: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM inbox WHERE status IN ('new', 'ask') AND (not_before IS NULL OR not_before <= $1))
       OR EXISTS (SELECT 1 FROM outbox WHERE status = 'queued' AND due_at <= $1)
       OR EXISTS (SELECT 1 FROM errands WHERE status = 'new' AND (not_before IS NULL OR not_before <= $1)) AS waits`,
    [now],
  )
  return waiting!.waits
}
