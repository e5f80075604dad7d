import { existsSync } from 'node:fs'
import { readdir, rm, rmdir } from 'node:fs/promises'
import pg from 'pg'
import { copyFolder, fillFolder, makeFolder } from '../embedded/folder.ts'
import { startPglite } from '../embedded/pglite.ts'
import { pgliteStream } from '../embedded/pglite-stream.ts'
import { template } from '../embedded/template.ts'
import { lockFolder } from '../lock.ts'
import { type Migration, readMigrations } from '../migrate.ts'
import { openServer } from '../server.ts'
import { readArchive } from './archive.ts'
import { missingFiles } from './backup.ts'
import { inspectArchive, partOf, textOf } from './inspect.ts'
import { type Loading, load, mustBeNewDatabase } from './load.ts'
import type { Manifest } from './manifest.ts'
import { refusal } from './refusal.ts'
import { keepStored, listStored } from './stored.ts'

/** Where a backup is restored to: the folder of a new embedded database, or a new database on a server. */
export type Target = { dir: string } | { url: string }

/** What was restored. */
export interface Restored {
  /** the instant of the backup, ISO 8601 */
  takenAt: string
  rows: number
  files: number
  /** migrations that were applied to the restored rows, because the backup is older than this program */
  migrated: string[]
  /** files whose content is not what their name says: they were not restored */
  damaged: string[]
  /** files that the database names and the backup does not hold, or only damaged */
  missing: string[]
}

/**
 * Restores a backup into a new place, wholly or not at all: the archive is first read to its end, the rows come in one
 * transaction, files are there before it ends, and an embedded database is made beside its folder and renamed into place.
 * A restore that was cut short, even by kill -9, leaves the place as new (files that are there already stay and are
 * recognised), and can be repeated.
 * Refuses (`isRefusal`), having changed nothing: a place that is not new, and what `inspectArchive` refuses.
 * @param known the program's migrations
 */
export async function restore(
  file: string,
  target: Target,
  filesDir: string,
  known: readonly Migration[] = readMigrations(),
): Promise<Restored> {
  if ('dir' in target) await mustBeNewFolder(target.dir)
  else await onServer(target.url, mustBeNewDatabase)
  const { manifest, migrations } = await inspectArchive(file, known)
  const loading = { manifest, migrations, later: known.filter((migration) => !migrations.includes(migration)) }
  const fill = (client: pg.ClientBase, extra: Pick<Loading, 'fromTemplate' | 'pause'> = {}) =>
    unpack(client, file, filesDir, { ...loading, ...extra })
  if ('dir' in target) return await intoFolder(target.dir, migrations, fill)
  return await onServer(target.url, fill)
}

async function unpack(client: pg.ClientBase, file: string, filesDir: string, loading: Loading): Promise<Restored> {
  const damaged: string[] = []
  let files = 0
  await load(client, loading, async (add) => {
    for await (const entry of readArchive(file)) {
      const part = partOf(entry.name)
      if (part.kind === 'rows') await add(part.table, await textOf(entry))
      if (part.kind !== 'file') continue
      if (await keepStored(filesDir, part.path, entry.content)) files++
      else damaged.push(part.path)
    }
  })
  const { manifest, later } = loading
  return {
    takenAt: manifest.taken_at,
    rows: rowsOf(manifest),
    files,
    migrated: later.map(({ name }) => name),
    damaged,
    missing: await missingFiles(client, await listStored(filesDir)),
  }
}

const rowsOf = ({ tables }: Manifest) => Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)

/** Parts between two checkpoints. */
const CHECKPOINT_EVERY = 32

async function intoFolder(
  dir: string,
  migrations: readonly Migration[],
  fill: (client: pg.ClientBase, extra: Pick<Loading, 'fromTemplate' | 'pause'>) => Promise<Restored>,
): Promise<Restored> {
  await makeFolder(dir)
  const unlock = await lockFolder(dir)
  let restored: Restored | undefined
  try {
    await mustBeNewFolder(dir)
    await fillFolder(dir, async (draft) => {
      const made = await template(migrations) // spares the slow making of a database
      if (made) await copyFolder(made.cluster, draft)
      const db = await startPglite({ dir: draft })
      try {
        const client = new pg.Client({ stream: () => pgliteStream(db) as never, user: 'postgres' })
        await client.connect()
        let parts = 0
        const pause: Loading['pause'] = async (loading) => {
          if (++parts % CHECKPOINT_EVERY === 0) await loading.query('CHECKPOINT')
        }
        restored = await fill(client, { fromTemplate: made !== undefined, pause })
        await client.query('CHECKPOINT')
        await client.end()
      } finally {
        await db.close()
      }
    })
    return restored!
  } catch (error) {
    await rm(`${dir}.new`, { recursive: true, force: true })
    await rmdir(dir).catch(() => {})
    throw error
  } finally {
    await unlock()
  }
}

async function mustBeNewFolder(dir: string): Promise<void> {
  if (!existsSync(dir)) return
  const present = await readdir(dir)
  if (present.every((name) => name === '.lock')) return
  throw refusal(
    `${dir} is not empty: a backup is restored into a new place only. Choose another folder with --db, or move this one away`,
  )
}

async function onServer<T>(url: string, use: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client(await openServer(url).config())
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
