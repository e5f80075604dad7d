import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, officerAccounts } from '../../accounts.ts'
import { action } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'

/** Asks an organisation for more before it is let in; its answer comes back to the officer who asked. */
export const askBuyer = action({
  name: 'ask_buyer',
  for: ['admin', 'curator'],
  needs: { buyer: 'pick', question: 'text' },
  gives: {
    asked: { buyer_name: 'text' },
    nobody: { buyer_name: 'text' },
    decided: { buyer_name: 'text', buyer_status: 'word' },
    gone: {},
  },
  async run({ buyer: picked, question }, { tx, now, actor }) {
    const [buyer] = await tx.sql<{ id: number; name: string; status: string }>(
      'SELECT id, name, status FROM buyers WHERE id = $1 AND region_code = $2 FOR UPDATE',
      [pickedId(picked), actor.region],
    )
    if (!buyer || buyer.status === 'left') return { outcome: 'gone' }
    if (buyer.status !== 'unverified')
      return { outcome: 'decided', values: { buyer_name: buyer.name, buyer_status: `buyer_status.${buyer.status}` } }
    const members = await buyerAccounts(tx, [buyer.id])
    if (!members.length) return { outcome: 'nobody', values: { buyer_name: buyer.name } }
    const { officerId } = actingOfficer(actor)
    await audit(tx, actor, now, { act: 'ask_buyer', subject: 'buyers', subjectId: buyer.id, after: { question } })
    const times = await tx.prisma.audit.count({ where: { subject: 'buyers', subjectId: buyer.id } })
    await queueNotices(
      tx,
      members.map(({ accountId }) => ({
        notice: 'buyer_asked' as const,
        accountId,
        key: `buyer-asked:${buyer.id}:${times}:${accountId}`,
        values: { buyer: buyer.name, question },
        slots: { asked_by: String(officerId), question },
      })),
      now,
    )
    return { outcome: 'asked', values: { buyer_name: buyer.name }, wrote: true }
  },
})

/** The organisation's answer, to the officer who asked; when she has left, to whoever verifies buyers. */
export const answerOfficer = action({
  name: 'answer_officer',
  for: ['buyer'],
  needs: { asked_by: 'pick', question: 'text', officer_answer: 'text' },
  gives: { sent: {}, over: {} },
  async run({ asked_by, question, officer_answer }, { tx, now, actor }) {
    const buyer = await tx.prisma.buyer.findFirst({ where: { id: actor.buyerId ?? 0 } })
    if (buyer?.status !== 'unverified') return { outcome: 'over' }
    const everybody = await officerAccounts(tx, buyer.regionCode, ['admin', 'curator'])
    const asker = await tx.prisma.officer.findFirst({ where: { id: pickedId(asked_by), status: 'active' } })
    const own = everybody.filter(({ personId }) => personId === asker?.personId)
    const [last] = await tx.sql<{ id: number }>(
      'SELECT coalesce(max(id), 0) AS id FROM inbox WHERE conversation_id = $1',
      [actor.conversationId],
    )
    await queueNotices(
      tx,
      (own.length ? own : everybody).map(({ accountId }) => ({
        notice: 'buyer_answered' as const,
        accountId,
        key: `buyer-answered:${buyer.id}:${last?.id ?? 0}:${accountId}`,
        values: { buyer: buyer.name, question, answer: officer_answer },
        slots: { buyer: String(buyer.id) },
      })),
      now,
    )
    return { outcome: 'sent', wrote: true }
  },
})
