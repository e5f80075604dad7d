import type { Limits, Solve } from '../program.ts'
import { type Share, type Split, splitWithin } from './split.ts'
import { type Candidate, type Frame, frameOf, type Held, MAX_SHARE_PERCENT } from './split-frame.ts'
import type { Choice, Giver } from './split-giver.ts'
import { ladderOf } from './split-ladder.ts'
import { level } from './split-level.ts'
import { splitModel, turnsOf } from './split-model.ts'
import { costs, giversOf, keeps, sharesFor, withReasons } from './split-shares.ts'
import { byTable, stepsByTable } from './split-table.ts'

/** How sure it is that no better split exists within the same frame. */
export type Proof =
  | { kind: 'optimal' }
  /** cut off; a better one could cost less by this share (0–1). By the clock: another run may differ */
  | { kind: 'limit'; gap: number; timedOut: boolean }
  /** the solver gave nothing usable: the best that was found without it, at least the greedy split */
  | { kind: 'greedy'; why: string }

export interface ExactSplit extends Split {
  proof: Proof
  /** what the shares cost by `SPLIT_WEIGHTS`; of two splits of one line the lower is the better */
  cost: number
  /** what the greedy split of the same line would */
  simpleCost: number
}

export interface SplitRules {
  /** integer rupiah of one piece, paid to the maker */
  price: number
  maxSharePercent?: number
  /** the line's size that the percentage refers to; the pieces to be placed when not given */
  whole?: number
  held?: Held
}

/** A longer table, a tenth of a second or more, would keep the program's only thread from everybody else. */
const MOST_STEPS = 8_000_000

/** Nodes bind first, so the same data give the same split; the clock is the last resort. */
const SPLIT_LIMITS: Omit<Limits, 'start'> = { seconds: 5, nodes: 5_000, gap: 0.999 }

/**
 * One line over its candidates within the same frame as `splitLine` (never above anyone's capacity or part, never below
 * a smallest lot, as many pieces as can be had), shared out as evenly as possible: the least sum of SPLIT_WEIGHTS over
 * all pieces, proven or with its gap. Never worse than the greedy split. Same input, same output, unless the proof says
 * that the clock cut it off.
 *
 * Most lines prove themselves by their own dual (`level`) in a few milliseconds. Where smallest lots are in the way, only
 * those makers are left who could still be part of a better split, of 400 a few dozen: a small line is then finished by a
 * table, a large one by the solver, which begins with the best split there is.
 */
export async function splitExactly(
  quantity: number,
  candidates: readonly Candidate[],
  { price, maxSharePercent = MAX_SHARE_PERCENT, whole = quantity, held = new Map() }: SplitRules,
  solve: Solve,
): Promise<ExactSplit> {
  const frame = frameOf(quantity, candidates, maxSharePercent, whole, held)
  const greedy = splitWithin(frame, quantity)
  if (frame.total === 0) return { ...greedy, proof: { kind: 'optimal' }, cost: 0, simpleCost: 0 }
  const ladder = ladderOf(frame, price)
  const turns = turnsOf(frame)
  const costOf = costs(frame, ladder, turns)
  const simpleCost = costOf(greedy.shares)
  const split = (shares: readonly Share[], proof: Proof): ExactSplit => ({
    shares: withReasons(frame, shares),
    shortfall: greedy.shortfall,
    cap: frame.cap,
    proof,
    cost: costOf(shares),
    simpleCost,
  })

  const givers = giversOf(frame, ladder, turns)
  const { best, bound, choices } = begin(frame, givers, greedy.shares, costOf)
  if (best.cost - bound < SPLIT_LIMITS.gap) return split(best.shares, { kind: 'optimal' })
  if (choices && stepsByTable(choices, frame.total) <= MOST_STEPS) {
    const found = byTable(choices, frame.total)
    const shares = found ? sharesFor(frame, found) : best.shares
    return split(costOf(shares) < best.cost ? shares : best.shares, { kind: 'optimal' })
  }
  const fallBack = (why: string): ExactSplit =>
    best.shares === greedy.shares
      ? { ...greedy, proof: { kind: 'greedy', why }, cost: simpleCost, simpleCost }
      : split(best.shares, { kind: 'greedy', why })
  const makers = frame.makers.filter(({ sellerId }) => mayTakePart(sellerId, best.shares, choices))
  const model = splitModel({ ...frame, makers }, ladder, turns)
  const solution = await solve(model.program, { ...SPLIT_LIMITS, start: model.columnsOf(best.shares) })
  if (solution.status === 'failed') return fallBack(solution.why)
  if (solution.status === 'infeasible') return fallBack('the solver found the frame empty')
  const shares = model.sharesOf(solution.columns)
  if (!keeps(frame, shares)) return fallBack('the answer broke the frame')
  const cost = costOf(shares)
  if (cost > best.cost) return fallBack('the answer was worse than the split it began with')
  const proof: Proof =
    solution.status === 'optimal'
      ? { kind: 'optimal' }
      : { kind: 'limit', gap: Math.min(solution.gap, gapOf(cost, bound)), timedOut: solution.timedOut }
  return split(shares, proof)
}

const gapOf = (cost: number, bound: number) => (cost > 0 ? Math.max(0, cost - bound) / cost : 0)

/** The better of the greedy split and the levelled one, how good any can be, and what a better one could hold. */
function begin(
  frame: Frame,
  givers: readonly Giver[] | undefined,
  greedy: readonly Share[],
  costOf: (shares: readonly Share[]) => number,
): { best: { shares: readonly Share[]; cost: number }; bound: number; choices: Choice[] | undefined } {
  const first = { shares: greedy, cost: costOf(greedy) }
  if (!givers) return { best: first, bound: 0, choices: undefined }
  const { given, bound, narrow } = level(givers, frame.total)
  const levelled = given && sharesFor(frame, given)
  const second = levelled && keeps(frame, levelled) ? { shares: levelled, cost: costOf(levelled) } : first
  const best = second.cost < first.cost ? second : first
  return { best, bound, choices: best.cost - bound < SPLIT_LIMITS.gap ? undefined : narrow(best.cost) }
}

/** Who is in the best split so far, or might be in a better one. */
const mayTakePart = (id: number, best: readonly Share[], choices: readonly Choice[] | undefined): boolean =>
  best.some(({ sellerId }) => sellerId === id) ||
  (choices?.some(({ sellerId, stretches }) => sellerId === id && stretches.length > 0) ?? true)
