import type { Tx } from '../../../db/open.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { contactOf } from '../../orders/contact.ts'
import { toAll } from '../telling.ts'

/** A delivery that is to leave, as its buyer's gate and its driver need to know it. */
export interface Leaving {
  /** null: the order has one delivery, and nothing is known of it but the order */
  id: number | null
  orderId: number
  buyerId: number
  regionCode: string
  packingPointId: number | null
  number: string
  buyer: string
  day: string
  count: number
  /** parcels packed for it; null: goods that are not packed */
  packed: number | null
  address: string
  gate: string | null
  hours: string | null
  receiver: string | null
  phone: string | null
  plate: string | null
  driver: string | null
}

/** Nothing is certain to come of an order that makers have not promised yet. */
const MOVING = ['promised', 'in_progress', 'delivering']

/** Deliveries still to be sent, by their day: planned ones, and orders of one delivery of which nothing has left. */
export const leaving = (
  tx: Tx,
  { from, until, region, id }: { from: string; until: string; region?: string; id?: number | undefined },
): Promise<Leaving[]> =>
  tx.sql<Leaving>(
    `SELECT d.id, o.id AS "orderId", o.buyer_id AS "buyerId", o.region_code AS "regionCode", o.packing_point_id AS "packingPointId",
       o.number, b.name AS buyer, coalesce(d.planned_on, o.needed_on) AS day,
       coalesce(d.wanted, o.parcel_count,
         (SELECT sum(l.quantity - l.cancelled)::int FROM order_lines l WHERE l.order_id = o.id)) AS count,
       CASE WHEN o.parcel_count IS NOT NULL THEN (SELECT coalesce(sum(k.parcels), 0)::int FROM packings k WHERE k.order_id = o.id
         AND k.delivery_id IS NOT DISTINCT FROM CASE WHEN d.wanted IS NOT NULL THEN d.id END) END AS packed,
       coalesce(d.address, o.address, b.address, b.estate, b.name) AS address, d.gate, d.receiving_hours AS hours,
       coalesce(d.receiver_name, o.contact_name, b.contact_name) AS receiver,
       coalesce(d.receiver_phone, o.contact_phone, b.phone) AS phone, d.plate, d.driver
     FROM orders o JOIN buyers b ON b.id = o.buyer_id LEFT JOIN deliveries d ON d.order_id = o.id AND d.status = 'planned'
     WHERE o.status = ANY ($1) AND o.needed_on <= $3 AND coalesce(d.planned_on, o.needed_on) BETWEEN $2 AND $3
       AND ($4::text IS NULL OR o.region_code = $4) AND ($5::int IS NULL OR d.id = $5)
       AND (d.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.order_id = o.id AND e.status <> 'cancelled'))
     ORDER BY day, o.id, d.position`,
    [MOVING, from, until, region ?? null, id ?? null],
  )

/** The buyer hears what comes tomorrow (or today), with car and driver for the gate pass. @returns how many were told */
export async function tellLeaving(tx: Tx, of: Leaving, key: string, now: Date): Promise<number> {
  const accounts = await buyerAccounts(tx, [of.buyerId])
  const { number, day, count, address } = of
  const values = {
    number,
    day,
    count,
    address,
    gate: of.gate ?? undefined,
    hours: of.hours ?? undefined,
    receiver: of.receiver ?? undefined,
    plate: of.plate ?? undefined,
    driver: of.driver ?? undefined,
    contact: await contactOf(tx, of.orderId),
  }
  return queueNotices(tx, toAll(accounts, key, { notice: 'delivery_tomorrow', values }), now)
}
