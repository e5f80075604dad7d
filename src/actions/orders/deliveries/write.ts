import type { Tx } from '../../../db/open.ts'
import type { OrderNow } from '../lock.ts'
import { partsOf } from '../parts.ts'
import { planDelivery } from '../placing/insert.ts'
import { type Kept, linesAt, linesEach, openParts, type Planned, perSet, planOf, sentOf } from './plan.ts'

/**
 * Writes an order's deliveries as they are to be: rows, lines, pieces and where each promised share goes. What was sent
 * stays as it is. The caller holds the order's lock, has taken back its unanswered offers and checked that every share
 * has a place.
 */
export async function writePlan(
  tx: Tx,
  order: OrderNow,
  plan: readonly Planned[],
  { to }: Pick<Kept, 'to'>,
  now: Date,
): Promise<void> {
  const single = plan.length === 1 && !sentOf(order).length
  const ids = single ? [] : await writeDeliveries(tx, order, plan, now)
  const lines = await writeLines(tx, order, plan, ids)
  for (const [at, assigned] of to.entries())
    for (const [index, { id, at: delivery, pieces }] of assigned.entries()) {
      const first = assigned.findIndex((other) => other.id === id) === index
      const whole = assigned.filter((other) => other.id === id).length === 1
      await placeShare(tx, { id, lineId: lines[delivery]![at]!, pieces }, { first, whole })
    }
  const days = [...plan.map(({ day }) => day), ...sentOf(order).map(({ plannedOn }) => plannedOn)].sort()
  await tx.sql(
    'UPDATE packings SET delivery_id = $2 WHERE order_id = $1 AND ($2::int IS NULL OR delivery_id IS NULL)',
    [order.id, ids[0] ?? null],
  )
  await dropDeliveries(tx, order, single ? [plan[0]!.id ?? 0] : ids)
  if (single) await tx.sql('UPDATE deliveries SET wanted = NULL WHERE id = $1', [plan[0]!.id])
  await tx.sql('UPDATE orders SET needed_on = $2, address = coalesce($3, address) WHERE id = $1', [
    order.id,
    days[0],
    single ? plan[0]!.address : null,
  ])
}

/** @returns the row of each delivery of the plan */
async function writeDeliveries(tx: Tx, order: OrderNow, plan: readonly Planned[], now: Date): Promise<number[]> {
  const [of] = await tx.sql<{ address: string; contactName: string | null; contactPhone: string | null }>(
    `SELECT coalesce(o.address, b.address, b.estate, b.name) AS address, coalesce(o.contact_name, b.contact_name) AS "contactName",
       coalesce(o.contact_phone, b.phone) AS "contactPhone"
     FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1`,
    [order.id],
  )
  // of an order that had one delivery so far, its gate may be known
  const [planned] = order.deliveries.length
    ? []
    : await tx.sql<{ id: number }>(`SELECT id FROM deliveries WHERE order_id = $1 AND status = 'planned' ORDER BY id`, [
        order.id,
      ])
  const ids: number[] = []
  for (const [index, { id: own, count, day, address }] of plan.entries()) {
    const id = own ?? (index === 0 ? (planned?.id ?? null) : null)
    if (id === null) {
      const planned = { ...of!, count, day, address: address ?? of!.address }
      ids.push(await planDelivery(tx, order.id, order.regionCode, planned, now))
      continue
    }
    await tx.sql('UPDATE deliveries SET planned_on = $2, wanted = $3, address = coalesce($4, address) WHERE id = $1', [
      id,
      day,
      count,
      address,
    ])
    ids.push(id)
  }
  return ids
}

/**
 * Every delivery of the plan gets lines of its own. A line that is no longer needed gives its shares, answered or not, to
 * the first of the same goods: who said no stays known.
 * @returns the lines of each delivery of the plan, in the order of a parcel
 */
