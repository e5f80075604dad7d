import { action, type Outcome, type Work } from '../../action.ts'
import { readItem } from '../../orders/placing/item.ts'
import { type NewOrder, placeOrder } from '../../orders/placing/place.ts'
import { totalsOf } from '../../orders/placing/quote.ts'
import { countOf } from '../../orders/placing/wish.ts'
import { pickedId } from '../../picked.ts'
import { moveOn, readStanding, type StandingNow } from './standing.ts'

/** The standing order while it waits for a yes for that very day. */
async function due(
  { tx, actor }: Work,
  { standing, day }: { standing: string; day: string },
  lock: 'lock' | 'look' = 'look',
): Promise<StandingNow | undefined> {
  const found = await readStanding(tx, pickedId(standing), actor.buyerId ?? 0, lock)
  return found?.status === 'active' && found.nextOn === day ? found : undefined
}

/** What would be ordered for that day, at today's price. */
export const showStandingDue = action({
  name: 'show_standing_due',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick', day: 'date' },
  gives: {
    open: {
      title: 'text',
      amount: 'quantity',
      sum: 'rupiah',
      product: 'pick',
      quantity: 'quantity',
      needed_on: 'date',
    },
    gone: { title: 'text' },
    over: {},
  },
  async run(said, work) {
    const found = await due(work, said)
    if (!found) return { outcome: 'over' }
    const product = String(found.productId)
    const item = await readItem(work.tx, { product })
    if (!item) return { outcome: 'gone', values: { title: found.product } }
    const quantity = { qty: found.quantity, unit: found.unit }
    const sum = totalsOf(item, found.quantity, false).total
    const values = { title: found.product, amount: quantity, sum, product, quantity, needed_on: found.nextOn }
    return { outcome: 'open', values }
  },
})

const GIVES = {
  placed: { number: 'text' },
  to_approve: { number: 'text', approvers: 'text?' },
  /** not so many, not by then, or without an address: the order's own talk finds a way */
  otherwise: { quantity: 'quantity' },
  which_unit: { unit: 'text' },
  gone: { title: 'text' },
  over: {},
} as const

/** One tap: this time's order is placed like any other, and the next day is waited for. `this_time`: another number. */
export const orderStanding = action({
  name: 'order_standing',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick', day: 'date', this_time: 'quantity?' },
  gives: GIVES,
  async run(said, work): Promise<Outcome<typeof GIVES>> {
    const { tx, now, feasts } = work
    const found = await due(work, said, 'lock')
    if (!found) return { outcome: 'over' }
    const item = await readItem(tx, { product: String(found.productId) })
    if (!item) return { outcome: 'gone', values: { title: found.product } }
    const counted = said.this_time ? countOf(said.this_time, item) : { ok: true as const, count: found.quantity }
    if (!counted.ok) return { outcome: 'which_unit', values: { unit: found.unit } }
    const order = await meant(work, found, counted.count)
    const placed = order && (await placeOrder(tx, item, order, now, feasts))
    await moveOn(tx, found)
    if (placed?.kind !== 'placed')
      return { outcome: 'otherwise', values: { quantity: { qty: counted.count, unit: found.unit } }, wrote: true }
    await tx.sql('UPDATE orders SET standing_order_id = $2 WHERE id = $1', [placed.orderId, found.id])
    const { number, approvers } = placed
    return approvers
      ? { outcome: 'to_approve', values: { number, approvers: approvers.join(', ') || undefined }, wrote: true }
      : { outcome: 'placed', values: { number }, wrote: true }
  },
})

/** To the organisation's own address and contact; undefined while it has told none. */
async function meant({ tx, actor }: Work, standing: StandingNow, count: number): Promise<NewOrder | undefined> {
  const [buyer] = await tx.sql<{ address: string | null; contact: string; phone: string | null }>(
    'SELECT address, contact_name AS contact, phone FROM buyers WHERE id = $1',
    [standing.buyerId],
  )
  if (!buyer?.address) return undefined
  return {
    buyerId: standing.buyerId,
    placedById: actor.personId,
    count,
    neededOn: standing.nextOn,
    address: buyer.address,
    contactName: buyer.contact,
    contactPhone: buyer.phone,
    source: 'standing',
  }
}

/** Not this time. */
export const skipStanding = action({
  name: 'skip_standing',
  for: ['visitor', 'buyer'],
  needs: { standing: 'pick', day: 'date' },
  gives: { skipped: { next_on: 'date' }, over: {} },
  async run(said, work) {
    const found = await due(work, said, 'lock')
    if (!found) return { outcome: 'over' }
    await moveOn(work.tx, found)
    const next = await readStanding(work.tx, found.id, found.buyerId)
    return { outcome: 'skipped', values: { next_on: next?.nextOn ?? found.nextOn }, wrote: true }
  },
})
