import { OFFICER_ROLES } from '../../chat/actor.ts'
import { action } from '../action.ts'

/** Whoever we may write to first. */
const TOLD = ['seller', 'buyer', ...OFFICER_ROLES] as const

/** Kinds of notice that may be switched off one by one; promises and money only by `stop`. */
const TOPICS = { reminders: 'reminder', summaries: 'summary', announcements: 'broadcast' } as const

/** "Jangan kirim pengingat": that kind is not sent to this person on this channel any more. */
const muteTopic = (topic: keyof typeof TOPICS) =>
  action({
    name: `mute_${topic}`,
    for: TOLD,
    needs: {},
    gives: { muted: {}, already: {} },
    async run(_, { tx, actor }) {
      const rows = await tx.sql(
        `UPDATE accounts a SET muted_kinds = array_append(a.muted_kinds, $2) FROM accounts own
         WHERE own.id = $1 AND a.channel = own.channel AND (a.id = own.id OR a.person_id = own.person_id) AND $2 <> ALL (a.muted_kinds)
         RETURNING a.id`,
        [actor.accountId, TOPICS[topic]],
      )
      return rows.length ? { outcome: 'muted', wrote: true } : { outcome: 'already' }
    },
  })

/** "Kirim pengingat lagi": that kind comes again. */
const unmuteTopic = (topic: keyof typeof TOPICS) =>
  action({
    name: `unmute_${topic}`,
    for: TOLD,
    needs: {},
    gives: { back: {}, already: {} },
    async run(_, { tx, actor }) {
      const rows = await tx.sql(
        `UPDATE accounts a SET muted_kinds = array_remove(a.muted_kinds, $2) FROM accounts own
         WHERE own.id = $1 AND a.channel = own.channel AND (a.id = own.id OR a.person_id = own.person_id) AND $2 = ANY (a.muted_kinds)
         RETURNING a.id`,
        [actor.accountId, TOPICS[topic]],
      )
      return rows.length ? { outcome: 'back', wrote: true } : { outcome: 'already' }
    },
  })

export const TOPIC_ACTIONS = [
  muteTopic('reminders'),
  muteTopic('summaries'),
  muteTopic('announcements'),
  unmuteTopic('reminders'),
  unmuteTopic('summaries'),
  unmuteTopic('announcements'),
]
