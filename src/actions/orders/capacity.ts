import type { Tx } from '../../db/open.ts'
import type { DaySpan } from '../../domain/calendar.ts'
import { type Capacity, freeCapacity, type Owed } from '../../domain/orders/capacity.ts'
import { HOLDS_CAPACITY } from '../../domain/orders/states.ts'

/** What a maker can make of one product, and what of it is spoken for. */
export interface ProductCapacity {
  productId: number
  sellerId: number
  /** fewest pieces she makes at a time */
  minimum: number
  capacity: Capacity
  owed: Owed[]
}

/** Six days, Sunday off: what most makers mean by a month's or week's number. House figure. */
const USUAL_DAYS_PER_WEEK = 6

interface Row {
  id: number
  seller_id: number
  min_order: number
  capacity_qty: number | null
  capacity_per: Capacity['per'] | null
  capacity_peak_qty: number | null
  days_per_week: number | null
  lead_time_days: number | null
  pauses: { from: string; until: string | null }[] | null
  owed: Owed[] | null
}

/**
 * The one place where capacity is read from the database. Owed are unanswered offers and promises, less what is ready or
 * handed over, and what open quotations and orders being split hold; samples take none. A product whose maker named no
 * capacity has none.
 * @param without shares that are not counted: those about to be answered anew
 * @param forOrder what this order holds itself is not counted
 */
export async function capacitiesOf(
  tx: Tx,
  productIds: readonly number[],
  { today, without = [], forOrder }: { today: string; without?: readonly number[]; forOrder?: number | undefined },
): Promise<Map<number, ProductCapacity>> {
  const rows = await tx.sql<Row>(
    `SELECT p.id, p.seller_id, p.min_order, p.capacity_qty, p.capacity_per, p.capacity_peak_qty, p.days_per_week, p.lead_time_days,
       (SELECT json_agg(json_build_object('from', z.from_on, 'until', z.until_on) ORDER BY z.id) FROM seller_pauses z
        WHERE z.seller_id = p.seller_id AND (z.product_id IS NULL OR z.product_id = p.id) AND z.ended_at IS NULL) AS pauses,
       (SELECT json_agg(json_build_object('quantity', o.quantity, 'due', o.due) ORDER BY o.due, o.id) FROM (
          SELECT a.id, a.due_on AS due, CASE a.status WHEN 'offered' THEN a.offered ELSE a.promised END - greatest(
              a.delivered + a.deducted,
              (SELECT r.ready FROM progress r WHERE r.allocation_id = a.id ORDER BY r.id DESC LIMIT 1),
              (SELECT sum(h.count - h.damaged)::int FROM handovers h WHERE h.allocation_id = a.id)) AS quantity
          FROM allocations a JOIN order_lines l ON l.id = a.order_line_id JOIN orders o ON o.id = l.order_id
          WHERE a.product_id = p.id AND a.status = ANY ($2) AND o.kind = 'order' AND a.id <> ALL ($3)
          UNION ALL
          SELECT -h.quotation_id, h.due_on, h.quantity
          FROM quotation_holds h JOIN quotations q ON q.id = h.quotation_id
          WHERE h.product_id = p.id AND q.status = 'open' AND q.valid_until_on >= $4
          UNION ALL
          SELECT -h.order_id, h.due_on, h.quantity FROM split_holds h JOIN orders o ON o.id = h.order_id
          WHERE h.product_id = p.id AND o.kind = 'order' AND o.status NOT IN ('cancelled', 'delivered', 'closed')
            AND h.order_id IS DISTINCT FROM $5::int) o WHERE o.quantity > 0) AS owed
     FROM products p WHERE p.id = ANY ($1) ORDER BY p.id`,
    [productIds, HOLDS_CAPACITY, without, today, forOrder ?? null],
  )
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

const fromRow = (row: Row): ProductCapacity => ({
  productId: row.id,
  sellerId: row.seller_id,
  minimum: row.min_order,
  capacity: {
    quantity: row.capacity_qty ?? 0,
    per: row.capacity_per ?? 'month',
    daysPerWeek: row.days_per_week ?? USUAL_DAYS_PER_WEEK,
    peak: row.capacity_peak_qty,
    leadTimeDays: row.lead_time_days ?? 0,
    pauses: row.pauses ?? [],
  },
  owed: row.owed ?? [],
})

/**
 * Pieces of a product that can still be promised.
 * @param from first day on which work on them may begin
 * @param due day of the hand-over
 */
export const freePieces = (of: ProductCapacity, seasons: readonly DaySpan[], from: string, due: string): number =>
  freeCapacity(of.capacity, of.owed, seasons, from, due)
