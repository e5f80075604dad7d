import { dayOf } from '../clock.ts'
import type { Db, Sql } from '../db/open.ts'
import { type DueRun, due, nextDue, type ScheduleRow } from '../domain/schedule.ts'
import type { Job, JobWork, Upkeep } from './job.ts'
import { JOBS, SCHEDULE } from './schedule.ts'

export interface TickTools extends Pick<JobWork, 'feasts' | 'machine'> {
  /** time is the machine's, not moved by hand */
  live?: boolean
  log: { info(fields: object, text: string): void; error(fields: object, text: string): void }
}

/** Every job and when it is due; the house's own unless a test brings others. */
export interface Table {
  jobs: readonly (Job | Upkeep)[]
  schedule: readonly ScheduleRow[]
}
const HOUSE: Table = { jobs: JOBS, schedule: SCHEDULE }

/** What rounds wait for, as they answered: good until a job has run or somebody has written. */
export type Waits = Map<Job, Date | undefined>

/**
 * Runs everything that fell due after `from` up to `to`, in order, and before it what failed and is not yet too late. Each
 * (job, period) is claimed by its unique key in the very transaction that does the work, so any number of processes may
 * tick and a crash leaves nothing half done.
 * @param known what `nextTick` has just asked; whoever looked into nothing asks anew
 * @returns how many ran here
 */
export async function tick(
  db: Db,
  tools: TickTools,
  from: Date,
  to: Date,
  table = HOUSE,
  known?: Waits,
): Promise<number> {
  let ran = 0
  const waiting: Waits = new Map(known)
  for (const run of [...(await failedRuns(db.sql, table, to)), ...due(table.schedule, from, to)]) {
    const job = jobOf(table, run.job)
    if ('keepUp' in job && !tools.live) continue
    const ranHere =
      'keepUp' in job ? await keepUpOnce(db, tools, job, run) : await runOnce(db, tools, table, job, run, waiting)
    if (!ranHere) continue
    ran++
    waiting.clear()
  }
  return ran
}

/** Runs that threw and may still be done: a bug is mended or a server comes back while the day is young. */
async function failedRuns(sql: Sql, { schedule }: Table, to: Date): Promise<DueRun[]> {
  const failed = await sql<DueRun>(
    'SELECT job, period, started_at AS at FROM job_runs WHERE error IS NOT NULL AND finished_at IS NULL ORDER BY started_at, id',
  )
  return failed.filter(({ job, at }) => {
    const row = schedule.find((candidate) => candidate.job === job)
    return row && (row.always || to.getTime() - at.getTime() <= row.graceMs)
  })
}

/**
 * The next instant after `after` at which a tick has something to do: rounds every few minutes count only from when
 * something waits for them, and upkeep, which nobody notices, does not count.
 * @returns `at`: nothing when nothing is in sight; `waits` spares that tick the asking when nothing happens until then
 */
export async function nextTick(
  db: Pick<Db, 'sql'>,
  tools: Pick<TickTools, 'feasts'>,
  after: Date,
  table = HOUSE,
): Promise<{ at: Date | undefined; waits: Waits }> {
  let next: Date | undefined
  const waits: Waits = new Map()
  for (const row of table.schedule) {
    const job = jobOf(table, row.job)
    if ('keepUp' in job) continue
    const first = job.waits ? await job.waits(db.sql, tools.feasts) : after
    if (job.waits) waits.set(job, first)
    // the round at or after that instant, hence the millisecond
    const from = first && (first > after ? new Date(first.getTime() - 1) : after)
    const at = from && nextDue([row], from)
    if (at && (!next || at < next)) next = at
  }
  return { at: next, waits }
}

/** The schedule without care for the database, which is skipped where time is not real. */
export const rowsOfJobs = (table = HOUSE): ScheduleRow[] =>
  table.schedule.filter(({ job }) => !('keepUp' in jobOf(table, job)))

function jobOf({ jobs }: Table, name: string): Job | Upkeep {
  const job = jobs.find((candidate) => candidate.name === name)
  if (!job) throw new Error(`the schedule names '${name}', which is no job`)
  return job
}

