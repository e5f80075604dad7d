import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { reofferLine } from '../offering/offer.ts'

/** A proposed substitute may fill the line from now on, and what is missing is offered on. The order must be locked. */
export async function takeSubstitute(
  tx: Tx,
  { lineId, productId }: { lineId: number; productId: number },
  now: Date,
  feasts: Feasts,
): Promise<void> {
  await tx.sql(
    `UPDATE substitutions SET status = 'accepted', answered_at = $3 WHERE order_line_id = $1 AND product_id = $2`,
    [lineId, productId, now],
  )
  await tx.sql(
    `INSERT INTO order_line_products (order_line_id, region_code, product_id)
     SELECT id, region_code, $2 FROM order_lines WHERE id = $1 ON CONFLICT DO NOTHING`,
    [lineId, productId],
  )
  await reofferLine(tx, lineId, now, feasts)
}
