import type { Limits, Program, Solution } from '../program.ts'
import type { Chosen, ParcelModel } from './model.ts'
import type { Proposal } from './proposal.ts'

/** Costs are whole numbers, so an answer that is wrong by less than one is the best. */
export const LIMITS: Omit<Limits, 'start'> = { seconds: 5, nodes: 2_000, gap: 0.999 }

export interface Parcel {
  kind: 'found'
  chosen: Chosen[]
  proof: Proposal['proof']
  /** what it comes to: the larger the better */
  gain: number
}

/** What the solver found: `unknown` when it broke down or ran out of time empty-handed. */
export type Found = Parcel | { kind: 'none' } | { kind: 'unknown'; why: string }

/** How good any parcel can be at most, and whether the clock ended the search for it. */
export interface Bound {
  gain: number
  timedOut: boolean
}

export function foundIn(model: ParcelModel, solution: Solution): Found {
  if (solution.status === 'infeasible') return { kind: 'none' }
  if (solution.status === 'failed') return { kind: 'unknown', why: solution.why }
  const { columns, gap } = solution
  const proof: Proposal['proof'] =
    solution.status === 'optimal' ? { kind: 'optimal' } : { kind: 'limit', gap, timedOut: solution.timedOut }
  return { kind: 'found', chosen: model.chosenOf(columns), proof, gain: gainOf(model.program, columns) }
}

/** What any answer comes to at most, as far as the solver looked. */
export function boundOf(program: Program, solution: Solution): Bound {
  if (!('columns' in solution)) return { gain: Infinity, timedOut: false }
  const gain = gainOf(program, solution.columns)
  return { gain: gain + solution.gap * Math.abs(gain), timedOut: solution.status === 'limit' && solution.timedOut }
}

/** An answer with its proof: the best when the bound leaves less than one to gain. */
export function below(bound: Bound, found: Parcel): Parcel {
  if (bound.gain - found.gain < 1) return { ...found, proof: { kind: 'optimal' } }
  const gap = (bound.gain - found.gain) / Math.max(1, Math.abs(found.gain))
  const timedOut = bound.timedOut || (found.proof.kind === 'limit' && found.proof.timedOut)
  return { ...found, proof: { kind: 'limit', gap, timedOut } }
}

/** What an answer comes to: the larger the better. */
const gainOf = ({ cost }: Program, columns: readonly number[]) =>
  -columns.reduce((sum, value, column) => sum + value * cost[column]!, 0)
