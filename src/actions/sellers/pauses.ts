import type { Tx } from '../../db/open.ts'

/** A rest of production; `productId` null: of the whole business. */
export interface PauseNow {
  id: number
  productId: number | null
  /** 'YYYY-MM-DD', both days included */
  from: string
  /** null: until she starts again */
  until: string | null
}

/** Rests of a maker that are not over, those going on first. */
export const pausesOf = (tx: Tx, sellerId: number, today: string): Promise<PauseNow[]> =>
  tx.sql<PauseNow>(
    `SELECT id, product_id AS "productId", from_on AS "from", until_on AS until FROM seller_pauses
     WHERE seller_id = $1 AND ended_at IS NULL AND (until_on IS NULL OR until_on >= $2) ORDER BY from_on, id`,
    [sellerId, today],
  )
