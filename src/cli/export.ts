import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Db, Tx } from '../db/open.ts'
import { IMPERSONAL, PERSONAL } from '../db/personal.ts'

/** Tables that are nothing but people, what they said, and how the program works: none of it is for counting. */
const LEFT_OUT = new Set([
  ...['people', 'accounts', 'account_aliases', 'consents', 'data_requests', 'officers', 'invitations', 'audits'],
  ...['seller_members', 'buyer_members', 'member_invitations', 'bank_accounts', 'prospects', 'exhibition_guests'],
  ...['conversations', 'inbox', 'outbox', 'errands', 'handoffs', 'handoff_messages', 'compositions', 'broadcasts'],
  ...['stored_files', 'product_photos', 'import_batches', 'import_rows', 'job_runs', 'summaries', '_prisma_migrations'],
])
/** Who did something is nobody's business here. */
const WHO = /^(.*_by_id|by_id|person_id|officer_id|mentor_id|account_id|conversation_id|successor_id)$/
const AT_ONCE = 5_000

/**
 * Writes what may be counted as one CSV a table (UTF-8, a header, commas): orders, shares, prices, capacities, days and
 * states under their numbers, as the database was at one instant; no column of `PERSONAL` and nobody's number as an actor.
 * Whoever knows the regency may still recognise a maker by her kecamatan and kind: rows are for analysis, not for print.
 * @param out folder; made when it is not there
 * @returns the paths written
 */
export async function exportAnonymous(db: Db, out: string): Promise<string[]> {
  await mkdir(out, { recursive: true, mode: 0o700 })
  return db.transaction(async (tx) => {
    await tx.sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const written: string[] = []
    for (const { table, columns } of await kept(tx)) {
      const path = join(out, `${table}.csv`)
      await writeTable(tx, table, columns, path)
      written.push(path)
    }
    return written
  })
}

/** What is left of each table: words only where they are known to be nobody's. */
async function kept(tx: Tx): Promise<{ table: string; columns: string[] }[]> {
  const rows = await tx.sql<{ table: string; column: string; words: boolean }>(
    `SELECT table_name AS table, column_name AS column, data_type IN ('text', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector') AS words
     FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
  )
  const names = (list: Readonly<Record<string, string>>, table: string) => list[table]?.split(' ') ?? []
  const tables = new Map<string, string[]>()
  for (const { table, column, words } of rows) {
    if (LEFT_OUT.has(table) || WHO.test(column) || names(PERSONAL, table).includes(column)) continue
    if (words && !names(IMPERSONAL, table).includes(column)) continue
    tables.set(table, [...(tables.get(table) ?? []), column])
  }
  return [...tables].map(([table, columns]) => ({ table, columns }))
}

async function writeTable(tx: Tx, table: string, columns: readonly string[], path: string): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 })
  file.write(`${columns.join(',')}\n`)
  await tx.sql(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "${table}"`,
  )
  for (;;) {
    const rows = await tx.sql(`FETCH ${AT_ONCE} FROM rows`)
    if (!rows.length) break
    const text = rows.map((row) => `${columns.map((name) => cell(row[name])).join(',')}\n`).join('')
    if (!file.write(text)) await once(file, 'drain')
  }
  await tx.sql('CLOSE rows')
  file.end()
  await finished(file)
}

/** A value as a spreadsheet takes it: text that begins like a formula is text. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
