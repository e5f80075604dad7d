import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReference } from '../../src/actions/places/reference.ts'
import type { Db, Tx } from '../../src/db/open.ts'
import type { Job } from '../../src/jobs/job.ts'
import { type Table, tick } from '../../src/jobs/tick.ts'
import { claim } from '../../src/outbox/claim.ts'
import { freshDb, SERVER } from '../db/fresh.ts'
import { LOCKS, meet } from './at-once.ts'

const MORNING = new Date('2027-01-04T01:00:00Z')
const EIGHT = new Date('2027-01-04T01:30:00Z')
const UNIQUE = 'job_runs_job_period_key'

describe.runIf(SERVER)('programs on one database', () => {
  let db: Db
  beforeAll(async () => {
    db = await freshDb()
    await writeReference(db)
    await db.sql(
      `INSERT INTO accounts (channel, via, external_id, region_code, created_at) VALUES ('whatsapp', '32.15', '628', '32.15', $1)`,
      [MORNING],
    )
    await db.sql(`INSERT INTO conversations (account_id, state, created_at) VALUES (1, 'null', $1)`, [MORNING])
  })
  afterAll(() => db?.close())

  /** Two programs ring at the same moment. @returns how often the job's work is there afterwards */
  async function ringTwice(through: Db): Promise<number> {
    await db.sql('DELETE FROM job_runs')
    await db.sql(`DELETE FROM people WHERE name = 'ran'`)
    const arrive = meet(2)
    const job: Job = {
      name: 'race',
      async run({ tx, now }) {
        await arrive()
        await tx.sql(`INSERT INTO people (name, created_at) VALUES ('ran', $1)`, [now])
        return {}
      },
    }
    const table: Table = { jobs: [job], schedule: [{ job: 'race', at: { daily: '08:15' }, graceMs: 3_600_000 }] }
    const tools = { feasts: {}, log: { info() {}, error() {} } }
    await Promise.all([0, 1].map(() => tick(through, tools, MORNING, EIGHT, table)))
    return (await db.sql(`SELECT 1 FROM people WHERE name = 'ran'`)).length
  }

  test('two that ring at the same moment do a job once, and twice without its unique key', async () => {
    expect(await ringTwice(db)).toBe(1)
    await db.sql(`DROP INDEX ${UNIQUE}`)
    const careless: Db = {
      ...db,
      transaction: (work) =>
        db.transaction((tx) => {
          const own: Tx = {
            ...tx,
            sql: (text, params) => tx.sql(text.replace(/ON CONFLICT \(job, period\).*(?=RETURNING)/s, ''), params),
          }
          return work(own)
        }),
    }
    expect(await ringTwice(careless)).toBe(2)
    await db.sql('DELETE FROM job_runs')
    await db.sql(`CREATE UNIQUE INDEX ${UNIQUE} ON job_runs (job, period)`)
  })

  /** Two programs claim the one row while somebody else holds it for a moment. @returns how many got it */
  async function claimTwice(through: Db): Promise<number> {
    await db.sql('DELETE FROM outbox')
    await db.sql(
      `INSERT INTO outbox (account_id, conversation_id, lane, kind, priority, text, due_at, status, tries, created_at)
       VALUES (1, 1, 'reply', 'reply', 0, 'Baik', $1, 'queued', 0, $1)`,
      [MORNING],
    )
    const claims = await db.transaction(async ({ sql }) => {
      await sql('SELECT id FROM outbox FOR UPDATE')
      const both = [0, 1].map(() => claim(through, EIGHT, 1))
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { both }
    })
    const got = (await Promise.all(claims.both)).flat()
    const later = await claim(db, EIGHT, 1)
    return got.length + later.length
  }

  test('two that look for something to send at the same moment send a row once, and twice without SKIP LOCKED', async () => {
    expect(await claimTwice(db)).toBe(1)
    const careless: Db = { ...db, sql: (text, params) => db.sql(text.replace(LOCKS, ''), params) }
    expect(await claimTwice(careless)).toBe(2)
  })
})
