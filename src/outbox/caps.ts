import type { ChannelName } from '../chat/channel.ts'
import { dayOf } from '../clock.ts'
import type { Sql } from '../db/open.ts'
import type { OutboxRow } from './claim.ts'
import { PRIORITY } from './notices.ts'
import type { Post } from './post.ts'

/**
 * Messages a day that one person gets of what can wait (reminders, summaries, announcements), and announcements in seven
 * days. Promises and money are never held. House figures: an officer is at work, a maker at her stove.
 */
export const MOST_A_DAY: Readonly<Record<ChannelName, number>> = { whatsapp: 4, buyer: 4, officer: 20 }
export const MOST_ANNOUNCED: Readonly<Record<ChannelName, number>> = { whatsapp: 2, buyer: 2, officer: 7 }

const DAY_MS = 24 * 3_600_000
/** From here on a kind of notice can wait. */
const CAN_WAIT = PRIORITY.reminder

/** What was said to an account lately, as columns of a query over `o`; `now` names its parameter. Of replies nobody asks. */
export const SAID_LATELY = (now: string): string =>
  `CASE WHEN o.lane = 'notice' THEN (SELECT count(*)::int FROM outbox s WHERE s.account_id = o.account_id AND s.lane = 'notice'
     AND s.status = 'sent' AND s.priority >= ${CAN_WAIT}
     AND s.sent_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE 'Asia/Jakarta') AT TIME ZONE 'Asia/Jakarta') ELSE 0 END AS said_today,
   CASE WHEN o.kind = 'broadcast' THEN (SELECT count(*)::int FROM outbox s WHERE s.account_id = o.account_id AND s.lane = 'notice'
     AND s.status = 'sent' AND s.kind = 'broadcast' AND s.sent_at > ${now}::timestamptz - interval '7 days') ELSE 0 END AS announced`

/** Until when a notice waits because its person has heard enough; nothing: it may go. */
export function heldByCap(
  post: Pick<Post, 'nextLoud'>,
  { channel, kind, said_today, announced }: Pick<OutboxRow, 'channel' | 'kind' | 'said_today' | 'announced'>,
  now: Date,
): Date | undefined {
  if (!(kind in PRIORITY) || PRIORITY[kind as keyof typeof PRIORITY] < CAN_WAIT) return undefined
  const enough = said_today >= MOST_A_DAY[channel] || (kind === 'broadcast' && announced >= MOST_ANNOUNCED[channel])
  if (!enough) return undefined
  return post.nextLoud(new Date(new Date(`${dayOf(now)}T00:00:00+07:00`).getTime() + DAY_MS))
}

/** How many of these accounts have had as many announcements in the last seven days as they may. */
export async function heardEnough(sql: Sql, accountIds: readonly number[], now: Date): Promise<number> {
  const rows = await sql<{ channel: ChannelName; announced: number }>(
    `SELECT a.channel, count(*)::int AS announced FROM outbox s JOIN accounts a ON a.id = s.account_id
     WHERE s.account_id = ANY ($1) AND s.lane = 'notice' AND s.status = 'sent' AND s.kind = 'broadcast' AND s.sent_at > $2
     GROUP BY a.id`,
    [accountIds, new Date(now.getTime() - 7 * DAY_MS)],
  )
  return rows.filter(({ channel, announced }) => announced >= MOST_ANNOUNCED[channel]).length
}
