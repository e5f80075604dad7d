import type { FileOut } from '../../chat/reply.ts'
import type { Tx } from '../../db/open.ts'

/** A product's pictures as they go out with a card, in the order they are shown. */
export const photoFiles = (tx: Tx, productId: number): Promise<FileOut[]> =>
  tx.sql<FileOut>(
    `SELECT s.hash, s.name, s.type FROM product_photos f JOIN stored_files s ON s.hash = f.hash
     WHERE f.product_id = $1 ORDER BY f.position`,
    [productId],
  )
