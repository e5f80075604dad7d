import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { splitSimply } from '../../../domain/orders/split-order.ts'
import { splitUniformly } from '../../../domain/orders/uniform.ts'
import { readOrder } from '../lock.ts'
import { elsewhere, holdersOf } from '../offering/holders.ts'
import { piecesOf } from '../offering/holds.ts'
import { openLines, toSplit } from '../offering/open-lines.ts'
import { partsOf } from '../parts.ts'

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
  const holders = holdersOf(order)
  for (const part of partsOf(order)) {
    const { lines, free, due } = await openLines(tx, order, part, now, feasts)
    const open = lines.map(toSplit)
    const { sets, deliveryId } = part
    const others = (index: number) => elsewhere(holders, lines[index]!)
    const { manyMakers } = order
    const splits =
      deliveryId === null ? splitSimply(open, free) : splitUniformly(open, { sets, manyMakers }, free, others)
    for (const [index, { shares }] of splits.entries())
      holders.push(...shares.map(({ sellerId }) => ({ label: lines[index]!.label, deliveryId, sellerId })))
    const held = piecesOf(splits)
    await tx.sql(
      `INSERT INTO quotation_holds (quotation_id, region_code, product_id, quantity, due_on)
       SELECT $1, $2, h.product_id, h.quantity, $3 FROM unnest($4::int[], $5::int[]) AS h(product_id, quantity)
       ON CONFLICT (quotation_id, product_id, due_on) DO UPDATE SET quantity = quotation_holds.quantity + excluded.quantity`,
      [quotationId, order.regionCode, due, [...held.keys()], [...held.values()]],
    )
  }
}
