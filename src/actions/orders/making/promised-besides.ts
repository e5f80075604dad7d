import type { Tx } from '../../../db/open.ts'
import { PROMISED } from '../../../domain/orders/states.ts'

/** Pieces of the same goods that the maker of a share has promised for the same day of the same order. */
export async function promisedBesides(tx: Tx, shareId: number): Promise<number> {
  const [row] = await tx.sql<{ pieces: number }>(
    `SELECT coalesce(sum(b.promised), 0)::int AS pieces FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
       JOIN order_lines k ON k.order_id = l.order_id JOIN allocations b ON b.order_line_id = k.id
     WHERE a.id = $1 AND b.id <> a.id AND b.seller_id = a.seller_id AND b.product_id = a.product_id AND b.status = ANY ($2)`,
    [shareId, PROMISED],
  )
  return row?.pieces ?? 0
}
