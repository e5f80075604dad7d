import pg from 'pg'
import { refusal } from './refusal.ts'

export interface Column {
  name: string
  /** as PostgreSQL writes it: 'timestamp(3) with time zone' */
  type: string
}
export interface Table {
  name: string
  columns: Column[]
  /** columns of the primary key */
  key: string[]
}

const { escapeIdentifier: quote } = pg
const BOOKS = '_prisma_migrations'

/** Every table of ours, in the order of their names; not Prisma's table of migrations, which restoring writes anew. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum)
          FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       coalesce((SELECT json_agg(a.attname ORDER BY k.n)
          FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, n), pg_attribute a
         WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum), '[]') AS key
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
     ORDER BY c.relname COLLATE "C"`,
    [BOOKS],
  )
  return rows
}

/** The migrations that are finished, as Prisma's table has them. Refuses a database that holds no gandeng. */
export async function readBooks(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const there = await client.query(`SELECT to_regclass('public.${BOOKS}') IS NOT NULL AS there`)
  if (!there.rows[0]?.there) throw refusal('this database holds no gandeng yet: there is nothing to back up')
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM ${BOOKS}
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  return rows
}

/** Where every counter stands. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, { last: string; called: boolean }>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY relname COLLATE "C"`,
  )
  if (rows.length === 0) return {}
  const each = rows.map(
    ({ name }) =>
      `SELECT ${pg.escapeLiteral(name)} AS name, last_value::text AS last, is_called AS called FROM ${quote(name)}`,
  )
  const standing = await client.query(each.join(' UNION ALL '))
  return Object.fromEntries(standing.rows.map(({ name, last, called }) => [name, { last, called }]))
}

/** How many rows each table has. */
export async function countRows(client: pg.ClientBase, tables: readonly Table[]): Promise<Record<string, number>> {
  const each = tables.map(
    ({ name }) => `SELECT ${pg.escapeLiteral(name)} AS name, count(*)::float8 AS rows FROM ${quote(name)}`,
  )
  const { rows } = await client.query(each.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}

/** PostgreSQL's major version. */
export async function majorVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query('SHOW server_version_num')
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
}
