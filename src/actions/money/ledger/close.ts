import type { Tx } from '../../../db/open.ts'
import { OPEN_PAYMENTS } from './rows.ts'

/** An order that was received is closed once nobody owes anybody anything for it: buyer, makers, refunds. */
export async function closeIfPaid(tx: Tx, orderId: number, now: Date): Promise<void> {
  await tx.sql(
    `UPDATE orders o SET status = 'closed', closed_at = $2 WHERE o.id = $1 AND o.status = 'delivered'
       AND EXISTS (SELECT 1 FROM payments y WHERE y.order_id = o.id AND y.status = 'confirmed')
       AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.order_id = o.id AND y.status = ANY ($3))`,
    [orderId, now, OPEN_PAYMENTS],
  )
}
