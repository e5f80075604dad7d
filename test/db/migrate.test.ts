import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from '../../src/db/embedded/open.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/db/migrate.ts'
import { openServer, type Store } from '../../src/db/server.ts'
import { freshDatabase, SERVER } from './fresh.ts'

let store: Store
let drop = async () => {}
let dir: string
let client: pg.Client

beforeAll(async () => {
  if (!SERVER) {
    store = await openEmbedded(undefined)
    return
  }
  const fresh = await freshDatabase()
  store = openServer(fresh.url)
  drop = fresh.drop
}, 60_000)
afterAll(async () => {
  await store.close()
  await drop()
})

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gandeng-migrations-'))
  add('0001_first', 'CREATE TABLE first (id int); CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;')
  client = new pg.Client(await store.config())
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})
afterEach(async () => {
  await client.end()
  rmSync(dir, { recursive: true })
})

function add(name: string, sql: string) {
  mkdirSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, name, 'migration.sql'), sql)
}
const run = () => migrate(client, readMigrations(dir))
const tables = async () =>
  (
    await client.query(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
  ).rows.map(({ relname }) => relname)

test('what is missing is applied, in order, once', async () => {
  add('0002_second', 'ALTER TABLE first ADD COLUMN name text;')
  expect(await run()).toEqual(['0001_first', '0002_second'])
  expect(await run()).toEqual([])
  add('0003_third', 'CREATE TABLE third (id int);')
  expect(await run()).toEqual(['0003_third'])
})

test('a migration edited after it was applied is refused', async () => {
  await run()
  add('0001_first', 'CREATE TABLE first (id bigint);')
  add('0002_second', 'CREATE TABLE second (id int);')
  await expect(run()).rejects.toThrow('0001_first/migration.sql was edited after it was applied')
  expect(await tables()).not.toContain('second')
})

test('a migration that fails leaves nothing of itself, and is tried again when it is mended', async () => {
  add('0002_second', 'CREATE TABLE second (id int); SELECT 1/0;')
  await expect(run()).rejects.toThrow('0002_second failed: division by zero')
  expect(await tables()).toEqual(['_prisma_migrations', 'first'])
  add('0002_second', 'CREATE TABLE second (id int);')
  expect(await run()).toEqual(['0002_second'])
})

test('a database newer than the program is refused', async () => {
  add('0002_second', 'CREATE TABLE second (id int);')
  await run()
  rmSync(join(dir, '0002_second'), { recursive: true })
  await expect(run()).rejects.toThrow('0002_second, which this program does not know')
})

test("a migration that Prisma's own tool left unfinished is not passed over", async () => {
  await run()
  await client.query(`UPDATE _prisma_migrations SET finished_at = NULL`)
  await expect(run()).rejects.toThrow('failed earlier')
})

test.runIf(SERVER)('of four processes that start at once one applies and the others find it done', async () => {
  const clients = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const other = new pg.Client(await store.config())
      await other.connect()
      return other
    }),
  )
  const applied = await Promise.all(clients.map((other) => migrate(other, readMigrations(dir))))
  expect(applied.flat()).toEqual(['0001_first'])
  await Promise.all(clients.map((other) => other.end()))
})

test('the real migrations apply, and what this program writes of them is what Prisma would', async () => {
  cpSync(MIGRATIONS, dir, { recursive: true })
  rmSync(join(dir, '0001_first'), { recursive: true })
  const applied = await run()
  expect(applied.length).toBeGreaterThan(0)
  const { rows } = await client.query(
    'SELECT migration_name AS name, checksum, applied_steps_count AS steps, finished_at IS NOT NULL AS finished, rolled_back_at, logs FROM _prisma_migrations ORDER BY 1',
  )
  expect(rows).toEqual(
    readMigrations().map(({ name, checksum }) => ({
      name,
      checksum,
      steps: 1,
      finished: true,
      rolled_back_at: null,
      logs: null,
    })),
  )
}, 60_000)
