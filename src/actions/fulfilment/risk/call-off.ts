import type { Tx } from '../../../db/open.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { toCome } from '../../../domain/orders/custody.ts'
import { ORDER_STATES } from '../../../domain/orders/states.ts'
import { mayMove } from '../../../domain/states.ts'
import { queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { letGo } from '../../orders/brought.ts'
import { cancelOrder } from '../../orders/following/cancel.ts'
import { lockOrder, type OrderNow, readOrder } from '../../orders/lock.ts'
import { tellOfferGone } from '../../orders/offering/offers-gone.ts'
import { openPieces } from '../../orders/pieces.ts'
import { forgetOffers, tellPromiseGone } from '../../orders/telling.ts'
import { pickedId } from '../../picked.ts'
import { movingSharesOf, type ShareInCustody } from '../custody.ts'
import { finishOrder, writeShare } from '../finish.ts'
import { tellShareClosed, toAll } from '../telling.ts'

const RUNNING = ['awaiting_approval', 'awaiting_verification', 'placed', 'promised', 'in_progress', 'delivering']
/** Longest list of orders to choose from, the newest first. */
const MOST_ORDERS = 40

/** Orders of the region that an officer may call off. */
export const listToCallOff = action({
  name: 'list_to_call_off',
  for: OFFICER_ACTS.reallocate_orders,
  needs: {},
  gives: { some: { orders: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.sql<{ id: number; number: string; buyer: string }>(
      `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.region_code = $1 AND o.status = ANY ($2) AND o.number IS NOT NULL ORDER BY o.id DESC LIMIT $3`,
      [actor.region, RUNNING, MOST_ORDERS],
    )
    if (!rows.length) return { outcome: 'none' }
    const orders = rows.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) }))
    return { outcome: 'some', values: { orders } }
  },
})

/** What calling an order off comes to: who loses a promise, and what is brought already and stays. */
export const lookAtCallOff = action({
  name: 'look_at_call_off',
  for: OFFICER_ACTS.reallocate_orders,
  needs: { order: 'pick' },
  gives: {
    shown: { number: 'text', buyer: 'text', title: 'text', needed_on: 'date', makers: 'count?', stays: 'lines' },
    over: {},
  },
  async run({ order: picked }, work) {
    const order = await running(work, picked)
    if (!order) return { outcome: 'over' }
    const [buyer] = await work.tx.sql<{ name: string }>('SELECT name FROM buyers WHERE id = $1', [order.buyerId])
    const moving = await sharesOf(work.tx, order)
    const { number, title, neededOn } = order
    const stays = moving.reduce((sum, { handed }) => sum + handed, 0)
    return {
      outcome: 'shown',
      values: {
        number: number ?? '',
        buyer: buyer?.name ?? '',
        title,
        needed_on: neededOn,
        makers: new Set(moving.filter((share) => toCome(share) > 0).map(({ sellerId }) => sellerId)).size || undefined,
        stays: stays > 0 ? [line('call_off_stays', { pieces: stays })] : [],
      },
    }
  },
})

/**
 * An officer calls an order off after talking with everybody: makers lose what they have not brought and hear so, the
 * buyer hears why. What is at the packing point or on a lorry is delivered and paid for; without any the order is cancelled.
 */
export const callOffOrder = action({
  name: 'call_off_order',
  for: OFFICER_ACTS.reallocate_orders,
  needs: { order: 'pick', cancel_reason: 'text' },
  gives: { cancelled: { number: 'text' }, rest_cancelled: { number: 'text' }, over: {} },
  async run({ order: picked, cancel_reason: why }, work) {
    const { tx, now, actor } = work
    const order = await running(work, picked)
    if (!order || !(await lockOrder(tx, order.id))) return { outcome: 'over' }
    const moving = await sharesOf(tx, order)
    const brought = moving.some(({ handed }) => handed > 0)
    const whole = !brought && mayMove(ORDER_STATES, order.status, 'cancelled')
    if (whole) await cancelOrder(tx, order.id, { now, reason: why, gone: 'gone.called_off' })
    else await callOffRest(tx, order, moving, now)
    const number = order.number ?? ''
    await audit(tx, actor, now, {
      act: 'call_off_order',
      subject: 'orders',
      subjectId: order.id,
      after: { why, whole },
    })
    const values = { number, title: order.title, why, stays: whole ? [] : [line('called_off_stays', {})] }
    const accounts = await buyerAccounts(tx, [order.buyerId])
    await queueNotices(tx, toAll(accounts, `called-off:${order.id}`, { notice: 'order_called_off', values }), now)
    return { outcome: whole ? 'cancelled' : 'rest_cancelled', values: { number }, wrote: true }
  },
})

async function running({ tx, actor }: Work, picked: string): Promise<OrderNow | undefined> {
  const order = await readOrder(tx, pickedId(picked))
  return order?.regionCode === actor.region && RUNNING.includes(order.status) ? order : undefined
}

const sharesOf = (tx: Tx, { regionCode, id }: OrderNow): Promise<ShareInCustody[]> =>
  movingSharesOf(tx, { region: regionCode, points: null }, id)

/** Every piece that is not brought becomes nobody's and is taken off the order. */
async function callOffRest(tx: Tx, order: OrderNow, moving: readonly ShareInCustody[], now: Date): Promise<void> {
  const owing = moving.filter((share) => toCome(share) > 0)
  const untouched = owing.filter(({ handed }) => handed === 0)
  await tellPromiseGone(
    tx,
    untouched.map(({ id }) => id),
    'gone.called_off',
    now,
  )
  for (const share of owing) {
    if (share.handed > 0) await tellShareClosed(tx, share, toCome(share), now)
    await writeShare(tx, share.id, { ...share, promised: share.promised - toCome(share) })
  }
  const offers = order.lines.flatMap(({ shares }) => shares.filter(({ status }) => status === 'offered'))
  await forgetOffers(tx, offers)
  await tellOfferGone(tx, offers, 'gone.called_off', now)
  await letGo(
    tx,
    offers.map(({ id }) => id),
    now,
  )
  const after = await readOrder(tx, order.id)
  for (const of of after?.lines ?? [])
    await tx.sql('UPDATE order_lines SET cancelled = cancelled + $2 WHERE id = $1', [of.id, openPieces(of)])
  await finishOrder(tx, order.id, now)
}
