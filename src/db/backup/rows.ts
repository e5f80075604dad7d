import pg from 'pg'
import type { Table } from './catalogue.ts'

const { escapeIdentifier: quote } = pg

/** How PostgreSQL writes and reads values as text: the same wherever a backup is made or restored, and exact. */
export const EXACT = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3`

/**
 * What JSON says exactly stays JSON; everything else is the text that its own type writes and reads: a jsonb's null is not
 * a missing value, a numeric keeps its zeros, an array its bounds.
 */
const PLAIN = /^(smallint|integer|bigint|boolean|text|character varying(\(\d+\))?|timestamp(\(\d\))? with time zone)$/

const PAGE_ROWS = 500
/** A part of a table in the archive, and what is sent to the database at once. */
const PART_CHARACTERS = 1_000_000

/**
 * A table's rows as JSON objects, one a line, in parts of about a million characters, ordered by the primary key. Must
 * run inside a transaction under `EXACT`; at any time there is one page of rows in memory.
 */
export async function* readRows(client: pg.ClientBase, { name, columns, key }: Table): AsyncGenerator<string> {
  const picked = columns.map(({ name, type }) => quote(name) + (PLAIN.test(type) ? '' : `::text AS ${quote(name)}`))
  const order = key.length ? ` ORDER BY ${key.map((column) => `${quote(name)}.${quote(column)}`).join(', ')}` : ''
  await client.query(
    `DECLARE rows_to_keep NO SCROLL CURSOR FOR
     SELECT row_to_json(picked)::text AS line FROM (SELECT ${picked.join(', ')} FROM ${quote(name)}${order}) AS picked`,
  )
  let part = ''
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE_ROWS} FROM rows_to_keep`)
    if (rows.length === 0) break
    for (const { line } of rows) {
      part += `${line}\n`
      if (part.length < PART_CHARACTERS) continue
      yield part
      part = ''
    }
  }
  if (part) yield part
  await client.query('CLOSE rows_to_keep')
}

/** Inserts what `readRows` gave, in one statement. */
export async function writeRows(client: pg.ClientBase, { name, columns }: Table, part: string): Promise<void> {
  const names = columns.map((column) => quote(column.name))
  await client.query(
    `INSERT INTO ${quote(name)} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${columns.map((column) => `${quote(column.name)}::${column.type}`).join(', ')}
       FROM jsonb_to_recordset($1::jsonb) AS r (${names.map((column) => `${column} text`).join(', ')})`,
    // a row is one line: PostgreSQL writes no line breaks between its parts and \n for those within
    [`[${part.trimEnd().replaceAll('\n', ',')}]`],
  )
}
