import type { ChannelName } from '../chat/channel.ts'
import type { Sql } from '../db/open.ts'
import { noticesAllowed, type Rates } from './pace.ts'

const DAY_MS = 24 * 3_600_000

/**
 * How many notices a number may still start today, by its age and its cap: a number nobody knows yet that writes to
 * hundreds is taken for a spammer (CHANNELS.md §3).
 * @param dayStart midnight in Jakarta
 */
export async function noticesLeft(
  sql: Sql,
  line: { channel: ChannelName; via: string },
  rates: Rates,
  dayStart: Date,
): Promise<number> {
  if (rates.noticesADay === 'none') return Number.POSITIVE_INFINITY
  const [row] = await sql<{ today: number; first: Date | null }>(
    `SELECT
       (SELECT count(*)::int FROM outbox o JOIN accounts a ON a.id = o.account_id
        WHERE o.lane = 'notice' AND o.status = 'sent' AND o.sent_at >= $3 AND a.channel = $1 AND a.via = $2) AS today,
       (SELECT o.sent_at FROM outbox o JOIN accounts a ON a.id = o.account_id
        WHERE o.lane = 'notice' AND o.status = 'sent' AND a.channel = $1 AND a.via = $2 ORDER BY o.sent_at LIMIT 1) AS first`,
    [line.channel, line.via, dayStart],
  )
  const age = row?.first ? Math.max(0, Math.ceil((dayStart.getTime() - row.first.getTime()) / DAY_MS)) : 0
  return noticesAllowed(rates, age) - (row?.today ?? 0)
}
