import { type OpenLine, type Remainder, remainderOf } from './remainder.ts'
import { type Candidate, type Share, type Split, splitLine } from './split.ts'
import type { Proof } from './split-exactly.ts'
import type { PlannedLine } from './split-order.ts'

/** A split as it is offered, and how it came about. */
export interface Mended extends Split {
  /** `mended`: some makers could no longer make what was planned for them, the others' pieces were kept */
  proof: Proof | { kind: 'mended' }
}

/**
 * A planned split held against the line and its makers as they are by now. Shares that still fit are kept, and what no
 * longer does is split greedily among all who have room; when that leaves pieces over which a greedy split of the whole
 * line would not, or fewer pieces are wanted than were planned, it is split greedily as a whole.
 */
export function mendSplit(plan: PlannedLine, line: OpenLine, candidates: readonly Candidate[]): Mended {
  const remainder = remainderOf(line, candidates)
  const { pieces, askable, whole, held } = remainder
  const room = new Map(askable.map((candidate) => [candidate.productId, candidate]))
  const kept = plan.shares.filter((share) => fits(share, room.get(share.productId)))
  const rest = pieces - kept.reduce((sum, { quantity }) => sum + quantity, 0)
  if (kept.length === plan.shares.length && plan.pieces === pieces)
    return { shares: plan.shares, shortfall: rest, cap: plan.cap, proof: plan.proof }
  const greedy: Mended = { ...splitLine(pieces, askable, undefined, whole, held), proof: { kind: 'mended' } }
  if (rest < 0) return greedy
  const mended = addTo(kept, rest, remainder)
  return mended.shortfall > greedy.shortfall ? greedy : mended
}

const fits = ({ sellerId, quantity }: Share, candidate: Candidate | undefined): boolean =>
  candidate !== undefined &&
  candidate.sellerId === sellerId &&
  quantity <= candidate.free &&
  quantity >= candidate.minimum

/** The rest goes to whoever has room, as more of a share that is kept or as a share of its own. */
function addTo(kept: readonly Share[], rest: number, { askable, whole, held }: Remainder): Mended {
  const given = new Map(kept.map(({ productId, quantity }) => [productId, quantity]))
  const left = askable.map((candidate): Candidate => {
    const has = given.get(candidate.productId)
    // her smallest lot is made already
    return has === undefined ? candidate : { ...candidate, free: candidate.free - has, minimum: 1 }
  })
  const holding = new Map(held)
  for (const { sellerId, quantity } of kept) holding.set(sellerId, (holding.get(sellerId) ?? 0) + quantity)
  const more = splitLine(rest, left, undefined, whole, holding)
  const shares = kept.map((share) => {
    const extra = more.shares.find(({ productId }) => productId === share.productId)
    return extra ? { ...share, quantity: share.quantity + extra.quantity, reason: extra.reason } : share
  })
  return {
    shares: [...shares, ...more.shares.filter(({ productId }) => !given.has(productId))],
    shortfall: more.shortfall,
    cap: more.cap,
    proof: { kind: 'mended' },
  }
}
