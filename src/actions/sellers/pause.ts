import type { Tx } from '../../db/open.ts'
import { lapseOffersOf, lapseOffersOfProduct } from '../orders/offering/lapse.ts'

/** What rests and for how long. */
export interface Pause {
  sellerId: number
  /** null: everything the business makes */
  productId: number | null
  /** first day, 'YYYY-MM-DD' */
  from: string
  /** last day; null: until she starts again */
  until: string | null
  reason?: string | null
}

/**
 * Production rests. A rest with a last day counts in the capacity and ends by itself; one without, that has begun, also
 * takes the product out of the catalogue or the maker out of the offers until she starts again. What was offered and not
 * yet answered moves on when the rest begins today; promises stay promises. A new rest of the same thing replaces the
 * earlier one. The maker's row must be locked.
 */
export async function pauseProduction(
  tx: Tx,
  pause: Pause,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const { sellerId, productId, from, until, reason = null } = pause
  await tx.sql(
    `UPDATE seller_pauses SET ended_at = $3 WHERE seller_id = $1 AND product_id IS NOT DISTINCT FROM $2 AND ended_at IS NULL`,
    [sellerId, productId, now],
  )
  await tx.sql(
    'INSERT INTO seller_pauses (seller_id, product_id, from_on, until_on, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [sellerId, productId, from, until, reason, now],
  )
  if (from > today) return
  if (productId === null) {
    if (until === null)
      await tx.sql(`UPDATE sellers SET status = 'paused', updated_at = $2 WHERE id = $1 AND status = 'active'`, [
        sellerId,
        now,
      ])
    await lapseOffersOf(tx, sellerId, now)
    return
  }
  if (until === null)
    await tx.sql(`UPDATE products SET status = 'paused', updated_at = $2 WHERE id = $1 AND status = 'approved'`, [
      productId,
      now,
    ])
  await lapseOffersOfProduct(tx, productId, now)
}

/**
 * Production goes on: the rests of one product, or of the whole business and everything in it.
 * @returns false when nothing rested
 */
export async function resumeProduction(
  tx: Tx,
  { sellerId, productId }: { sellerId: number; productId: number | null },
  now: Date,
): Promise<boolean> {
  const ended = await tx.sql(
    `UPDATE seller_pauses SET ended_at = $3 WHERE seller_id = $1 AND ($2::int IS NULL OR product_id = $2) AND ended_at IS NULL
     RETURNING id`,
    [sellerId, productId, now],
  )
  const products = await tx.sql(
    `UPDATE products SET status = 'approved', updated_at = $3
     WHERE seller_id = $1 AND ($2::int IS NULL OR id = $2) AND status = 'paused' RETURNING id`,
    [sellerId, productId, now],
  )
  const sellers =
    productId === null
      ? await tx.sql(
          `UPDATE sellers SET status = 'active', updated_at = $2 WHERE id = $1 AND status = 'paused' RETURNING id`,
          [sellerId, now],
        )
      : []
  return ended.length + products.length + sellers.length > 0
}
