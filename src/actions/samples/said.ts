import type { Tx } from '../../db/open.ts'
import type { SampleState, SampleVerdict } from '../../domain/orders/sample.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'

interface Said {
  title: string
  status: SampleState
  verdict: SampleVerdict | null
  words: string | null
}

const said = (rows: readonly Said[]): Line[] =>
  rows.map(({ title, status, verdict, words }) =>
    verdict === null
      ? line('sample_under_way', { title, status: `sample_status.${status}` })
      : line('sample_said', { title, verdict: `sample_verdict.${verdict}`, words }),
  )

/** The samples an order goes back to: asked for with it, or the same buyer's of the same parcel or product; newest first. */
export async function samplesOfOrder(tx: Tx, orderId: number): Promise<Line[]> {
  return said(
    await tx.sql<Said>(
      `SELECT x.title, x.status, x.verdict, x.words FROM orders o JOIN samples x ON x.buyer_id = o.buyer_id
       WHERE o.id = $1 AND x.status NOT IN ('refused', 'withdrawn') AND (x.order_id = o.id OR x.parcel_id = o.parcel_id
         OR (x.parcel_id IS NULL AND EXISTS (SELECT 1 FROM sample_items i JOIN order_line_products k ON k.product_id = i.product_id
           JOIN order_lines l ON l.id = k.order_line_id WHERE i.sample_id = x.id AND l.order_id = o.id)))
       ORDER BY x.id DESC LIMIT 3`,
      [orderId],
    ),
  )
}

/** What the buyer of a share said of that maker's own goods, when they were tried before. */
export async function samplesOfShare(tx: Tx, allocationId: number): Promise<Line[]> {
  return said(
    await tx.sql<Said>(
      `SELECT p.name AS title, x.status, x.verdict, x.words FROM allocations a JOIN order_lines l ON l.id = a.order_line_id
         JOIN orders o ON o.id = l.order_id JOIN samples x ON x.buyer_id = o.buyer_id AND x.status = 'judged'
         JOIN sample_items i ON i.sample_id = x.id AND i.product_id = a.product_id AND i.status = 'agreed'
         JOIN products p ON p.id = i.product_id
       WHERE a.id = $1 ORDER BY x.id DESC LIMIT 1`,
      [allocationId],
    ),
  )
}
