import { officerAccounts } from '../actions/accounts.ts'
import { tellInvited } from '../actions/curation/tell-invited.ts'
import { addDays, weekday } from '../domain/calendar.ts'
import { OFFICER_ACTS } from '../domain/officers.ts'
import { type Notice, queueNotices } from '../outbox/queue.ts'
import type { Job } from './job.ts'

/** On a working morning, whoever curates and verifies hears that something waits; nothing waits, nothing is said. */
export const morningQueues: Job = {
  name: 'morning_queues',
  async run({ tx, now, today }) {
    const regions = await tx.sql<{ code: string }>(
      `SELECT code FROM regions r WHERE EXISTS (SELECT 1 FROM products p WHERE p.region_code = r.code AND p.status = 'waiting')
         OR EXISTS (SELECT 1 FROM buyers b WHERE b.region_code = r.code AND b.status = 'unverified')
       ORDER BY code`,
    )
    const notices: Notice[] = []
    for (const { code } of regions)
      for (const { accountId } of await officerAccounts(tx, code, OFFICER_ACTS.curate_products))
        notices.push({ notice: 'morning_queue', accountId, key: `queue:${today}:${accountId}`, values: {}, slots: {} })
    // before the queue, which waits for its turn; there is no such morning on a Saturday or Sunday
    const invited = await tellInvited(tx, today, addDays(today, weekday(today) === 5 ? 3 : 1), now)
    return { regions: regions.length, invited, told: await queueNotices(tx, notices, now) }
  },
}