async function writeLines(
  tx: Tx,
  order: OrderNow,
  plan: readonly Planned[],
  deliveries: readonly number[],
): Promise<number[][]> {
  const each = linesEach(order)
  const own = new Map(openParts(order).map(({ deliveryId, lines }) => [deliveryId, lines.map(({ id }) => id)]))
  const kept = plan.map(({ id }) => (id === null && order.deliveries.length ? undefined : own.get(id)))
  // an order of one delivery gives its lines to the first
  const seen = new Set<number[]>()
  const unique = kept.map((ids) => {
    if (ids === undefined || seen.has(ids)) return undefined
    seen.add(ids)
    return ids
  })
  const spare = [...own.values()].filter((ids) => !seen.has(ids))
  const lines: number[][] = []
  await tx.sql('UPDATE order_lines SET position = position + 10000 WHERE order_id = $1', [order.id])
  for (const ids of unique) lines.push(ids ?? spare.shift() ?? (await copyLines(tx, order)))
  for (const surplus of spare) await mergeLines(tx, surplus, lines[0]!)
  const sent = partsOf(order).filter(({ deliveryId }) => sentOf(order).some(({ id }) => id === deliveryId))
  const all = [
    ...sent.map((part) => ({ lines: part.lines.map(({ id }) => id), delivery: part.deliveryId, count: null })),
    ...lines.map((ids, index) => ({ lines: ids, delivery: deliveries[index] ?? null, count: plan[index]!.count })),
  ]
  for (const [index, { lines: ids, delivery, count }] of all.entries())
    for (const [at, id] of ids.entries())
      await tx.sql(
        `UPDATE order_lines SET position = $2, delivery_id = $3, quantity = coalesce($4, quantity) WHERE id = $1`,
        [id, index * each + at + 1, delivery, count === null ? null : perSet(order, at) * count],
      )
  return lines
}

/** The lines of a parcel once more, with what may fill them. */
async function copyLines(tx: Tx, order: OrderNow): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < linesEach(order); at++) {
    const from = linesAt(order, at)[0] ?? partsOf(order)[0]!.lines[at]!
    const [made] = await tx.sql<{ id: number }>(
      `INSERT INTO order_lines (order_id, region_code, position, parcel_line_id, label, quantity, price, listing_id)
       SELECT order_id, region_code, (SELECT max(position) + 1 FROM order_lines WHERE order_id = $2), parcel_line_id, label, quantity,
         price, listing_id
       FROM order_lines WHERE id = $1 RETURNING id`,
      [from.id, order.id],
    )
    await tx.sql(
      `INSERT INTO order_line_products (order_line_id, region_code, product_id)
       SELECT $2, region_code, product_id FROM order_line_products WHERE order_line_id = $1`,
      [from.id, made!.id],
    )
    ids.push(made!.id)
  }
  return ids
}

async function mergeLines(tx: Tx, from: readonly number[], to: readonly number[]): Promise<void> {
  for (const [at, id] of from.entries()) {
    await tx.sql('UPDATE allocations SET order_line_id = $2 WHERE order_line_id = $1', [id, to[at]])
    await tx.sql('DELETE FROM substitutions WHERE order_line_id = $1', [id])
    await tx.sql('DELETE FROM order_line_products WHERE order_line_id = $1', [id])
    await tx.sql('DELETE FROM order_lines WHERE id = $1', [id])
  }
}

/** A share goes to a line; what goes elsewhere of it becomes a share of its own, promised by the same maker for the same day. */
async function placeShare(
  tx: Tx,
  { id, lineId, pieces }: { id: number; lineId: number; pieces: number },
  { first, whole }: { first: boolean; whole: boolean },
): Promise<void> {
  if (!first) {
    await tx.sql(
      `INSERT INTO allocations (region_code, order_line_id, seller_id, product_id, offered, promised, price, status, reason,
         offered_at, answer_by, answered_at, dp_condition, dp_confirmed_at, due_on, packing_point_id, created_at)
       SELECT region_code, $2, seller_id, product_id, $3, $3, price, status, reason, offered_at, answer_by, answered_at,
         dp_condition, dp_confirmed_at, due_on, packing_point_id, created_at FROM allocations WHERE id = $1`,
      [id, lineId, pieces],
    )
    return
  }
  await tx.sql(
    `UPDATE allocations SET order_line_id = $2, offered = CASE WHEN $4 THEN offered ELSE $3 END, promised = $3 WHERE id = $1`,
    [id, lineId, pieces, whole],
  )
}

/** Planned deliveries that are not in the plan any more disappear. */
async function dropDeliveries(tx: Tx, order: OrderNow, kept: readonly number[]): Promise<void> {
  const gone = planOf(order).flatMap(({ id }) => (id === null || kept.includes(id) ? [] : [id]))
  await tx.sql('DELETE FROM deliveries WHERE id = ANY ($1)', [gone])
}
