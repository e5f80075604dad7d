import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * Structured lines on stderr, so that stdout stays a program's answer. Never a phone number, a name or the text of a
 * message: ids lead to them in the database.
 */
export function openLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
}
