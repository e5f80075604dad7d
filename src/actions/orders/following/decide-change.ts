import type { Tx } from '../../../db/open.ts'
import { dayAt } from '../../../domain/calendar.ts'
import { isFeastDay } from '../../../domain/orders/days.ts'
import type { AllocationState } from '../../../domain/orders/states.ts'
import { type Notice, queueNotices } from '../../../outbox/queue.ts'
import { buyerAccounts, sellerAccounts } from '../../accounts.ts'
import { action, type Work } from '../../action.ts'
import { audit } from '../../audit.ts'
import { billOrder } from '../../fulfilment/billing.ts'
import { toAll } from '../../fulfilment/telling.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { letGoForChange } from '../brought.ts'
import { changePlan } from '../deliveries/change.ts'
import type { Planned } from '../deliveries/plan.ts'
import { plannedLines } from '../deliveries/say.ts'
import { type LineNow, lockOrder, type OrderNow, readOrder, type ShareNow } from '../lock.ts'
import { openOrder } from '../offering/split-order.ts'
import { orderedCount, setsOf } from '../parts.ts'
import { sharesTold, tellPromiseGone } from '../telling.ts'
import { offersTouched, recount } from './change.ts'
import { goodsOf } from './order-goods.ts'

const OFFICERS = ['admin', 'curator'] as const
const OPEN = ['placed', 'promised', 'in_progress', 'delivering']
/** Promised, and nothing made yet: what may be given back without throwing food away. */
const NOT_BEGUN: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial']

/** An order of the officer's region in which makers are at work. */
async function running({ tx, actor }: Work, picked: string, lock: boolean): Promise<OrderNow | undefined> {
  const order = await (lock ? lockOrder : readOrder)(tx, pickedId(picked))
  return order?.regionCode === actor.region && OPEN.includes(order.status) ? order : undefined
}

interface Asked {
  wanted: number | null
  day: string | null
  /** of several goods the one */
  line?: number
  /** other deliveries */
  plan?: Planned[]
}

/** What the buyer of an order wants instead, while nobody has decided. */
async function asked({ tx }: Work, orderId: number): Promise<Asked | undefined> {
  const [row] = await tx.sql<{ asked: Asked | null }>('SELECT change_asked AS asked FROM orders WHERE id = $1', [
    orderId,
  ])
  return row?.asked ?? undefined
}

const decided = (tx: Tx, orderId: number) => tx.sql('UPDATE orders SET change_asked = NULL WHERE id = $1', [orderId])

/** Which request: the one meant, the only one that waits, or one of a list. */
export const findChanges = action({
  name: 'find_changes_asked',
  for: OFFICERS,
  needs: { order: 'pick?' },
  gives: { one: { order: 'pick' }, several: { orders: 'list' }, none: {} },
  async run({ order }, { tx, actor }) {
    if (order !== undefined) return { outcome: 'one', values: { order } }
    const rows = await tx.sql<{ id: number; number: string; buyer: string }>(
      `SELECT o.id, o.number, b.name AS buyer FROM orders o JOIN buyers b ON b.id = o.buyer_id
       WHERE o.region_code = $1 AND o.change_asked IS NOT NULL AND o.status = ANY ($2) ORDER BY o.id`,
      [actor.region, OPEN],
    )
    const [only] = rows
    if (!only) return { outcome: 'none' }
    if (rows.length === 1) return { outcome: 'one', values: { order: String(only.id) } }
    const orders = rows.map(({ id, number, buyer }) => ({ value: String(id), label: listLabel(number, buyer) }))
    return { outcome: 'several', values: { orders } }
  },
})

/** What a buyer wants to be changed, beside what it is now. */
export const lookAtChange = action({
  name: 'look_at_change_asked',
  for: OFFICERS,
  needs: { order: 'pick' },
  gives: {
    open: {
      number: 'text',
      buyer: 'text',
      title: 'text',
      before: 'count',
      day_before: 'date',
      wanted: 'count?',
      day: 'date?',
      good: 'pick?',
      plan: 'lines',
      seen: 'text?',
    },
    over: {},
  },
  async run({ order: picked }, work) {
    const order = await running(work, picked, false)
    const change = order && (await asked(work, order.id))
    if (!order || !change) return { outcome: 'over' }
    const [buyer] = await work.tx.sql<{ name: string }>('SELECT name FROM buyers WHERE id = $1', [order.buyerId])
    const { wanted, day, plan, line: lineId } = change
    const of = order.lines.find(({ id }) => id === lineId)
    const values = { number: order.number ?? '', buyer: buyer?.name ?? '', title: of?.label ?? order.title }
    const wish = {
      wanted,
      day,
      good: lineId === undefined ? undefined : String(lineId),
      plan: plan ? [line('deliveries_become', {}), ...plannedLines(plan)] : [],
      seen: plan && JSON.stringify(plan),
    }
    const before = of ? of.quantity - of.cancelled : orderedCount(order)
    return { outcome: 'open', values: { ...values, before, day_before: order.neededOn, ...wish } }
  },
})

