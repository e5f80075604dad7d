import type { DeliverySaid } from '../../../answers/deliveries.ts'
import { action } from '../../action.ts'
import type { PartWished } from './quote.ts'

/** What the card says of several deliveries, held against the number and the day it says. */
export type PartsSaid =
  | { kind: 'one' }
  | { kind: 'several'; parts: PartWished[] }
  /** they do not add up to the number, or do not begin on the day */
  | { kind: 'differ' }

/** The deliveries of a card, the rest counted out. */
export function partsSaid(said: readonly DeliverySaid[] | undefined, count: number, neededOn: string): PartsSaid {
  if (!said || said.length < 2) return { kind: 'one' }
  const rest = count - numbered(said)
  const parts = said.map((part) => ({ day: part.day, address: part.address, count: part.count ?? rest }))
  const open = said.some((part) => part.count === null)
  const adds = open ? rest > 0 : rest === 0
  return adds && firstDay(said) === neededOn ? { kind: 'several', parts } : { kind: 'differ' }
}

const numbered = (said: readonly DeliverySaid[]) => said.reduce((sum, { count }) => sum + (count ?? 0), 0)
const firstDay = (said: readonly DeliverySaid[]) => said.map(({ day }) => day).sort()[0]

/** The deliveries count: the order's number and day follow from them. */
export const takeDeliveries = action({
  name: 'take_deliveries',
  for: ['visitor', 'buyer'],
  needs: { deliveries: 'deliveries?', quantity: 'quantity' },
  gives: { taken: { quantity: 'quantity', needed_on: 'date' }, unclear: {} },
  async run({ deliveries, quantity: { unit, pieces, qty } }) {
    if (!deliveries) return { outcome: 'unclear' }
    const day = firstDay(deliveries)
    const open = deliveries.some(({ count }) => count === null)
    const count = open ? (pieces ?? qty) : numbered(deliveries)
    if (day === undefined || (open && count <= numbered(deliveries))) return { outcome: 'unclear' }
    return { outcome: 'taken', values: { quantity: { qty: count, ...(unit && !pieces && { unit }) }, needed_on: day } }
  },
})

/** The deliveries said are forgotten: it is one after all, or they are listed anew. */
export const oneDelivery = action({
  name: 'one_delivery',
  for: ['visitor', 'buyer', 'admin', 'curator'],
  needs: {},
  gives: { forgotten: { deliveries: 'deliveries?' } },
  run: async () => ({ outcome: 'forgotten', values: { deliveries: undefined } }),
})
