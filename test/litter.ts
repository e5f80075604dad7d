import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'

/** One place for all that a run of the tests leaves behind, cleared when it ends. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gandeng_test_'))
  process.env.TMPDIR = folder
  process.env.TEST_RUN = basename(folder).toLowerCase()
  return async () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    if (process.env.TEST_DATABASE_URL) await dropDatabases(process.env.TEST_DATABASE_URL, process.env.TEST_RUN!)
  }
}

async function dropDatabases(server: string, run: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [`${run}_`],
    )
    for (const { name } of rows) await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`)
  } finally {
    await client.end()
  }
}
