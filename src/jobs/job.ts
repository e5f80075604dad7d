import type { Db, Sql, Tx } from '../db/open.ts'
import type { ScheduleRow } from '../domain/schedule.ts'

/** What a job may work with. Its transaction is also the one that claims the run. */
export interface JobWork {
  tx: Tx
  /** the instant it fell due; live, never later than now */
  now: Date
  /** that day in Asia/Jakarta, 'YYYY-MM-DD' */
  today: string
  /** as the schedule names it: '2027-02-24', '2027-02' */
  period: string
  feasts: Readonly<Record<string, readonly string[]>>
  /** the jobs of the table this run stands in */
  schedule: readonly ScheduleRow[]
  /** looks at the machine; only where there is one, not in a simulation */
  machine?: Machine | undefined
}

/** Channels of this process that are up and that are not, and how much of the disk is free, in percent. */
export type Machine = () => Promise<{ up: string[]; down: string[]; freePercent: number }>

/** What the clock does. @returns counts for the log and `job_runs`, by name */
export interface Job {
  name: string
  run(work: JobWork): Promise<Record<string, number>>
  /**
   * For a job that comes round every few minutes: the earliest instant at which there is something for it to do, nothing
   * when there is nothing in sight. A round before that leaves no trace.
   */
  waits?(sql: Sql, feasts: JobWork['feasts']): Promise<Date | undefined>
}

/**
 * Care for the database itself, which no transaction may hold. Done only where time is real: a simulated month passes in
 * seconds. A run that was cut short is not done again.
 */
export interface Upkeep {
  name: string
  keepUp(db: Db): Promise<void>
}