/**
 * The officer agrees: fewer pieces are taken from whoever has not begun, the last to be asked first, and each hears so;
 * another day is possible as long as everything promised is handed over before it. What would waste goods already made or
 * break a day that a maker promised is refused.
 */
export const approveChange = action({
  name: 'approve_change_asked',
  for: OFFICERS,
  needs: { order: 'pick', good: 'pick?', wanted: 'count?', day: 'date?', seen: 'text?' },
  gives: { done: { number: 'text' }, not_possible: { number: 'text' }, changed: {}, over: {} },
  async run({ order: picked, good, wanted, day, seen }, work) {
    const { tx, actor, now, today, feasts } = work
    const order = await running(work, picked, true)
    const change = order && (await asked(work, order.id))
    if (!order || !change) return { outcome: 'over' }
    // only to what was seen: another request may have come meanwhile
    if ((wanted ?? null) !== change.wanted || (day ?? null) !== change.day) return { outcome: 'changed' }
    if (good !== (change.line === undefined ? undefined : String(change.line))) return { outcome: 'changed' }
    if (seen !== (change.plan && JSON.stringify(change.plan))) return { outcome: 'changed' }
    const number = order.number ?? ''
    if (change.plan) return approvePlan(work, order, change.plan)
    // it was divided since
    if (order.deliveries.length) return { outcome: 'not_possible', values: { number } }
    const { line: lineId } = change
    const count = wanted ?? setsOf(order)
    const neededOn = day ?? order.neededOn
    const plan = takenBack(order, count, lineId)
    const kept = sharesOf(order).filter((share) => share.promised > 0 && !plan?.whole.includes(share))
    const late =
      neededOn !== order.neededOn && kept.some(({ dueOn, status }) => status !== 'cancelled' && dueOn >= neededOn)
    if (!plan || late || neededOn <= today || isFeastDay(neededOn, feasts))
      return { outcome: 'not_possible', values: { number } }

    await tellPromiseGone(
      tx,
      plan.whole.map(({ id }) => id),
      'gone.reduced',
      now,
    )
    await tellReduced(tx, plan.part, now)
    const offers = offersTouched(order, { neededOn, lineId })
    await letGoForChange(
      tx,
      [...plan.whole, ...offers].map(({ id }) => id),
      now,
    )
    // she was offered less, rather than promising less of it: what she said stays what it was
    for (const { share, promised } of plan.part)
      await tx.sql('UPDATE allocations SET promised = $2, offered = offered - $3 WHERE id = $1', [
        share.id,
        promised,
        share.promised - promised,
      ])
    await decided(tx, order.id)
    await recount(tx, order, { count, neededOn, lineId })
    await openOrder(tx, order.id, now, feasts)
    await billOrder(tx, order.id, dayAt(now), now)
    const after = { count, needed_on: neededOn, ...(lineId !== undefined && { line: lineId }) }
    await audit(tx, actor, now, {
      act: 'approve_change',
      subject: 'orders',
      subjectId: order.id,
      after,
      onBehalf: true,
    })
    // of several goods only one was another number: the card says them all
    const said = goodsOf(order).length ? {} : { count, day: neededOn }
    await answer(tx, order, { answer: 'change_answer.yes', ...said }, now)
    return { outcome: 'done', values: { number }, wrote: true }
  },
})

/** Other deliveries: promises that have no place any more are taken back, unless their goods are made. */
async function approvePlan({ tx, actor, now, feasts }: Work, order: OrderNow, plan: readonly Planned[]) {
  const number = order.number ?? ''
  const changed = await changePlan(tx, order.id, plan, { now, feasts, decided: true })
  if (changed.kind !== 'changed') return { outcome: 'not_possible' as const, values: { number } }
  await audit(tx, actor, now, {
    act: 'approve_change',
    subject: 'orders',
    subjectId: order.id,
    after: { plan },
    onBehalf: true,
  })
  await answer(tx, order, { answer: 'change_answer.yes' }, now)
  return { outcome: 'done' as const, values: { number }, wrote: true }
}

