import type { Tx } from '../../../db/open.ts'
import { readFeasts } from '../../places/reference.ts'
import { goOut } from './go-out.ts'

/**
 * For an officer's verification: every order that waited for it is placed and offered to makers, oldest first, by capacity
 * as it is now; what is short by then is said. The buyer must be verified already in this transaction.
 * @returns how many orders went out
 */
export async function releaseOrdersOf(tx: Tx, buyerId: number, now: Date): Promise<number> {
  const orders = await tx.sql<{ id: number }>(
    `SELECT o.id FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.buyer_id = $1 AND o.status = 'awaiting_verification' AND b.status = 'verified' ORDER BY o.id FOR UPDATE OF o`,
    [buyerId],
  )
  if (!orders.length) return 0
  const feasts = await readFeasts(tx)
  for (const { id } of orders) await goOut(tx, id, now, feasts)
  return orders.length
}
