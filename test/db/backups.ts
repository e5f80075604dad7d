import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import tar from 'tar-stream'
import { writeReference } from '../../src/actions/places/reference.ts'
import { seedDatabase } from '../../src/cli/seed/seed.ts'
import { keepFile } from '../../src/db/files.ts'
import type { Db } from '../../src/db/open.ts'

const AT = new Date('2027-01-04T01:00:00.007Z')
const { escapeIdentifier: quote } = pg

/**
 * Fills a database with the demo regency and with rows of every type at its edges. @returns the hashes of two kept files,
 * the second of them without content
 */
export async function plantOddities(db: Db, filesDir: string): Promise<string[]> {
  await writeReference(db)
  await seedDatabase(db, { size: 'demo', now: AT })
  const { sql } = db
  const kept = [
    await keepFile(sql, filesDir, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), {
      kind: 'photo',
      name: 'a',
      now: AT,
    }),
    await keepFile(sql, filesDir, Buffer.from(''), { kind: 'document', name: 'kosong', now: AT }),
  ]
  const text = 'tab\t newline\n\r\n quote " \' backslash \\ \\n 🥥 ñ ‮ \u2028 \u0001 {a,b} NULL'
  await sql('UPDATE sellers SET npwp_sealed = $1, owner_name = $2 WHERE id = 1', [Buffer.from([0, 255, 10, 92]), text])
  await sql(`UPDATE sellers SET npwp_sealed = '' WHERE id = 2`)
  await sql('UPDATE products SET variants = $1, description = $2 WHERE id = 1', [['', text, 'null', ' '], text])
  await sql(`UPDATE products SET variants = '[0:1]={x,NULL}' WHERE id = 2`)
  await sql(`UPDATE outside_sales SET amount = 0`)
  await sql(
    `INSERT INTO outside_sales (region_code, seller_id, month, place, amount, source, reported_at)
     VALUES ('32.15', 1, '2020-12', 'shop', 9007199254740993, 'claim', '2027-01-04T08:00:00.123+07'),
            ('32.15', 1, '2020-11', 'shop', 9223372036854775807, 'claim', 'infinity')`,
  )
  const settings = [
    'null',
    '"null"',
    '{"a":1.10,"b":[1e30,null,"\\u2028"],"":{}}',
    '[]',
    '12345678901234567890.10',
    '""',
  ]
  for (const [index, value] of settings.entries())
    await sql(`INSERT INTO settings (region_code, key, value, set_at) VALUES ('32.15', $1, $2::jsonb, $3)`, [
      `odd ${index}`,
      value,
      AT,
    ])
  // refers to a later row of its own table
  await sql(
    `INSERT INTO outbox (id, account_id, lane, kind, priority, text, values, status, merged_into_id, due_at, created_at)
     VALUES (9001, 1, 'reply', 'reply', 1, $1, NULL, 'merged', 9002, $2, $2), (9002, 1, 'reply', 'reply', 1, 'b', 'null', 'queued', NULL, $2, $2)`,
    [text, AT],
  )
  await sql(
    `INSERT INTO summaries (region_code, month, kind, number, figures, created_at, locked_at)
     VALUES ('32.15', '2026-12', 'final', 1, '{"orders":0}', $1, $1)`,
    [AT],
  )
  // an id that was given and taken back: the counter stands beyond the last row
  await sql(`SELECT nextval('people_id_seq')`)
  return kept.map(({ hash }) => hash)
}

/** Every row of every table as PostgreSQL writes it, and where every counter stands. */
export async function everything(db: Db): Promise<Record<string, string[]>> {
  const tables = await db.sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await db.sql<{ line: string }>(
      `SELECT t::text AS line FROM ${quote(name)} t ORDER BY t::text COLLATE "C"`,
    )
    all[name] = rows.map(({ line }) => line)
  }
  const counters = await db.sql<{ line: string }>(
    `SELECT sequencename || ' ' || coalesce(last_value::text, '-') AS line FROM pg_sequences ORDER BY 1`,
  )
  all.counters = counters.map(({ line }) => line)
  return all
}

/** References, checks and triggers, as PostgreSQL writes them. */
export async function rules(db: Db): Promise<string[]> {
  const rows = await db.sql<{ line: string }>(
    `SELECT conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) AS line
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     UNION ALL SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     ORDER BY 1`,
  )
  return rows.map(({ line }) => line)
}

/** Changes a backup and packs it again; `sums` says whether the sums are made to fit, as a forger would. */
export async function forge(
  from: string,
  to: string,
  change: (entries: Map<string, Buffer>) => void,
  { sums = false } = {},
): Promise<void> {
  const entries = new Map<string, Buffer>()
  const extract = tar.extract()
  extract.end(gunzipSync(readFileSync(from)))
  for await (const entry of extract) entries.set(entry.header.name, await bytesOf(entry))
  change(entries)
  if (sums) {
    entries.delete('SHA256SUMS')
    const lines = [...entries].map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    entries.set('SHA256SUMS', Buffer.from(lines.join('')))
  }
  const pack = tar.pack()
  for (const [name, bytes] of entries) pack.entry({ name }, bytes)
  pack.finalize()
  writeFileSync(to, gzipSync(await bytesOf(pack)))
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
