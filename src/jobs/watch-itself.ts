import { officerAccounts } from '../actions/accounts.ts'
import { line } from '../actions/lines.ts'
import type { Tx } from '../db/open.ts'
import { queuesNow } from '../db/queues.ts'
import { queueNotices } from '../outbox/queue.ts'
import type { Job, Machine } from './job.ts'
import { missedRuns } from './missed.ts'

/** An answer may take so long before somebody must know, in seconds. */
const SLOW_S = 60
/** Of the disk must be free, in percent. House figure. */
const LEAST_FREE = 10
const DAY_MS = 24 * 3_600_000

/** In the morning admins hear what is wrong with the program itself; when nothing is, they hear nothing. */
export const watchItself: Job = {
  name: 'watch_itself',
  async run({ tx, now, today, schedule, machine }) {
    const { inbox, lanes } = await queuesNow(tx.sql, now)
    const failed = lanes.reduce((sum, lane) => sum + lane.failed, 0)
    const missed = (await missedRuns(tx.sql, schedule, now)).length
    const seen = await machine?.()
    const down = await channelsDown(tx, now, seen)
    const wrong = [
      ...(inbox.oldestSeconds > SLOW_S
        ? [line('wrong_inbox', { messages: inbox.waiting, minutes: Math.round(inbox.oldestSeconds / 60) })]
        : []),
      ...(failed ? [line('wrong_outbox', { messages: failed })] : []),
      ...(missed ? [line('wrong_jobs', { jobs: missed })] : []),
      ...down.map((channel) => line('wrong_channel', { channel: `channel.${channel}` })),
      ...(seen && seen.freePercent < LEAST_FREE ? [line('wrong_disk', { percent: Math.floor(seen.freePercent) })] : []),
    ]
    if (!wrong.length) return { wrong: 0 }
    const regions = await tx.sql<{ code: string }>('SELECT code FROM regions ORDER BY code')
    const admins = new Set<number>()
    for (const { code } of regions)
      for (const { accountId } of await officerAccounts(tx, code, ['admin'])) admins.add(accountId)
    const told = await queueNotices(
      tx,
      [...admins].map((accountId) => ({
        notice: 'program_wrong' as const,
        accountId,
        key: `program-wrong:${today}:${accountId}`,
        values: { wrong },
      })),
      now,
    )
    return { wrong: wrong.length, told }
  },
}

/** Channels of this process that are away, and those of others that told of it within a day and are not back. */
async function channelsDown(tx: Tx, now: Date, seen: Awaited<ReturnType<Machine>> | undefined): Promise<string[]> {
  const told = await tx.sql<{ channel: string }>(
    `SELECT DISTINCT split_part(d.key, ':', 2) AS channel FROM outbox d WHERE d.notice = 'channel_down' AND d.created_at > $1
       AND NOT EXISTS (SELECT 1 FROM outbox u WHERE u.key = 'channel_up:' || substr(d.key, length('channel_down:') + 1))`,
    [new Date(now.getTime() - DAY_MS)],
  )
  const up = new Set(seen?.up)
  return [...new Set([...(seen?.down ?? []), ...told.map(({ channel }) => channel)])]
    .filter((name) => !up.has(name))
    .sort()
}
