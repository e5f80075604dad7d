import type { DeliverySaid } from '../../../answers/deliveries.ts'
import { pickedId } from '../../picked.ts'
import type { OrderNow } from '../lock.ts'
import { setsOf } from '../parts.ts'
import { type Planned, planOf, sentOf } from './plan.ts'

/** What may be said of an order's deliveries; one thing at a time. */
export const WISH_NEEDS = {
  order: 'pick',
  /** which one is meant */
  delivery: 'pick?',
  /** all of them anew */
  deliveries: 'deliveries?',
  /** one more: so many, out of what was ordered ('move') or besides it ('more') */
  part_count: 'count?',
  part_from: 'choice?',
  part_day: 'date?',
  part_address: 'text?',
  new_count: 'count?',
  new_day: 'date?',
  new_address: 'text?',
  /** it falls away: its goods go to another ('merge') or are not wanted any more ('cancel') */
  removal: 'choice?',
} as const

export interface Wished {
  delivery: string | undefined
  deliveries: DeliverySaid[] | undefined
  part_count: number | undefined
  part_from: string | undefined
  part_day: string | undefined
  part_address: string | undefined
  new_count: number | undefined
  new_day: string | undefined
  new_address: string | undefined
  removal: string | undefined
}

export type PlanWished =
  | { kind: 'plan'; plan: Planned[] }
  /** there are only so many to share out */
  | { kind: 'too_many'; left: number }
  /** the list does not come to what was ordered */
  | { kind: 'differs'; listed: number; wanted: number }
  | { kind: 'gone' }

/** The deliveries as they would be; what was sent is not among them. */
export function wishedPlan(order: OrderNow, wish: Wished): PlanWished {
  const plan = planOf(order)
  if (wish.deliveries) return anew(order, plan, wish.deliveries)
  if (wish.part_count !== undefined) return oneMore(plan, wish, wish.part_count)
  const id = pickedId(wish.delivery ?? '')
  const of = plan.find((planned) => planned.id === id)
  if (!of) return { kind: 'gone' }
  const others = plan.filter((planned) => planned !== of)
  if (wish.removal !== undefined) return without(of, others, wish.removal)
  const [largest] = others.toSorted((a, b) => b.count - a.count)
  const change = wish.new_count === undefined ? 0 : wish.new_count - of.count
  if (change !== 0 && (!largest || largest.count - change < 1))
    return { kind: 'too_many', left: of.count + (largest?.count ?? 1) - 1 }
  const moved = plan.map((planned) => {
    if (planned === largest) return { ...planned, count: planned.count - change }
    if (planned !== of) return planned
    const { new_day: day = of.day, new_address: address = of.address } = wish
    return { ...of, count: of.count + change, day, address }
  })
  return { kind: 'plan', plan: moved }
}

function anew(order: OrderNow, plan: readonly Planned[], said: readonly DeliverySaid[]): PlanWished {
  const wanted = setsOf(order) - sentOf(order).reduce((sum, delivery) => sum + delivery.wanted, 0)
  const rest = wanted - said.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const open = said.some(({ count }) => count === null)
  if (open ? rest <= 0 : rest !== 0) return { kind: 'differs', listed: wanted - rest, wanted }
  const sorted = said.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return {
    kind: 'plan',
    plan: sorted.map(({ count, day, address }, index) => {
      const before = plan[index]
      return { id: before?.id ?? null, count: count ?? rest, day, address: address ?? before?.address ?? null }
    }),
  }
}

function oneMore(plan: readonly Planned[], { part_from, part_day, part_address }: Wished, count: number): PlanWished {
  if (part_day === undefined || count < 1) return { kind: 'gone' }
  const more = { id: null, count, day: part_day, address: part_address ?? null }
  if (part_from === 'more') return { kind: 'plan', plan: [...plan, more] }
  const [largest] = plan.toSorted((a, b) => b.count - a.count)
  if (!largest || largest.count - count < 1) return { kind: 'too_many', left: (largest?.count ?? 1) - 1 }
  const rest = plan.map((planned) => (planned === largest ? { ...planned, count: planned.count - count } : planned))
  return { kind: 'plan', plan: [...rest, more] }
}

function without(of: Planned, others: readonly Planned[], removal: string): PlanWished {
  const [next] = others
  if (!next) return { kind: 'gone' }
  if (removal === 'cancel') return { kind: 'plan', plan: [...others] }
  return {
    kind: 'plan',
    plan: others.map((planned) => (planned === next ? { ...planned, count: planned.count + of.count } : planned)),
  }
}
