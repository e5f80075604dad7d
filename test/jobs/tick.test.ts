import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import type { Job, Upkeep } from '../../src/jobs/job.ts'
import { beginTicking, nextTick, rememberTick, type Table, tick, tickedUntil } from '../../src/jobs/tick.ts'
import { freshDb } from '../db/fresh.ts'

const at = (wib: string) => new Date(`${wib}:00+07:00`)
const tools = { feasts: {}, log: { info() {}, error() {} } }

let db: Db
beforeAll(async () => {
  db = await freshDb()
})
afterAll(() => db.close())
beforeEach(() => db.sql('DELETE FROM job_runs').then(() => db.sql('DELETE FROM people')))

const runs = () =>
  db.sql<{ job: string; period: string; done: boolean; error: string | null }>(
    'SELECT job, period, finished_at IS NOT NULL AS done, error FROM job_runs ORDER BY id',
  )

/** A table with one job; `said` tells each time its work was committed. */
function table(schedule: Table['schedule'][number]['at'], more: Partial<Job> = {}, always = false) {
  const said: string[] = []
  const job: Job = {
    name: 'greet',
    async run({ tx, period }) {
      await tx.sql(`INSERT INTO people (name, created_at) VALUES ($1, '2027-01-01')`, [period])
      said.push(period)
      return { told: 1 }
    },
    ...more,
  }
  return {
    table: { jobs: [job], schedule: [{ job: 'greet', at: schedule, graceMs: 3_600_000, always }] } satisfies Table,
    said,
  }
}

const timesSaid = async (period: string) =>
  (await db.sql<{ times: number }>('SELECT count(*)::int AS times FROM people WHERE name = $1', [period]))[0]!.times

