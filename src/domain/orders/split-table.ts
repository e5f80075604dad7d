import type { Choice, Stretch } from './split-giver.ts'

/** How long `byTable` would take, in steps of a few nanoseconds. */
export const stepsByTable = (choices: readonly Choice[], total: number): number =>
  (Math.max(0, total - atLeast(choices)) + 1) * choices.reduce((sum, { stretches }) => sum + stretches.length, 0)

/**
 * The best way there is to give `total` pieces within the choices, by a table: maker after maker, what each number of
 * pieces costs at least (dynamic programming). Exact, and quicker than any search as long as makers times pieces is small.
 * @returns pieces by maker, or undefined when the total can't be made up
 */
export function byTable(choices: readonly Choice[], total: number): Map<number, number> | undefined {
  const size = total - atLeast(choices)
  if (size < 0 || choices.some(({ nothing, stretches }) => !nothing && !stretches.length)) return undefined
  let least = new Float64Array(size + 1).fill(Infinity)
  least[0] = 0
  const taken: Int32Array[] = []
  const queue = new Int32Array(size + 1)
  for (const choice of choices) {
    const next = choice.nothing ? least.slice() : new Float64Array(size + 1).fill(Infinity)
    const pieces = new Int32Array(size + 1)
    const base = baseOf(choice)
    for (const stretch of choice.stretches)
      addStretch(least, next, pieces, queue, { ...stretch, from: stretch.from - base, to: stretch.to - base })
    taken.push(pieces)
    least = next
  }
  if (least[size] === Infinity) return undefined
  const given = new Map<number, number>()
  let left = size
  for (let nth = choices.length - 1; nth >= 0; nth--) {
    const choice = choices[nth]!
    const pieces = taken[nth]![left]!
    if (pieces + baseOf(choice) > 0) given.set(choice.sellerId, pieces + baseOf(choice))
    left -= pieces
  }
  return given
}

/** Pieces that a maker gets in any case; the table is about what comes on top. */
const baseOf = ({ nothing, stretches }: Choice): number =>
  nothing ? 0 : stretches.reduce((least, { from }) => Math.min(least, from), Infinity)
const atLeast = (choices: readonly Choice[]): number =>
  choices.reduce((sum, choice) => sum + (choice.stretches.length ? baseOf(choice) : 0), 0)

/** For each total the cheapest number of pieces from this stretch, kept in a queue whose best stands in front. */
function addStretch(
  least: Float64Array,
  next: Float64Array,
  pieces: Int32Array,
  queue: Int32Array,
  { from, to, cost, each }: Stretch,
): void {
  let [head, tail] = [0, 0]
  const worth = (before: number) => least[before]! - each * before
  for (let total = from; total < least.length; total++) {
    const entering = total - from
    if (least[entering]! < Infinity) {
      while (tail > head && worth(queue[tail - 1]!) >= worth(entering)) tail--
      queue[tail++] = entering
    }
    while (head < tail && queue[head]! < total - to) head++
    if (head === tail) continue
    const before = queue[head]!
    const value = least[before]! + cost + each * (total - before - from)
    if (value < next[total]!) {
      next[total] = value
      pieces[total] = total - before
    }
  }
}
