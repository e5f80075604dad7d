import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db, Tx } from '../../src/db/open.ts'
import { freshDb, SERVER } from './fresh.ts'
import { plant } from './rows.ts'

const AT = new Date('2027-01-04T01:02:03.456Z')
let db: Db

beforeAll(async () => {
  db = await freshDb({ sessions: 3, own: true })
  await plant(db)
}, 60_000)
afterAll(() => db.close())

const person = (tx: Tx, name: string) => tx.prisma.person.create({ data: { name, createdAt: AT } })
const rawPerson = (tx: Tx, name: string) => tx.sql('INSERT INTO people (name, created_at) VALUES ($1, $2)', [name, AT])
const people = (like: string) =>
  db.sql<{ name: string }>('SELECT name FROM people WHERE name LIKE $1 ORDER BY name', [like])

test('raw SQL and Prisma see what the other wrote before the commit', async () => {
  await db.transaction(async (tx) => {
    await rawPerson(tx, 'see raw')
    await person(tx, 'see prisma')
    expect(await tx.sql(`SELECT 1 FROM people WHERE name LIKE 'see %'`)).toHaveLength(2)
    expect(await tx.prisma.person.count({ where: { name: { startsWith: 'see ' } } })).toBe(2)
  })
  expect(await people('see %')).toHaveLength(2)
})

test('a throw undoes what raw SQL and what Prisma wrote, and comes through as it is', async () => {
  const mine = new Error('mine')
  await expect(
    db.transaction(async (tx) => {
      await rawPerson(tx, 'throw raw')
      await person(tx, 'throw prisma')
      throw mine
    }),
  ).rejects.toBe(mine)
  expect(await people('throw %')).toEqual([])
})

test('a nested write of Prisma commits and rolls back with the transaction around it', async () => {
  const nested = (tx: Tx, name: string) =>
    tx.prisma.person.create({
      data: { name, createdAt: AT, officers: { create: { regionCode: '32.15', role: 'curator', joinedAt: AT } } },
    })
  await expect(
    db.transaction(async (tx) => {
      await nested(tx, 'nested undone')
      throw new Error('after the nested write')
    }),
  ).rejects.toThrow('after the nested write')
  expect(await people('nested %')).toEqual([])
  await db.transaction((tx) => nested(tx, 'nested kept'))
  expect(await people('nested %')).toEqual([{ name: 'nested kept' }])
})

test('a nested write that fails undoes itself only, and the transaction may go on', async () => {
  await db.transaction(async (tx) => {
    await rawPerson(tx, 'around before')
    const refused = tx.prisma.person.create({
      data: {
        name: 'around nested',
        createdAt: AT,
        officers: { create: { regionCode: '99.99', role: 'admin', joinedAt: AT } },
      },
    })
    await expect(refused).rejects.toThrow()
    await rawPerson(tx, 'around after')
  })
  expect(await people('around %')).toEqual([{ name: 'around after' }, { name: 'around before' }])
})

test('what is written beside a nested write is not undone when that one fails', async () => {
  await db.transaction(async (tx) => {
    const [refused] = await Promise.allSettled([
      tx.prisma.person.create({
        data: {
          name: 'beside nested',
          createdAt: AT,
          officers: { create: { regionCode: '99.99', role: 'admin', joinedAt: AT } },
        },
      }),
      ...Array.from({ length: 5 }, (_, n) => rawPerson(tx, `beside raw ${n}`)),
      ...Array.from({ length: 5 }, (_, n) => person(tx, `beside prisma ${n}`)),
      tx.prisma.person.create({
        data: {
          name: 'beside z',
          createdAt: AT,
          officers: { create: { regionCode: '32.16', role: 'admin', joinedAt: AT } },
        },
      }),
    ])
    expect(refused?.status).toBe('rejected')
  })
  expect(await people('beside %')).toHaveLength(11)
})

test('a last statement that fails undoes all that came before it, and says why', async () => {
  const failed = db.transaction(async (tx) => {
    await rawPerson(tx, 'last undone')
    tx.last('SELECT 1/0')
  })
  await expect(failed).rejects.toThrow('division by zero')
  await db.transaction(async (tx) => {
    await person(tx, 'last kept 1')
    tx.last('INSERT INTO people (name, created_at) VALUES ($1, $2)', ['last kept 2', AT])
  })
  expect(await people('last %')).toEqual([{ name: 'last kept 1' }, { name: 'last kept 2' }])
})

test('a commit that did not happen is not reported as done', async () => {
  const swallowed = db.transaction(async (tx) => {
    await rawPerson(tx, 'swallowed')
    await tx.sql('SELECT 1/0').catch(() => {})
  })
  await expect(swallowed).rejects.toThrow('nothing was committed')
  expect(await people('swallowed')).toEqual([])
})

test('a transaction used after its end is refused instead of writing into the next one', async () => {
  let leaked: Tx | undefined
  let prisma: Tx['prisma'] | undefined
  await db.transaction(async (tx) => {
    leaked = tx
    prisma = tx.prisma
  })
  await db.transaction(async () => {
    await expect(leaked!.sql('SELECT 1')).rejects.toThrow('over')
    expect(() => leaked!.prisma).toThrow('over')
    expect(() => prisma!.person).toThrow()
  })
})

