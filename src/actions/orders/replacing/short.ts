import type { Tx } from '../../../db/open.ts'
import { isNearInPrice } from '../../../domain/orders/substitutes.ts'
import { type LineNow, type OrderNow, readOrder } from '../lock.ts'
import { ledgerOf } from '../pieces.ts'

/** A line of which nobody can take the rest. */
export interface Short {
  order: OrderNow
  line: LineNow
  missing: number
  substitutes: 'equal' | 'ask' | 'no'
  buyer: string
}

/** A product that could stand in. Price: integer rupiah, its own. */
export interface Substitute {
  id: number
  name: string
  business: string
  price: number
  unit: string
}

/** Orders looked through for short lines. */
const MOST_ORDERS = 60

/** Lines of a region's orders with pieces that are nobody's, the nearest day first. */
export async function shortLines(tx: Tx, region: string): Promise<Short[]> {
  const orders = await tx.sql<{ id: number }>(
    `SELECT id FROM orders WHERE region_code = $1 AND kind = 'order' AND status IN ('placed', 'in_progress')
     ORDER BY needed_on, id LIMIT ${MOST_ORDERS}`,
    [region],
  )
  const found: Short[] = []
  for (const { id } of orders) found.push(...(await shortOf(tx, id)))
  return found
}

/** The short lines of one order. */
export async function shortOf(tx: Tx, orderId: number): Promise<Short[]> {
  const order = await readOrder(tx, orderId)
  if (!order) return []
  const [of] = await tx.sql<{ substitutes: Short['substitutes']; buyer: string }>(
    'SELECT o.substitutes, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id WHERE o.id = $1',
    [orderId],
  )
  return order.lines
    .map((line) => ({ order, line, missing: ledgerOf(line).unassigned, ...of! }))
    .filter(({ missing }) => missing > 0)
}

/** The short line with this id, when it is one of a region's. */
export async function shortLine(tx: Tx, region: string, lineId: number): Promise<Short | undefined> {
  const [of] = await tx.sql<{ order_id: number }>(
    'SELECT order_id FROM order_lines WHERE id = $1 AND region_code = $2',
    [lineId, region],
  )
  return of && (await shortOf(tx, of.order_id)).find(({ line }) => line.id === lineId)
}

/**
 * What could stand in: approved goods of the same kind in the same regency, near in price, that were not among the line's
 * from the start and that the buyer has not refused.
 */
export async function substitutesFor(tx: Tx, { order, line }: Short): Promise<Substitute[]> {
  const all = await tx.sql<Substitute>(
    `SELECT p.id, p.name, s.name AS business, p.unit_price AS price, p.unit FROM products p JOIN sellers s ON s.id = p.seller_id
     WHERE p.region_code = $1 AND p.status = 'approved' AND s.status = 'active' AND p.unit_price IS NOT NULL
       AND p.kind IN (SELECT k.kind FROM products k WHERE k.id = ANY ($2)) AND p.id <> ALL ($2)
       AND NOT EXISTS (SELECT 1 FROM substitutions x WHERE x.order_line_id = $3 AND x.product_id = p.id AND x.status = 'refused')
     ORDER BY p.name, p.id`,
    [order.regionCode, line.products, line.id],
  )
  return all.filter(({ price }) => isNearInPrice(price, line.price))
}
