import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { sellerAccounts } from '../../accounts.ts'
import type { Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { orderTold } from '../ledger/telling.ts'
import { cameIn } from '../maker/came-in.ts'
import type { OwedToMaker } from './owed-to-makers.ts'

/**
 * The treasurer says that these were transferred: each maker is asked whether it reached her, and only her yes makes it
 * paid. For a maker nobody can ask (no phone) the treasurer's word counts.
 * @returns those that were still open
 */
export async function recordPayouts(work: Work, owed: readonly OwedToMaker[]): Promise<OwedToMaker[]> {
  const { tx, actor, now } = work
  // orders first, then their rows: whoever bills an order does it in that order too
  await tx.sql('SELECT id FROM orders WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [owed.map(({ orderId }) => orderId)])
  const rows = await tx.sql<{ id: number }>(
    `SELECT id FROM payments WHERE id = ANY ($1) AND status IN ('due', 'rejected') ORDER BY id FOR UPDATE`,
    [owed.flatMap(({ ids }) => ids)],
  )
  const open = new Set(rows.map(({ id }) => id))
  const paid = owed.filter(({ ids }) => ids.every((id) => open.has(id)))
  if (!paid.length) return []
  await tx.sql(
    `UPDATE payments SET status = 'proof_sent', proof_at = $2, proof_by_id = $3, claimed = amount - paid WHERE id = ANY ($1)`,
    [paid.flatMap(({ ids }) => ids), now, actor.personId ?? null],
  )
  const accounts = await sellerAccounts(tx, [...new Set(paid.map(({ sellerId }) => sellerId))])
  const notices: Notice[] = []
  for (const { sellerId, orderId, number, ids, amount } of paid) {
    const own = accounts.filter(({ ownerId }) => ownerId === sellerId)
    await audit(tx, actor, now, {
      act: 'record_payout',
      subject: 'payments',
      subjectId: ids[0] ?? 0,
      after: { ids, amount },
      onBehalf: own.length === 0,
    })
    if (!own.length) {
      await cameIn(tx, ids, actor.personId ?? null, now)
      continue
    }
    const { supplier } = await orderTold(tx, orderId)
    const notice = {
      notice: 'payout_sent' as const,
      values: { supplier: supplier ?? '', number, amount },
      slots: { order: String(orderId) },
    }
    notices.push(...toAll(own, `payout:${ids.join(',')}:${now.toISOString()}`, notice))
  }
  await queueNotices(tx, notices, now)
  return paid
}
