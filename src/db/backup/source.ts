import { existsSync } from 'node:fs'
import { readdir, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { copyFolder, makeFolder } from '../embedded/folder.ts'
import { openEmbedded } from '../embedded/open.ts'
import { startPglite } from '../embedded/pglite.ts'
import { pgliteStream } from '../embedded/pglite-stream.ts'
import { isDatabaseInUse, lockFolder } from '../lock.ts'
import type { Db } from '../open.ts'
import { openServer, type Store } from '../server.ts'
import { refusal } from './refusal.ts'

/** What is backed up: the embedded database of this very program, one in a folder that nobody uses, or a server. */
export type Source = { running: Db } | { dir: string } | { url: string }

/** A connection on which the whole database can be read at leisure; nobody else has to wait for it. */
export interface Reading {
  client: pg.Client
  close(): Promise<void>
}

/** Opens the source as it is: nothing is migrated. Refuses a folder without a database, and a second backup at once. */
export async function openSource(source: Source): Promise<Reading> {
  if ('running' in source) return openCopy(source.running)
  if ('url' in source) return openStore(openServer(source.url))
  if (!existsSync(join(source.dir, 'PG_VERSION'))) throw refusal(`there is no database in ${source.dir}`)
  return openStore(await openEmbedded(source.dir))
}

async function openStore(store: Store): Promise<Reading> {
  const client = new pg.Client(await store.config())
  const close = async () => {
    await client.end().catch(() => {})
    await store.close()
  }
  try {
    await client.connect()
  } catch (error) {
    await close()
    throw error
  }
  return { client, close }
}

/**
 * The embedded database has one session, and reading all rows through it would leave everybody else waiting until the
 * end. So it is held only while its files are copied, just after a checkpoint, and the copy is read: it is what a crash at
 * that moment would have left, and PostgreSQL opens that.
 */
async function openCopy(db: Db): Promise<Reading> {
  if (!db.dir) throw new Error('only an embedded database in a folder can be backed up while it runs')
  const from = db.dir
  const copy = `${from}.copy`
  await makeFolder(copy)
  const unlock = await lockFolder(copy).catch((error) => {
    throw isDatabaseInUse(error) ? refusal('another backup of this database is being made: wait for it', error) : error
  })
  const remove = async () => {
    await rm(copy, { recursive: true, force: true })
    await unlock()
  }
  const data = join(copy, 'pg')
  try {
    await rm(data, { recursive: true, force: true }) // of a backup that was cut short
    await mustFit(from)
    await makeFolder(data)
    await db.sql('CHECKPOINT') // most of the writing is done before anybody has to wait
    await db.transaction(async ({ sql }) => {
      await sql('CHECKPOINT')
      const [log] = await sql<{ first: string; last: string }>(
        `SELECT redo_wal_file AS first, pg_walfile_name(pg_current_wal_insert_lsn()) AS last FROM pg_control_checkpoint()`,
      )
      // of the log of changes only what follows the checkpoint is needed: the rest is kept for reuse
      const needed = (name: string) => !/^[0-9A-F]{24}$/.test(name) || (name >= log!.first && name <= log!.last)
      await copyFolder(from, data, needed)
    })
    const pglite = await startPglite({ dir: data })
    return await openStore({
      config: async () => ({ stream: () => pgliteStream(pglite) as never, user: 'postgres' }),
      async close() {
        await pglite.close()
        await remove()
      },
    })
  } catch (error) {
    await remove()
    throw error
  }
}

/** A disk that is full stops the database itself: some room must remain. */
const SPARE_BYTES = 100 * 1024 * 1024

async function mustFit(dir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(dir))
  const needed = (await sizeOf(dir)) + SPARE_BYTES
  if (bavail * bsize >= needed) return
  const mb = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  throw refusal(
    `the backup needs ${mb(needed)} MB beside ${dir} for a while and finds ${mb(bavail * bsize)}: make room, or stop gandeng and back up then`,
  )
}

async function sizeOf(dir: string): Promise<number> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const sizes = await Promise.all(
    // a file may go away meanwhile
    entries.map((entry) =>
      entry.isFile()
        ? stat(join(entry.parentPath, entry.name)).then(
            ({ size }) => size,
            () => 0,
          )
        : 0,
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
