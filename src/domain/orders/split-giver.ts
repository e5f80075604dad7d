import type { Span } from './reach.ts'

/**
 * What a maker can give to a line and what it costs: pieces cost `unit` each, and more the higher up they lift her.
 * Everything about her is one number of pieces, since her interchangeable products cost the same.
 */
export interface Giver {
  sellerId: number
  /** totals she can give; nothing is always possible and not among them */
  spans: readonly Span[]
  unit: number
  /** pieces on each rung from the bottom, and what one piece there costs beside `unit` */
  steps: readonly { pieces: number; cost: number }[]
}

/** Pieces of one maker over which each piece costs the same. */
export interface Stretch {
  from: number
  to: number
  /** cost of `from` pieces, and of every piece more */
  cost: number
  each: number
}

/** What one maker may still be given. */
export interface Choice {
  sellerId: number
  nothing: boolean
  stretches: Stretch[]
}

/** Costs are whole; what reckoning with fractions may be off. */
export const SLIP = 1e-4

/** What a number of pieces costs with this maker. */
export function costWith({ unit, steps }: Pick<Giver, 'unit' | 'steps'>, pieces: number): number {
  let left = pieces
  let cost = pieces * unit
  for (const step of steps) {
    if (left <= 0) break
    const here = Math.min(left, step.pieces)
    cost += here * step.cost
    left -= here
  }
  return cost
}

/** The part of a stretch whose cost, less what the pieces bring at the price, is no more than `room`. */
export const within =
  (room: number, price: number) =>
  ({ from, to, cost, each }: Stretch): Stretch[] => {
    const slope = each - price
    const left = room - (cost - price * from)
    const first = slope < 0 ? Math.max(from, Math.ceil(from + left / slope)) : from
    const last = slope > 0 ? Math.min(to, Math.floor(from + left / slope)) : to
    const none = first > last || (slope === 0 && left < 0)
    return none ? [] : [{ from: first, to: last, cost: cost + each * (first - from), each }]
  }

/** Her spans, cut where she steps on to the next rung. */
export function stretchesOf(giver: Giver): Stretch[] {
  return giver.spans.flatMap((span) => {
    let bottom = 0
    return giver.steps.flatMap((step): Stretch[] => {
      const from = Math.max(span.from, bottom + 1)
      const to = Math.min(span.to, bottom + step.pieces)
      bottom += step.pieces
      return from <= to ? [{ from, to, cost: costWith(giver, from), each: giver.unit + step.cost }] : []
    })
  })
}
