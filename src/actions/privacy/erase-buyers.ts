import type { Tx } from '../../db/open.ts'
import { dayAt } from '../../domain/calendar.ts'
import { SAMPLE_OPEN } from '../../domain/orders/sample.ts'

/**
 * Organisations that nobody speaks for any more. A company's name and address are no person's: they stay with its orders.
 * The people named in them go, except where goods are still on their way to somebody.
 */
export async function eraseBuyers(tx: Tx, buyerIds: readonly number[], now: Date): Promise<void> {
  if (!buyerIds.length) return
  await tx.sql(
    `UPDATE buyers SET status = 'left', contact_name = '', phone = NULL, npwp_sealed = NULL, updated_at = $2 WHERE id = ANY ($1)`,
    [buyerIds, now],
  )
  await tx.sql(`UPDATE standing_orders SET status = 'ended' WHERE buyer_id = ANY ($1) AND status <> 'ended'`, [
    buyerIds,
  ])
  await tx.sql(
    `UPDATE listings SET status = 'withdrawn', withdrawn_on = $2, withdrawn_by = 'shop' WHERE buyer_id = ANY ($1) AND status <> 'withdrawn'`,
    [buyerIds, dayAt(now)],
  )
  await tx.sql(
    `UPDATE consignments SET status = CASE status WHEN 'asked' THEN 'refused' ELSE 'ended' END, ended_at = $2
     WHERE buyer_id = ANY ($1) AND status IN ('asked', 'active')`,
    [buyerIds, now],
  )
  await tx.sql(
    `UPDATE samples SET note = NULL, words = NULL, ended_why = NULL, address = CASE way WHEN 'brought' THEN '' END,
       ended_by = CASE WHEN status = ANY ($2) THEN 'buyer' ELSE ended_by END,
       status = CASE WHEN status = ANY ($2) THEN 'withdrawn' ELSE status END
     WHERE buyer_id = ANY ($1)`,
    [buyerIds, SAMPLE_OPEN],
  )
  await tx.sql(`UPDATE prospects SET contact_name = NULL, phone = NULL WHERE buyer_id = ANY ($1)`, [buyerIds])
  await tx.sql(`UPDATE audits SET before = NULL, after = NULL WHERE subject = 'buyers' AND subject_id = ANY ($1)`, [
    buyerIds,
  ])
  await dropContacts(tx, buyerIds)
}

/**
 * Names and numbers of whoever received goods for buyers who left go once their orders are over.
 * @param buyerIds these; without them everybody who left, for the clock
 * @returns of how many orders
 */
export async function dropContacts(tx: Tx, buyerIds: readonly number[] | null): Promise<number> {
  const over = await tx.sql<{ id: number }>(
    `UPDATE orders o SET contact_name = NULL, contact_phone = NULL, greeting = NULL, note = NULL FROM buyers b
     WHERE b.id = o.buyer_id AND b.status = 'left' AND ($1::int[] IS NULL OR b.id = ANY ($1))
       AND o.status IN ('draft', 'lapsed', 'cancelled', 'delivered', 'closed')
       AND (o.contact_name IS NOT NULL OR o.contact_phone IS NOT NULL OR o.greeting IS NOT NULL OR o.note IS NOT NULL)
     RETURNING o.id`,
    [buyerIds],
  )
  await tx.sql(
    `UPDATE deliveries d SET receiver_name = NULL, receiver_phone = NULL FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.id = d.order_id AND b.status = 'left' AND ($1::int[] IS NULL OR b.id = ANY ($1))
       AND o.status IN ('draft', 'lapsed', 'cancelled', 'delivered', 'closed')
       AND (d.receiver_name IS NOT NULL OR d.receiver_phone IS NOT NULL)`,
    [buyerIds],
  )
  return over.length
}
