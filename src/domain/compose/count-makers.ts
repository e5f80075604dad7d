import type { Solve } from '../program.ts'
import { type Bound, below, boundOf, type Found, foundIn, LIMITS } from './found.ts'
import type { ParcelModel } from './model.ts'

/** Where not all goods are in the model, the search for the contents ends so near its bound. Part of the whole. */
const CLOSE_ENOUGH = 0.03

/**
 * First the contents of the parcel, as if makers could be counted in parts; then, for these contents, who makes them.
 * What the parts promise and the whole makers do not keep is looked for over everything at once, beginning there.
 * @param most how good any parcel is at most, where not all goods are in the model: then the last step is left out
 */
export async function countMakers(model: ParcelModel, solve: Solve, most?: Bound): Promise<Found> {
  const { program, contents } = model
  const inParts = { ...program, whole: program.whole.map((whole, column) => whole && contents.has(column)) }
  const parts = await solve(inParts, most ? { ...LIMITS, share: CLOSE_ENOUGH } : LIMITS)
  if (!('columns' in parts)) return foundIn(model, parts)
  const fixed = (bound: readonly number[]) =>
    bound.map((value, column) => (contents.has(column) ? parts.columns[column]! : value))
  const whole = await solve({ ...program, lower: fixed(program.lower), upper: fixed(program.upper) }, LIMITS)
  const found = foundIn(model, whole)
  if (found.kind === 'found') {
    const shown = below(most ?? boundOf(program, parts), found)
    if (most || shown.proof.kind === 'optimal') return shown
  } else if (most) return found
  return foundIn(model, await solve(program, 'columns' in whole ? { ...LIMITS, start: whole.columns } : LIMITS))
}
