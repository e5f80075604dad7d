import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { emptyDb } from '../db/empty.ts'
import { freshDb } from '../db/fresh.ts'
import { playChat, type Way } from './play.ts'
import { triedIn } from './tried.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** Plays every chat log of a folder; the update flag of the test runner rewrites what the bot says. */
export function chatLogs(folder: string, way: () => Way | Promise<Way> = () => ({})): void {
  const logs = readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith('.chat'))
    .sort()
  const strangers = new Map<string, number>()
  let played = 0
  let db: Db
  beforeAll(async () => {
    db = await freshDb()
  })
  beforeEach(() => emptyDb(db))
  afterAll(() => db?.close())

  describe(`${folder}: what people say, and what the bot answered when the log was last approved`, () => {
    test.each(logs)(`${folder}/%s`, async (file) => {
      const path = join(FOLDER, folder, file)
      await expect(await playChat(readFileSync(path, 'utf8'), db, { strangers, ...(await way()) })).toMatchFileSnapshot(
        path,
      )
      played++
    })

    // what no other folder has either is written down here, for tried.test.ts to read
    test(`what strangers tried in ${folder}`, async ({ skip }) => {
      skip(played < logs.length, 'not all of its logs were played')
      const known = new Set(triedIn(FOLDER))
      const still = triedIn(FOLDER, folder).filter((one) => strangers.has(one))
      const lines = [...still, ...[...strangers.keys()].filter((one) => !known.has(one))].sort()
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(FOLDER, folder, 'tried.txt'))
    })
  })
}
