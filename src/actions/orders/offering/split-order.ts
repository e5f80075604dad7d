import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { candidatesOf } from '../../../domain/orders/plan.ts'
import { hasChoice, type PlannedLine, splitOrder } from '../../../domain/orders/split-order.ts'
import { type Deed, type QuietErrand, sendErrand } from '../../errand.ts'
import { lockOrder, readOrder } from '../lock.ts'
import { partsOf } from '../parts.ts'
import { holdFor } from './holds.ts'
import { offerOpen } from './offer.ts'
import { mayOffer, openLines, toSplit } from './open-lines.ts'

interface Input {
  orderId: number
}

const NAME = 'split_order'

/**
 * For an order that goes out to makers for the first time, or anew because its buyer changed it: hundreds of kitchens may
 * fill one line, so who gets how much is reckoned exactly, outside this transaction, and the offers follow within seconds.
 *
 * What needs no reckoning is offered here and now: an order none of whose lines leaves a choice (one maker, or all of them
 * needed), and one of several deliveries. So is everything after the first round, by `offerOpen` and `reofferLine`: the part one maker declined, let
 * lapse or gave back is a few pieces for the few who have not been asked, and whoever turned it down, or the officer who
 * moved it, hears in the same turn where it went. An order goes as a whole, since what one line takes and earns counts for
 * the next.
 * @throws when there is no such order
 */
export async function openOrder(tx: Tx, orderId: number, now: Date, feasts: Feasts): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  if (!mayOffer(order)) return
  const [part, another] = partsOf(order)
  // deliveries of their own are split so that their parcels are alike, which needs no solver
  if (!part || another) return void (await offerOpen(tx, order, now, feasts))
  const open = await openLines(tx, order, part, now, feasts)
  const choice = open.lines.some((line) => hasChoice(toSplit(line), candidatesOf(line, open.free)))
  if (!choice) return void (await offerOpen(tx, order, now, feasts))
  await holdFor(tx, order, open)
  await sendErrand(tx, { name: NAME, input: { orderId } satisfies Input }, now)
}

/**
 * Splits an order exactly on a snapshot and offers the shares. The deed locks the order and checks every share against
 * capacity as it is by then; done for an order that is offered, changed or cancelled meanwhile it finds less to do, or
 * nothing. Given up, the order is split by the simple rule: never is nothing offered.
 */
export const splitOrderErrand: QuietErrand = {
  name: NAME,
  async run({ orderId }: Input, { db, solve, now, feasts }) {
    const snapshot = await db.transaction(async (tx) => {
      const order = await readOrder(tx, orderId)
      const [part, another] = order && mayOffer(order) ? partsOf(order) : []
      return order && part && !another ? openLines(tx, order, part, now, feasts) : undefined
    })
    const plan = snapshot ? await splitOrder(snapshot.lines.map(toSplit), snapshot.free, solve) : []
    return offering(orderId, plan, now, feasts)
  },
  instead: ({ orderId }: Input, { now, feasts }) => offering(orderId, [], now, feasts),
}

const offering =
  (orderId: number, plan: readonly PlannedLine[], now: Date, feasts: Feasts): Deed =>
  async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order) await offerOpen(tx, order, now, feasts, undefined, plan)
  }
