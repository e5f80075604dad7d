import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Migration, migrate } from '../migrate.ts'
import { startPglite } from './pglite.ts'
import { pgliteStream } from './pglite-stream.ts'

/** A new database with every migration applied, ready to be copied. */
export interface Template {
  /** the files of a cluster that was shut down cleanly */
  cluster: string
  /** the same as one tar, to be loaded into memory */
  dump: string
}

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/gandeng', import.meta.url))

/**
 * Making a database from nothing takes seconds, copying one takes tenths: so one is made and kept under node_modules, for
 * each set of migrations and version of PGlite. Returns undefined where nothing can be written there.
 */
export async function template(migrations: readonly Migration[], cache = CACHE): Promise<Template | undefined> {
  const kept = join(cache, keyOf(migrations))
  const made = { cluster: join(kept, 'cluster'), dump: join(kept, 'dump.tar') }
  if (await exists(kept)) return made
  let draft: string | undefined
  try {
    await mkdir(cache, { recursive: true })
    draft = await mkdtemp(join(cache, 'draft-'))
  } catch {
    return undefined
  }
  try {
    await make(draft, migrations)
    await rename(draft, kept)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // another process was faster: its folder stands there already
    if (!(await exists(kept))) throw error
  }
  return made
}

async function make(folder: string, migrations: readonly Migration[]): Promise<void> {
  const db = await startPglite({ dir: join(folder, 'cluster') })
  const client = new pg.Client({ stream: () => pgliteStream(db) as never, user: 'postgres' })
  await client.connect()
  await migrate(client, migrations)
  await client.query('VACUUM (ANALYZE)')
  await client.query('CHECKPOINT')
  await client.end()
  await writeFile(join(folder, 'dump.tar'), await db.dump())
  await db.close()
}

function keyOf(migrations: readonly Migration[]): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8'),
  )
  const hash = createHash('sha256').update(version)
  for (const { name, checksum } of migrations) hash.update(`\n${name} ${checksum}`)
  return hash.digest('hex').slice(0, 16)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
