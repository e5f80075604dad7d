import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupCommand, backupRunning, restoreCommand } from '../../src/cli/backup.ts'
import { answerOperator } from '../../src/cli/owner.ts'
import { readConfig } from '../../src/config.ts'
import { backup } from '../../src/db/backup/backup.ts'
import { restore } from '../../src/db/backup/restore.ts'
import { filePath } from '../../src/db/files.ts'
import { readMigrations } from '../../src/db/migrate.ts'
import { type Db, openDb } from '../../src/db/open.ts'
import { everything, forge, plantOddities, rules } from './backups.ts'
import { startChild } from './child.ts'
import { freshDatabase, SERVER } from './fresh.ts'

const NOW = new Date('2027-03-03T01:00:00Z')
let home: string
/** the running program's */
let db: Db
let files: string
let kept: string[]
/** a backup of it, and what was in it then */
let whole: string
let before: Record<string, string[]>

let places = 0
const place = () => join(home, `place-${++places}`)
const intoFolder = (file: string, dir: string, known = readMigrations()) =>
  restore(file, { dir: join(dir, 'pg') }, join(dir, 'files'), known)

async function lookInto<T>(dir: string, look: (db: Db) => Promise<T>): Promise<T> {
  const restored = await openDb({ dir: join(dir, 'pg') })
  try {
    return await look(restored)
  } finally {
    await restored.close()
  }
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gandeng-backup-'))
  files = join(home, 'live', 'files')
  db = await openDb({ dir: join(home, 'live', 'pg') })
  kept = await plantOddities(db, files)
  before = await everything(db)
  whole = join(home, 'whole.tar.gz')
  await backup({ running: db }, { file: whole, filesDir: files, now: NOW })
}, 120_000)
afterAll(async () => {
  await db.close()
  rmSync(home, { recursive: true, force: true })
})

test('every row of every type, every counter, rule and file comes back as it was', async () => {
  const dir = place()
  const restored = await intoFolder(whole, dir)
  expect(restored).toMatchObject({ takenAt: NOW.toISOString(), files: 2, migrated: [], damaged: [], missing: [] })
  await lookInto(dir, async (copy) => {
    expect(await everything(copy)).toEqual(before)
    expect(await rules(copy)).toEqual(await rules(db))
  })
  const names = (folder: string) => (readdirSync(folder, { recursive: true }) as string[]).sort()
  expect(names(join(dir, 'files'))).toEqual(names(files))
  const photo = filePath(kept[0]!, 'image/jpeg')
  expect(readFileSync(join(dir, 'files', photo))).toEqual(readFileSync(join(files, photo)))
}, 60_000)

test('the backup is for its user only, and nothing is left beside it or beside the database', () => {
  expect(statSync(whole).mode & 0o077).toBe(0)
  expect(existsSync(`${whole}.part`)).toBe(false)
  expect(readdirSync(join(home, 'live')).sort()).toEqual(['files', 'pg'])
})

test('people go on talking while it is made, and it shows one instant', async () => {
  const file = join(home, 'busy.tar.gz')
  let talking = true
  let said = 0
  const talk = (async () => {
    while (talking) {
      // a person, the account that refers to it, and a count that must agree with both
      await db.transaction(async ({ sql }) => {
        const [person] = await sql<{ id: number }>(
          `INSERT INTO people (name, created_at) VALUES ('talker', $1) RETURNING id`,
          [NOW],
        )
        await sql(
          `INSERT INTO accounts (region_code, person_id, channel, via, external_id, created_at)
           VALUES ('32.15', $1, 'buyer', 'bot', $2, $3)`,
          [person!.id, `talker ${person!.id}`, NOW],
        )
        await sql(
          `INSERT INTO settings (region_code, key, value, set_at) VALUES ('32.15', 'talkers', '1', $1)
           ON CONFLICT (region_code, key) DO UPDATE SET value = to_jsonb(settings.value::int + 1)`,
          [NOW],
        )
      })
      said++
    }
  })()
  await expect.poll(() => said).toBeGreaterThan(3)
  const earlier = said
  await backup({ running: db }, { file, filesDir: files, now: NOW })
  const during = said - earlier
  talking = false
  await talk
  expect(during).toBeGreaterThan(0)
  const dir = place()
  await intoFolder(file, dir)
  const [counts] = await lookInto(dir, ({ sql }) =>
    sql<{ people: number; accounts: number; said: number }>(
      `SELECT (SELECT count(*) FROM people WHERE name = 'talker') AS people,
         (SELECT count(*) FROM accounts WHERE external_id LIKE 'talker %') AS accounts,
         (SELECT value::int FROM settings WHERE key = 'talkers') AS said`,
    ),
  )
  expect(counts!.people).toBeGreaterThanOrEqual(earlier)
  expect(counts).toEqual({ people: counts!.said, accounts: counts!.said, said: counts!.said })
}, 60_000)

test('two backups at once: the second is told to wait', async () => {
  const both = await Promise.allSettled(
    ['one', 'two'].map((name) => backup({ running: db }, { file: join(home, name), filesDir: files, now: NOW })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { name: 'BackupRefused', message: expect.stringContaining('wait') },
  })
}, 60_000)

