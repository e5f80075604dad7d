import type { Db } from '../../src/db/open.ts'

/**
 * Empties a database as if it had just been made, ids beginning at 1 again: much quicker than making another. What every
 * database holds from the first day comes back when a world opens it.
 */
export async function emptyDb(db: Db): Promise<void> {
  const tables = await db.sql<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  await db.sql(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`)
}
