/**
 * What curators judge, 1 (not sold like this) to 5 (a showpiece). Sources: Purwakarta's three (quality, quantity,
 * packaging) and Karawang's criteria of 2024 (capacity, halal and P-IRT, packaging that competes nationally).
 */
export const SCORED = ['quality', 'quantity', 'packaging', 'permits'] as const
export type Scored = (typeof SCORED)[number]

/** `permits` is null for goods that need none. */
export interface Scorecard {
  quality: number
  quantity: number
  packaging: number
  permits: number | null
}

export type Verdict = 'approve' | 'return' | 'refuse'

export interface Suggestion {
  verdict: Verdict
  /** what pulls it down, worst first */
  weak: Scored[]
  /** mean of what was judged, in tenths: 38 is 3.8 */
  meanTenths: number
}

/** At least this in each to be approved; one below it can be mended. House figure. */
export const GOOD_ENOUGH = 3
/** Quality of this cannot be mended by papers or a new label. House figure. */
export const HOPELESS = 1

/**
 * What the marks amount to; the curator decides. Approve: nothing under 3. Refuse: quality 1, the rest is only a label.
 * Return in every other case, naming what to mend. Throws when a mark is not an integer of 1–5.
 */
export function suggestVerdict(card: Scorecard): Suggestion {
  const judged = SCORED.flatMap((key) => {
    const mark = card[key]
    return mark === null ? [] : [{ key, mark }]
  })
  for (const { key, mark } of judged) {
    if (!Number.isInteger(mark) || mark < 1 || mark > 5) throw new Error(`${key}: ${mark} is no mark of 1–5`)
  }
  const weak = judged
    .filter(({ mark }) => mark < GOOD_ENOUGH)
    .sort((a, b) => a.mark - b.mark)
    .map(({ key }) => key)
  const sum = judged.reduce((total, { mark }) => total + mark, 0)
  const verdict = card.quality === HOPELESS ? 'refuse' : weak.length > 0 ? 'return' : 'approve'
  return { verdict, weak, meanTenths: Math.round((sum * 10) / judged.length) }
}
