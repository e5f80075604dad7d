import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inspectDatabase } from '../../src/cli/inspect.ts'
import type { Db } from '../../src/db/open.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
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

/** The state, and what was said to whom in which order; but not in which order different people heard it. */
async function endOf(db: Db): Promise<object> {
  const { job_runs, ...state } = (await inspectDatabase(db)) as { job_runs: Record<string, unknown>[] }
  const said = await db.sql(
    `SELECT account_id, lane, notice, key, text, options, status, due_at, sent_at, error FROM outbox
     ORDER BY account_id, sent_at, lane DESC, inbox_id, key`,
  )
  // a run that both programs try to claim takes a number for each try; how far the bells have rung is theirs
  const runs = job_runs
    .filter(({ job }) => job !== 'bell')
    .map(({ id: _, ...run }) => run)
    .sort((a, b) => `${a.job} ${a.period}`.localeCompare(`${b.job} ${b.period}`))
  return {
    ...state,
    runs,
    said,
    talks: await db.sql(
      'SELECT id, state, prompt_no, last_inbound_at, open_question_at FROM conversations ORDER BY id',
    ),
  }
}
