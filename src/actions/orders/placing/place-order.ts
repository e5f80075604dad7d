import type { DeliverySaid } from '../../../answers/deliveries.ts'
import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { action, type Outcome } from '../../action.ts'
import { isSeveral } from './basket.ts'
import { TOO_SHORT, tooShort } from './keeping.ts'
import { type Gathered, readOrdering } from './ordering.ts'
import { partsSaid } from './parts-said.ts'
import { type NewOrder, placeOrder } from './place.ts'
import { NOT_POSSIBLE, notPossible } from './wish.ts'

/** What the confirmed card holds. */
export const CARD_NEEDS = {
  parcel: 'pick?',
  product: 'pick?',
  /** several goods, as basket.ts keeps them */
  basket: 'text?',
  quantity: 'quantity',
  needed_on: 'date',
  address: 'text',
  contact_name: 'name',
  contact_phone: 'phone',
  greeting: 'text?',
  substitutes: 'choice?',
  wished_shelf_life: 'days?',
  deliveries: 'deliveries?',
} as const

const GIVES = {
  placed: { number: 'text', order: 'pick' },
  waiting: { number: 'text', order: 'pick' },
  /** above what one member may order alone */
  to_approve: { number: 'text', order: 'pick', approvers: 'text' },
  /** the same, and nobody else may approve */
  nobody_approves: { number: 'text', order: 'pick' },
  twice: { twin_number: 'text', twin_by: 'text', twin_amount: 'count', twin_day: 'date' },
  blocked: {},
  gone: {},
  parts_differ: {},
  ...TOO_SHORT,
  ...NOT_POSSIBLE,
} as const

/**
 * The card was confirmed: the order is placed under a number of its own and offered to makers, or waits for a colleague's
 * yes or until an officer has verified its buyer. What was possible a minute ago may not be any more.
 * @param besides whether a colleague's order of the same thing is known already
 */
const placing = (name: string, besides: boolean) =>
  action({
    name,
    for: ['visitor', 'buyer'],
    needs: CARD_NEEDS,
    gives: GIVES,
    async run(needs, { tx, actor, now, feasts, house }): Promise<Outcome<typeof GIVES>> {
      const card = await readCard(tx, needs, actor)
      if ('instead' in card) return card.instead
      const { item, order } = card
      const placed = await placeOrder(tx, item, { ...order, besides }, now, feasts)
      if (placed.kind === 'blocked') return { outcome: 'blocked' }
      if (placed.kind === 'not_possible') return notPossible(placed.quote, item, house.words['unit.parcel'] ?? 'parcel')
      if (placed.kind === 'twice') {
        const { number, by, count, neededOn } = placed.twin
        const values = { twin_number: number, twin_by: by, twin_amount: count, twin_day: neededOn }
        return { outcome: 'twice', values }
      }
      const { number, approvers } = placed
      const values = { number, order: String(placed.orderId) }
      if (approvers?.length === 0) return { outcome: 'nobody_approves', values, wrote: true }
      if (approvers)
        return { outcome: 'to_approve', values: { ...values, approvers: approvers.join(', ') }, wrote: true }
      return { outcome: placed.waiting ? 'waiting' : 'placed', values, wrote: true }
    },
  })

export const placeOrderAction = placing('place_order', false)
export const placeOrderBesides = placing('place_order_besides', true)

/** What a confirmed card orders, for whoever writes it down; or what there is to say instead. */
export async function readCard(
  tx: Tx,
  card: Gathered & Said & { deliveries?: readonly DeliverySaid[] | undefined },
  { buyerId, personId }: Pick<Actor, 'buyerId' | 'personId'>,
) {
  const instead = <Way extends string>(outcome: Way) => ({ instead: { outcome } }) as const
  const ordering = await readOrdering(tx, card, buyerId)
  if (ordering.kind === 'gone') return instead('gone')
  if (ordering.kind === 'lacking')
    return { instead: { outcome: 'lacking' as const, values: { chosen_good: ordering.product } } }
  if (buyerId === undefined || ordering.kind !== 'ordering') return instead('blocked')
  const { item, count } = ordering
  const said = partsSaid(isSeveral(item) ? undefined : card.deliveries, count, card.needed_on)
  if (said.kind === 'differ') return instead('parts_differ')
  const parts = said.kind === 'several' ? said.parts : undefined
  const order = { ...meant(card), parts, buyerId, placedById: personId, count }
  const short = await tooShort(tx, item, order)
  return short ? { instead: short } : { item, order }
}

interface Said {
  needed_on: string
  address: string
  contact_name: string
  contact_phone: string
  greeting: string | undefined
  substitutes: string | undefined
  wished_shelf_life: number | undefined
}

const meant = (card: Said): Omit<NewOrder, 'buyerId' | 'placedById' | 'count'> => ({
  neededOn: card.needed_on,
  address: card.address,
  contactName: card.contact_name,
  contactPhone: card.contact_phone,
  greeting: card.greeting,
  substitutes: SUBSTITUTES.find((known) => known === card.substitutes),
  minShelfLifeDays: card.wished_shelf_life,
  source: 'chat',
})

const SUBSTITUTES = ['equal', 'ask', 'no'] as const
