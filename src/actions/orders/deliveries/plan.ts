import { type Assigned, assignShares, type KeptShare } from '../../../domain/orders/assign.ts'
import { handOverDay } from '../../../domain/orders/days.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import type { DeliveryNow, LineNow, OrderNow, ShareNow } from '../lock.ts'
import { type OrderPart, partsOf } from '../parts.ts'

/** One delivery as it is to be. */
export interface Planned {
  /** null: a new one */
  id: number | null
  /** parcels, or pieces of a single product */
  count: number
  /** day at the gate, 'YYYY-MM-DD' */
  day: string
  /** null: where the order goes */
  address: string | null
}

const isSent = ({ status }: DeliveryNow) => status !== 'planned'

/** The deliveries of an order that have left: nothing of them changes any more. */
export const sentOf = (order: OrderNow): DeliveryNow[] => order.deliveries.filter(isSent)

/** The deliveries that are still to come, soonest first; an order of one delivery has that one. */
export function planOf(order: OrderNow): Planned[] {
  if (!order.deliveries.length) {
    const [part] = partsOf(order)
    return [{ id: null, count: part!.sets, day: order.neededOn, address: null }]
  }
  return order.deliveries
    .filter((delivery) => !isSent(delivery))
    .map(({ id, wanted: count, plannedOn: day, address }) => ({ id, count, day, address }))
}

/** Deliveries of the order that may still change, with their lines. */
export function openParts(order: OrderNow): OrderPart[] {
  const sent = new Set(sentOf(order).map(({ id }) => id))
  return partsOf(order).filter(({ deliveryId }) => deliveryId === null || !sent.has(deliveryId))
}

/** The hand-over day of a delivery as it is to be. */
export const dueOf = (order: OrderNow, { count, day }: Planned): string =>
  handOverDay(day, { parcels: order.parcelCount === null ? null : count, packedADay: order.packedADay })

/** Lines that stand at the same place in each delivery: what a parcel holds. */
export function linesAt(order: OrderNow, at: number): LineNow[] {
  return openParts(order).flatMap(({ lines }) => lines[at] ?? [])
}

/** How many lines each delivery has. */
export const linesEach = (order: OrderNow): number => partsOf(order)[0]!.lines.length

/** Pieces of a line in each parcel. */
export const perSet = (order: OrderNow, at: number): number => {
  const [part] = partsOf(order)
  return part!.lines[at]!.quantity / part!.sets
}

/** Where the promised shares of a changed plan go, line by line. */
export interface Kept {
  /** for each line of a parcel, by the index of the delivery in the plan */
  to: Assigned[][]
  /** shares that fit nowhere */
  left: ShareNow[]
}

/** The shares that makers have promised, over the deliveries as they are to be. */
export function keptShares(order: OrderNow, plan: readonly Planned[]): Kept {
  const kept: Kept = { to: [], left: [] }
  for (let at = 0; at < linesEach(order); at++) {
    const lines = linesAt(order, at)
    const shares = lines.flatMap((line) => line.shares.filter(isPromised))
    const homeOf = (id: number) => {
      const line = lines.find((of) => of.shares.some((share) => share.id === id))
      const home = order.deliveries.length ? plan.findIndex((planned) => planned.id === line?.deliveryId) : 0
      return home < 0 ? undefined : home
    }
    const rooms = plan.map((planned) => ({ pieces: perSet(order, at) * planned.count, due: dueOf(order, planned) }))
    const { to, left } = assignShares(
      shares.map((share) => ({ ...asKept(share), home: homeOf(share.id) })),
      rooms,
    )
    kept.to.push(to)
    kept.left.push(...shares.filter(({ id }) => left.includes(id)))
  }
  return kept
}

const isPromised = ({ status, promised }: ShareNow) => PROMISED.includes(status) && promised > 0

const asKept = ({ id, promised, deducted, delivered, dueOn, status, ready }: ShareNow): KeptShare => ({
  id,
  pieces: promised,
  due: dueOn,
  begun: !['waiting_dp', 'accepted', 'partial'].includes(status) || ready > 0 || delivered + deducted > 0,
})
