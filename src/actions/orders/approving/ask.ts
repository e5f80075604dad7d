import type { Tx } from '../../../db/open.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { approversOf } from './members.ts'

/**
 * Asks every member who may approve an order, but never its placer.
 * @param again what tells this asking from earlier ones: the day of a reminder, a new total
 * @returns the names of those asked; none when nobody else may approve
 * @throws when there is no such order
 */
export async function askApproval(tx: Tx, orderId: number, now: Date, again?: string): Promise<string[]> {
  const [order] = await tx.sql<{ buyer_id: number; placed_by_id: number | null; total: number }>(
    'SELECT buyer_id, placed_by_id, total FROM orders WHERE id = $1',
    [orderId],
  )
  if (!order) throw new Error(`there is no order ${orderId}`)
  const approvers = await approversOf(tx, order.buyer_id, order.placed_by_id)
  const key = `approval:${orderId}:${order.total}${again === undefined ? '' : `:${again}`}`
  const notices = approvers.map(
    ({ accountId }): Notice => ({
      notice: 'approval_wanted',
      accountId,
      key: `${key}:${accountId}`,
      values: {},
      slots: { order: String(orderId) },
    }),
  )
  await queueNotices(tx, notices, now)
  return approvers.map(({ name }) => name)
}
