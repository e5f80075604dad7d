/** Whole numbers from `from` to `to`, both included. Lists of spans are ascending and apart from each other. */
export interface Span {
  from: number
  to: number
}

/** Taking nothing, or a number of the span. */
export function withNothing(span: Span): Span[] {
  return merge([{ from: 0, to: 0 }, span])
}

/** Every sum of a number of `a` and one of `b`, up to `limit`. */
export function addSpans(a: readonly Span[], b: readonly Span[], limit: number): Span[] {
  const sums = a.flatMap((left) => b.map((right) => ({ from: left.from + right.from, to: left.to + right.to })))
  return merge(sums.filter(({ from }) => from <= limit).map(({ from, to }) => ({ from, to: Math.min(to, limit) })))
}

/** The largest number of the spans that is at most `limit`; the spans hold 0. */
export function bestTotal(spans: readonly Span[], limit: number): number {
  return spans.reduce((best, { from, to }) => (from <= limit ? Math.max(best, Math.min(to, limit)) : best), 0)
}

/**
 * The largest number of `options` that leaves, of `wanted`, something that `rest` can make up exactly. Throws when there
 * is none: whoever asks has seen that `wanted` can be reached.
 */
export function choose(options: readonly Span[], wanted: number, rest: readonly Span[]): number {
  let best = -1
  for (const option of options) {
    for (const other of rest) {
      const most = Math.min(option.to, wanted - other.from)
      if (most >= Math.max(option.from, wanted - other.to)) best = Math.max(best, most)
    }
  }
  if (best < 0) throw new Error(`${wanted} cannot be made up`)
  return best
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}
