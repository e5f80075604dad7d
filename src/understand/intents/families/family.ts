import type { Intent } from '../intents.ts'

/** Intents that are close to each other, and by what they are known. */
export interface Family {
  /** what people write who want each of them; the tests read them */
  examples: Partial<Record<Intent, readonly string[]>>
  /**
   * `intent weight: …`: what a message must (and with `!` must not) be about to want it, and how much that says.
   * `a/b` is either; `#…` is what numbers, signs and pairs of words show, the rest are words (words.ts)
   */
  lines: string
  /** `name reach: first … > second …`: what one word soon after another is about, at most `reach` words ahead */
  pairs: string
}
