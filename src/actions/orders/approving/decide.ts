import type { Tx } from '../../../db/open.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { mayApprove } from '../../../domain/orders/approval.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { deliveryLines } from '../deliveries/say.ts'
import { cancelOrder } from '../following/cancel.ts'
import { lockOrder, type OrderNow, readOrder } from '../lock.ts'
import { ORDER_TITLE, ofSeveralGoods, orderedCount, partsOf } from '../parts.ts'
import { goOut } from '../placing/go-out.ts'
import { roleIn } from './members.ts'

interface Asked {
  placedById: number | null
  placer: string
  total: number
  address: string | null
  validUntilOn: string | null
}

const asked = async (tx: Tx, orderId: number): Promise<Asked> =>
  (
    await tx.sql<Asked>(
      `SELECT o.placed_by_id AS "placedById", coalesce(p.name, '') AS placer, o.total, o.address,
         (SELECT q.valid_until_on FROM quotations q WHERE q.order_id = o.id AND q.status = 'open' ORDER BY q.id DESC LIMIT 1)
           AS "validUntilOn"
       FROM orders o LEFT JOIN people p ON p.id = o.placed_by_id WHERE o.id = $1`,
      [orderId],
    )
  )[0]!

/** An order of the speaker's organisation that waits for a yes. */
async function waitingOrder(
  { tx, actor }: Pick<Work, 'tx' | 'actor'>,
  picked: string,
  lock: boolean,
): Promise<OrderNow | undefined> {
  const order = await (lock ? lockOrder : readOrder)(tx, pickedId(picked))
  return order?.buyerId === actor.buyerId && order?.status === 'awaiting_approval' ? order : undefined
}

/** Orders of the organisation that wait for a yes: the one meant, the only one, or a list. */
export const findApprovals = action({
  name: 'find_approvals',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick?' },
  gives: { one: { order: 'pick' }, several: { orders: 'list' }, none: {} },
  async run({ order: picked }, { tx, actor }) {
    const orders = await tx.sql<{ id: number; number: string; title: string }>(
      `SELECT o.id, o.number, ${ORDER_TITLE} AS title FROM orders o LEFT JOIN parcels p ON p.id = o.parcel_id
       WHERE o.buyer_id = $1 AND (o.status = 'awaiting_approval' OR o.id = $2) ORDER BY o.id`,
      [actor.buyerId ?? 0, picked === undefined ? null : pickedId(picked)],
    )
    const meant = picked === undefined ? undefined : orders.find(({ id }) => id === pickedId(picked))
    const [only] = orders
    if (!only) return { outcome: 'none' }
    if (meant || orders.length === 1) return { outcome: 'one', values: { order: String((meant ?? only).id) } }
    const list = orders.map(({ id, number, title }) => ({ value: String(id), label: listLabel(number, title) }))
    return { outcome: 'several', values: { orders: list } }
  },
})

/** What a colleague is asked to agree to. */
export const showApproval = action({
  name: 'show_approval',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick' },
  gives: {
    mine_to_decide: {
      number: 'text',
      title: 'text',
      amount: 'count',
      contents: 'lines',
      needed_before: 'date',
      /** the day of all of it; several deliveries each have their day and address in `plan` */
      received: 'date?',
      plan: 'lines',
      total: 'rupiah',
      placer: 'text',
      address: 'text?',
    },
    /** the placer, or a member who may not approve: what to do is said */
    not_mine: { number: 'text' },
    own: { number: 'text' },
    over: {},
  },
  async run({ order: picked }, work) {
    const { tx, actor } = work
    const order = await waitingOrder(work, picked, false)
    if (!order) return { outcome: 'over' }
    const number = order.number ?? ''
    const { placedById, placer, total, address } = await asked(tx, order.id)
    const role = await roleIn(tx, actor.buyerId, actor.personId)
    if (placedById === actor.personId) return { outcome: 'own', values: { number } }
    if (role === undefined || !mayApprove(role, actor.personId ?? 0, placedById))
      return { outcome: 'not_mine', values: { number } }
    const several = order.deliveries.length > 0
    const contents =
      order.parcelCount === null && !ofSeveralGoods(order)
        ? []
        : partsOf(order)[0]!.lines.map(({ label, quantity, price }) =>
            line('parcel_content', { label, quantity: quantity / partsOf(order)[0]!.sets, price }),
          )
    return {
      outcome: 'mine_to_decide',
      values: {
        number,
        title: order.title,
        amount: orderedCount(order),
        contents,
        needed_before: order.neededOn,
        received: several ? undefined : order.neededOn,
        plan: several ? await deliveryLines(tx, order.id) : [],
        total,
        placer,
        address: several ? undefined : address,
      },
    }
  },
})

/**
 * One tap: agreed. Only to what was seen: an order changed meanwhile is shown again. Whoever placed it can't agree to it
 * herself, whatever button she sends.
 */
