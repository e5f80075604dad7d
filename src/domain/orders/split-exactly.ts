import type { Limits, Solve } from '../program.ts'
import { type Share, type Split, splitLine } from './split.ts'
import { type Candidate, type Frame, frameOf, type Held, lots, MAX_SHARE_PERCENT, roomOf } from './split-frame.ts'
import { ladderOf } from './split-ladder.ts'
import { splitModel } from './split-model.ts'

/** How sure it is that no better split exists within the same frame. */
export type Proof =
  | { kind: 'optimal' }
  /** cut off; a better one could cost less by this share (0–1). By the clock: another run may differ */
  | { kind: 'limit'; gap: number; timedOut: boolean }
  /** the solver gave nothing usable: this is the greedy split */
  | { kind: 'greedy'; why: string }

export interface ExactSplit extends Split {
  proof: Proof
  /** what the shares cost by `SPLIT_WEIGHTS`; of two splits of one line the lower is the better */
  cost: number
}

export interface SplitRules {
  /** integer rupiah of one piece, paid to the maker */
  price: number
  maxSharePercent?: number
  /** the line's size that the percentage refers to; the pieces to be placed when not given */
  whole?: number
  held?: Held
}

/** Nodes bind first, so the same data give the same split; the clock is the last resort. */
const SPLIT_LIMITS: Omit<Limits, 'start'> = { seconds: 5, nodes: 5_000, gap: 0.999 }

/**
 * One line over its candidates within the same frame as `splitLine` (never above anyone's capacity or part, never below
 * a smallest lot, as many pieces as can be had), shared out as evenly as possible: the least sum of SPLIT_WEIGHTS over
 * all pieces, proven by the solver or with its gap. Never worse than the greedy split. Same input, same output, unless
 * the proof says that the clock cut it off.
 */
export async function splitExactly(
  quantity: number,
  candidates: readonly Candidate[],
  { price, maxSharePercent = MAX_SHARE_PERCENT, whole = quantity, held = new Map() }: SplitRules,
  solve: Solve,
): Promise<ExactSplit> {
  const greedy = splitLine(quantity, candidates, maxSharePercent, whole, held)
  const frame = frameOf(quantity, candidates, maxSharePercent, whole, held)
  if (frame.total === 0) return { ...greedy, proof: { kind: 'optimal' }, cost: 0 }
  const model = splitModel(frame, ladderOf(frame, price))
  const started = model.costOf(greedy.shares)
  const fallBack = (why: string): ExactSplit => ({ ...greedy, proof: { kind: 'greedy', why }, cost: started })
  const solution = await solve(model.program, { ...SPLIT_LIMITS, start: model.columnsOf(greedy.shares) })
  if (solution.status === 'failed') return fallBack(solution.why)
  if (solution.status === 'infeasible') return fallBack('the solver found the frame empty')
  const shares = model.sharesOf(solution.columns)
  if (!keeps(frame, shares)) return fallBack('the answer broke the frame')
  const cost = model.costOf(shares)
  if (cost > started) return fallBack('the answer was worse than the greedy split')
  const proof: Proof =
    solution.status === 'optimal'
      ? { kind: 'optimal' }
      : { kind: 'limit', gap: solution.gap, timedOut: solution.timedOut }
  return { shares, shortfall: greedy.shortfall, cap: frame.cap, proof, cost }
}

/** Whether shares are what the frame allows, every piece of it. A solver reckons with fractions; makers do not. */
function keeps({ makers, total, cap, held }: Frame, shares: readonly Share[]): boolean {
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
