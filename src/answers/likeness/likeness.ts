/** By what texts of each label are known: a mark → how much it says for (or against) each label. */
export interface Likeness {
  labels: readonly string[]
  /** label, weight, label, weight … */
  weights: ReadonlyMap<string, readonly number[]>
}

/** What a text is most like, and its share of all likenesses: near 1 is like nothing else. */
export interface Likest {
  label: string
  share: number
}

/** Weights are written in tenths. */
const SCALE = 10

/** A table as `npm run learn` writes it: a line a label, `label: mark weight mark weight …`. */
export function likenessOf(table: string): Likeness {
  const labels: string[] = []
  const weights = new Map<string, number[]>()
  for (const line of table.trim().split('\n')) {
    const [label = '', ...pairs] = line.split(' ')
    labels.push(label.replace(/:$/, ''))
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const mark = pairs[at] as string
      const known = weights.get(mark) ?? []
      if (!known.length) weights.set(mark, known)
      known.push(labels.length - 1, Number(pairs[at + 1]))
    }
  }
  return { labels, weights }
}

/**
 * What marks are most like. Those never seen say nothing.
 * @param known what else speaks for a label
 */
export function likest(
  { labels, weights }: Likeness,
  marks: ReadonlySet<string>,
  known?: { label: string; weight: number },
): Likest {
  const sums = labels.map((label) => (label === known?.label ? known.weight : 0))
  for (const mark of marks) {
    const says = weights.get(mark)
    if (says === undefined) continue
    for (let at = 0; at < says.length; at += 2) {
      const label = says[at] as number
      sums[label] = (sums[label] as number) + (says[at + 1] as number)
    }
  }
  const most = Math.max(...sums)
  const all = sums.reduce((sum, each) => sum + Math.exp((each - most) / SCALE), 0)
  return { label: labels[sums.indexOf(most)] ?? '', share: 1 / all }
}
