import type { Tx } from '../../db/open.ts'
import type { AllocationState, DeliveryState, OrderState } from '../../domain/orders/states.ts'
import { ORDER_TITLE } from './parts.ts'

/** An order as those who decide about it read it, with every line and share. */
export interface OrderNow {
  id: number
  number: string | null
  regionCode: string
  buyerId: number
  kind: 'order' | 'sample'
  status: OrderState
  neededOn: string
  title: string
  parcelCount: number | null
  packedADay: number | null
  packingPointId: number | null
  /** its parcel was chosen for its many makers */
  manyMakers: boolean
  /** days the goods are to keep from the delivery on; null: no matter */
  minShelfLifeDays: number | null
  lines: LineNow[]
  /** the deliveries it is split into, soonest first; none when it has one */
  deliveries: DeliveryNow[]
}

/** One of several deliveries of an order. */
export interface DeliveryNow {
  id: number
  /** day at the buyer's gate */
  plannedOn: string
  /** parcels, or pieces of a single product, it is to bring */
  wanted: number
  status: DeliveryState
  address: string
}

export interface LineNow {
  id: number
  position: number
  /** which of several deliveries brings it */
  deliveryId: number | null
  label: string
  quantity: number
  cancelled: number
  /** integer rupiah a piece */
  price: number
  /** products that may fill it, by id */
  products: number[]
  shares: ShareNow[]
}

export interface ShareNow {
  id: number
  sellerId: number
  productId: number
  offered: number
  promised: number
  delivered: number
  deducted: number
  price: number
  status: AllocationState
  reason: ShareReasonKept | null
  dueOn: string
  answered: boolean
  /** pieces reported ready, last word */
  ready: number
}

/** Kept with each share: the rule and the numbers it came from. */
export interface ShareReasonKept {
  rule: string
  /** pieces free for her then */
  free: number
  /** most pieces one maker could have of this line */
  cap: number
  /** rupiah she had earned in the season */
  earned: number
  /** first day of work that was reckoned with */
  from: string
  /** her way to the packing point in kilometres, when the place is known */
  km?: number
  /** how sure the split was: absent for the pieces that were offered at once, without the solver */
  proof?: SplitProof
}

/**
 * `optimal`: proven that no split is fairer by our figures · `limit`: cut off, a fairer one could cost less by `gap` (0–1)
 * · `greedy`: the solver gave no answer, so the simple rule counted · `mended`: makers' capacity changed meanwhile
 */
export type SplitProof = { kind: 'optimal' | 'greedy' | 'mended' } | { kind: 'limit'; gap: number }

/**
 * Locks an order and every product that may fill it, in this order and products by id, so that whoever decides about the
 * same capacity waits; then reads the order as it stands.
 * @returns nothing when there is no such order
 */
export async function lockOrder(tx: Tx, orderId: number): Promise<OrderNow | undefined> {
  const locked = await tx.sql('SELECT id FROM orders WHERE id = $1 FOR UPDATE', [orderId])
  if (!locked.length) return undefined
  const products = await tx.sql<{ id: number }>(
    `SELECT DISTINCT p.product_id AS id FROM order_line_products p JOIN order_lines l ON l.id = p.order_line_id
     WHERE l.order_id = $1`,
    [orderId],
  )
  await lockProducts(
    tx,
    products.map(({ id }) => id),
  )
  return readOrder(tx, orderId)
}

/** Locks products in the order of their ids: two who want the same ones never wait for each other crosswise. */
export async function lockProducts(tx: Tx, productIds: readonly number[]): Promise<void> {
  await tx.sql('SELECT id FROM products WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [productIds])
}

/** The order as it stands, without locking anything. */
export async function readOrder(tx: Tx, orderId: number): Promise<OrderNow | undefined> {
  const [order] = await tx.sql<OrderNow>(
    `SELECT o.id, o.number, o.region_code AS "regionCode", o.buyer_id AS "buyerId", o.kind, o.status, o.needed_on AS "neededOn",
       o.parcel_count AS "parcelCount", t.daily_capacity AS "packedADay", o.packing_point_id AS "packingPointId",
       o.min_shelf_life_days AS "minShelfLifeDays", coalesce(p.many_makers, false) AS "manyMakers",
       ${ORDER_TITLE} AS title,
       (SELECT json_agg(json_build_object('id', l.id, 'position', l.position, 'deliveryId', l.delivery_id, 'label', l.label,
          'quantity', l.quantity, 'cancelled', l.cancelled, 'price', l.price,
          'products', coalesce((SELECT json_agg(x.product_id ORDER BY x.product_id) FROM order_line_products x
            WHERE x.order_line_id = l.id), '[]'),
          'shares', coalesce((SELECT json_agg(json_build_object('id', a.id, 'sellerId', a.seller_id, 'productId', a.product_id,
            'offered', a.offered, 'promised', a.promised, 'delivered', a.delivered, 'deducted', a.deducted, 'price', a.price,
            'status', a.status, 'reason', a.reason, 'dueOn', a.due_on, 'answered', a.answered_at IS NOT NULL,
            'ready', coalesce((SELECT r.ready FROM progress r WHERE r.allocation_id = a.id ORDER BY r.id DESC LIMIT 1), 0))
            ORDER BY a.id) FROM allocations a WHERE a.order_line_id = l.id), '[]')) ORDER BY l.position)
        FROM order_lines l WHERE l.order_id = o.id) AS lines,
       coalesce((SELECT json_agg(json_build_object('id', d.id, 'plannedOn', d.planned_on, 'wanted', d.wanted, 'status', d.status,
          'address', d.address) ORDER BY d.planned_on, d.position)
        FROM deliveries d WHERE d.order_id = o.id AND d.wanted IS NOT NULL), '[]') AS deliveries
     FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id LEFT JOIN packing_points t ON t.id = o.packing_point_id
     WHERE o.id = $1`,
    [orderId],
  )
  return order && { ...order, lines: order.lines ?? [] }
}

/** The order a share belongs to; nothing when there is no such share. */
export async function orderOfShare(tx: Tx, allocationId: number): Promise<number | undefined> {
  const [row] = await tx.sql<{ order_id: number }>(
    'SELECT l.order_id FROM allocations a JOIN order_lines l ON l.id = a.order_line_id WHERE a.id = $1',
    [allocationId],
  )
  return row?.order_id
}
