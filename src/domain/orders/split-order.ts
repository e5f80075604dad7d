import type { Solve } from '../program.ts'
import { candidatesOf, type Free, nothingTaken, take } from './plan.ts'
import { type OpenLine, remainderOf, splitRemainder } from './remainder.ts'
import type { Candidate, Split } from './split.ts'
import { type ExactSplit, type Proof, splitExactly } from './split-exactly.ts'

/** A line of an order to be split, with the price it pays and the products that may fill it. */
export interface LineToSplit extends OpenLine {
  id: number
  /** integer rupiah a piece */
  price: number
  products: readonly number[]
}

/** One line's split as it was reckoned on a snapshot. */
export interface PlannedLine extends ExactSplit {
  lineId: number
  /** pieces that were nobody's then */
  pieces: number
}

/**
 * An order's open pieces by the simple rule, line after line in their order: what one line takes is gone for the next, and
 * what a maker earns by one counts when the next is shared out. @returns one split a line, in their order
 */
export function splitSimply(lines: readonly LineToSplit[], free: Free): Split[] {
  const taken = nothingTaken()
  return lines.map((line) => {
    const split = splitRemainder(line, candidatesOf(line, free, taken))
    take(taken, split, line.price)
    return split
  })
}

/**
 * The same, each line as well as it can be. When the solver fails at one line those after it are split without asking it
 * again, so that nobody waits for a broken one. Lines that share makers may get in each other's way: when fewer pieces are
 * placed than by the simple rule, the simple rule counts.
 */
export async function splitOrder(lines: readonly LineToSplit[], free: Free, solve: Solve): Promise<PlannedLine[]> {
  const taken = nothingTaken()
  const planned: PlannedLine[] = []
  let asked = solve
  for (const line of lines) {
    const { pieces, askable, whole, held } = remainderOf(line, candidatesOf(line, free, taken))
    const split = await splitExactly(pieces, askable, { price: line.price, whole, held }, asked)
    planned.push({ ...split, lineId: line.id, pieces })
    if (split.proof.kind === 'greedy') asked = async () => ({ status: 'failed', why: 'it failed before' })
    take(taken, split, line.price)
  }
  const short = missing(planned)
  const simple = short > 0 ? splitSimply(lines, free) : []
  if (short === 0 || short <= missing(simple)) return planned
  const proof: Proof = { kind: 'greedy', why: 'the lines were in each other’s way' }
  return planned.map((line, index) => ({ ...line, ...simple[index]!, proof }))
}

const missing = (splits: readonly Split[]) => splits.reduce((sum, { shortfall }) => sum + shortfall, 0)

/**
 * Whether a line can be split in more than one way that matters: two makers at least, who together can make more than is
 * wanted. One maker gets what she can make; when all of them together can't make more, each is asked for everything.
 */
export function hasChoice(line: OpenLine, candidates: readonly Candidate[]): boolean {
  const { pieces, askable } = remainderOf(line, candidates)
  const usable = askable.filter(({ free, minimum }) => free > 0 && free >= minimum)
  const together = usable.reduce((sum, { free }) => sum + free, 0)
  return new Set(usable.map(({ sellerId }) => sellerId)).size > 1 && together > pieces
}
