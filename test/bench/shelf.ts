import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Store } from './line.ts'
import type { Figures } from './load.ts'
import type { Ask } from './measure.ts'

const run = promisify(execFile)

/** One measurement in a process of its own. */
export async function measure<T = Figures>(ask: Ask): Promise<T | undefined> {
  const runner = fileURLToPath(new URL('./run.mjs', import.meta.url))
  const { stdout } = await run(process.execPath, [runner, 'measure.ts', JSON.stringify(ask)], { maxBuffer: 2 ** 24 })
  return stdout ? (JSON.parse(stdout) as T) : undefined
}

/** A place for fresh copies of one filled database. */
export interface Shelf {
  name: string
  copy(): Promise<{ store: Store; drop(): Promise<void> }>
  clear(): Promise<void>
}

/** What the copied database is filled with. */
export type Fill = (store: Store) => Ask
const HISTORY_FILL: Fill = (store) => ({ fill: store })

export async function embeddedShelf(fill: Fill = HISTORY_FILL): Promise<Shelf> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  await measure(fill({ dir: join(home, 'filled') }))
  let copies = 0
  return {
    name: 'embedded, durable folder',
    async copy() {
      const dir = join(home, `copy${copies++}`)
      cpSync(join(home, 'filled'), dir, { recursive: true })
      return { store: { dir }, drop: async () => rmSync(dir, { recursive: true }) }
    },
    clear: async () => rmSync(home, { recursive: true }),
  }
}

export async function serverShelf(server: string, fill: Fill = HISTORY_FILL): Promise<Shelf> {
  const onServer = async (statement: string) => {
    const client = new pg.Client(server)
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows[0]
  }
  const named = (name: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href
  const filled = `gandeng_bench_${process.pid}`
  await onServer(`CREATE DATABASE ${filled}`)
  await measure(fill({ url: named(filled) }))
  const { version, fsync } = await onServer(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
  )
  let copies = 0
  return {
    name: `PostgreSQL ${version}, fsync ${fsync}, 8 sessions`,
    async copy() {
      const name = `${filled}_${copies++}`
      await onServer(`CREATE DATABASE ${name} TEMPLATE ${filled}`)
      return { store: { url: named(name) }, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
    },
    clear: () => onServer(`DROP DATABASE ${filled} WITH (FORCE)`),
  }
}
