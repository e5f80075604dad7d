import pino, { type Logger } from 'pino'

export type Log = Logger

/** What of an error is written down. Others of its fields hold the row that failed, or what was sent to a network. */
const KEPT = ['type', 'message', 'stack', 'code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine']
/** Where an error's own sentence holds what was to be written: PostgreSQL and JSON quote it, Prisma prints it as an object. */
const VALUES: readonly [from: RegExp, to: string][] = [
  [/: ".*"/gs, ': "…"'],
  [/\n\{\n.*?\n\}\n/gs, '\n{…}\n'],
  [/".*"(?:\.\.\.)? is not valid JSON/gs, '"…" is not valid JSON'],
]

/**
 * An error as the log has it: what went wrong and where, without anybody's name, number or words.
 * @returns plain data; what is no error comes back as it is
 */
export const errorForLog = (error: unknown): unknown => (error instanceof Error ? withoutPeople(error) : error)

/** The same of what is an error for certain. */
export function withoutPeople(error: Error): Record<string, unknown> {
  const told = Object.entries(pino.stdSerializers.err(error)).filter(([name]) => KEPT.includes(name))
  return Object.fromEntries(
    told.map(([name, value]) => [name, typeof value === 'string' ? withoutValues(value) : value]),
  )
}

const withoutValues = (text: string): string => VALUES.reduce((said, [from, to]) => said.replace(from, to), text)

/**
 * Structured lines on stderr, so that stdout stays a program's answer. Never a phone number, a name or the text of a
 * message: ids lead to them in the database.
 */
export function openLog(level: string): Log {
  return pino({ level, base: null, serializers: { err: errorForLog } }, pino.destination({ fd: 2, sync: true }))
}
