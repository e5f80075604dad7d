import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { freshDb } from '../db/fresh.ts'
import { anyWorkbookIsReadOrRefused, type Fed, nothingBreaks, openFed } from './fuzz.ts'

/** The tests of every inbound shape, each with so many spoiled ones. */
export function fuzzed(runs: number): void {
  const rejected: unknown[] = []
  const note = (reason: unknown) => void rejected.push(reason)

  let db: Db
  let fed: Fed
  beforeAll(async () => {
    process.on('unhandledRejection', note)
    db = await freshDb()
    fed = await openFed(db)
  })
  afterAll(async () => {
    process.off('unhandledRejection', note)
    await fed?.close()
    await db?.close()
  })

  test.each(['telegram', 'cloud', 'whatsapp', 'script'] as const)(
    'whatever comes from %s, nothing breaks',
    async (network) => {
      await nothingBreaks(fed, network, runs)
      expect(rejected).toEqual([])
    },
  )

  test('whatever bytes stand in a workbook, it is read or refused', () => anyWorkbookIsReadOrRefused(runs))
}
