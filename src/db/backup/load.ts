import pg from 'pg'
import { applyWithin, MIGRATION_LOCK, type Migration, openBooks } from '../migrate.ts'
import { countRows, majorVersion, readTables, type Table } from './catalogue.ts'
import type { Manifest } from './manifest.ts'
import { refusal } from './refusal.ts'
import { EXACT, writeRows } from './rows.ts'

const { escapeIdentifier: quote } = pg

/** How a database is filled. */
export interface Loading {
  manifest: Manifest
  /** those that the backup was taken at */
  migrations: readonly Migration[]
  /** those that this program has beyond them: they are applied to the restored rows */
  later: readonly Migration[]
  /** the database is a copy of a template with exactly these migrations, not an empty one */
  fromTemplate?: boolean
  /** called after every part; embedded, the log of changes would otherwise grow with the whole database */
  pause?: (client: pg.ClientBase) => Promise<void>
}

/**
 * Fills a new database in one transaction: brings it to where the backup was taken, lets `feed` hand over the rows, sets
 * the counters, has every reference checked, compares the numbers of rows, and only then migrates forward. Whatever fails,
 * the database is as it was. Refuses one that is not new, unless it is a template with exactly the backup's migrations.
 */
export async function load(
  client: pg.ClientBase,
  { manifest, migrations, later, fromTemplate, pause }: Loading,
  feed: (add: (table: string, part: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query(EXACT)
    if (!fromTemplate) await makeTables(client, migrations)
    const tables = await tablesOf(client, manifest)
    const references = await dropReferences(client)
    const triggers = await stopTriggers(client, manifest, tables)
    await feed(async (name, part) => {
      await writeRows(client, tables.get(name)!, part)
      await pause?.(client)
    })
    for (const [name, { last, called }] of Object.entries(manifest.sequences))
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, last, called])
    for (const statement of [...triggers, ...references]) await client.query(statement)
    await mustBeAll(client, manifest, tables)
    for (const migration of later) await applyWithin(client, migration)
    await client.query('ANALYZE')
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw isOfTheRows(error) ? refusal(`the backup does not fit together: ${error.message}`, error) : error
  }
}

/** Values that their type refuses (22…), rules and references that rows break (23…). */
const isOfTheRows = (error: unknown): error is Error =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')

async function makeTables(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await mustBeNewDatabase(client)
  await openBooks(client)
  for (const migration of migrations) await applyWithin(client, migration)
}

/** Refuses a database with a table, view or counter of anybody's. */
export async function mustBeNewDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT EXISTS (SELECT 1 FROM pg_class c WHERE relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS used`,
  )
  if (rows[0]?.used)
    throw refusal(
      'the database on the server is not empty: a backup is restored into a new place only. Make a new one (createdb) and name it in DATABASE_URL',
    )
}

async function tablesOf(client: pg.ClientBase, { tables: wanted }: Manifest): Promise<Map<string, Table>> {
  const tables = await readTables(client)
  for (const { name, columns } of tables) {
    if (JSON.stringify(wanted[name]?.columns) !== JSON.stringify(columns))
      throw refusal(`the backup's table ${name} has other columns than its migrations make: it was changed by hand`)
  }
  const strange = Object.keys(wanted).find((name) => !tables.some((table) => table.name === name))
  if (strange) throw refusal(`the backup's table ${strange} is none that its migrations make`)
  return new Map(tables.map((table) => [table.name, table]))
}

/**
 * Rows come table by table, and some refer to later ones. Nobody but a superuser may switch the checks off, but the owner
 * may drop them; making them again checks every row. @returns the statements that do
 */
async function dropReferences(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace ORDER BY k.oid`,
  )
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${quote(table)} DROP CONSTRAINT ${quote(name)}`)
  return rows.map(
    ({ table, name, definition }) => `ALTER TABLE ${quote(table)} ADD CONSTRAINT ${quote(name)} ${definition}`,
  )
}

/**
 * Rows come as they were: no trigger touches them. Except the words for the search when they come from another major
 * version, which may stem otherwise: their trigger makes them anew. @returns the statements that undo it
 */
async function stopTriggers(
  client: pg.ClientBase,
  manifest: Manifest,
  tables: ReadonlyMap<string, Table>,
): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT DISTINCT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  const moved = manifest.postgres !== (await majorVersion(client))
  const stopped = rows
    .map(({ table }) => table)
    .filter((table) => !(moved && tables.get(table)?.columns.some(({ type }) => type === 'tsvector')))
  for (const table of stopped) await client.query(`ALTER TABLE ${quote(table)} DISABLE TRIGGER USER`)
  return stopped.map((table) => `ALTER TABLE ${quote(table)} ENABLE TRIGGER USER`)
}

async function mustBeAll(client: pg.ClientBase, manifest: Manifest, tables: ReadonlyMap<string, Table>): Promise<void> {
  const rows = await countRows(client, [...tables.values()])
  for (const [name, wanted] of Object.entries(manifest.tables))
    if (rows[name] !== wanted.rows) throw new Error(`${name}: ${rows[name]} rows were restored of ${wanted.rows}`)
}
