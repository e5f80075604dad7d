import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../src/db/backup/backup.ts'
import { restore } from '../../src/db/backup/restore.ts'
import { readMigrations } from '../../src/db/migrate.ts'
import { openDb } from '../../src/db/open.ts'
import { forge } from './backups.ts'
import { plant } from './rows.ts'

const NOW = new Date('2027-03-03T01:00:00Z')
const MANIFEST = 'gandeng.json'
const SELLERS = 'tables/sellers/000001.jsonl'
let home: string
let whole: string

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gandeng-refused-'))
  const db = await openDb({ dir: join(home, 'pg') })
  await plant(db)
  await db.close()
  whole = join(home, 'whole.tar.gz')
  await backup({ dir: join(home, 'pg') }, { file: whole, filesDir: join(home, 'files'), now: NOW })
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Refused with these words, and nothing is where it should have gone. */
async function isRefused(file: string, words: string | RegExp, known = readMigrations()) {
  const dir = join(home, 'target')
  const restored = restore(file, { dir: join(dir, 'pg') }, join(dir, 'files'), known)
  await expect(restored).rejects.toMatchObject({ name: 'BackupRefused', message: expect.stringMatching(words) })
  expect(existsSync(join(dir, 'pg'))).toBe(false)
  expect(existsSync(join(dir, 'pg.new'))).toBe(false)
  expect(existsSync(join(dir, 'files'))).toBe(false)
}

async function forged(change: (entries: Map<string, Buffer>) => void, sums: boolean): Promise<string> {
  const file = join(home, 'forged.tar.gz')
  await forge(whole, file, change, { sums })
  return file
}

const edit = (name: string, from: string | RegExp, to: string) => (entries: Map<string, Buffer>) => {
  const text = entries.get(name)!.toString()
  expect(text).toMatch(from)
  entries.set(name, Buffer.from(text.replace(from, to)))
}

test('an archive cut short anywhere is refused', async () => {
  const bytes = readFileSync(whole)
  const file = join(home, 'cut.tar.gz')
  for (const length of [0, 5, 600, Math.floor(bytes.length / 2), bytes.length - 9, bytes.length - 1]) {
    writeFileSync(file, bytes.subarray(0, length))
    await isRefused(file, /damaged, cut short|not a backup/)
  }
})

test('an archive with a flipped bit anywhere is refused', async () => {
  const file = join(home, 'flipped.tar.gz')
  for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const bytes = Buffer.from(readFileSync(whole))
    bytes[Math.floor(bytes.length * part)]! ^= 4
    writeFileSync(file, bytes)
    await isRefused(file, /damaged|not a backup/)
  }
})

test("somebody else's files are refused", async () => {
  const file = join(home, 'other')
  for (const content of ['bab 1', gzipSync('bab 1'), gzipSync(Buffer.alloc(4096))]) {
    writeFileSync(file, content)
    await isRefused(file, /damaged, cut short, or no backup|not a backup/)
  }
  await isRefused(join(home, 'nowhere'), 'cannot be read')
  await isRefused(
    await forged((entries) => entries.set('../../etc/passwd', Buffer.from('')), true),
    'it holds ../../etc',
  )
})

test('rows that were changed, taken out or added are refused, whoever made the sums fit', async () => {
  await isRefused(await forged(edit(SELLERS, 'Iis', 'Ani'), false), 'changed after it was written')
  await isRefused(await forged((entries) => entries.delete(SELLERS), false), /missing/)
  await isRefused(await forged((entries) => entries.delete(SELLERS), true), 'sellers has 0 rows of 2')
  await isRefused(await forged((entries) => entries.delete('SHA256SUMS'), false), 'cut short')
  await isRefused(
    await forged((entries) => entries.set('tables/spies/000001.jsonl', Buffer.from('{}\n')), true),
    'place',
  )
  const orphan = edit(SELLERS, '"district_code":"32.15.05"', '"district_code":"32.15.99"')
  await isRefused(await forged(orphan, true), 'does not fit together.*sellers_district_code')
  await isRefused(await forged(edit(SELLERS, '"status":"active"', '"status":"king"'), true), 'sellers_status')
}, 60_000)

test('a backup of a newer program is refused with what to do', async () => {
  await isRefused(await forged(edit(MANIFEST, '"format": 1', '"format": 2'), true), 'a newer gandeng')
  await isRefused(whole, 'does not know: a newer gandeng wrote it, update', readMigrations().slice(0, -1))
  const other = readMigrations().map((migration) => ({ ...migration, checksum: 'other' }))
  await isRefused(whole, 'is not the one this program has', other)
  await isRefused(await forged(edit(MANIFEST, '"owner_name"', '"boss_name"'), true), 'changed by hand')
}, 60_000)

test('a place that holds anything is left alone', async () => {
  const dir = join(home, 'full')
  const db = await openDb({ dir })
  await plant(db)
  await db.close()
  const there = readdirSync(dir)
  await expect(restore(whole, { dir }, join(home, 'full-files'))).rejects.toThrow('not empty')
  expect(readdirSync(dir)).toEqual(there)
}, 60_000)
