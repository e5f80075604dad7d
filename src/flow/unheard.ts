import type { AnswerInput } from '../answers/kind.ts'
import { keepAsking, phrase } from './prompt.ts'
import { type Run, topTalk } from './run.ts'
import { leadsAway } from './start.ts'
import type { Unheard } from './types.ts'
import { repeatQuestion } from './walk.ts'
import { plain } from './words.ts'

/** Nobody is answered for a message taken back or changed while nothing is open; its new words are not read as an answer. */
const GONE = new Set<Unheard>(['deleted', 'edited'])

/**
 * Says kindly what cannot be read, and asks the open question again. Words beside it are read as usual.
 * @returns false when there is more in the message
 */
export function unheard(run: Run, input: AnswerInput, what: Unheard): boolean {
  const talk = topTalk(run)
  if (GONE.has(what)) {
    if (talk && !leadsAway(run, talk)) keepAsking(run, phrase(run, `unreadable.${what}`))
    else run.quiet = true
    return true
  }
  if (plain(input.text) || input.media.length) {
    run.said.push(phrase(run, `unreadable.${what}`))
    return false
  }
  if (talk) repeatQuestion(run, `unreadable.${what}`)
  else run.said.push(phrase(run, `unreadable.${what}`))
  // somebody new is greeted as well
  return talk !== undefined || run.state.promptNo > 0
}