test('a backup that cannot be written leaves the one that was there', async () => {
  const file = join(home, 'old.tar.gz')
  writeFileSync(file, 'the old one')
  const locked = { running: { ...db, transaction: () => Promise.reject(new Error('no')) } }
  await expect(backup(locked, { file, filesDir: files, now: NOW })).rejects.toThrow('no')
  await expect(backup({ running: db }, { file: join(home, 'no', 'x'), filesDir: files, now: NOW })).rejects.toThrow(
    'there is no folder',
  )
  await expect(backup({ dir: place() }, { file, filesDir: files, now: NOW })).rejects.toThrow('there is no database')
  expect(readFileSync(file, 'utf8')).toBe('the old one')
  expect(readdirSync(join(home, 'live')).sort()).toEqual(['files', 'pg'])
})

test('an older backup is loaded as it was and then brought to where the program is', async () => {
  const dir = place()
  const sql = 'ALTER TABLE people ADD nickname text; UPDATE people SET nickname = upper(name);'
  const later = { name: '99990101_nicknames', sql, checksum: 'later' }
  const { migrated } = await intoFolder(whole, dir, [...readMigrations(), later])
  expect(migrated).toEqual(['99990101_nicknames'])
  const reopened = lookInto(dir, ({ sql }) => sql('SELECT 1'))
  await expect(reopened).rejects.toThrow('99990101_nicknames, which this program does not know')
}, 60_000)

test('kill -9 in the middle of restoring leaves the place as new, and it can be done again', async () => {
  const dir = place()
  mkdirSync(dir)
  const child = startChild('./restorer.ts', whole, dir)
  await child.lines(1)
  // files come after the rows: the place is nearly full now
  const photo = join(dir, 'files', filePath(kept[0]!, 'image/jpeg'))
  await expect.poll(() => existsSync(photo), { timeout: 50_000 }).toBe(true)
  await child.kill()
  expect(child.said).toEqual(['begun'])
  expect(readdirSync(join(dir, 'pg'))).toEqual([])
  await intoFolder(whole, dir)
  expect(await lookInto(dir, everything)).toEqual(before)
  expect(readdirSync(dir).sort()).toEqual(['files', 'pg'])
}, 60_000)

test('a file that is not what its name says is named and not restored; the rest is', async () => {
  const file = join(home, 'rotten.tar.gz')
  const path = filePath(kept[0]!, 'image/jpeg')
  await forge(whole, file, (entries) => entries.set(`files/${path}`, Buffer.from('rot')))
  const dir = place()
  expect(await intoFolder(file, dir)).toMatchObject({ files: 1, damaged: [path], missing: [path] })
  expect(existsSync(join(dir, 'files', path))).toBe(false)
  expect(readdirSync(join(dir, 'files', path.slice(0, 2)))).toEqual([])
  expect(await lookInto(dir, everything)).toEqual(before)
}, 60_000)

test('a file that is gone or rotten is named when the backup is made', async () => {
  const dir = place()
  await intoFolder(whole, dir)
  const [photo, empty] = [filePath(kept[0]!, 'image/jpeg'), filePath(kept[1]!, 'application/octet-stream')]
  rmSync(join(dir, 'files', photo))
  writeFileSync(join(dir, 'files', empty), 'rot')
  const made = await backup({ dir: join(dir, 'pg') }, { file: place(), filesDir: join(dir, 'files'), now: NOW })
  expect(made).toMatchObject({ missing: [photo], damaged: [empty] })
}, 60_000)

test('the operator backs up the running program from anywhere, and restores elsewhere only', async () => {
  const dir = join(home, 'live')
  const config = { ...readConfig(), DATABASE_URL: undefined, GANDENG_DATA: dir }
  const stop = await answerOperator(dir, ({ command, args }) =>
    command === 'backup'
      ? backupRunning({ db, filesDir: files, now: NOW }, args)
      : Promise.resolve({ code: 2, out: '' }),
  )
  const file = join(home, 'asked.tar.gz')
  expect(await backupCommand([relative(process.cwd(), file)], config)).toMatchObject({ code: 0 })
  expect(await restoreCommand([file], config)).toMatchObject({ code: 1, out: expect.stringContaining('is running on') })
  await stop()
  expect(await restoreCommand([file], config)).toMatchObject({ code: 1, out: expect.stringContaining('not empty') })
  const elsewhere = place()
  expect(await restoreCommand([file, '--db', elsewhere], config)).toMatchObject({ code: 0 })
  expect(await lookInto(elsewhere, everything)).toEqual(await everything(db))
}, 60_000)

test.runIf(SERVER)(
  'from the embedded database to PostgreSQL and back, and nothing changes on the way',
  async () => {
    const { url, drop } = await freshDatabase()
    try {
      const dir = place()
      await restore(whole, { url }, join(dir, 'files'))
      const server = await openDb({ url })
      // the words for the search are the server's own: versions may stem otherwise
      const without = ({ products, ...rest }: Record<string, string[]>) => ({ ...rest, products: products!.length })
      expect(without(await everything(server))).toEqual(without(before))
      expect(await rules(server)).toEqual(await rules(db))
      await server.close()
      const file = join(home, 'server.tar.gz')
      await backup({ url }, { file, filesDir: join(dir, 'files'), now: NOW })
      await expect(restore(file, { url }, files)).rejects.toMatchObject({ name: 'BackupRefused' })
      const back = place()
      await intoFolder(file, back)
      expect(await lookInto(back, everything)).toEqual(before)
    } finally {
      await drop()
    }
  },
  60_000,
)
