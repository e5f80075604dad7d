import { parseArgs } from 'node:util'
import { type Config, ConfigError } from '../config.ts'
import { Misuse } from './refusal.ts'

/** What a process may be started for; on PostgreSQL several processes share the work. */
const PARTS = ['whatsapp', 'buyers', 'officers', 'workers', 'jobs', 'playground'] as const
export type Part = (typeof PARTS)[number]

/** What `--only` names, else everything. @throws Misuse for a part that there is not */
export function partsOf(args: string[]): readonly Part[] {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
  if (values.only === undefined) return PARTS
  const parts = values.only.split(/[|,\s]+/) as Part[]
  const strange = parts.find((part) => !PARTS.includes(part))
  if (strange !== undefined) throw new Misuse(`--only: one of ${PARTS.join(', ')}, not '${strange}'`)
  return parts
}

/** @throws ConfigError when the settings cannot do what these parts need */
export function checkTogether(parts: readonly Part[], { DATABASE_URL, PLAYGROUND }: Config): void {
  const live = parts.filter((part) => part !== 'playground')
  if (!live.length && PLAYGROUND === 'off')
    throw new ConfigError(['PLAYGROUND: off, and --only playground starts nothing else. Set it to on'])
  // the playground has a database of its own
  if (live.length && parts.length < PARTS.length && !DATABASE_URL)
    throw new ConfigError([
      'DATABASE_URL: several processes need a PostgreSQL server; the embedded database has one owner. Leave out --only, or name a server',
    ])
}
