import type { Tx } from '../../db/open.ts'
import { dropUnnamed } from '../../db/unnamed.ts'
import { type ErrandTools, type QuietErrand, sendErrand } from '../errand.ts'

const DROP_FILES = 'drop_files'

/** Sends somebody to take away files that no row names any more: these, or everything kept before an instant. */
export const dropFiles = (tx: Tx, among: { hashes: readonly string[] } | { before: Date }, now: Date): Promise<void> =>
  sendErrand(tx, { name: DROP_FILES, input: among }, now)

/** Bytes are taken away in the transaction that closes the errand: what another row names stays. */
export const dropFilesErrand: QuietErrand = {
  name: DROP_FILES,
  run:
    async ({ hashes, before }: { hashes?: string[]; before?: string }, { filesDir }: ErrandTools) =>
    async (tx: Tx) => {
      // what only this errand still names is named by nobody
      await tx.sql(`UPDATE errands SET input = '{}' WHERE name = $1 AND status <> 'new' AND input <> '{}'`, [
        DROP_FILES,
      ])
      await dropUnnamed(tx.sql, filesDir, hashes ? { hashes } : { before: new Date(before ?? 0) })
    },
  instead: () => async () => undefined,
} as QuietErrand
