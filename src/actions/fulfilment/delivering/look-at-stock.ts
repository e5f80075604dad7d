import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { line } from '../../lines.ts'
import { readOrder } from '../../orders/lock.ts'
import { pickedId } from '../../picked.ts'
import { scopeOf } from '../scope.ts'
import { stockOf } from './stock.ts'

/** What of an order can leave now: so many parcels, or all the goods that are here. */
export const lookAtStock = action({
  name: 'look_at_stock',
  for: OFFICER_ACTS.ship_goods,
  needs: { order: 'pick' },
  gives: {
    parcels: { number: 'text', buyer: 'text', stock: 'lines', left: 'count', ready: 'count', packed: 'count' },
    goods: { number: 'text', buyer: 'text', stock: 'lines' },
    nothing: {},
  },
  async run({ order: picked }, { tx, actor }) {
    const order = await readOrder(tx, pickedId(picked))
    if (!order || order.regionCode !== actor.region) return { outcome: 'nothing' }
    const { stock, lines, parcelsLeft, parcelsReady } = await stockOf(tx, await scopeOf(tx, actor), order)
    if (!stock.length) return { outcome: 'nothing' }
    const here = lines.map(({ label, here, open }) =>
      open > 0 ? line('stock_and_coming', { label, here, open }) : line('stock', { label, here }),
    )
    const common = { number: order.number ?? '', buyer: await buyerOf(tx, order.buyerId), stock: here }
    if (parcelsLeft === null || parcelsReady === null) return { outcome: 'goods', values: common }
    const packed = await packedOf(tx, order.id)
    return { outcome: 'parcels', values: { ...common, left: parcelsLeft, ready: parcelsReady, packed } }
  },
})

async function buyerOf(tx: Tx, buyerId: number): Promise<string> {
  const [buyer] = await tx.sql<{ name: string }>('SELECT name FROM buyers WHERE id = $1', [buyerId])
  return buyer?.name ?? ''
}

/** Parcels packed so far, on all days. */
export async function packedOf(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.sql<{ parcels: number }>(
    'SELECT coalesce(sum(parcels), 0)::int AS parcels FROM packings WHERE order_id = $1',
    [orderId],
  )
  return row?.parcels ?? 0
}
