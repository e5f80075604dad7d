import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { splitSimply } from '../../../domain/orders/split-order.ts'
import { readOrder } from '../lock.ts'
import { openLines, toSplit } from '../offering/open-lines.ts'

/**
 * A quotation holds what a simple split of its order takes, maker by maker, so that what it says can still be made on its
 * last day. The caller holds the lock of the products.
 */
export async function holdQuotation(
  tx: Tx,
  { quotationId, orderId }: { quotationId: number; orderId: number },
  now: Date,
  feasts: Feasts,
): Promise<void> {
  const order = await readOrder(tx, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  const { lines, free, due } = await openLines(tx, order, now, feasts)
  const held = new Map<number, number>()
  for (const { shares } of splitSimply(lines.map(toSplit), free))
    for (const { productId, quantity } of shares) held.set(productId, (held.get(productId) ?? 0) + quantity)
  await tx.sql(
    `INSERT INTO quotation_holds (quotation_id, region_code, product_id, quantity, due_on)
     SELECT $1, $2, h.product_id, h.quantity, $3 FROM unnest($4::int[], $5::int[]) AS h(product_id, quantity)`,
    [quotationId, order.regionCode, due, [...held.keys()], [...held.values()]],
  )
}
