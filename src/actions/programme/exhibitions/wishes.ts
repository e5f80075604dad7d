import type { Sql } from '../../../db/open.ts'

/** What an organisation wanted at a maker's table. */
export interface Wish {
  exhibitionId: number
  buyer: string
  contact: string | null
  phone: string | null
  product: string
  /** pieces; null: it did not say how many */
  quantity: number | null
  /** what it has ordered of that product since, in rupiah */
  ordered: number
}

const WISHES = `SELECT i.exhibition_id AS "exhibitionId", b.name AS buyer, b.contact_name AS contact, b.phone, p.name AS product, i.quantity,
    (SELECT coalesce(sum((l.quantity - l.cancelled)::bigint * l.price), 0)::bigint FROM orders o
       JOIN order_lines l ON l.order_id = o.id JOIN order_line_products x ON x.order_line_id = l.id AND x.product_id = i.product_id
     WHERE o.buyer_id = i.buyer_id AND o.kind = 'order' AND o.placed_at >= i.at
       AND o.status NOT IN ('draft', 'quoted', 'lapsed', 'cancelled')) AS ordered
  FROM interests i JOIN buyers b ON b.id = i.buyer_id JOIN products p ON p.id = i.product_id`

/** All of an exhibition, or of every one those said from one instant up to another; by organisation, most pieces first. */
export const wishesOf = (sql: Sql, of: { exhibitionId: number } | { from: Date; until: Date }): Promise<Wish[]> =>
  'exhibitionId' in of
    ? sql<Wish>(`${WISHES} WHERE i.exhibition_id = $1 ORDER BY b.name, i.quantity DESC NULLS LAST, i.id`, [
        of.exhibitionId,
      ])
    : sql<Wish>(
        `${WISHES} WHERE i.at >= $1 AND i.at < $2 ORDER BY i.exhibition_id, b.name, i.quantity DESC NULLS LAST, i.id`,
        [of.from, of.until],
      )
