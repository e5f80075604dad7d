import type { Tx } from '../../../db/open.ts'
import { pickedId } from '../../picked.ts'
import type { OrderNow } from '../lock.ts'

/** The row of a delivery that has not left; an order of one delivery gets one when its gate or car is known. */
export async function plannedRow(
  tx: Tx,
  order: Pick<OrderNow, 'id' | 'deliveries'>,
  picked: string | undefined,
  now: Date,
): Promise<number | undefined> {
  const [row] = await tx.sql<{ id: number }>(
    `SELECT id FROM deliveries WHERE order_id = $1 AND status = 'planned' AND ($2::int IS NULL OR id = $2) ORDER BY planned_on, position
     LIMIT 1`,
    [order.id, picked === undefined ? null : pickedId(picked)],
  )
  if (row || order.deliveries.length) return row?.id
  const [sent] = await tx.sql(`SELECT 1 FROM deliveries WHERE order_id = $1 AND status <> 'cancelled'`, [order.id])
  if (sent) return undefined
  const [made] = await tx.sql<{ id: number }>(
    `INSERT INTO deliveries (order_id, region_code, position, planned_on, address, receiver_name, receiver_phone, status, created_at)
     SELECT o.id, o.region_code, (SELECT coalesce(max(position), 0) + 1 FROM deliveries WHERE order_id = o.id), o.needed_on,
       coalesce(o.address, b.address, b.estate, b.name), coalesce(o.contact_name, b.contact_name), coalesce(o.contact_phone, b.phone),
       'planned', $2
     FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1 RETURNING id`,
    [order.id, now],
  )
  return made?.id
}
