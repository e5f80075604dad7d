import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../src/db/lock.ts'
import { openDb } from '../../src/db/open.ts'
import { checkpoint, vacuum } from '../../src/db/upkeep.ts'
import { startChild } from './child.ts'

const AT = new Date('2027-01-04T01:00:00Z')
let home: string
let dir: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gandeng-db-'))
  dir = join(home, 'data')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test('what was written is there after closing and opening again', async () => {
  const first = await openDb({ dir })
  await first.sql(`INSERT INTO people (name, created_at) VALUES ('Iis', $1)`, [AT])
  await first.close()
  const second = await openDb({ dir })
  expect(await second.sql('SELECT name FROM people')).toEqual([{ name: 'Iis' }])
  await second.close()
}, 60_000)

test('the folder is for its user only, and commits wait for the disk', async () => {
  const db = await openDb({ dir })
  expect(statSync(dir).mode & 0o077).toBe(0)
  expect(await db.sql('SHOW fsync')).toEqual([{ fsync: 'on' }])
  await db.close()
}, 60_000)

test('a second process on the same folder is told so and touches nothing', async () => {
  const db = await openDb({ dir })
  const second = startChild('./writer.ts', dir)
  expect(await second.ended).toBe(3)
  expect(second.said).toEqual(['DatabaseInUse'])
  await db.sql(`INSERT INTO people (name, created_at) VALUES ('Iis', $1)`, [AT])
  expect(await db.sql('SELECT count(*) FROM people')).toEqual([{ count: 1 }])
  await db.close()
}, 60_000)

test('a second opening in the same process is refused with what to do', async () => {
  const db = await openDb({ dir })
  await expect(openDb({ dir: join(dir, '..', 'data') })).rejects.toMatchObject({
    name: 'DatabaseInUse',
    message: expect.stringMatching(/--db/),
  })
  await db.close()
}, 60_000)

test('the lock of a process that was killed is free at once', async () => {
  const other = startChild('./writer.ts', dir)
  await other.lines(1)
  await expect(lockFolder(dir)).rejects.toMatchObject({ name: 'DatabaseInUse' })
  await other.kill()
  const unlock = await lockFolder(dir)
  await unlock()
}, 60_000)

test('a folder left half-made by a crash is made anew', async () => {
  mkdirSync(`${dir}.new/base`, { recursive: true })
  writeFileSync(`${dir}.new/PG_VERSION`, '18')
  const db = await openDb({ dir })
  expect(await db.sql('SELECT count(*) FROM people')).toEqual([{ count: 0 }])
  await db.close()
  expect(existsSync(`${dir}.new`)).toBe(false)
}, 60_000)

test("a folder with somebody else's files is left alone", async () => {
  mkdirSync(dir)
  writeFileSync(join(dir, 'skripsi.txt'), 'bab 1')
  await expect(openDb({ dir })).rejects.toThrow('not empty')
  expect(readdirSync(dir)).toEqual(['skripsi.txt'])
})

test('upkeep gives back the room of what was deleted', async () => {
  const db = await openDb({ dir })
  const size = async () => {
    const [row] = await db.sql<{ size: number }>(`SELECT pg_relation_size('people') AS size`)
    return row!.size
  }
  await db.sql(`INSERT INTO people (name, created_at) SELECT 'x', $1 FROM generate_series(1, 5000)`, [AT])
  const full = await size()
  await db.sql('DELETE FROM people')
  await checkpoint(db)
  await vacuum(db)
  expect(full).toBeGreaterThan(0)
  expect(await size()).toBe(0)
  await db.close()
}, 60_000)
