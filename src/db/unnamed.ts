import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { filePath } from './files.ts'
import type { Sql } from './session.ts'

/** Which files are looked at: these, or all that were kept before an instant. */
export type Among = { hashes: readonly string[] } | { before: Date }

/**
 * Takes away, among these, the files that no row names: neither by a foreign key nor within any JSON or list. The row goes
 * first and holds off whoever keeps the same bytes at this moment (`keepFile` then writes them again); must run in a
 * transaction. Done twice it does no harm.
 * @returns how many went
 */
export async function dropUnnamed(sql: Sql, dir: string, among: Among): Promise<number> {
  const fixed = await sql<{ table: string; column: string }>(
    `SELECT c.conrelid::regclass::text AS table, a.attname AS column
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'stored_files'::regclass ORDER BY 1, 2`,
  )
  const loose = await sql<{ table: string; column: string }>(
    `SELECT quote_ident(table_name) AS table, quote_ident(column_name) AS column FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type IN ('json', 'jsonb', 'ARRAY') ORDER BY 1, 2`,
  )
  const mentions = loose.map(
    ({ table, column }) =>
      `SELECT m.found[1] FROM ${table}, regexp_matches(${column}::text, '[0-9a-f]{64}', 'g') AS m(found)`,
  )
  const gone = await sql<{ hash: string; type: string }>(
    `WITH named(hash) AS (${mentions.join(' UNION ')})
     DELETE FROM stored_files f WHERE ${'hashes' in among ? 'f.hash = ANY ($1)' : 'f.created_at < $1'}
       AND NOT EXISTS (SELECT 1 FROM named WHERE named.hash = f.hash)
       ${fixed.map(({ table, column }) => `AND NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.${column} = f.hash)`).join('\n       ')}
     RETURNING f.hash, f.type`,
    ['hashes' in among ? among.hashes : among.before],
  )
  for (const { hash, type } of gone) await rm(join(dir, filePath(hash, type)), { force: true })
  return gone.length
}
