import type { Tx } from '../../../db/open.ts'
import { ORDERED_COUNT } from '../parts.ts'
import type { Item } from './item.ts'
import type { NewOrder } from './place.ts'

/** Two who ordered the same thing further apart than this knew of each other. House figure. */
const SAME_DAY_MS = 24 * 3_600_000

/** A colleague's order of the same thing. */
export interface Twin {
  number: string
  by: string
  count: number
  neededOn: string
}

/**
 * An order of the same parcel or product that another member of the organisation placed within a day. The caller holds the
 * lock of its products, so of two who order at once the second finds the first.
 */
export async function orderAlready(
  tx: Tx,
  { parcelId, lines }: Item,
  { buyerId, placedById }: NewOrder,
  now: Date,
): Promise<Twin | undefined> {
  const [twin] = await tx.sql<Twin>(
    `SELECT o.number, coalesce(p.name, '') AS by, ${ORDERED_COUNT} AS count, o.needed_on AS "neededOn"
     FROM orders o LEFT JOIN people p ON p.id = o.placed_by_id
     WHERE o.buyer_id = $1 AND o.placed_by_id <> $2 AND o.kind = 'order' AND o.status NOT IN ('draft', 'lapsed', 'cancelled')
       AND o.created_at > $3
       AND CASE WHEN $4::int IS NULL THEN o.parcel_id IS NULL
             AND EXISTS (SELECT 1 FROM order_lines l JOIN order_line_products x ON x.order_line_id = l.id
               WHERE l.order_id = o.id AND x.product_id = ANY ($5::int[]))
           ELSE o.parcel_id = $4 END
     ORDER BY o.id DESC LIMIT 1`,
    [
      buyerId,
      placedById ?? 0,
      new Date(now.getTime() - SAME_DAY_MS),
      parcelId,
      lines.flatMap(({ products }) => products),
    ],
  )
  return twin
}
