import { FILLERS } from '../../answers/grammar/fillers.ts'
import type { Words } from '../../answers/grammar/tokens.ts'

const ROOT = 5

/** By what a message is likened to others: its words, pairs of them, their beginnings, and what it is about. */
export function marksOf({ tokens, text }: Words, about: ReadonlySet<string>): ReadonlySet<string> {
  const said = tokens
    .filter(({ kind, norm }) => kind === 'number' || (kind === 'word' && !FILLERS.has(norm)))
    .map(({ kind, norm }) => (kind === 'number' ? '9' : norm))
  const marks = new Set(said)
  for (const [at, word] of said.entries()) {
    if (at > 0) marks.add(`${said[at - 1]}_${word}`)
    if (word.length > ROOT) marks.add(`${word.slice(0, ROOT)}-`)
  }
  for (const concept of about) marks.add(`@${concept}`)
  marks.add('*')
  if (text.includes('?')) marks.add('?')
  return marks
}
