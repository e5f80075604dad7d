import { BUYER_STATES, type BuyerState } from '../../../domain/buyers.ts'
import { mayMove } from '../../../domain/states.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { releaseOrdersOf } from '../../orders/placing/release.ts'
import { pickedId } from '../../picked.ts'

const late = { decided: { buyer_name: 'text', buyer_status: 'word' }, gone: {} } as const

/** The organisation is let in: its waiting orders go to makers at once, and it hears so. */
export const verifyBuyer = action({
  name: 'verify_buyer',
  for: ['admin', 'curator'],
  needs: { buyer: 'pick' },
  gives: { verified: { buyer_name: 'text', released: 'count?' }, ...late },
  async run({ buyer }, work) {
    const { tx, now } = work
    const moved = await move(work, buyer, 'verified')
    if (moved.outcome !== 'moved') return moved
    const released = await releaseOrdersOf(tx, moved.id, now)
    const members = await buyerAccounts(tx, [moved.id])
    await queueNotices(
      tx,
      members.map(({ accountId }) => ({
        notice: 'buyer_verified' as const,
        accountId,
        key: `buyer-verified:${moved.id}:${moved.times}:${accountId}`,
        values: { buyer: moved.name, orders: released || undefined },
      })),
      now,
    )
    return { outcome: 'verified', values: { buyer_name: moved.name, released: released || undefined }, wrote: true }
  },
})

/** Not let in, and why; it may mend its data and be looked at again. */
export const refuseBuyer = action({
  name: 'refuse_buyer',
  for: ['admin', 'curator'],
  needs: { buyer: 'pick', refusal: 'text' },
  gives: { refused: { buyer_name: 'text' }, ...late },
  async run({ buyer, refusal: reason }, work) {
    const { tx, now } = work
    const moved = await move(work, buyer, 'refused', reason)
    if (moved.outcome !== 'moved') return moved
    const members = await buyerAccounts(tx, [moved.id])
    await queueNotices(
      tx,
      members.map(({ accountId }) => ({
        notice: 'buyer_refused' as const,
        accountId,
        key: `buyer-refused:${moved.id}:${moved.times}:${accountId}`,
        values: { buyer: moved.name, reason },
      })),
      now,
    )
    return { outcome: 'refused', values: { buyer_name: moved.name }, wrote: true }
  },
})

type Moved =
  | { outcome: 'moved'; id: number; name: string; times: number }
  | { outcome: 'decided'; values: { buyer_name: string; buyer_status: string } }
  | { outcome: 'gone' }

/** Moves an unverified organisation of the region on, under lock: the second of two officers is told. */
async function move({ tx, now, actor }: Work, buyer: string, to: BuyerState, reason?: string): Promise<Moved> {
  const [row] = await tx.sql<{ id: number; name: string; status: BuyerState }>(
    'SELECT id, name, status FROM buyers WHERE id = $1 AND region_code = $2 FOR UPDATE',
    [pickedId(buyer), actor.region],
  )
  if (!row || row.status === 'left') return { outcome: 'gone' }
  if (row.status !== 'unverified' || !mayMove(BUYER_STATES, row.status, to))
    return { outcome: 'decided', values: { buyer_name: row.name, buyer_status: `buyer_status.${row.status}` } }
  await tx.prisma.buyer.update({
    where: { id: row.id },
    data: {
      status: to,
      updatedAt: now,
      ...(to === 'verified' ? { verifiedById: actingOfficer(actor).officerId, verifiedAt: now } : {}),
    },
  })
  await audit(tx, actor, now, {
    act: to === 'verified' ? 'verify_buyer' : 'refuse_buyer',
    subject: 'buyers',
    subjectId: row.id,
    before: { status: row.status },
    after: { status: to, ...(reason === undefined ? {} : { reason }) },
  })
  const times = await tx.prisma.audit.count({ where: { subject: 'buyers', subjectId: row.id } })
  return { outcome: 'moved', id: row.id, name: row.name, times }
}
