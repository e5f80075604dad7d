import { createHash } from 'node:crypto'
import { openLog, withoutPeople } from '../log.ts'

/**
 * What nobody caught ends the program with exit code 1. The runtime would print the error as it is, with the row that
 * failed; this says no more than the log does, and a code that is the same whenever it breaks off at the same place.
 */
export function crash(error: unknown): never {
  const err = withoutPeople(error instanceof Error ? error : new Error(`thrown, and no error: ${typeof error}`))
  const code = `C${createHash('sha256').update(String(err.stack)).digest('hex').slice(0, 8)}`
  openLog('fatal').fatal({ code, err }, 'gandeng broke off at a bug; what was committed is kept: start it again')
  process.exit(1)
}
