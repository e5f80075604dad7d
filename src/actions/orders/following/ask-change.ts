import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { pickedId } from '../../picked.ts'
import { type OrderNow, readOrder } from '../lock.ts'
import { setsOf } from '../parts.ts'
import { tellOfficers } from '../telling.ts'
import { goodsOf } from './order-goods.ts'
import { ownOrder } from './own-orders.ts'

/** Makers have promised: what the buyer wants instead goes to the officers, who talk with everybody first. */
export const askChange = action({
  name: 'ask_order_change',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', good: 'pick?', quantity: 'quantity?', needed_on: 'date?' },
  gives: { asked: { number: 'text' }, over: {} },
  async run({ order: pick, good, quantity, needed_on }, { tx, actor, now }) {
    const id = await ownOrder(tx, actor.buyerId, pick)
    const order = id === undefined ? undefined : await readOrder(tx, id)
    if (!order) return { outcome: 'over' }
    const wanted = quantity === undefined ? null : Math.round(quantity.pieces ?? quantity.qty)
    const line = good === undefined ? undefined : goodsOf(order).find(({ id }) => id === pickedId(good))
    const asked = { wanted, day: needed_on ?? null, ...(line && wanted !== null && { line: line.id }) }
    await askOfficers(tx, order, asked, now)
    return { outcome: 'asked', values: { number: order.number ?? '' }, wrote: true }
  },
})

/** What a buyer wants instead is kept with the order, and officers decide. @param wanted, day null: as it is; line: one of several goods */
export async function askOfficers(
  tx: Tx,
  order: OrderNow,
  asked: { wanted: number | null; day: string | null; line?: number },
  now: Date,
): Promise<void> {
  const [buyer] = await tx.sql<{ phone: string | null }>('SELECT phone FROM buyers WHERE id = $1', [order.buyerId])
  const values = { phone: buyer?.phone ?? undefined }
  const slots = { order: String(order.id) }
  const { wanted, day, line } = asked
  const of = order.lines.find(({ id }) => id === line)
  const before = of ? `${of.id}:${of.quantity}` : setsOf(order)
  const key = `change-asked:${order.id}:${before}:${order.neededOn}:${wanted ?? ''}:${day ?? ''}`
  await tx.sql('UPDATE orders SET change_asked = $2 WHERE id = $1', [order.id, JSON.stringify(asked)])
  await tellOfficers(tx, order.regionCode, { notice: 'change_asked' as const, values, slots }, key, now)
}
