import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

/** Where the migrations lie: `prisma/migrations`. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

export interface Migration {
  name: string
  sql: string
  /** as Prisma computes it */
  checksum: string
}

/** The advisory lock of Prisma's own schema engine: `prisma migrate deploy` and we exclude each other. */
export const MIGRATION_LOCK = 72707369

/** The migrations in `dir`, oldest first. */
export function readMigrations(dir = MIGRATIONS): Migration[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is missing, one transaction a migration, and keeps the books in Prisma's own `_prisma_migrations`, so
 * `prisma migrate status` tells the truth. Of several processes at once, one applies and the others wait. Returns the
 * names applied. Throws, having applied nothing more, when a migration was edited after it was applied, when the
 * database has one that we do not know (it is newer than this program), or when one fails.
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await openBooks(client)
    const done = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
         FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    )
    for (const row of done.rows) {
      const known = migrations.find((migration) => migration.name === row.migration_name)
      if (!known)
        throw refused(
          `the database has migration ${row.migration_name}, which this program does not know: it is newer than the program. Bring the program up to date, or restore a backup made by this version`,
        )
      if (!row.finished)
        throw refused(
          `migration ${row.migration_name} failed earlier. See what stands in _prisma_migrations, mend the tables, then 'npx prisma migrate resolve --rolled-back ${row.migration_name}'`,
        )
      if (known.checksum !== row.checksum)
        throw refused(
          `prisma/migrations/${known.name}/migration.sql was edited after it was applied to this database. Put back the file as it was (git checkout), and put the change in a new migration`,
        )
    }
    const missing = migrations.filter((migration) => !done.rows.some((row) => row.migration_name === migration.name))
    for (const migration of missing) await apply(client, migration)
    return missing.map((migration) => migration.name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

/** For the operator: nothing was changed, and what to do about it. */
function refused(message: string): Error {
  const error = new Error(message)
  error.name = 'MigrationRefused'
  return error
}

/** Makes Prisma's own table of migrations, where it is missing. */
export async function openBooks(client: pg.ClientBase): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
}

/** Applies one migration and books it, within the caller's transaction. */
export async function applyWithin(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql)
  await client.query(
    // not now(): several in one transaction keep their order
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  )
}

// The statements and the row that says so commit together: there is no half-applied migration to clean up after a crash.
async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await applyWithin(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
