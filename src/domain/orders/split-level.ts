import { addSpans, bestTotal, choose, type Span } from './reach.ts'
import { type Choice, costWith, type Giver, SLIP, stretchesOf, within } from './split-giver.ts'

/** A good split, found without a solver, and how good any other could be at best. */
export interface Levelled {
  /** pieces by maker; who gets none is not in it. Undefined: none was found */
  given: ReadonlyMap<number, number> | undefined
  /** no split costs less */
  bound: number
  /** what of each maker's choices could still be part of a split that costs less than `cost` */
  narrow(cost: number): Choice[]
}

const ROUNDS = 40

/**
 * Splits `total` pieces by a price for a piece: at a given price every maker says by herself how many she would make, and
 * the price is moved until together they make `total`. What that costs at that price is a bound for every split
 * (Lagrangian dual of the one condition that makers share); when the pieces work out exactly, the split is the best there
 * is. Only smallest lots can keep them from it. Takes time in proportion to makers times rungs.
 */
export function level(givers: readonly Giver[], total: number): Levelled {
  const { low, high, price, bound } = balance(givers, total)
  return {
    given: fill(givers, total, low, high),
    bound: Math.ceil(bound - SLIP),
    narrow: (cost) =>
      givers.map((giver) => {
        // costs are whole: a better split is better by one at least
        const room = cost - 1 + SLIP - (bound - answer(giver, price).value)
        return {
          sellerId: giver.sellerId,
          nothing: room >= 0,
          stretches: stretchesOf(giver).flatMap(within(room, price)),
        }
      }),
  }
}

interface Balance {
  /** a hair below the price at which they make the total, and a hair above */
  low: number
  high: number
  /** the price that gives the highest bound, and that */
  price: number
  bound: number
}

/** Halves the way to the price. Whoever would make the same at both ends is reckoned with once and for all. */
function balance(givers: readonly Giver[], total: number): Balance {
  let [low, high] = [0, highestPrice(givers)]
  let [price, bound] = [low, -Infinity]
  let wavering = givers.map((giver) => ({ giver, least: answer(giver, low).pieces, most: answer(giver, high).pieces }))
  const settled = { pieces: 0, cost: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2
    const answers = wavering.map(({ giver }) => answer(giver, middle))
    const pieces = answers.reduce((sum, one) => sum + one.pieces, settled.pieces)
    const value = middle * total + answers.reduce((sum, one) => sum + one.value, settled.cost - middle * settled.pieces)
    if (value > bound) [bound, price] = [value, middle]
    const enough = pieces >= total
    if (enough) high = middle
    else low = middle
    wavering = wavering.flatMap(({ giver, least, most }, index) => {
      const now = answers[index]!.pieces
      const one = enough ? { giver, least, most: now } : { giver, least: now, most }
      if (one.least < one.most) return [one]
      settled.pieces += one.least
      settled.cost += costWith(giver, one.least)
      return []
    })
  }
  return { low, high, price, bound }
}

/** Above it everybody makes all she can. */
const highestPrice = (givers: readonly Giver[]) =>
  givers.reduce(
    (most, giver) => Math.max(most, ...giver.spans.map(({ from }) => costWith(giver, from) / from), last(giver)),
    0,
  ) + 1
const last = ({ unit, steps }: Giver) => unit + (steps.at(-1)?.cost ?? 0)

interface Answer {
  pieces: number
  /** cost less what the pieces bring at the price; never above 0 */
  value: number
}

const NOTHING: Answer = { pieces: 0, value: 0 }

function answer(giver: Giver, price: number): Answer {
  const part = takingPart(giver, price)
  return part.value < 0 ? part : NOTHING
}

/** The best she can do when she makes something. */
function takingPart(giver: Giver, price: number): Answer {
  const wanted = upTo(giver, price)
  let best: Answer = { pieces: 0, value: Infinity }
  for (const { from, to } of giver.spans) {
    const pieces = Math.min(to, Math.max(from, wanted))
    const value = costWith(giver, pieces) - price * pieces
    if (value < best.value) best = { pieces, value }
  }
  return best
}

/** Pieces that cost no more than the price. */
function upTo({ unit, steps }: Giver, price: number): number {
  let pieces = 0
  for (const step of steps) {
    if (unit + step.cost > price) break
    pieces += step.pieces
  }
  return pieces
}

/**
 * Between the two prices lie the makers who would as soon make more as less: the missing pieces are found among them, and
 * when those do not work out, wherever a piece more costs least.
 */
function fill(givers: readonly Giver[], total: number, low: number, high: number): Map<number, number> | undefined {
  const given = new Map(givers.map((giver) => [giver.sellerId, answer(giver, low).pieces]))
  const missing = () => total - [...given.values()].reduce((sum, pieces) => sum + pieces, 0)
  const wavering = givers.flatMap((giver) => {
    const has = given.get(giver.sellerId)!
    const would = answer(giver, high).pieces
    const more = spansBetween(giver, has, would)
    return more.length ? [{ giver, more }] : []
  })
  const wanted = missing()
  if (wanted < 0) return undefined
  // those whose pieces are as free as water come last, so that they fill what the lots of the others leave
  wavering.sort((a, b) => firstOf(b.more) - firstOf(a.more) || a.giver.sellerId - b.giver.sellerId)
  const reach: Span[][] = [[{ from: 0, to: 0 }]]
  for (const { more } of wavering.toReversed()) reach.unshift(addSpans(reach[0]!, [ZERO, ...more], wanted))
  let left = bestTotal(reach[0]!, wanted)
  for (const [index, { giver, more }] of wavering.entries()) {
    const pieces = choose([ZERO, ...more], left, reach[index + 1]!)
    given.set(giver.sellerId, given.get(giver.sellerId)! + pieces)
    left -= pieces
  }
  return topUp(givers, given, missing()) ? new Map([...given].filter(([, pieces]) => pieces > 0)) : undefined
}

const ZERO: Span = { from: 0, to: 0 }
const firstOf = (spans: readonly Span[]) => spans[0]!.from

/** How many pieces more than she has she could make, up to as many as she would. */
const spansBetween = ({ spans }: Giver, has: number, would: number): Span[] =>
  spans.flatMap(({ from, to }) => {
    const span = { from: Math.max(from - has, 1), to: Math.min(to, would) - has }
    return span.to >= span.from ? [span] : []
  })

/** Pieces that are still missing, one step at a time to whoever makes them at the least cost. @returns whether it was done */
function topUp(givers: readonly Giver[], given: Map<number, number>, missing: number): boolean {
  let left = missing
  while (left > 0) {
    let best: { giver: Giver; pieces: number; each: number } | undefined
    for (const giver of givers) {
      const has = given.get(giver.sellerId)!
      const step = nextStep(giver, has, left)
      if (!step) continue
      const each = (costWith(giver, has + step) - costWith(giver, has)) / step
      if (!best || each < best.each) best = { giver, pieces: step, each }
    }
    if (!best) return false
    given.set(best.giver.sellerId, given.get(best.giver.sellerId)! + best.pieces)
    left -= best.pieces
  }
  return true
}

/** The smallest step up that stays within her spans and her rung, at most `most` pieces; 0 when there is none. */
function nextStep({ spans, steps }: Giver, has: number, most: number): number {
  const span = spans.find(({ to }) => to > has)
  if (!span) return 0
  if (has < span.from) return span.from - has <= most ? span.from - has : 0
  let top = 0
  for (const { pieces } of steps) {
    top += pieces
    if (top > has) break
  }
  return Math.min(most, span.to - has, top > has ? top - has : span.to - has)
}
