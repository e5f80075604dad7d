import { handOverDay } from '../../domain/orders/days.ts'
import type { LineNow, OrderNow } from './lock.ts'

/** What one delivery brings: the whole order, or one of several deliveries with lines of its own. */
export interface OrderPart {
  /** null: the order has one delivery */
  deliveryId: number | null
  /** day at the buyer's gate */
  neededOn: string
  /** hand-over */
  due: string
  /** parcels, or pieces of a single product */
  sets: number
  lines: LineNow[]
}

/** Several goods that are no parcel: each has a number of its own, and they come in one delivery. */
export const ofSeveralGoods = ({ parcelCount, deliveries, lines }: OrderNow): boolean =>
  parcelCount === null && !deliveries.length && lines.length > 1

/** How many parcels, or pieces of a single product, over all deliveries; of several goods there is one set. */
export function setsOf(order: OrderNow): number {
  const { parcelCount, deliveries, lines } = order
  if (parcelCount !== null) return parcelCount
  if (deliveries.length) return deliveries.reduce((sum, { wanted }) => sum + wanted, 0)
  return ofSeveralGoods(order) ? 1 : (lines[0]?.quantity ?? 0)
}

/** How many of it there are, as people say it: parcels, or pieces of all goods that are still wanted. */
export function orderedCount({ parcelCount, lines }: OrderNow): number {
  const wanted = lines.reduce((sum, { quantity, cancelled }) => sum + quantity - cancelled, 0)
  return parcelCount ?? (wanted || lines.reduce((sum, { quantity }) => sum + quantity, 0))
}

/** An order by its deliveries, soonest first. Their lines are the order's, and what they bring adds up to it. */
export function partsOf(order: OrderNow): OrderPart[] {
  const due = (neededOn: string, sets: number) =>
    handOverDay(neededOn, { parcels: order.parcelCount === null ? null : sets, packedADay: order.packedADay })
  if (!order.deliveries.length) {
    const { neededOn, lines } = order
    return [{ deliveryId: null, neededOn, due: due(neededOn, setsOf(order)), sets: setsOf(order), lines }]
  }
  return order.deliveries.map(({ id, plannedOn: neededOn, wanted: sets }) => ({
    deliveryId: id,
    neededOn,
    due: due(neededOn, sets),
    sets,
    lines: order.lines.filter(({ deliveryId }) => deliveryId === id),
  }))
}

/** The delivery a line belongs to. */
export const partWith = (order: OrderNow, lineId: number): OrderPart =>
  partsOf(order).find(({ lines }) => lines.some(({ id }) => id === lineId)) ?? partsOf(order)[0]!

/**
 * What an order o is of, p its parcel if it is of one: 'Parsel Berkah', 'Keripik Tempe, Kopi Karawang +2' (`goodsTitle`).
 * Goods that are not wanted any more are not named, unless none is.
 */
export const ORDER_TITLE = `coalesce(p.name, (SELECT string_agg(k.label, ', ' ORDER BY k.at) FILTER (WHERE k.at <= 2)
    || CASE WHEN max(k.at) > 2 THEN ' +' || (max(k.at) - 2) ELSE '' END
  FROM (SELECT g.label, row_number() OVER (ORDER BY min(g.position)) AS at FROM order_lines g
    WHERE g.order_id = o.id AND (g.cancelled < g.quantity OR NOT EXISTS (SELECT 1 FROM order_lines h
      WHERE h.order_id = o.id AND h.cancelled < h.quantity)) GROUP BY g.label) k))`

/** Parcels of an order o, or pieces of its goods in all its deliveries. */
export const ORDERED_COUNT = `coalesce(o.parcel_count,
  (SELECT coalesce(nullif(sum(k.quantity - k.cancelled), 0), sum(k.quantity))::int FROM order_lines k WHERE k.order_id = o.id))`
