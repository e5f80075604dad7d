import { z } from 'zod'
import type { Migration } from '../migrate.ts'
import { refusal } from './refusal.ts'

/** The format this program writes and the only one it reads. */
export const FORMAT = 1

const manifest = z.object({
  gandeng: z.literal('backup'),
  format: z.literal(FORMAT),
  /** the instant of the snapshot, ISO 8601 */
  taken_at: z.string(),
  /** major version of PostgreSQL */
  postgres: z.number().int(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.record(
    z.string(),
    z.object({
      rows: z.number().int().nonnegative(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
    }),
  ),
  /** where each counter stands, as text: they are 64 bits wide */
  sequences: z.record(z.string(), z.object({ last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** what lay in the file store when the backup began */
  files: z.object({ count: z.number().int(), bytes: z.number() }),
})

/** `gandeng.json`, the first thing in a backup: what is in it and what it takes to read it. */
export type Manifest = z.infer<typeof manifest>

/** Reads `gandeng.json`. Refuses what is no backup of ours and what a newer program wrote. */
export function readManifest(text: string): Manifest {
  const { gandeng, format } = (jsonOf(text) ?? {}) as { gandeng?: unknown; format?: unknown }
  if (gandeng !== 'backup') throw refusal('this is not a backup of gandeng')
  if (typeof format === 'number' && format > FORMAT)
    throw refusal(
      `this backup has format ${format}, and this program reads ${FORMAT}: a newer gandeng wrote it, restore it with that one`,
    )
  const read = manifest.safeParse(jsonOf(text))
  if (!read.success) throw refusal(`the backup is damaged: gandeng.json: ${z.prettifyError(read.error)}`)
  return read.data
}

/**
 * The program's migrations that the backup was taken at, in their order. Refuses a backup with one that this program does
 * not know, or knows otherwise.
 */
export function migrationsOf({ migrations }: Manifest, known: readonly Migration[]): Migration[] {
  for (const { name, checksum } of migrations) {
    const ours = known.find((migration) => migration.name === name)
    if (!ours)
      throw refusal(
        `the backup has migration ${name}, which this program does not know: a newer gandeng wrote it, update this one first`,
      )
    if (ours.checksum !== checksum) throw refusal(`migration ${name} of the backup is not the one this program has`)
  }
  return known.filter(({ name }) => migrations.some((migration) => migration.name === name))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
