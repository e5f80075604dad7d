import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type BackedUp, backup } from '../db/backup/backup.ts'
import { isRefusal } from '../db/backup/refusal.ts'
import { type Restored, restore } from '../db/backup/restore.ts'
import type { Source } from '../db/backup/source.ts'
import type { Db } from '../db/open.ts'
import { type Answered, askOwner } from './owner.ts'

/**
 * `gandeng backup FILE`: on the embedded database asked of the running program when there is one, which then writes the
 * file; else read from the folder or the server.
 */
export async function backupCommand(args: string[], config: Config): Promise<Answered> {
  const { file, dir, url } = read(args, config)
  if (!file) return { code: 2, out: 'backup: name the file to write, like gandeng-2027-03-03.tar.gz\n' }
  const running = url ? undefined : await askRunning(dir, file)
  if (running) return running
  return backUp(url ? { url } : { dir: join(dir, 'pg') }, file, {
    filesDir: join(dir, 'files'),
    now: systemClock.now(),
  })
}

/** The same in the running program. @param args the file's absolute path */
export function backupRunning(
  { db, filesDir, now }: { db: Db; filesDir: string; now: Date },
  [file]: string[],
): Promise<Answered> {
  return backUp({ running: db }, file!, { filesDir, now })
}

/** `gandeng restore FILE`: into a new folder or a new database on the server, never under a running program. */
export async function restoreCommand(args: string[], config: Config): Promise<Answered> {
  const { file, dir, url } = read(args, config)
  if (!file) return { code: 2, out: 'restore: name the file that `gandeng backup` wrote\n' }
  if (!url && (await askOwner(dir, { command: 'ping', args: [] })))
    return { code: 1, out: `gandeng is running on ${dir}: restore into another folder with --db, or stop it first\n` }
  return unlessRefused(async () => {
    const restored = await restore(file, url ? { url } : { dir: join(dir, 'pg') }, join(dir, 'files'))
    const lost = new Set([...restored.damaged, ...restored.missing])
    return { code: lost.size ? 1 : 0, out: restoredIn(restored, url ? 'the server' : dir) }
  })
}

function read(args: string[], config: Config) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { db: { type: 'string' } },
  })
  return {
    file: positionals[0] && resolve(positionals[0]),
    dir: resolve(values.db ?? config.GANDENG_DATA),
    url: values.db === undefined ? config.DATABASE_URL : undefined,
  }
}

async function askRunning(dir: string, file: string): Promise<Answered | undefined> {
  try {
    return await askOwner(dir, { command: 'backup', args: [file] })
  } catch {
    return { code: 1, out: `the running gandeng stopped before ${file} was written: do it again\n` }
  }
}

const backUp = (source: Source, file: string, options: { filesDir: string; now: Date }): Promise<Answered> =>
  unlessRefused(async () => ({ code: 0, out: backedUp(await backup(source, { file, ...options }), file) }))

async function unlessRefused(act: () => Promise<Answered>): Promise<Answered> {
  try {
    return await act()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { code: 1, out: `${error.message}\n` }
  }
}

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const list = (what: string, paths: string[]) =>
  paths.length ? `${what}:\n${paths.map((path) => `  ${path}\n`).join('')}` : ''

function backedUp({ tables, rows, files, bytes, missing, damaged }: BackedUp, file: string): string {
  return [
    `${rows} rows of ${tables} tables and ${files} files are in ${file} (${sizeOf(bytes)})\n`,
    list('The database names files that are not there', missing),
    list('Files that are not what they were when they were kept', damaged),
  ].join('')
}

function restoredIn({ takenAt, rows, files, migrated, damaged, missing }: Restored, where: string): string {
  return [
    `${rows} rows and ${files} files of ${takenAt} are in ${where}\n`,
    migrated.length ? `The backup was older than this program: ${migrated.join(', ')} applied\n` : '',
    list('Not restored, because they are not what they were when they were kept', damaged),
    list('The database names files that the backup does not hold whole', missing),
  ].join('')
}
