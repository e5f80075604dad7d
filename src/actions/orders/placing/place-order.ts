import { action, type Outcome } from '../../action.ts'
import { readItem } from './item.ts'
import { placeOrder } from './place.ts'
import { countOf, NOT_POSSIBLE, notPossible } from './wish.ts'

const GIVES = {
  placed: { number: 'text', order: 'pick' },
  waiting: { number: 'text', order: 'pick' },
  blocked: {},
  gone: {},
  ...NOT_POSSIBLE,
} as const

/**
 * The card was confirmed: the order is placed under a number of its own and offered to makers, or waits until an officer
 * has verified its buyer. What was possible a minute ago may not be any more.
 */
export const placeOrderAction = action({
  name: 'place_order',
  for: ['visitor', 'buyer'],
  needs: {
    parcel: 'pick?',
    product: 'pick?',
    quantity: 'quantity',
    needed_on: 'date',
    address: 'text',
    contact_name: 'name',
    contact_phone: 'phone',
    greeting: 'text?',
  },
  gives: GIVES,
  async run(needs, { tx, actor, now, feasts, house }): Promise<Outcome<typeof GIVES>> {
    const { buyerId } = actor
    const item = await readItem(tx, needs, buyerId)
    if (!item) return { outcome: 'gone' }
    const counted = countOf(needs.quantity, item)
    if (buyerId === undefined || !counted.ok) return { outcome: 'blocked' }
    const placed = await placeOrder(
      tx,
      item,
      {
        buyerId,
        placedById: actor.personId,
        count: counted.count,
        neededOn: needs.needed_on,
        address: needs.address,
        contactName: needs.contact_name,
        contactPhone: needs.contact_phone,
        greeting: needs.greeting,
        source: 'chat',
      },
      now,
      feasts,
    )
    if (placed.kind === 'blocked') return { outcome: 'blocked' }
    if (placed.kind === 'not_possible') return notPossible(placed.quote, item, house.words['unit.parcel'] ?? 'parcel')
    const values = { number: placed.number, order: String(placed.orderId) }
    return { outcome: placed.waiting ? 'waiting' : 'placed', values, wrote: true }
  },
})
