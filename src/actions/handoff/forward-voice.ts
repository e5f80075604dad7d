import type { Message } from '../../chat/message.ts'
import type { Tx } from '../../db/open.ts'
import { queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'
import { TALKERS } from './handoffs.ts'

/** A voice note that nobody here can hear goes to the officers who talk to people, with who sent it; an officer's own to nobody. */
export async function forwardVoice(
  tx: Tx,
  { conversationId, inboxId, message, now }: { conversationId: number; inboxId: number; message: Message; now: Date },
): Promise<void> {
  if (message.channel === 'officer') return
  const [from] = await tx.sql<{ name: string | null; phone: string | null; region: string }>(
    `SELECT coalesce(p.name, a.profile_name) AS name, a.region_code AS region,
       coalesce(p.phone, CASE a.channel WHEN 'whatsapp' THEN a.external_id END) AS phone
     FROM conversations c JOIN accounts a ON a.id = c.account_id LEFT JOIN people p ON p.id = a.person_id WHERE c.id = $1`,
    [conversationId],
  )
  if (!from) return
  const files = message.media
    .filter(({ kind }) => kind === 'voice')
    .map(({ hash, name, type }) => ({ hash, name, type }))
  const officers = await officerAccounts(tx, from.region, TALKERS)
  await queueNotices(
    tx,
    officers.map(({ accountId }) => ({
      notice: 'voice_note' as const,
      accountId,
      key: `voice-note:${inboxId}:${accountId}`,
      values: { ...(from.name ? { name: from.name } : {}), ...(from.phone ? { phone: from.phone } : {}), files },
    })),
    now,
  )
}
