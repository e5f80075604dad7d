import type { Tx } from '../../../db/open.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'

/** Complaints that may make somebody ill: officers hear of them at once, and the batch stays where it is. */
export const SERIOUS = ['ill', 'mouldy', 'foreign_object'] as const
export const isSerious = (kind: string): boolean => SERIOUS.some((serious) => serious === kind)

/**
 * Hand-overs of the same batch as a share's goods ($1): its own, and those of the same product that carry one of its
 * production codes, whoever's order they went to. A share without codes is a batch of its own.
 */
const SAME_BATCH = `SELECT h.id, h.allocation_id FROM handovers h JOIN allocations a ON a.id = h.allocation_id
  JOIN allocations suspect ON suspect.id = $1
  WHERE h.allocation_id = $1 OR (a.product_id = suspect.product_id AND h.production_code IN
    (SELECT x.production_code FROM handovers x WHERE x.allocation_id = $1 AND x.production_code IS NOT NULL AND x.refuse_reason IS NULL))`

/** Whatever of a batch has not left stays at the packing point. @returns pieces held there now */
export async function holdBatch(tx: Tx, allocationId: number, now: Date): Promise<void> {
  await tx.sql(
    `UPDATE handovers SET blocked_at = $2 WHERE blocked_at IS NULL AND id IN (SELECT id FROM (${SAME_BATCH}) b)`,
    [allocationId, now],
  )
}

/** The officers' word that a batch is sound: it may go on. */
export async function releaseBatch(tx: Tx, allocationId: number): Promise<void> {
  await tx.sql(`UPDATE handovers SET blocked_at = NULL WHERE id IN (SELECT id FROM (${SAME_BATCH}) b)`, [allocationId])
}

/** Shares with goods of the batch, with those that are held at the packing point. Pieces. */
export async function sharesOfBatch(
  tx: Tx,
  allocationId: number,
): Promise<{ id: number; orderId: number; region: string; held: number }[]> {
  return tx.sql(
    `SELECT s.id, l.order_id AS "orderId", s.region_code AS region, greatest(0, least(
         (SELECT coalesce(sum(h.count - h.damaged), 0)::int FROM handovers h WHERE h.allocation_id = s.id AND h.blocked_at IS NOT NULL),
         (SELECT coalesce(sum(h.count - h.damaged), 0)::int FROM handovers h WHERE h.allocation_id = s.id)
           - (SELECT coalesce(sum(i.quantity), 0)::int FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id
              WHERE i.allocation_id = s.id AND d.status NOT IN ('planned', 'cancelled')))) AS held
     FROM allocations s JOIN order_lines l ON l.id = s.order_line_id
     WHERE s.id IN (SELECT allocation_id FROM (${SAME_BATCH}) b) ORDER BY s.id`,
    [allocationId],
  )
}

/** A delivery that carried goods of the batch. */
export interface Holder {
  deliveryId: number
  buyerId: number
  buyer: string
  phone: string | null
  number: string
  parcels: number | null
  pieces: number
  status: string
}

/** Every lorry, with its company, that carried goods of the batch: whoever holds them now. */
export const holdersOf = (tx: Tx, allocationId: number): Promise<Holder[]> =>
  tx.sql<Holder>(
    `SELECT d.id AS "deliveryId", o.buyer_id AS "buyerId", b.name AS buyer, coalesce(d.receiver_phone, o.contact_phone, b.phone) AS phone,
       o.number, d.parcels, sum(i.quantity)::int AS pieces, d.status
     FROM delivery_items i JOIN deliveries d ON d.id = i.delivery_id JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id
     WHERE i.allocation_id IN (SELECT allocation_id FROM (${SAME_BATCH}) x) AND d.status NOT IN ('planned', 'cancelled')
     GROUP BY d.id, o.id, b.id ORDER BY d.id`,
    [allocationId],
  )

/** The same as lines, with what is held back. */
export async function traceLines(tx: Tx, allocationId: number): Promise<Line[]> {
  const holders = await holdersOf(tx, allocationId)
  const held = (await sharesOfBatch(tx, allocationId)).reduce((sum, share) => sum + share.held, 0)
  return [
    ...holders.map(({ buyer, phone, number, parcels, pieces, status }) =>
      line('batch_holder', {
        buyer,
        phone: phone ?? undefined,
        number,
        pieces,
        parcels: parcels ?? undefined,
        status: `delivery_status.${status}`,
      }),
    ),
    ...(held > 0 ? [line('batch_held', { pieces: held })] : []),
  ]
}
