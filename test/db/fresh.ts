import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Db, openDb } from '../../src/db/open.ts'
import { renewDb } from './empty.ts'

/** PostgreSQL to test on; without it the tests run on the embedded database, in memory. */
export const SERVER = process.env.TEST_DATABASE_URL

/** How the databases of this run of the tests begin. */
const RUN = process.env.TEST_RUN ?? 'gandeng_test'

/** Databases that no test file has now: opening one takes a second, renewing one a tenth. */
const idle: Db[] = []

/**
 * A new database with every migration applied, for one test file: in memory, or on the server.
 * @param own it was never used before and never will be again: for tests that add tables, cut its connections, or want
 *   more or fewer of these; on the server it is dropped when it is closed
 */
export async function freshDb(options?: { own: true; sessions?: number }): Promise<Db> {
  if (options) return ownDb(options.sessions)
  const used = idle.pop()
  if (used) await renewDb(used)
  const db = used ?? (await ownDb())
  let back = false
  return {
    ...db,
    async close() {
      if (!back) idle.push(db)
      back = true
    },
  }
}

async function ownDb(sessions = 8): Promise<Db> {
  if (!SERVER) return openDb()
  const { url, drop } = await freshDatabase()
  const db = await openDb({ sessions, url })
  return {
    ...db,
    async close() {
      await db.close()
      await drop()
    },
  }
}

/** An empty database on the server. What is not dropped goes at the end of the run. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `${RUN}_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(SERVER!)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(SERVER)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
