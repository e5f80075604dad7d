import type { Sql } from '../db/open.ts'
import { type DueRun, due, type ScheduleRow } from '../domain/schedule.ts'

const DAY_MS = 24 * 3_600_000
/** A run that is late by less is only under way. */
const PATIENCE_MS = 10 * 60_000

/**
 * Runs of the last day that should have been and were not, or failed and were not done again. Rounds every few minutes
 * leave no trace that could be missed, and nothing is missed before the program's first run.
 */
export async function missedRuns(sql: Sql, schedule: readonly ScheduleRow[], now: Date): Promise<DueRun[]> {
  const rows = await sql<{ job: string; period: string; done: boolean; first: Date | null }>(
    `SELECT job, period, finished_at IS NOT NULL AS done, (SELECT min(started_at) FROM job_runs) AS first
     FROM job_runs WHERE started_at > $1 AND job <> 'bell'`,
    [new Date(now.getTime() - 2 * DAY_MS)],
  )
  const first = rows[0]?.first
  if (!first) return []
  const done = new Set(rows.filter((row) => row.done).map(({ job, period }) => `${job} ${period}`))
  const from = new Date(Math.max(now.getTime() - DAY_MS, first.getTime()))
  return due(
    schedule.filter(({ at }) => !('everyMinutes' in at)).map((row) => ({ ...row, always: true })),
    from,
    new Date(now.getTime() - PATIENCE_MS),
  ).filter(({ job, period }) => !done.has(`${job} ${period}`))
}
