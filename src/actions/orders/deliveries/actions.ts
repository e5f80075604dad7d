import { action, type Outcome } from '../../action.ts'
import { ownOrder } from '../following/own-orders.ts'
import { type OrderNow, readOrder } from '../lock.ts'
import { ofSeveralGoods, orderedCount } from '../parts.ts'
import { problemLine } from '../placing/wish.ts'
import { tellOfficers } from '../telling.ts'
import { changePlan, mayPlan } from './change.ts'
import { type Planned, planOf, sentOf } from './plan.ts'
import { deliveryLabel, deliveryLines, differences, plannedLines } from './say.ts'
import { WISH_NEEDS, wishedPlan } from './wish.ts'

const BUYERS = ['visitor', 'buyer'] as const
const CARD = { number: 'text', title: 'text', amount: 'count', plan: 'lines' } as const

/** An order's deliveries: one, or several that may be changed as long as they have not left. */
export const listDeliveries = action({
  name: 'list_deliveries',
  for: BUYERS,
  needs: { order: 'pick', deliveries: 'deliveries?' },
  gives: {
    /** one delivery, which may be divided */
    one: CARD,
    /** one delivery of several goods, which may not */
    together: { number: 'text', plan: 'lines' },
    several: { ...CARD, choices: 'list', differs: 'lines' },
    /** the message that led here lists them anew */
    listed: {},
    quoted: { number: 'text' },
    over: { number: 'text', plan: 'lines' },
    gone: {},
  },
  async run({ order: picked, deliveries }, { tx, actor }) {
    const order = await own(tx, actor.buyerId, picked)
    if (!order) return { outcome: 'gone' }
    const number = order.number ?? ''
    if (order.status === 'quoted') return { outcome: 'quoted', values: { number } }
    const rows = await deliveryLines(tx, order.id)
    const open = planOf(order)
    const plan = rows.length ? rows : plannedLines(open)
    if (!mayPlan(order) || !open.length) return { outcome: 'over', values: { number, plan } }
    if (ofSeveralGoods(order)) {
      const pieces = orderedCount(order)
      const whole = rows.length ? rows : plannedLines(open.map((planned) => ({ ...planned, count: pieces })))
      return { outcome: 'together', values: { number, plan: whole } }
    }
    if (deliveries) return { outcome: 'listed' }
    const values = { number, title: order.title, amount: orderedCount(order), plan }
    if (!order.deliveries.length) return { outcome: 'one', values }
    const choices = open.map(({ id, day, count }) => ({ value: String(id), label: deliveryLabel(day, count) }))
    return { outcome: 'several', values: { ...values, choices, differs: await differences(tx, order) } }
  },
})

const CHANGED = {
  changed: { number: 'text', plan: 'lines' },
  parts: { problems: 'lines' },
  too_many: { left: 'count' },
  differs: { listed: 'count', wanted: 'count' },
  /** it would hurt a maker, or a colleague has to agree */
  promised: { number: 'text' },
  over: {},
} as const

/** Other deliveries for an own order, at once as long as no maker is hurt by it. */
export const changeDeliveries = action({
  name: 'change_deliveries',
  for: BUYERS,
  needs: WISH_NEEDS,
  gives: CHANGED,
  async run({ order: picked, ...wish }, { tx, actor, now, feasts }): Promise<Outcome<typeof CHANGED>> {
    const order = await own(tx, actor.buyerId, picked)
    const wished = order && wishedPlan(order, wish)
    if (!order || wished?.kind === 'gone' || !wished) return { outcome: 'over' }
    if (wished.kind === 'too_many') return { outcome: 'too_many', values: { left: Math.max(0, wished.left) } }
    if (wished.kind === 'differs')
      return { outcome: 'differs', values: { listed: wished.listed, wanted: wished.wanted } }
    const changed = await changePlan(tx, order.id, wished.plan, { now, feasts })
    const number = order.number ?? ''
    switch (changed.kind) {
      case 'changed':
        return {
          outcome: 'changed',
          values: { number, plan: plannedLines(await planAfter(tx, order.id)) },
          wrote: true,
        }
      case 'parts':
        return { outcome: 'parts', values: { problems: changed.problems.map(problemLine) } }
      case 'over':
        return { outcome: 'over' }
      default:
        return { outcome: 'promised', values: { number } }
    }
  },
})

/** What would hurt a maker goes to the officers, who talk with everybody first. */
export const askDeliveries = action({
  name: 'ask_deliveries',
  for: BUYERS,
  needs: WISH_NEEDS,
  gives: { asked: { number: 'text' }, over: {} },
  async run({ order: picked, ...wish }, { tx, actor, now }) {
    const order = await own(tx, actor.buyerId, picked)
    const wished = order && wishedPlan(order, wish)
    if (!order || wished?.kind !== 'plan' || !mayPlan(order)) return { outcome: 'over' }
    const [buyer] = await tx.sql<{ phone: string | null }>('SELECT phone FROM buyers WHERE id = $1', [order.buyerId])
    const asked = { wanted: null, day: null, plan: wished.plan }
    await tx.sql('UPDATE orders SET change_asked = $2 WHERE id = $1', [order.id, JSON.stringify(asked)])
    const values = { phone: buyer?.phone ?? undefined }
    const slots = { order: String(order.id) }
    const key = `deliveries-asked:${order.id}:${JSON.stringify(wished.plan)}:${now.toISOString()}`
    await tellOfficers(tx, order.regionCode, { notice: 'change_asked' as const, values, slots }, key, now)
    return { outcome: 'asked', values: { number: order.number ?? '' }, wrote: true }
  },
})

type Tx = Parameters<typeof readOrder>[0]

async function own(tx: Tx, buyerId: number | undefined, picked: string): Promise<OrderNow | undefined> {
  const id = await ownOrder(tx, buyerId, picked)
  return id === undefined ? undefined : readOrder(tx, id)
}

async function planAfter(tx: Tx, orderId: number): Promise<Planned[]> {
  const order = await readOrder(tx, orderId)
  if (!order) return []
  const sent = sentOf(order).map(({ id, plannedOn: day, wanted: count, address }) => ({ id, day, count, address }))
  return [...sent, ...planOf(order)]
}
