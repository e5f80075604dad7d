import type { Words } from '../../answers/grammar/tokens.ts'
import { likenessOf, likest } from '../../answers/likeness/likeness.ts'
import { aboutOf } from './about.ts'
import { INTENTS, type Intent } from './intents.ts'
import { LEARNED } from './learned.ts'
import { marksOf } from './marks.ts'
import { lineOf } from './rules.ts'

const LIKENESS = likenessOf(LEARNED)

/** What each step of weight above the common adds to the likeness of a line's intent, in the tenths of the table. */
const A_STEP = 8
const COMMON = 6
/** Less than this is like too many things. */
const LIKE_ENOUGH = 0.4
/** A promise that was never given costs more than a question. */
const SURELY_PROMISES = 0.75

/**
 * What a message wants: what it is most like of thousands of messages whose wish is known (test/understand/lessons.ts),
 * where a heavy line of a family that fits counts besides. Like too many things: what the line says, or nothing. A
 * condition ('sanggup tapi telat') promises nothing, whatever it is like.
 * @param enough share of likeness, 0 to 1, from which it counts; at 1 only the lines do
 */
export function intentIn(words: Words, enough = LIKE_ENOUGH): Intent | undefined {
  const about = aboutOf(words)
  const line = lineOf(about)
  if (enough === 1) return line?.intent
  const said = line && { label: line.intent, weight: Math.max(0, line.weight - COMMON) * A_STEP }
  const { label, share } = likest(LIKENESS, marksOf(words, about), said)
  const like = INTENTS.find((intent) => intent === label)
  if (like === undefined || share < enough) return line?.intent
  const promised = like === 'accept' && line?.intent !== like
  return promised && (about.has('condition') || share < SURELY_PROMISES) ? line?.intent : like
}
