import type { Tx } from '../../../db/open.ts'
import type { OrderNow } from '../../orders/lock.ts'
import type { OrderPart } from '../../orders/parts.ts'

/** One delivery of an order of parcels, counted in parcels. */
export interface Packed {
  /** to be brought, what was given up left out */
  wanted: number
  /** on lorries that have left */
  sent: number
  /** packed and still here */
  ready: number
  /** neither packed nor sent */
  left: number
}

/** How far the packing of one delivery is; nothing for goods that are not packed. */
export async function packedFor(tx: Tx, order: OrderNow, part: OrderPart): Promise<Packed | undefined> {
  if (order.parcelCount === null) return undefined
  const wanted = part.lines.map(({ quantity, cancelled }) =>
    Math.ceil((quantity - cancelled) / perParcel(part, quantity)),
  )
  const [row] = await tx.sql<{ sent: number; unpacked: number; packed: number }>(
    `SELECT coalesce(sum(d.parcels), 0)::int AS sent, coalesce(sum(d.unpacked), 0)::int AS unpacked,
       (SELECT coalesce(sum(k.parcels), 0)::int FROM packings k
         WHERE k.order_id = $1 AND k.delivery_id IS NOT DISTINCT FROM $2) AS packed
     FROM deliveries d WHERE d.order_id = $1 AND d.status NOT IN ('planned', 'cancelled')
       AND ($2::int IS NULL OR d.id = $2 OR d.part_of_id = $2)`,
    [order.id, part.deliveryId],
  )
  const { sent, unpacked, packed } = row!
  const most = Math.max(0, ...wanted)
  return {
    wanted: most,
    sent,
    ready: Math.max(0, packed - (sent - unpacked)),
    left: Math.max(0, most - packed - unpacked),
  }
}

/** Pieces of a line in each parcel of a delivery. */
export const perParcel = ({ sets }: OrderPart, quantity: number): number => Math.max(1, Math.floor(quantity / sets))
