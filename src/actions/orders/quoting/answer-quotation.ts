import type { Tx } from '../../../db/open.ts'
import { needsApproval } from '../../../domain/orders/approval.ts'
import { action, type Work } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { askApproval } from '../approving/ask.ts'
import { lockOrder } from '../lock.ts'
import { goOut } from '../placing/go-out.ts'
import { tellOfficers } from '../telling.ts'

interface Standing {
  id: number
  number: string
  total: number
  approvalLimit: number | null
  blocked: boolean
}

/** The quotation of an own order, locked with it, when it still stands. */
async function standing(tx: Tx, { buyerId }: Work['actor'], picked: string, today: string) {
  const [row] = await tx.sql<Standing>(
    `SELECT o.id, o.number, o.total, b.approval_limit AS "approvalLimit", b.status NOT IN ('verified', 'unverified') AS blocked
     FROM orders o JOIN quotations q ON q.order_id = o.id AND q.status = 'open' AND q.valid_until_on >= $3
       JOIN buyers b ON b.id = o.buyer_id
     WHERE o.id = $1 AND o.buyer_id = $2 AND o.status = 'quoted' FOR UPDATE OF o, q`,
    [pickedId(picked), buyerId ?? 0, today],
  )
  return row
}

/**
 * "Jadi pesan": the quotation becomes the order, at its own prices whatever they are today, with the capacity it holds.
 * Above the limit a colleague agrees first, and the capacity stays held until the quotation's last day.
 */
export const acceptQuotation = action({
  name: 'accept_quotation',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    placed: { number: 'text' },
    waiting: { number: 'text' },
    to_approve: { number: 'text', approvers: 'text' },
    nobody_approves: { number: 'text' },
    blocked: {},
    over: {},
  },
  async run({ order: picked }, { tx, actor, now, today, feasts }) {
    const quoted = await standing(tx, actor, picked, today)
    if (!quoted) return { outcome: 'over' }
    const { id, number, total, approvalLimit } = quoted
    if (quoted.blocked) return { outcome: 'blocked' }
    // whoever turns it into an order is the one whose order a colleague looks at
    await tx.sql('UPDATE orders SET placed_by_id = coalesce($2, placed_by_id) WHERE id = $1', [id, actor.personId])
    if (needsApproval(total, approvalLimit, 'chat')) {
      await tx.sql(`UPDATE orders SET status = 'awaiting_approval', placed_at = $2 WHERE id = $1`, [id, now])
      const approvers = await askApproval(tx, id, now)
      if (!approvers.length) return { outcome: 'nobody_approves', values: { number }, wrote: true }
      return { outcome: 'to_approve', values: { number, approvers: approvers.join(', ') }, wrote: true }
    }
    await lockOrder(tx, id)
    const state = await goOut(tx, id, now, feasts)
    return { outcome: state === 'placed' ? 'placed' : 'waiting', values: { number }, wrote: true }
  },
})

/** The buyer does not want it after all: what it held is free at once. */
export const withdrawQuotation = action({
  name: 'withdraw_quotation',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: { withdrawn: { number: 'text' }, over: {} },
  async run({ order: picked }, { tx, actor, now, today }) {
    const quoted = await standing(tx, actor, picked, today)
    if (!quoted) return { outcome: 'over' }
    const { id, number } = quoted
    await closeQuotation(tx, id, now)
    const [of] = await tx.sql<{ region_code: string; buyer: string }>(
      'SELECT o.region_code, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1',
      [id],
    )
    const notice = {
      notice: 'quotation_over' as const,
      values: { number, buyer: of!.buyer, why: 'quotation.withdrawn' },
    }
    await tellOfficers(tx, of!.region_code, notice, `quotation-over:${id}`, now)
    return { outcome: 'withdrawn', values: { number }, wrote: true }
  },
})

/** A quotation that its buyer lets go; the order it was for was never one. */
async function closeQuotation(tx: Tx, orderId: number, now: Date): Promise<void> {
  await tx.sql(`UPDATE quotations SET status = 'withdrawn', answered_at = $2 WHERE order_id = $1 AND status = 'open'`, [
    orderId,
    now,
  ])
  await tx.sql(`UPDATE orders SET status = 'lapsed' WHERE id = $1`, [orderId])
}