describe('a tick', () => {
  test('two processes that tick at the same moment say a thing once', async () => {
    const { table: greeting } = table({ daily: '08:00' })
    const both = [1, 2, 3].map(() => tick(db, tools, at('2027-01-04T07:59'), at('2027-01-04T08:00'), greeting))
    expect((await Promise.all(both)).reduce((a, b) => a + b)).toBe(1)
    expect(await timesSaid('2027-01-04')).toBe(1)
    expect(await runs()).toEqual([{ job: 'greet', period: '2027-01-04', done: true, error: null }])
  })

  test('a clock that jumps back says nothing twice', async () => {
    const { table: greeting, said } = table({ daily: '08:00' })
    await tick(db, tools, at('2027-01-04T07:59'), at('2027-01-04T08:01'), greeting)
    await tick(db, tools, at('2027-01-04T08:01'), at('2027-01-04T07:30'), greeting)
    await tick(db, tools, at('2027-01-04T07:30'), at('2027-01-04T08:02'), greeting)
    expect(said).toEqual(['2027-01-04'])
  })

  test('a stop over the 1st is caught up, however long it was; a morning word is not said in the evening', async () => {
    const monthly = table({ monthly: 1, time: '08:00' }, {}, true)
    await tick(db, tools, at('2027-01-25T20:00'), at('2027-03-12T15:00'), monthly.table)
    expect(monthly.said).toEqual(['2027-02', '2027-03'])
    const daily = table({ daily: '08:00' })
    await tick(db, tools, at('2027-04-04T07:00'), at('2027-04-06T19:00'), daily.table)
    expect(daily.said).toEqual([])
  })

  test('how far the bell has rung is never set back', async () => {
    await rememberTick(db, at('2027-01-04T09:00'))
    await rememberTick(db, at('2027-01-04T08:00'))
    expect(await tickedUntil(db)).toEqual(at('2027-01-04T09:00'))
  })

  test('a program that dies before its first ring, again and again, has missed nothing when one lives', async () => {
    const live = async (now: string, dies: boolean) => {
      await beginTicking(db, at(now))
      const monthly = table({ monthly: 1, time: '08:00' }, {}, true)
      if (!dies) await tick(db, tools, (await tickedUntil(db)) ?? at(now), at(now), monthly.table)
      return monthly.said
    }
    expect(await live('2027-01-25T20:00', true)).toEqual([])
    expect(await live('2027-02-26T20:00', true)).toEqual([])
    expect(await live('2027-03-03T20:00', false)).toEqual(['2027-02', '2027-03'])
  })

  test('a job that throws leaves nothing behind, says why, and is done at the next tick', async () => {
    let broken = true
    const { table: greeting, said } = table(
      { daily: '08:00' },
      {
        async run({ tx, period }) {
          await tx.sql(`INSERT INTO people (name, created_at) VALUES ('half', '2027-01-02')`)
          if (broken) throw new Error('no such column')
          said.push(period)
          return {}
        },
      },
    )
    expect(await tick(db, tools, at('2027-01-04T07:59'), at('2027-01-04T08:00'), greeting)).toBe(0)
    expect(await timesSaid('half')).toBe(0)
    expect(await runs()).toMatchObject([{ done: false, error: 'Error: no such column' }])
    broken = false
    expect(await tick(db, tools, at('2027-01-04T08:00'), at('2027-01-04T08:01'), greeting)).toBe(1)
    expect(await tick(db, tools, at('2027-01-04T08:01'), at('2027-01-04T08:02'), greeting)).toBe(0)
    expect(await runs()).toMatchObject([{ done: true, error: null }])
    expect(said).toEqual(['2027-01-04'])
  })

  test('what failed and is too late by now is left alone', async () => {
    const { table: greeting, said } = table(
      { daily: '08:00' },
      { run: () => Promise.reject(new Error('still broken')) },
    )
    await tick(db, tools, at('2027-01-04T07:59'), at('2027-01-04T08:00'), greeting)
    expect(await tick(db, tools, at('2027-01-04T12:00'), at('2027-01-04T12:01'), greeting)).toBe(0)
    expect(said).toEqual([])
    expect(await runs()).toHaveLength(1)
  })

  test('a round for which nothing waits leaves no trace', async () => {
    let first: Date | undefined
    const { table: greeting, said } = table({ everyMinutes: 10 }, { waits: async () => first })
    await tick(db, tools, at('2027-01-04T08:00'), at('2027-01-04T08:30'), greeting)
    expect(await runs()).toEqual([])
    first = at('2027-01-04T08:45')
    await tick(db, tools, at('2027-01-04T08:30'), at('2027-01-04T09:00'), greeting)
    expect(said).toEqual(['2027-01-04T08:50', '2027-01-04T09:00'])
  })

  test('upkeep runs outside any transaction and once for its period; never in simulated time', async () => {
    let kept = 0
    const upkeep: Upkeep = {
      name: 'greet',
      async keepUp(outer) {
        await outer.transaction(({ sql }) => sql('SELECT 1'))
        kept++
      },
    }
    const care: Table = { jobs: [upkeep], schedule: [{ job: 'greet', at: { daily: '03:00' }, graceMs: 60_000 }] }
    const live = { ...tools, live: true }
    const ticks = [1, 2].map(() => tick(db, live, at('2027-01-04T02:59'), at('2027-01-04T03:00'), care))
    await Promise.all(ticks)
    expect(kept).toBe(1)
    await tick(db, tools, at('2027-01-05T02:59'), at('2027-01-05T03:00'), care)
    expect(kept).toBe(1)
  })
})

describe('the next tick', () => {
  const next = async (schedule: Table) => (await nextTick(db, tools, at('2027-01-04T08:00'), schedule)).at

  test('is the next row of the calendar', async () => {
    expect(await next(table({ daily: '08:00' }).table)).toEqual(at('2027-01-05T08:00'))
  })

  test('of rounds every few minutes is the first one at or after what waits', async () => {
    const waiting = (first: Date | undefined) => table({ everyMinutes: 10 }, { waits: async () => first }).table
    expect(await next(waiting(undefined))).toBeUndefined()
    expect(await next(waiting(at('2027-01-04T13:05')))).toEqual(at('2027-01-04T13:10'))
    expect(await next(waiting(at('2027-01-04T13:10')))).toEqual(at('2027-01-04T13:10'))
    expect(await next(waiting(at('2027-01-03T13:10')))).toEqual(at('2027-01-04T08:10'))
  })

  test('does not come for upkeep', async () => {
    const upkeep: Upkeep = { name: 'greet', keepUp: async () => {} }
    expect(
      await next({ jobs: [upkeep], schedule: [{ job: 'greet', at: { daily: '03:00' }, graceMs: 1 }] }),
    ).toBeUndefined()
  })
})
