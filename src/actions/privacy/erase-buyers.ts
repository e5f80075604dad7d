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
  await tx.sql('UPDATE listings SET withdrawn_why = NULL WHERE buyer_id = ANY ($1)', [buyerIds])
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
  await tx.sql(
    'UPDATE sample_items SET why = NULL WHERE sample_id IN (SELECT id FROM samples WHERE buyer_id = ANY ($1))',
    [buyerIds],
  )
  await tx.sql('UPDATE selling_spaces SET note = NULL WHERE buyer_id = ANY ($1)', [buyerIds])
  // who fell ill of what
  await tx.sql(
    'UPDATE complaints SET text = NULL WHERE order_id IN (SELECT id FROM orders WHERE buyer_id = ANY ($1))',
    [buyerIds],
  )
  await tx.sql(`UPDATE prospects SET contact_name = NULL, phone = NULL WHERE buyer_id = ANY ($1)`, [buyerIds])
  await tx.sql(`UPDATE audits SET before = NULL, after = NULL WHERE subject = 'buyers' AND subject_id = ANY ($1)`, [
    buyerIds,
  ])
  await dropContacts(tx, buyerIds)
}

/** In which somebody of a company, or a driver, is named, or words stand that people wrote; papers keep their numbers. */
const OF_ORDERS = ['contact_name', 'contact_phone', 'greeting', 'note', 'cancel_reason', 'change_asked']
const OF_DELIVERIES = ['receiver_name', 'receiver_phone', 'gate', 'receiving_hours', 'driver', 'plate']
const emptied = (columns: readonly string[]): string => columns.map((name) => `${name} = NULL`).join(', ')
const anyOf = (table: string, columns: readonly string[]): string =>
  columns.map((name) => `${table}.${name} IS NOT NULL`).join(' OR ')

/**
 * Names and numbers of whoever received goods for buyers who left go once their orders are over.
 * @param buyerIds these; without them everybody who left, for the clock
 * @returns of how many orders
 */
export async function dropContacts(tx: Tx, buyerIds: readonly number[] | null): Promise<number> {
  const over = await tx.sql<{ id: number }>(
    `UPDATE orders o SET ${emptied(OF_ORDERS)} FROM buyers b
     WHERE b.id = o.buyer_id AND b.status = 'left' AND ($1::int[] IS NULL OR b.id = ANY ($1))
       AND o.status IN ('draft', 'lapsed', 'cancelled', 'delivered', 'closed') AND (${anyOf('o', OF_ORDERS)})
     RETURNING o.id`,
    [buyerIds],
  )
  await tx.sql(
    `UPDATE deliveries d SET ${emptied(OF_DELIVERIES)} FROM orders o JOIN buyers b ON b.id = o.buyer_id
     WHERE o.id = d.order_id AND b.status = 'left' AND ($1::int[] IS NULL OR b.id = ANY ($1))
       AND o.status IN ('draft', 'lapsed', 'cancelled', 'delivered', 'closed') AND (${anyOf('d', OF_DELIVERIES)})`,
    [buyerIds],
  )
  return over.length
}
