import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { type OrderNow, readOrder } from '../lock.ts'
import { setsOf } from '../parts.ts'
import { tellOfficers } from '../telling.ts'
import { ownOrder } from './own-orders.ts'

/** Makers have promised: what the buyer wants instead goes to the officers, who talk with everybody first. */
export const askChange = action({
  name: 'ask_order_change',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', quantity: 'quantity?', needed_on: 'date?' },
  gives: { asked: { number: 'text' }, over: {} },
  async run({ order: pick, quantity, needed_on }, { tx, actor, now }) {
    const id = await ownOrder(tx, actor.buyerId, pick)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order) return { outcome: 'over' }
    const wanted = quantity === undefined ? null : Math.round(quantity.pieces ?? quantity.qty)
    await askOfficers(tx, order, { wanted, day: needed_on ?? null }, now)
    return { outcome: 'asked', values: { number: order.number ?? '' }, wrote: true }
  },
})

/** What a buyer wants instead is kept with the order, and officers decide. @param wanted, day null: as it is */
export async function askOfficers(
  tx: Tx,
  order: OrderNow,
  { wanted, day }: { wanted: number | null; day: string | null },
  now: Date,
): Promise<void> {
  const [buyer] = await tx.sql<{ phone: string | null }>('SELECT phone FROM buyers WHERE id = $1', [order.buyerId])
  const values = { phone: buyer?.phone ?? undefined }
  const slots = { order: String(order.id) }
  const key = `change-asked:${order.id}:${setsOf(order)}:${order.neededOn}:${wanted ?? ''}:${day ?? ''}`
  await tx.sql('UPDATE orders SET change_asked = $2 WHERE id = $1', [order.id, JSON.stringify({ wanted, day })])
  await tellOfficers(tx, order.regionCode, { notice: 'change_asked' as const, values, slots }, key, now)
}
