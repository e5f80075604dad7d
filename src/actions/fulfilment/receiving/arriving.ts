import type { Actor } from '../../../chat/actor.ts'
import type { Option } from '../../../chat/reply.ts'
import type { Tx } from '../../../db/open.ts'
import type { DeliveryState } from '../../../domain/orders/states.ts'
import { makersApart, toldApart } from '../../list-label.ts'
import { scopeOf } from '../scope.ts'

/** A delivery as whoever receives it knows it. */
export interface Arriving {
  id: number
  orderId: number
  buyerId: number
  number: string
  buyer: string
  status: DeliveryState
  parcels: number | null
  /** of several deliveries, where this one went */
  address: string | null
  sentOn: string | null
}

/** On a lorry or at the gate, and nobody has said yet whether all is well. */
export const NOT_CONFIRMED: readonly DeliveryState[] = ['on_the_way', 'arrived', 'disputed']

const COLUMNS = `d.id, d.order_id AS "orderId", o.buyer_id AS "buyerId", o.number, b.name AS buyer, d.status, d.parcels,
  CASE WHEN d.wanted IS NOT NULL OR d.part_of_id IS NOT NULL THEN d.address END AS address,
  (d.sent_at AT TIME ZONE 'Asia/Jakarta')::date::text AS "sentOn"`
const FROM = 'deliveries d JOIN orders o ON o.id = d.order_id JOIN buyers b ON b.id = o.buyer_id'

/**
 * A buyer receives what was sent to it; an officer may say so for any buyer of the region, a keeper of what passed her own
 * packing point (PRACTICE 21).
 */
const THEIRS = `($1::int IS NULL OR o.buyer_id = $1) AND d.region_code = coalesce($2, d.region_code)
  AND ($3::int[] IS NULL OR EXISTS (SELECT 1 FROM delivery_items i JOIN allocations a ON a.id = i.allocation_id
    WHERE i.delivery_id = d.id AND coalesce(a.packing_point_id, o.packing_point_id) = ANY ($3)))`
async function whose(tx: Tx, actor: Actor): Promise<unknown[]> {
  if (actor.officerId === undefined) return [actor.buyerId ?? 0, null, null]
  const keeps = actor.roles.includes('keeper') ? (await scopeOf(tx, actor)).points : null
  return [null, actor.region, keeps]
}

/** What is on its way to the speaker, oldest first. */
export const arriving = async (tx: Tx, actor: Actor): Promise<Arriving[]> =>
  tx.sql<Arriving>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${THEIRS} AND d.status = ANY ($4) ORDER BY d.sent_at, d.id`, [
    ...(await whose(tx, actor)),
    NOT_CONFIRMED,
  ])

/** One delivery that is the speaker's to confirm, whatever its state. */
export async function deliveryOf(tx: Tx, actor: Actor, deliveryId: number): Promise<Arriving | undefined> {
  const [delivery] = await tx.sql<Arriving>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${THEIRS} AND d.id = $4`, [
    ...(await whose(tx, actor)),
    deliveryId,
  ])
  return delivery
}

/** One thing on the lorry. */
export interface Item {
  id: number
  allocationId: number
  label: string
  product: string
  sellerId: number
  seller: string
  /** code of her kecamatan */
  district: string
  unit: string
  quantity: number
  /** reported broken or missing so far */
  reported: number
}

export const itemsOf = async (tx: Tx, deliveryId: number): Promise<Item[]> => {
  const items = await tx.sql<Item>(
    `SELECT i.id, i.allocation_id AS "allocationId", l.label, p.name AS product, s.id AS "sellerId", s.name AS seller, s.district_code AS district, coalesce(p.unit, 'pcs') AS unit,
       i.quantity,
       least(i.quantity, (SELECT coalesce(sum(c.count), 0)::int FROM complaints c
         WHERE c.delivery_id = i.delivery_id AND c.allocation_id = i.allocation_id AND c.status = 'open')) AS reported
     FROM delivery_items i JOIN allocations a ON a.id = i.allocation_id JOIN order_lines l ON l.id = a.order_line_id
       JOIN products p ON p.id = a.product_id JOIN sellers s ON s.id = a.seller_id
     WHERE i.delivery_id = $1 ORDER BY l.position, i.id`,
    [deliveryId],
  )
  return makersApart(items)
}

/** What came, to pick from: 'Keripik Tempe, Dapur Bu Sri', two of which are told apart by how many came. */
export const itemOptions = (items: readonly Item[]): Option[] =>
  toldApart(
    items.map(({ id, product, seller, quantity, unit, label }) => ({
      value: String(id),
      label: `${product}, ${seller}`,
      apart: [`${quantity} ${unit}`, label, `#${id}`],
    })),
  )