/** `waiting`: what each round waits for, asked once for all its periods until something has run. */
async function runOnce(
  db: Db,
  tools: TickTools,
  table: Table,
  job: Job,
  { job: name, period, at }: DueRun,
  waiting: Waits,
): Promise<boolean> {
  try {
    if (job.waits) {
      if (!waiting.has(job)) waiting.set(job, await job.waits(db.sql, tools.feasts))
      const first = waiting.get(job)
      if (!first || first > at) return false
    }
    return await db.transaction(async (tx) => {
      // done as soon as it is claimed: if the work fails, the claim goes with it
      const id = await claim(tx.sql, name, period, at, at)
      if (id === undefined) return false
      const { feasts, machine } = tools
      const schedule = rowsOfJobs(table)
      const result = await job.run({ tx, now: at, today: dayOf(at), period, feasts, schedule, machine })
      if (Object.values(result).some((count) => count !== 0)) void finish(tx.last, id, at, result)
      tools.log.info({ job: name, period, ...result }, 'job done')
      return true
    })
  } catch (error) {
    tools.log.error({ job: name, period, err: error }, 'job failed and was rolled back')
    await remember(db.sql, { job: name, period, at }, error)
    return false
  }
}

async function keepUpOnce(
  db: Db,
  tools: TickTools,
  upkeep: Upkeep,
  { job: name, period, at }: DueRun,
): Promise<boolean> {
  try {
    const id = await claim(db.sql, name, period, at)
    if (id === undefined) return false
    await upkeep.keepUp(db)
    await finish(db.sql, id, at, {})
    return true
  } catch (error) {
    tools.log.error({ job: name, period, err: error }, 'upkeep failed')
    return false
  }
}

/** @returns the run's id; nothing when it is done or another process has it */
async function claim(sql: Sql, job: string, period: string, at: Date, done?: Date): Promise<number | undefined> {
  const [claimed] = await sql<{ id: number }>(
    `INSERT INTO job_runs (job, period, started_at, finished_at, result) VALUES ($1, $2, $3, $4, '{}')
     ON CONFLICT (job, period) DO UPDATE SET error = NULL, finished_at = excluded.finished_at, result = excluded.result
       WHERE job_runs.error IS NOT NULL AND job_runs.finished_at IS NULL
     RETURNING id`,
    [job, period, at, done],
  )
  return claimed?.id
}

/** A failure is written down after its transaction is gone, and is what the next tick finds. */
async function remember(sql: Sql, { job, period, at }: DueRun, error: unknown): Promise<void> {
  await sql(
    `INSERT INTO job_runs (job, period, started_at, error) VALUES ($1, $2, $3, $4)
     ON CONFLICT (job, period) DO UPDATE SET error = excluded.error WHERE job_runs.finished_at IS NULL`,
    [job, period, at, String(error).slice(0, 500)],
  ).catch(() => {}) // the database itself is gone: the log has it
}

const finish = (sql: Sql, id: number, at: Date, result: Record<string, number>) =>
  sql('UPDATE job_runs SET finished_at = $2, result = $3 WHERE id = $1', [id, at, JSON.stringify(result)])

/** Since when nothing has been ticked: the bell's own row, so that a stop is caught up. */
export async function tickedUntil(db: Db): Promise<Date | undefined> {
  const [bell] = await db.sql<{ started_at: Date }>(
    `SELECT started_at FROM job_runs WHERE job = 'bell' AND period = 'last'`,
  )
  return bell?.started_at
}

/** Where nothing has ever been ticked, what falls due counts from now on, even if this program dies before its first ring. */
export async function beginTicking(db: Db, now: Date): Promise<void> {
  await db.sql(
    `INSERT INTO job_runs (job, period, started_at) VALUES ('bell', 'last', $1) ON CONFLICT (job, period) DO NOTHING`,
    [now],
  )
}

/** Remembers how far the bell has rung; never backwards. */
export async function rememberTick(db: Db, until: Date): Promise<void> {
  await db.sql(
    `INSERT INTO job_runs (job, period, started_at) VALUES ('bell', 'last', $1)
     ON CONFLICT (job, period) DO UPDATE SET started_at = greatest(job_runs.started_at, excluded.started_at)`,
    [until],
  )
}
