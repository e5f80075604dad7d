import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { heardEnough } from '../../../outbox/caps.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { officeOf } from '../../people/office.ts'
import { AUDIENCE_NEEDS, audienceOf, receiversOf } from './audience.ts'

const WHO = OFFICER_ACTS.broadcast

/** `full`: how many of them have heard enough announcements this week and may not get it in time. */
const REACH = { reach: 'count', silent: 'count?', full: 'count?', office: 'text' } as const

/** How many people an announcement reaches, and how many asked for none. */
export const countReceivers = action({
  name: 'count_receivers',
  for: WHO,
  needs: AUDIENCE_NEEDS,
  gives: { makers: REACH, buyers: REACH, none: {} },
  async run(said, { tx, actor, today, now }) {
    const audience = audienceOf(said)
    const { accountIds, silent } = await receiversOf(tx, actor.region, audience, today)
    if (!accountIds.length) return { outcome: 'none' }
    const { name: office } = await officeOf(tx, actor.region)
    const full = await heardEnough(tx.sql, accountIds, now)
    const values = { reach: accountIds.length, silent: silent || undefined, full: full || undefined, office }
    return { outcome: audience.to, values }
  },
})

/** Puts the announcement in everybody's line; the outbox says it at its own pace, within quiet hours and caps. */
export const sendBroadcast = action({
  name: 'send_broadcast',
  for: WHO,
  needs: { body: 'text', ...AUDIENCE_NEEDS },
  gives: { sent: { reach: 'count' }, none: {} },
  async run({ body, ...said }, { tx, actor, now, today }) {
    const audience = audienceOf(said)
    const { accountIds } = await receiversOf(tx, actor.region, audience, today)
    if (!accountIds.length) return { outcome: 'none' }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO broadcasts (region_code, officer_id, segment, text, count, status, created_at)
       VALUES ($1, $2, $3, $4, $5, 'sending', $6) RETURNING id`,
      [actor.region, actor.officerId ?? 0, JSON.stringify(audience), body, accountIds.length, now],
    )
    const id = row?.id ?? 0
    const { name: office } = await officeOf(tx, actor.region)
    await queueNotices(
      tx,
      accountIds.map((accountId) => ({
        notice: 'announcement' as const,
        accountId,
        key: `broadcast:${id}:${accountId}`,
        values: { text: body, office },
        broadcastId: id,
      })),
      now,
    )
    const after = { ...audience, count: accountIds.length }
    await audit(tx, actor, now, { act: 'send_broadcast', subject: 'broadcasts', subjectId: id, after })
    return { outcome: 'sent', values: { reach: accountIds.length }, wrote: true }
  },
})