test('the session is as good as new after a transaction that failed', async () => {
  for (let n = 0; n < 10; n++) await expect(db.transaction((tx) => tx.sql('SELECT 1/0'))).rejects.toThrow('zero')
  expect(await db.sql('SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('an instant is the same to Prisma and to SQL, whatever the zone of the machine', async () => {
  const { id, createdAt } = await db.transaction((tx) => person(tx, 'instant'))
  const [row] = await db.sql<{ created_at: Date; text: string }>(
    'SELECT created_at, created_at::text AS text FROM people WHERE id = $1',
    [id],
  )
  expect(createdAt).toEqual(AT)
  expect(row).toEqual({ created_at: AT, text: '2027-01-04 01:02:03.456+00' })
})

test('a sum beyond 2^31 is a number, one beyond 2^53 an error and never a wrong number', async () => {
  expect(await db.sql('SELECT sum(x)::bigint AS sum FROM (VALUES (2000000000), (2000000000)) AS t(x)')).toEqual([
    { sum: 4_000_000_000 },
  ])
  await expect(db.sql('SELECT 9007199254740993::bigint AS x')).rejects.toThrow('too large')
})

test('one statement alone is committed at once', async () => {
  await db.sql(`INSERT INTO people (name, created_at) VALUES ('alone', $1)`, [AT])
  expect(await people('alone')).toHaveLength(1)
})

test('many at once each get their own result', async () => {
  const sums = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      db.transaction(async (tx) => {
        await rawPerson(tx, `many ${n}`)
        const [row] = await tx.sql<{ n: number }>('SELECT $1::int + 1 AS n', [n])
        const found = await tx.prisma.person.findFirst({ where: { name: `many ${n}` } })
        return [row?.n, found?.name]
      }),
    ),
  )
  expect(sums).toEqual(Array.from({ length: 40 }, (_, n) => [n + 1, `many ${n}`]))
})

test('the findUnique calls of two transactions at once never run in the same one', async () => {
  const [row] = await db.sql<{ id: number }>(
    `INSERT INTO people (name, created_at) VALUES ('unique', $1) RETURNING id`,
    [AT],
  )
  const work = (name: string) =>
    db.transaction(async (tx) => {
      await tx.sql('SELECT 1')
      await tx.sql('UPDATE people SET name = $2 WHERE id = $1', [row!.id, name])
      const read = await Promise.all([1, 2].map(() => tx.prisma.person.findUnique({ where: { id: row!.id } })))
      return read.map((found) => found?.name)
    })
  const read = await Promise.all(['a', 'b', 'c'].map(work))
  expect(read).toEqual([
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'c'],
  ])
})

test('closing waits for what is under way and refuses what comes after', async () => {
  const own = await freshDb({ own: true })
  const slow = own.transaction(async (tx) => {
    for (let n = 0; n < 20; n++) await tx.sql('SELECT 1')
    return 'done'
  })
  const closed = own.close()
  expect(await slow).toBe('done')
  await closed
  await expect(own.sql('SELECT 1')).rejects.toThrow('closed')
}, 60_000)

test.runIf(SERVER)(
  'two transactions in a deadlock both get through',
  async () => {
    await db.sql(`INSERT INTO people (name, created_at) VALUES ('dead 1', $1), ('dead 2', $1)`, [AT])
    let waiting = 0
    let meet = () => {}
    const both = new Promise<void>((resolve) => {
      meet = resolve
    })
    const lock = (tx: Tx, name: string) => tx.sql(`UPDATE people SET phone = phone WHERE name = $1`, [name])
    const work = (first: string, second: string) =>
      db.transaction(async (tx) => {
        await lock(tx, first)
        if (++waiting === 2) meet()
        await both
        await lock(tx, second)
        return first
      })
    expect(await Promise.all([work('dead 1', 'dead 2'), work('dead 2', 'dead 1')])).toEqual(['dead 1', 'dead 2'])
    expect(waiting).toBeGreaterThan(2)
  },
  30_000,
)

test.runIf(SERVER)(
  'a connection cut within a transaction is an error; the next transaction has a new one',
  async () => {
    const cut = db.transaction(async (tx) => {
      const [me] = await tx.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await rawPerson(tx, 'cut')
      await db.sql('SELECT pg_terminate_backend($1)', [me!.pid])
      await tx.sql('SELECT 1')
    })
    await expect(cut).rejects.toThrow()
    expect(await db.transaction((tx) => tx.sql('SELECT name FROM people WHERE name = $1', ['cut']))).toEqual([])
  },
)

test.runIf(SERVER)('connections cut while idle are replaced before anybody notices', async () => {
  await Promise.all([1, 2, 3].map(() => db.transaction((tx) => tx.sql('SELECT pg_sleep(0.05)'))))
  await db.sql(
    'SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  )
  expect(await Promise.all([1, 2, 3].map((n) => db.transaction((tx) => tx.sql('SELECT $1::int AS n', [n]))))).toEqual([
    [{ n: 1 }],
    [{ n: 2 }],
    [{ n: 3 }],
  ])
})

test('what was read is not kept: memory stays flat however much is asked', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const read = async () => {
    for (let n = 0; n < 15; n++) await db.sql(`SELECT repeat('x', 1000) AS said FROM generate_series(1, 4000)`)
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = await read()
  // 60 MB more went through
  expect((await read()) - before).toBeLessThan(20e6)
})
