import { createHash } from 'node:crypto'
import type { Migration } from '../migrate.ts'
import { type Entry, readArchive, SUMS } from './archive.ts'
import { type Manifest, migrationsOf, readManifest } from './manifest.ts'
import { refusal } from './refusal.ts'
import { hashIn } from './stored.ts'

/** What a part of a backup is, by its name. */
export type Part =
  | { kind: 'manifest' }
  | { kind: 'rows'; table: string }
  | { kind: 'file'; path: string }
  | { kind: 'sums' }

/** A name that is none of ours is refused: nothing is ever written under a name that an archive chose. */
export function partOf(name: string): Part {
  if (name === 'gandeng.json') return { kind: 'manifest' }
  if (name === SUMS) return { kind: 'sums' }
  const table = /^tables\/(\w+)\/\d+\.jsonl$/.exec(name)?.[1]
  if (table) return { kind: 'rows', table }
  const path = name.startsWith('files/') ? name.slice('files/'.length) : ''
  if (hashIn(path)) return { kind: 'file', path }
  throw refusal(`this is not a backup of gandeng: it holds ${name.slice(0, 100)}`)
}

/** Rows are read into memory part by part; what this program writes is far smaller. */
const MOST_BYTES = 256 * 1024 * 1024

/** The whole of a part as text. */
export async function textOf({ name, content }: Entry): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw refusal(`the backup is damaged: ${name} is too large`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/**
 * Reads a backup from beginning to end before anything is done with it. Refuses one that is damaged, cut short, changed
 * since it was written, of another program, or newer than this one. Files are not looked into: each is measured by its own
 * name when it is restored.
 */
export async function inspectArchive(
  file: string,
  known: readonly Migration[],
): Promise<{ manifest: Manifest; migrations: Migration[] }> {
  let manifest: Manifest | undefined
  let sums: string | undefined
  const found = new Map<string, string | undefined>()
  const rows: Record<string, number> = {}
  for await (const entry of readArchive(file)) {
    const part = partOf(entry.name)
    if (sums !== undefined || found.has(entry.name))
      throw refusal(`the backup is damaged: ${entry.name} is out of place`)
    if (part.kind === 'file') {
      found.set(entry.name, undefined)
      continue
    }
    const text = await textOf(entry)
    if (part.kind === 'sums') {
      sums = text
      continue
    }
    found.set(entry.name, createHash('sha256').update(text).digest('hex'))
    if (part.kind === 'manifest') {
      manifest = readManifest(text)
    } else {
      if (!manifest?.tables[part.table]) throw refusal(`the backup is damaged: ${entry.name} is out of place`)
      rows[part.table] = (rows[part.table] ?? 0) + text.split('\n').length - 1
    }
  }
  if (!manifest) throw refusal('this is not a backup of gandeng')
  if (sums === undefined) throw refusal('the backup is cut short: use another copy')
  mustMatch(found, sums)
  for (const [name, table] of Object.entries(manifest.tables))
    if (table.rows !== (rows[name] ?? 0))
      throw refusal(`the backup is damaged: ${name} has ${rows[name] ?? 0} rows of ${table.rows}`)
  // only what is whole is believed: a bit in the name of a migration is damage, not a newer program
  return { manifest, migrations: migrationsOf(manifest, known) }
}

function mustMatch(found: ReadonlyMap<string, string | undefined>, sums: string): void {
  const lines = sums.split('\n').slice(0, -1)
  for (const line of lines) {
    const [sum, name] = [line.slice(0, 64), line.slice(66)]
    if (!found.has(name)) throw refusal(`the backup is damaged: ${name.slice(0, 100)} is missing`)
    const hash = found.get(name)
    if (hash && hash !== sum) throw refusal(`the backup was changed after it was written: ${name} is not what it was`)
  }
  if (lines.length !== found.size) throw refusal('the backup was changed after it was written: something was added')
}
