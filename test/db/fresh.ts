import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Db, type DbOptions, openDb } from '../../src/db/open.ts'

/** PostgreSQL to test on; without it the tests run on the embedded database, in memory. */
export const SERVER = process.env.TEST_DATABASE_URL

/**
 * A new database with every migration applied, for one test file: in memory, or on the server one of its own that is
 * dropped when it is closed.
 */
export async function freshDb(options: Pick<DbOptions, 'sessions'> = {}): Promise<Db> {
  if (!SERVER) return openDb()
  const { url, drop } = await freshDatabase()
  const db = await openDb({ ...options, url })
  return {
    ...db,
    async close() {
      await db.close()
      await drop()
    },
  }
}

/** An empty database on the server. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `gandeng_test_${randomUUID().replaceAll('-', '')}`
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
