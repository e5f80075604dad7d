import { once } from 'node:events'
import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { filePath } from '../files.ts'
import { type Archive, writeArchive } from './archive.ts'
import { countRows, majorVersion, readBooks, readSequences, readTables, type Table } from './catalogue.ts'
import { FORMAT, type Manifest } from './manifest.ts'
import { refusal } from './refusal.ts'
import { EXACT, readRows } from './rows.ts'
import { openSource, type Source } from './source.ts'
import { hashIn, listStored, type Stored } from './stored.ts'

/** What a backup holds. */
export interface BackedUp {
  tables: number
  rows: number
  files: number
  /** size of the archive */
  bytes: number
  /** files that the database names and that are not there: nobody can give them back */
  missing: string[]
  /** files whose content is not what their name says */
  damaged: string[]
}

/**
 * Writes everything, rows and files, into one .tar.gz: the database as it was at one instant, whatever goes on meanwhile,
 * and every file that it names. `file` is whole or what it was before. In it: `gandeng.json`, `tables/<table>/<n>.jsonl`
 * with one row a line, `files/…`, `SHA256SUMS`.
 * Refuses (`isRefusal`) when there is no database or no room, or `file` cannot be written to.
 * @param now the instant that the archive gives as its own
 */
export async function backup(
  source: Source,
  { file, filesDir, now }: { file: string; filesDir: string; now: Date },
): Promise<BackedUp> {
  await mustBeWritable(file)
  const { client, close } = await openSource(source)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    await client.query(EXACT)
    const tables = await readTables(client)
    const books = await readBooks(client)
    const rows = await countRows(client, tables)
    // after the snapshot: a file is there before the row that names it
    const stored = await listStored(filesDir)
    const manifest: Manifest = {
      gandeng: 'backup',
      format: FORMAT,
      taken_at: now.toISOString(),
      postgres: await majorVersion(client),
      migrations: books,
      tables: Object.fromEntries(tables.map(({ name, columns }) => [name, { rows: rows[name]!, columns }])),
      sequences: await readSequences(client),
      files: { count: stored.length, bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0) },
    }
    const missing = await missingFiles(client, stored)
    const damaged: string[] = []
    let files = 0
    const bytes = await writeArchive(file, now, async (archive) => {
      await archive.text('gandeng.json', `${JSON.stringify(manifest, null, 1)}\n`)
      for (const table of tables) await keepTable(archive, client, table)
      await client.query('COMMIT') // a server need not remember the instant while photos are packed
      for (const { path } of stored) {
        const hash = await keepFile(archive, filesDir, path)
        if (hash) files++
        if (hash && hash !== hashIn(path)) damaged.push(path)
      }
    })
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    return { tables: tables.length, rows: total, files, bytes, missing, damaged }
  } finally {
    await close()
  }
}

async function mustBeWritable(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isDirectory())
    throw refusal(`${file} is a folder: name the file to write`)
  if (!(await stat(dirname(file)).catch(() => undefined))?.isDirectory())
    throw refusal(`there is no folder ${dirname(file)}`)
}

async function keepTable(archive: Archive, client: pg.ClientBase, table: Table): Promise<void> {
  let part = 0
  for await (const lines of readRows(client, table))
    await archive.text(`tables/${table.name}/${String(++part).padStart(6, '0')}.jsonl`, lines)
}

/** @returns the content's hash; nothing for a file that was swept away since it was listed */
async function keepFile(archive: Archive, filesDir: string, path: string): Promise<string | undefined> {
  const file = await open(join(filesDir, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  const content = file.createReadStream()
  const closed = once(content, 'close')
  const hash = await archive.stream(`files/${path}`, (await file.stat()).size, content)
  await closed
  return hash
}

/** Paths that the rows name and that are not among the files. */
export async function missingFiles(client: pg.ClientBase, stored: readonly Stored[]): Promise<string[]> {
  const { rows } = await client.query<{ hash: string; type: string }>(
    'SELECT hash, type FROM stored_files ORDER BY hash',
  )
  const there = new Set(stored.map(({ path }) => path))
  return rows.map(({ hash, type }) => filePath(hash, type)).filter((path) => !there.has(path))
}
