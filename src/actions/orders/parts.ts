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

/** How many parcels, or pieces of a single product, over all deliveries. */
export const setsOf = ({ parcelCount, deliveries, lines }: OrderNow): number =>
  parcelCount ??
  (deliveries.length ? deliveries.reduce((sum, { wanted }) => sum + wanted, 0) : (lines[0]?.quantity ?? 0))

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

/** Parcels of an order o, or pieces of its product in all its deliveries. */
export const ORDERED_COUNT = `coalesce(o.parcel_count, (SELECT sum(k.quantity)::int FROM order_lines k WHERE k.order_id = o.id))`