export const approveOrder = action({
  name: 'approve_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', total: 'rupiah', amount: 'count', needed_before: 'date' },
  gives: { approved: { number: 'text' }, waiting: { number: 'text' }, changed: {}, own: { number: 'text' }, over: {} },
  async run({ order: picked, total, amount, needed_before }, work) {
    const { tx, actor, now, feasts } = work
    const order = await waitingOrder(work, picked, true)
    if (!order) return { outcome: 'over' }
    const number = order.number ?? ''
    const of = await asked(tx, order.id)
    const role = await roleIn(tx, actor.buyerId, actor.personId)
    if (of.placedById === actor.personId) return { outcome: 'own', values: { number } }
    if (role === undefined || !mayApprove(role, actor.personId ?? 0, of.placedById)) return { outcome: 'over' }
    if (of.total !== total || orderedCount(order) !== amount || order.neededOn !== needed_before)
      return { outcome: 'changed' }
    const state = await agree(tx, order, { personId: actor.personId, accountId: actor.accountId }, now, feasts)
    return { outcome: state === 'placed' ? 'approved' : 'waiting', values: { number }, wrote: true }
  },
})

/** Not agreed: the order falls away before anybody was offered anything, and its placer hears why. */
export const rejectOrder = action({
  name: 'reject_order',
  for: ['visitor', 'buyer'],
  needs: { order: 'pick', reject_reason: 'text?' },
  gives: { rejected: { number: 'text' }, own: { number: 'text' }, over: {} },
  async run({ order: picked, reject_reason: why }, work) {
    const { tx, actor, now } = work
    const order = await waitingOrder(work, picked, true)
    if (!order) return { outcome: 'over' }
    const number = order.number ?? ''
    const { placedById } = await asked(tx, order.id)
    const role = await roleIn(tx, actor.buyerId, actor.personId)
    if (placedById === actor.personId) return { outcome: 'own', values: { number } }
    if (role === undefined || !mayApprove(role, actor.personId ?? 0, placedById)) return { outcome: 'over' }
    await cancelOrder(tx, order.id, { now, reason: why })
    const values = { number, title: order.title, by: await nameOf(tx, actor.personId), why }
    await tellOthers(tx, order, actor.accountId, { notice: 'approval_refused', values, key: 'refused' }, now)
    return { outcome: 'rejected', values: { number }, wrote: true }
  },
})

/** A copy of the quotation signed on paper came back: that is the yes, with who sent it (PRACTICE 13). */
export async function agreeOnPaper(
  tx: Tx,
  orderId: number,
  by: { personId?: number | undefined; accountId: number },
  now: Date,
  feasts: Feasts,
): Promise<boolean> {
  const order = await lockOrder(tx, orderId)
  if (order?.status !== 'awaiting_approval') return false
  await agree(tx, order, { ...by, onPaper: true }, now, feasts)
  return true
}

/** Somebody agreed: it goes out, and everybody else of the organisation hears who it was. */
async function agree(
  tx: Tx,
  order: OrderNow,
  { personId, accountId, onPaper }: { personId?: number | undefined; accountId: number; onPaper?: boolean },
  now: Date,
  feasts: Feasts,
): Promise<'placed' | 'awaiting_verification'> {
  await tx.sql('UPDATE orders SET approved_by_id = $2, approved_at = $3 WHERE id = $1', [
    order.id,
    onPaper ? null : (personId ?? null),
    now,
  ])
  const values = { number: order.number ?? '', title: order.title, by: await nameOf(tx, personId) }
  const notice = onPaper ? ('approved_on_paper' as const) : ('order_approved' as const)
  await tellOthers(tx, order, accountId, { notice, values, key: 'agreed' }, now)
  return goOut(tx, order.id, now, feasts)
}

async function nameOf(tx: Tx, personId: number | undefined): Promise<string> {
  const [row] = await tx.sql<{ name: string | null }>('SELECT name FROM people WHERE id = $1', [personId ?? 0])
  return row?.name ?? ''
}

/** Everybody else of the organisation hears what became of it. */
async function tellOthers(
  tx: Tx,
  { id, buyerId }: OrderNow,
  accountId: number,
  { notice, values, key }: { notice: Notice['notice']; values: object; key: string },
  now: Date,
): Promise<void> {
  const [{ total } = { total: 0 }] = await tx.sql<{ total: number }>('SELECT total FROM orders WHERE id = $1', [id])
  const others = (await buyerAccounts(tx, [buyerId])).filter((one) => one.accountId !== accountId)
  await queueNotices(
    tx,
    others.map((one) => ({
      notice,
      accountId: one.accountId,
      key: `approval-${key}:${id}:${total}:${one.accountId}`,
      values,
    })),
    now,
  )
}
