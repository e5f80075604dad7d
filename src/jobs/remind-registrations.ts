import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

const DAY_MS = 24 * 3_600_000
/** Whoever stopped longer ago than this has thought better of it. House figure. */
const GIVEN_UP_MS = 7 * DAY_MS

/** Whoever stopped halfway through a registration and has been silent for a day is asked once whether to go on. */
export const remindRegistrations: Job = {
  name: 'remind_registrations',
  async run({ tx, now }) {
    const halfway = await tx.sql<{ account_id: number; talk: number; conversation_id: number }>(
      `SELECT DISTINCT ON (c.id) c.id AS conversation_id, c.account_id, (t ->> 'id')::int AS talk
       FROM conversations c CROSS JOIN LATERAL jsonb_array_elements(c.state -> 'stack') t
       WHERE t ->> 'flow' LIKE 'register-%' AND c.last_inbound_at <= $1 AND c.last_inbound_at > $2
         AND (c.handoff_until IS NULL OR c.handoff_until <= $3)
       ORDER BY c.id, talk`,
      [new Date(now.getTime() - DAY_MS), new Date(now.getTime() - GIVEN_UP_MS), now],
    )
    const notices = halfway.map(
      ({ account_id: accountId, conversation_id, talk }): Notice => ({
        notice: 'registration_unfinished',
        accountId,
        key: `registration:${conversation_id}:${talk}`,
        values: {},
      }),
    )
    return { reminded: await queueNotices(tx, notices, now) }
  },
}
