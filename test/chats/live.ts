import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { endOf } from './end.ts'
import { live } from './hands.ts'
import { playChat } from './play.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))
const LOGS = (readdirSync(FOLDER, { recursive: true }) as string[]).filter((file) => file.endsWith('.chat')).sort()

/** Every nth log, beginning with the first: a sample that touches every folder. */
const sample = (every: number) => LOGS.filter((_, nth) => nth % every === 0)

/** Plays logs live, and with a start of the program after every line; every nth of them. */
export function liveAndInterrupted(every: number): void {
  let db: Db
  beforeAll(async () => {
    db = await freshDb()
  })
  beforeEach(() => emptyDb(db))
  afterAll(() => db?.close())
  const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')

  describe('two programs with workers and bells on one database end in the same state as the simulation', () => {
    test.each(sample(every))('%s', async (file) => {
      await playChat(read(file), db)
      const simulated = await endOf(db)
      await emptyDb(db)
      await playChat(read(file), db, { hands: live })
      expect(await endOf(db)).toEqual(simulated)
    })
  })

  describe('started anew between any two messages, the bot says the very same', () => {
    test.each(sample(every))('%s', async (file) => {
      const uninterrupted = await playChat(read(file), db)
      await emptyDb(db)
      expect(await playChat(read(file), db, { restarts: true })).toBe(uninterrupted)
    })
  })
}
