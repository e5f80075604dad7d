import type { Tx } from '../../../db/open.ts'
import type { LineNow, OrderNow } from '../lock.ts'
import { ofSeveralGoods, partsOf } from '../parts.ts'
import type { Item, ItemLine } from '../placing/item.ts'

/** An item of an order; each line with its own row, of several deliveries the first one's. */
export interface OrderedItem extends Item {
  lines: OrderedLine[]
}

export type OrderedLine = ItemLine & { id: number }

/** What was ordered, at the order's own prices, and what it came to. Of several goods: those that are still wanted. */
export async function ordered(
  tx: Tx,
  order: OrderNow,
): Promise<{ item: OrderedItem; total: number; supplierIsPkp: boolean }> {
  const [row] = await tx.sql<{
    parcelId: number | null
    packingFee: number
    total: number
    pkp: boolean
  }>(
    `SELECT o.parcel_id AS "parcelId", o.packing_fee AS "packingFee", o.total, coalesce(s.pkp, false) AS pkp
     FROM orders o LEFT JOIN suppliers s ON s.id = o.supplier_id WHERE o.id = $1`,
    [order.id],
  )
  if (!row) throw new Error(`order ${order.id} is gone`)
  const { parcelId, packingFee, total, pkp } = row
  const { regionCode, title, packingPointId, packedADay, manyMakers } = order
  const [part] = partsOf(order)
  const several = ofSeveralGoods(order)
  const goods = parcelId === null ? await goodsOf(tx, part!.lines) : []
  const lines = part!.lines
    .filter(({ quantity, cancelled }) => !several || quantity > cancelled)
    .map(({ id, label, quantity, cancelled, price, products }) => ({
      id,
      parcelLineId: null,
      label,
      quantity: (quantity - (several ? cancelled : 0)) / part!.sets,
      price,
      minimum: goods.find((of) => of.id === products[0])?.minimum ?? 1,
      products,
    }))
  const item = {
    regionCode,
    title,
    unit: several ? null : (goods[0]?.unit ?? null),
    parcelId,
    packingFee,
    packingPointId,
    packedADay,
    manyMakers,
    lines,
  }
  return { item, total, supplierIsPkp: pkp }
}

const goodsOf = (tx: Tx, lines: readonly LineNow[]) =>
  tx.sql<{ id: number; minimum: number; unit: string }>(
    'SELECT id, min_order AS minimum, unit FROM products WHERE id = ANY ($1)',
    [lines.flatMap(({ products }) => products[0] ?? [])],
  )
