/** A text's marks and what it is. */
export interface Lesson {
  marks: ReadonlySet<string>
  label: string
}

const PASSES = 15
const SCALE = 10
/** What only one text says tells nothing of others. */
const SEEN = 2
const PACE = 1

/**
 * Learns how much each mark says for each label: multinomial logistic regression by stochastic descent, always in the
 * same order. Prints a table that `likenessOf` reads.
 */
export function learn(lessons: readonly Lesson[]): string {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort()
  const weights = new Map<string, Float64Array>()
  for (const [mark, times] of counted(lessons)) if (times >= SEEN) weights.set(mark, new Float64Array(labels.length))
  const known = lessons.map(({ marks, label }) => ({
    rows: [...marks].flatMap((mark) => weights.get(mark) ?? []),
    right: labels.indexOf(label),
  }))
  const order = known.map((_, index) => index)
  const next = lottery(7)
  for (let pass = 0; pass < PASSES; pass++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = next(at + 1)
      ;[order[at], order[other]] = [order[other]!, order[at]!]
    }
    for (const index of order) step(known[index]!, labels.length, PACE / (1 + pass * 0.3))
  }
  return labels.map((label, index) => `${label}: ${row(weights, index)}`).join('\n')
}

function counted(lessons: readonly Lesson[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { marks } of lessons) for (const mark of marks) times.set(mark, (times.get(mark) ?? 0) + 1)
  return times
}

function step({ rows, right }: { rows: Float64Array[]; right: number }, labels: number, rate: number): void {
  const sums = new Float64Array(labels)
  for (const row of rows) for (let label = 0; label < labels; label++) sums[label]! += row[label]!
  const most = Math.max(...sums)
  const all = sums.reduce((sum, each) => sum + Math.exp(each - most), 0)
  const pace = rate / Math.sqrt(rows.length)
  for (let label = 0; label < labels; label++) {
    const error = Math.exp(sums[label]! - most) / all - (label === right ? 1 : 0)
    for (const row of rows) row[label] = row[label]! * FADES - pace * error
  }
}

/** What is not confirmed again and again fades. */
const FADES = 0.9999

function row(weights: ReadonlyMap<string, Float64Array>, label: number): string {
  return [...weights]
    .map(([mark, row]) => [mark, Math.round(row[label]! * SCALE)] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([mark, weight]) => `${mark} ${weight}`)
    .join(' ')
}

/** The same numbers each time. */
function lottery(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}
