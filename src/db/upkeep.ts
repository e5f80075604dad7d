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
