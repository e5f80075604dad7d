import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { mayTryAgain } from './conflict.ts'
import { openEmbedded } from './embedded/open.ts'
import { template } from './embedded/template.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openServer, type Store } from './server.ts'
import { openSession, type Sql, type Tx } from './session.ts'
import { shareSessions } from './sessions.ts'
import { openWire, type Wire } from './wire.ts'

export type { PrismaTx, Sql, Tx } from './session.ts'

/** The database, whichever it is. */
export interface Db {
  embedded: boolean
  /** the embedded database's folder; nothing for one in memory or on a server */
  dir: string | undefined
  /** One statement of its own, committed when it returns. */
  sql: Sql
  /**
   * Does the work in one transaction (read committed: lock the rows you decide upon) and commits it; when the work throws,
   * nothing of it remains and the error comes through. The work is done again, up to five times, when another transaction
   * stood in its way (deadlock, serialization failure), so it must not do anything outside the database. Embedded there is
   * a single session: a transaction opened inside a transaction waits for itself.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** To the other processes on the same server; the embedded database has none. */
  wire: Wire | undefined
  /** Waits for what is under way. */
  close(): Promise<void>
}

export interface DbOptions {
  /** PostgreSQL's address; without one the database is embedded */
  url?: string | undefined
  /** folder of the embedded database; without one it lives in memory */
  dir?: string | undefined
  /** connections to the server, at most */
  sessions?: number
}

const TRIES = 5
const PAUSE_MS = 10

/**
 * Opens the database and applies the migrations it lacks: PostgreSQL at `url`, else an embedded one with durable files in
 * `dir`, else one in memory. Throws `DatabaseInUse` when another process has the folder, and when a migration can't be
 * applied.
 */
export async function openDb({ url, dir, sessions = 8 }: DbOptions = {}): Promise<Db> {
  const migrations = readMigrations()
  const store = url ? openServer(url) : await openEmbedded(dir, () => template(migrations))
  try {
    await prepare(store, async (client) => {
      if (dir && !url) await mustSync(client)
      await migrate(client, migrations)
    })
  } catch (error) {
    await store.close()
    throw error
  }
  const shared = shareSessions(async () => openSession(await store.config()), url ? sessions : 1)

  const wire = url ? openWire(store.config) : undefined
  let sentBack = 0

  return {
    embedded: !url,
    dir: url ? undefined : dir,
    wire,
    sql: (text, params) => shared.borrow((session) => session.sql(text, params)),
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await shared.borrow((session) => session.transaction(work))
        } catch (error) {
          if (tries === TRIES || !mayTryAgain(error)) throw error
        }
        // not all at once, or they meet again: each waits a little longer than the one before it
        await pause(PAUSE_MS * tries * (1 + (sentBack++ % sessions)))
      }
    },
    async close() {
      await wire?.close()
      await shared.close()
      await store.close()
    },
  }
}

async function prepare(store: Store, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(await store.config())
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

async function mustSync(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SHOW fsync')
  if (rows[0]?.fsync !== 'on')
    throw new Error('the embedded database does not wait for the disk: it would lose what it promised')
}
