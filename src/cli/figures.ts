import { statfs } from 'node:fs/promises'
import type { Health } from '../chat/channel.ts'
import { dayOf } from '../clock.ts'
import { queuesNow } from '../db/queues.ts'
import { TURN_BOUNDS } from '../inbox/timing.ts'
import type { Machine } from '../jobs/job.ts'
import { missedRuns } from '../jobs/missed.ts'
import { rowsOfJobs } from '../jobs/tick.ts'
import type { World } from '../main.ts'
import type { Metric } from '../operator/metrics.ts'
import type { Watched } from './watch.ts'

/** Channels of this process that are there or away (one that begins or stands by is neither), and how much is free on the disk. */
export async function machineNow(data: string, watched: readonly Watched[]): ReturnType<Machine> {
  const { bavail, blocks } = await statfs(data)
  const names = (...states: Health['state'][]) =>
    watched.filter(({ health }) => states.includes(health().state)).map(({ channel }) => channel.name)
  return { up: names('up'), down: names('down', 'waiting'), freePercent: (100 * bavail) / blocks }
}

/** What Prometheus scrapes: queues and jobs of the whole program, turns, channels and memory of this process. */
export async function figures(
  data: string,
  { db, clock, desk, timing, dropped }: World,
  watched: readonly Watched[],
  began: Date,
): Promise<Metric[]> {
  const now = clock.now()
  const { inbox, lanes, errands } = await queuesNow(db.sql, now)
  const missed = await missedRuns(db.sql, rowsOfJobs(), now)
  const [turns] = await db.sql<{ failed: number }>(
    `SELECT count(*)::int AS failed FROM inbox WHERE id > (SELECT coalesce(max(id), 0) - 10000 FROM inbox) AND status = 'failed'`,
  )
  const uses = await db.sql<{ purpose: string; messages: number; calls: number; failures: number; tokens: number }>(
    'SELECT purpose, messages, calls, failures, tokens FROM model_uses WHERE day = $1 ORDER BY purpose',
    [dayOf(now)],
  )
  const runs = await db.sql<{ job: string; at: Date }>(
    'SELECT job, max(started_at) AS at FROM job_runs WHERE finished_at IS NOT NULL GROUP BY job ORDER BY job',
  )
  const { upTo, count, sum } = timing.read()
  const { bavail, bsize, blocks } = await statfs(data)
  const byLane = (name: 'waiting' | 'oldestSeconds' | 'failed') =>
    lanes.map((lane) => ({ labels: { channel: lane.channel, lane: lane.lane }, value: lane[name] }))
  const byPurpose = (name: 'messages' | 'calls' | 'failures' | 'tokens') =>
    uses.map((use) => ({ labels: { purpose: use.purpose }, value: use[name] }))
  const one = (value: number) => [{ value }]
  return [
    gauge('inbox_waiting', 'Messages not answered yet.', one(inbox.waiting)),
    gauge('inbox_oldest_seconds', 'How long the oldest of them has been waiting.', one(inbox.oldestSeconds)),
    gauge('inbox_failed_recent', 'Turns that failed among the last 10000 messages.', one(turns?.failed ?? 0)),
    gauge('outbox_waiting', 'Rows due and not sent.', byLane('waiting')),
    gauge('outbox_oldest_seconds', 'How long the oldest of them has been due.', byLane('oldestSeconds')),
    gauge('outbox_failed_day', 'Rows given up within a day.', byLane('failed')),
    gauge('errands_waiting', 'Work outside turns that is not done yet.', one(errands)),
    gauge('jobs_missed_day', 'Jobs of the last day that did not run.', one(missed.length)),
    gauge(
      'job_last_run_timestamp_seconds',
      'When a job last ran to its end.',
      runs.map(({ job, at }) => ({ labels: { job }, value: at.getTime() / 1000 })),
    ),
    gauge(
      'channel_up',
      'Whether a channel of this process is connected.',
      watched.map(({ channel, health }) => ({
        labels: { channel: channel.name, via: channel.via },
        value: health().state === 'up' ? 1 : 0,
      })),
    ),
    {
      name: 'gandeng_turn_seconds',
      help: 'How long turns took in this process.',
      type: 'histogram',
      values: [
        ...upTo.map((value, place) => ({ suffix: '_bucket', labels: { le: String(TURN_BOUNDS[place]) }, value })),
        { suffix: '_bucket', labels: { le: '+Inf' }, value: count },
        { suffix: '_sum', value: sum },
        { suffix: '_count', value: count },
      ],
    },
    {
      name: 'gandeng_messages_dropped_total',
      help: 'Messages of floods that were not taken in by this process.',
      type: 'counter',
      values: one(dropped()),
    },
    gauge(
      'model_up',
      'Whether the language model is asked: 1, left alone for a while: 0, none: -1.',
      one(modelState(desk, now)),
    ),
    gauge('model_unsettled_today', 'Messages that our own readers could not settle.', byPurpose('messages')),
    gauge('model_calls_today', 'Calls of the language model.', byPurpose('calls')),
    gauge('model_failures_today', 'Calls of it that failed.', byPurpose('failures')),
    gauge('model_tokens_today', 'Tokens it used.', byPurpose('tokens')),
    gauge('disk_free_bytes', 'Free where the data lies.', one(bavail * bsize)),
    gauge('disk_free_ratio', 'The same as a part of the disk.', one(bavail / blocks)),
    gauge('memory_bytes', 'Resident memory of this process.', one(process.memoryUsage.rss())),
    gauge('up_seconds', 'Since this process started.', one((now.getTime() - began.getTime()) / 1000)),
  ]
}

const modelState = ({ model }: World['desk'], now: Date): number => (model ? (model.ready(now) ? 1 : 0) : -1)

const gauge = (name: string, help: string, values: Metric['values']): Metric => ({
  name: `gandeng_${name}`,
  help,
  type: 'gauge',
  values,
})
