import type { Tx } from '../../../db/open.ts'
import type { Split } from '../../../domain/orders/split.ts'
import { splitSimply } from '../../../domain/orders/split-order.ts'
import type { OrderNow } from '../lock.ts'
import { type OpenLines, toSplit } from './open-lines.ts'

/**
 * Until its offers are made an order holds what a simple split of it takes, so that of two who want the last pieces the
 * second hears that they are gone, and what was promised to the first can be made whatever the solver does.
 */
export async function holdFor(tx: Tx, order: OrderNow, { lines, free, due }: OpenLines): Promise<void> {
  const held = piecesOf(splitSimply(lines.map(toSplit), free))
  await letGoHolds(tx, order.id)
  await tx.sql(
    `INSERT INTO split_holds (order_id, region_code, product_id, quantity, due_on)
     SELECT $1, $2, h.product_id, h.quantity, $3 FROM unnest($4::int[], $5::int[]) AS h(product_id, quantity)`,
    [order.id, order.regionCode, due, [...held.keys()], [...held.values()]],
  )
}

/** Its offers take their place, or it needs none any more. */
export const letGoHolds = (tx: Tx, orderId: number) => tx.sql('DELETE FROM split_holds WHERE order_id = $1', [orderId])

/** What splits take of each product. */
export function piecesOf(splits: readonly Pick<Split, 'shares'>[]): Map<number, number> {
  const held = new Map<number, number>()
  for (const { shares } of splits)
    for (const { productId, quantity } of shares) held.set(productId, (held.get(productId) ?? 0) + quantity)
  return held
}