/** The officer says no: the order stays as it was, and the buyer hears why. */
export const refuseChange = action({
  name: 'refuse_change_asked',
  for: OFFICERS,
  needs: { order: 'pick', refuse_reason: 'text?' },
  gives: { refused: { number: 'text' }, over: {} },
  async run({ order: picked, refuse_reason: why }, work) {
    const { tx, actor, now } = work
    const order = await running(work, picked, true)
    if (!order || !(await asked(work, order.id))) return { outcome: 'over' }
    await decided(tx, order.id)
    const after = { why: why ?? null }
    await audit(tx, actor, now, { act: 'refuse_change', subject: 'orders', subjectId: order.id, after })
    await answer(tx, order, { answer: 'change_answer.no', why }, now)
    return { outcome: 'refused', values: { number: order.number ?? '' }, wrote: true }
  },
})

const sharesOf = ({ lines }: OrderNow): ShareNow[] => lines.flatMap(({ shares }) => shares)

interface TakenBack {
  whole: ShareNow[]
  part: { share: ShareNow; promised: number }[]
}

/**
 * From whom the pieces too many are taken; undefined when that would take goods already made, or when it is not fewer.
 * @param lineId the one of several goods the count is of; without it they all stay
 */
function takenBack(order: OrderNow, count: number, lineId?: number): TakenBack | undefined {
  const plan: TakenBack = { whole: [], part: [] }
  const goods = goodsOf(order)
  if (goods.length) {
    const left = goods.map((line) => (line.id === lineId ? count : line.quantity - line.cancelled))
    const fewer = goods.every((line, at) => left[at]! <= line.quantity - line.cancelled)
    if (!fewer || left.every((pieces) => pieces < 1)) return undefined
  } else if (count < 1 || count > setsOf(order)) return undefined
  for (const line of order.lines) {
    if (line.cancelled > 0 && !goods.length) return undefined
    const wanted = goods.length ? line.quantity - line.cancelled : (line.quantity / setsOf(order)) * count
    let tooMany = promisedOf(line) - (line.id === lineId ? count : wanted)
    for (const share of line.shares.toReversed()) {
      if (tooMany <= 0) break
      if (!NOT_BEGUN.includes(share.status) || share.ready > 0 || share.delivered + share.deducted > 0) continue
      if (share.promised <= tooMany) plan.whole.push(share)
      else plan.part.push({ share, promised: share.promised - tooMany })
      tooMany -= share.promised
    }
    if (tooMany > 0) return undefined
  }
  return plan
}

const promisedOf = ({ shares }: LineNow) =>
  shares.filter(({ status }) => status !== 'offered').reduce((sum, { promised }) => sum + promised, 0)

/** Makers who keep a smaller promise hear how much is left of it. */
async function tellReduced(tx: Tx, part: TakenBack['part'], now: Date): Promise<void> {
  const told = await sharesTold(
    tx,
    part.map(({ share }) => share.id),
  )
  const accounts = await sellerAccounts(tx, [...new Set(told.map(({ sellerId }) => sellerId))])
  const notices = told.flatMap(({ id, sellerId, product, unit, dueOn, promised: before }): Notice[] => {
    const pieces = part.find(({ share }) => share.id === id)?.promised ?? 0
    const values = { product, unit, before, pieces, due_on: dueOn }
    const own = accounts.filter(({ ownerId }) => ownerId === sellerId)
    return toAll(own, `promise-reduced:${id}:${pieces}`, { notice: 'promise_reduced', values })
  })
  await queueNotices(tx, notices, now)
}

async function answer(
  tx: Tx,
  { id, buyerId, number }: OrderNow,
  said: { answer: string; why?: string | undefined; count?: number; day?: string },
  now: Date,
): Promise<void> {
  const accounts = await buyerAccounts(tx, [buyerId])
  const notice = { notice: 'change_answered' as const, values: { number: number ?? '', ...said } }
  await queueNotices(tx, toAll(accounts, `change-answered:${id}:${now.toISOString()}`, notice), now)
}
