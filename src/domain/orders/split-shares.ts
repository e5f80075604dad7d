import { type Share, shareOut } from './split.ts'
import { type Frame, lots, optionsOf, roomOf } from './split-frame.ts'
import { costWith, type Giver } from './split-giver.ts'
import { type Ladder, rungsOf } from './split-ladder.ts'
import { candidateCost, reasonOf, SPLIT_WEIGHTS } from './split-model.ts'

/** Undefined when a maker's products cost differently: then she is more than one number of pieces. */
export function giversOf(frame: Frame, ladder: Ladder, turns: ReadonlyMap<number, number>): Giver[] | undefined {
  const steps = stepsBy(ladder)
  const givers = frame.makers.map((maker) => {
    const turn = turns.get(maker.sellerId)!
    const unit = candidateCost(maker.products[0]!, turn)
    const spans = optionsOf(maker, frame.total, roomOf(maker, frame.cap, frame.held))
    return {
      sellerId: maker.sellerId,
      unit,
      alike: maker.products.every((product) => candidateCost(product, turn) === unit),
      spans: spans.flatMap(({ from, to }) => (to > 0 ? [{ from: Math.max(1, from), to }] : [])),
      steps: steps(maker.earned),
    }
  })
  return givers.every(({ alike }) => alike) ? givers.filter(({ spans }) => spans.length) : undefined
}

/** The cost of shares, without writing the program down. */
export function costs({ makers }: Frame, ladder: Ladder, turns: ReadonlyMap<number, number>) {
  const bySeller = new Map(makers.map((maker) => [maker.sellerId, maker]))
  const steps = stepsBy(ladder)
  return (shares: readonly Share[]): number => {
    const taken = new Map<number, number>()
    let cost = 0
    for (const { sellerId, productId, quantity } of shares) {
      const product = bySeller.get(sellerId)!.products.find((one) => one.productId === productId)!
      cost += quantity * candidateCost(product, turns.get(sellerId)!)
      taken.set(sellerId, (taken.get(sellerId) ?? 0) + quantity)
    }
    for (const [sellerId, pieces] of taken)
      cost += costWith({ unit: 0, steps: steps(bySeller.get(sellerId)!.earned) }, pieces)
    return cost
  }
}

/** The steps above what somebody earned; most have earned as much as many others, so each is reckoned once. */
function stepsBy(ladder: Ladder): (earned: number) => Giver['steps'] {
  const known = new Map<number, Giver['steps']>()
  return (earned) => {
    let steps = known.get(earned)
    if (!steps) {
      steps = rungsOf(ladder, earned).flatMap((pieces, rung) =>
        pieces > 0 ? [{ pieces, cost: rung * SPLIT_WEIGHTS.rung }] : [],
      )
      known.set(earned, steps)
    }
    return steps
  }
}

export function withReasons({ makers, cap, held }: Frame, shares: readonly Share[]): Share[] {
  const taken = new Map<number, number>()
  for (const { sellerId, quantity } of shares) taken.set(sellerId, (taken.get(sellerId) ?? 0) + quantity)
  const bySeller = new Map(makers.map((maker) => [maker.sellerId, maker]))
  return shares.map((share) => {
    const maker = bySeller.get(share.sellerId)!
    const product = maker.products.find(({ productId }) => productId === share.productId)!
    const room = roomOf(maker, cap, held)
    return { ...share, reason: reasonOf(share.quantity, product, taken.get(share.sellerId)!, room) }
  })
}

/** A maker's pieces over her products. Why each is as large as it is comes later. */
export function sharesFor({ makers }: Frame, given: ReadonlyMap<number, number>): Share[] {
  return makers.flatMap((maker) => {
    const pieces = given.get(maker.sellerId) ?? 0
    return pieces > 0 ? shareOut(maker, pieces, pieces, pieces) : []
  })
}

/** Whether shares are what the frame allows, every piece of it. A solver reckons with fractions; makers do not. */
export function keeps({ makers, total, cap, held }: Frame, shares: readonly Share[]): boolean {
  const sum = shares.reduce((pieces, { quantity }) => pieces + quantity, 0)
  return (
    sum === total &&
    makers.every((maker) => {
      const own = shares.filter(({ sellerId }) => sellerId === maker.sellerId)
      const taken = own.reduce((pieces, { quantity }) => pieces + quantity, 0)
      return (
        taken <= roomOf(maker, cap, held) &&
        own.every(({ productId, quantity }) => {
          const product = maker.products.find((one) => one.productId === productId)
          return product !== undefined && quantity >= lots(product).from && quantity <= product.free
        })
      )
    })
  )
}
