import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import type { Sql } from './session.ts'

/** What is kept outside the database: bytes under the hash of their content. */
export interface Kept {
  /** SHA-256 of the content, hex */
  hash: string
  name: string
  /** MIME type, as found in the bytes */
  type: string
  bytes: number
}

/** Endings by which readers know a file; others are kept without one. */
const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/ogg; codecs=opus': 'ogg',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** Where a file lies below the folder of files. */
export const filePath = (hash: string, type: string) =>
  `${hash.slice(0, 2)}/${hash}${ENDINGS[type] ? `.${ENDINGS[type]}` : ''}`

/**
 * Keeps bytes: written and synced before the row that names them. The same content is kept once.
 * @param kind 'photo', 'voice', 'document', or what the program made: 'chart', 'paper' …
 */
export async function keepFile(
  sql: Sql,
  dir: string,
  content: Uint8Array,
  { kind, name, now }: { kind: string; name: string; now: Date },
): Promise<Kept> {
  const hash = createHash('sha256').update(content).digest('hex')
  const type = (await fileTypeFromBuffer(content))?.mime ?? 'application/octet-stream'
  const path = join(dir, filePath(hash, type))
  const there = () => stat(path).catch(() => undefined)
  if (!(await there())) await writeSynced(path, content)
  // kept again is kept anew: what nobody has named for long is taken away
  await sql(
    `INSERT INTO stored_files (hash, kind, type, bytes, name, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (hash) DO UPDATE SET created_at = greatest(stored_files.created_at, excluded.created_at)`,
    [hash, kind, type, content.byteLength, name.slice(0, 200), now],
  )
  // it may have been taken away between the look and the row
  if (!(await there())) await writeSynced(path, content)
  return { hash, type, name, bytes: content.byteLength }
}

/** Reads kept bytes back. */
export const fileBytes = (dir: string, { hash, type }: Pick<Kept, 'hash' | 'type'>) =>
  readFile(join(dir, filePath(hash, type)))

/** The same by its hash alone. Undefined when no file of that hash was ever kept, or it is gone. */
export async function keptBytes(sql: Sql, dir: string, hash: string): Promise<Uint8Array | undefined> {
  const [row] = await sql<{ type: string }>('SELECT type FROM stored_files WHERE hash = $1', [hash])
  return row && fileBytes(dir, { hash, type: row.type }).catch(() => undefined)
}

/** A half-written file never has its final name. */
async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
