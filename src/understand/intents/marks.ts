import { FILLERS } from '../../answers/grammar/fillers.ts'
import { remembered } from '../../answers/grammar/remembered.ts'
import type { Words } from '../../answers/grammar/tokens.ts'

/** Letters of a piece of a word: 'nggoreng' and 'digoreng' share most of theirs. */
const PIECE = 4

/**
 * By what a message is likened to others: its words, pairs of them and pieces of them, where it begins and ends, what it
 * is about, and what it is about together.
 */
export function marksOf({ tokens, text }: Words, about: ReadonlySet<string>): ReadonlySet<string> {
  const said = tokens
    .filter(({ kind, norm }) => kind === 'number' || (kind === 'word' && !FILLERS.has(norm)))
    .map(({ kind, norm }) => (kind === 'number' ? '9' : norm))
  const marks = new Set(said)
  for (const [at, word] of said.entries()) {
    if (at > 0) marks.add(`${said[at - 1]}_${word}`)
    for (const piece of piecesOf(word)) marks.add(piece)
  }
  if (said.length > 0) marks.add(`^${said[0]}`).add(`${said.at(-1)}$`)
  const concepts = [...about].sort()
  for (const [at, concept] of concepts.entries()) {
    marks.add(`@${concept}`)
    const beside = pairsWith(concept)
    for (let other = at + 1; other < concepts.length; other++) marks.add(beside(concepts[other] as string))
  }
  marks.add('*')
  if (text.includes('?')) marks.add('?')
  return marks
}

/** Each pair of concepts is put together once: there are few, and every message has dozens. */
const pairsWith = remembered((one) => remembered((other) => `@${one}&${other}`))

const piecesOf = remembered((word): readonly string[] => {
  if (word.length < PIECE) return []
  const whole = `<${word}>`
  return Array.from({ length: whole.length - PIECE + 1 }, (_, at) => `%${whole.slice(at, at + PIECE)}`)
})
