import { dayText, numberText } from '../../../answers/grammar/say.ts'
import type { Tx } from '../../../db/open.ts'
import { PROMISED } from '../../../domain/orders/states.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import type { OrderNow } from '../lock.ts'
import { ORDERED_COUNT, partsOf } from '../parts.ts'
import type { Planned } from './plan.ts'

/** A delivery as its buyer knows it. */
interface Known {
  id: number
  day: string
  count: number
  address: string
  gate: string | null
  hours: string | null
  receiver: string | null
  phone: string | null
  plate: string | null
  driver: string | null
  status: string
}

/** Every delivery of an order, soonest first: how many, when, where, who receives it, which car. */
export async function deliveryLines(tx: Tx, orderId: number): Promise<Line[]> {
  const rows = await tx.sql<Known>(
    `SELECT d.id, d.planned_on AS day, coalesce(d.parcels, d.wanted, ${ORDERED_COUNT}) AS count, d.address, d.gate, d.receiving_hours AS hours,
       d.receiver_name AS receiver, d.receiver_phone AS phone, d.plate, d.driver, d.status
     FROM deliveries d JOIN orders o ON o.id = d.order_id WHERE d.order_id = $1 AND d.status <> 'cancelled' ORDER BY d.planned_on, d.position`,
    [orderId],
  )
  return rows.map(({ day, count, address, gate, hours, receiver, phone, plate, driver, status }) =>
    line('delivery', {
      day,
      count,
      address,
      gate: gate ?? undefined,
      hours: hours ?? undefined,
      receiver: receiver ?? undefined,
      phone: phone ?? undefined,
      plate: plate ?? undefined,
      driver: driver ?? undefined,
      status: status === 'planned' ? undefined : `delivery_status.${status}`,
    }),
  )
}

/** The same of deliveries as they are to be. */
export const plannedLines = (plan: readonly Planned[]): Line[] =>
  plan.map(({ day, count, address }) => line('delivery_planned', { day, count, address: address ?? undefined }))

/** Goods of which it is said who makes them in which delivery; of more only that they differ: a phone is small. */
const MOST_TOLD = 2

/**
 * Where the deliveries of an order are not alike: lines that other makers fill in one than in the other. Nothing when the
 * parcels of all are the same, or nobody has promised yet.
 */
export async function differences(tx: Tx, order: OrderNow): Promise<Line[]> {
  const parts = partsOf(order)
  if (parts.length < 2) return []
  const names = await tx.sql<{ id: number; name: string }>(
    `SELECT DISTINCT s.id, s.name FROM order_lines l JOIN allocations a ON a.order_line_id = l.id JOIN sellers s ON s.id = a.seller_id
     WHERE l.order_id = $1`,
    [order.id],
  )
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const differing = parts[0]!.lines.flatMap(({ label }, at) => {
    const makers = parts.map(({ neededOn, lines }) => {
      const ids = (lines[at]?.shares ?? [])
        .filter(({ status, promised }) => PROMISED.includes(status) && promised > 0)
        .map(({ sellerId }) => sellerId)
      return { day: neededOn, makers: [...new Set(ids)].sort((a, b) => a - b) }
    })
    const known = makers.filter((of) => of.makers.length > 0)
    if (new Set(known.map((of) => of.makers.join())).size < 2) return []
    return [{ label, known }]
  })
  if (differing.length > MOST_TOLD)
    return [line('deliveries_differ', { labels: differing.map(({ label }) => label).join(', ') })]
  return differing.flatMap(({ label, known }) => [
    line('delivery_differs', { label }),
    ...known.map((of) =>
      line('delivery_makers', { day: of.day, makers: of.makers.map((id) => nameOf.get(id) ?? '').join(', ') }),
    ),
  ])
}

/** One delivery in a list: '20 Februari: 600'. The year is the coming one. */
export const deliveryLabel = (day: string, count: number): string =>
  `${dayText(day).replace(/ \d{4}$/, '')}: ${numberText(count)}`
