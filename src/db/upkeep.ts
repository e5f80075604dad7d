import type { Db } from './open.ts'

// The embedded PostgreSQL has neither a checkpointer nor autovacuum: what a server does by itself is asked for here. On a
// server these do nothing.

/** Writes everything to the data files, so that the log of changes stays short and the next start quick. Every 10 minutes. */
export async function checkpoint(db: Db): Promise<void> {
  if (db.embedded) await db.sql('CHECKPOINT')
}

/** Gives back the room of rows that are gone and counts what there is, for the planner. Daily, at a quiet hour. */
export async function vacuum(db: Db): Promise<void> {
  if (db.embedded) await db.sql('VACUUM (ANALYZE)')
}

/** Rows of inbox and outbox when they were last counted; by database. */
const counted = new WeakMap<Db, number>()
/** House figure. */
const FEW_ROWS = 100

/**
 * Counts the queues anew each time they have doubled. A plan is made once and kept: what was best while they were empty
 * takes a hundred times as long when hundreds wait in them.
 */
export async function recount(db: Db): Promise<void> {
  if (!db.embedded) return
  const [row] = await db.sql<{ last: number }>(
    'SELECT coalesce((SELECT max(id) FROM inbox), 0) + coalesce((SELECT max(id) FROM outbox), 0) AS last',
  )
  const last = row?.last ?? 0
  if (last < FEW_ROWS + 2 * (counted.get(db) ?? 0)) return
  await db.sql('ANALYZE accounts, conversations, inbox, outbox')
  counted.set(db, last)
}
