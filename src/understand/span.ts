import { datesIn, isSpan } from '../answers/grammar/dates.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found } from '../answers/reading.ts'
import { found } from './found.ts'

/** A message with more words is about more than its days. */
const MOST_WORDS = 10

/** '20 januari sampai 21 januari', '20-21 januari': first and last day of a span that is all a message says. */
export function spanIn(words: Words, context: ReadContext): { from: Found; until: Found } | undefined {
  const said = words.tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  if (said.length > MOST_WORDS) return undefined
  const [first, last, more] = datesIn(words, context)
  if (!first?.day || !last?.day || more || first.day > last.day || !isSpan(words.tokens, first, last)) return undefined
  return { from: found(words, first, first.day), until: found(words, last, last.day) }
}
