import { answerKind } from '../answers/index.ts'
import type { AnswerInput, AnswerKind, Read, ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import type { Option } from '../chat/reply.ts'
import { listOf } from './options.ts'
import { asksOf, flowOf, put, type Run } from './run.ts'
import { readContext } from './say.ts'
import type { AskStep, Talk } from './types.ts'
import { plain } from './words.ts'

const kindOf = (step: AskStep): AnswerKind => {
  const kind = answerKind(step.kind)
  if (!kind) throw new Error(`there is no kind of answer '${step.kind}'`)
  return kind
}

/** What may be chosen at a question: the whole list of a pick, the choices of a choice. */
const optionsFor = (talk: Talk, step: AskStep): Option[] => (step.kind === 'pick' ? listOf(talk, step) : step.choices)

const contextFor = (run: Run, talk: Talk, step: AskStep, options: readonly Option[]): ReadContext => ({
  ...readContext(run.house, run.context),
  question: step.text,
  known: talk.slots,
  ...(options.length ? { options } : {}),
})

/**
 * What a person sent, read as the answer to one question.
 * @param shown options in the order in which that person saw them, when they matter
 */
export function readFor(
  run: Run,
  talk: Talk,
  step: AskStep,
  input: AnswerInput,
  shown: readonly Option[] = [],
): Read<unknown> {
  return kindOf(step).read(
    input,
    step.settings,
    contextFor(run, talk, step, shown.length ? shown : optionsFor(talk, step)),
  )
}

/** The reading's value for one question, when it is sure and within the question's bounds. */
export function foundFor(run: Run, talk: Talk, step: AskStep, reading: Reading): unknown {
  const found = reading.values[step.reads]
  if (!found || found.unsure || found.value === undefined || found.value === null) return undefined
  const kind = kindOf(step)
  if (kind.check) {
    const context = contextFor(run, talk, step, optionsFor(talk, step))
    return kind.check(found.value, step.settings, context) ? undefined : found.value
  }
  const again = readFor(run, talk, step, { text: found.words, media: [] })
  return again.ok ? again.value : undefined
}

/**
 * What a message says of other open questions, beside its answer to this one.
 * @returns the reading without what took all the words (a bare "40" answers the question asked and nothing else), and
 * the words that are left for it
 */
export function foundAside(
  run: Run,
  talk: Talk,
  asked: AskStep,
  reading: Reading,
  text: string,
): { reading: Reading; rest: string } {
  const values: Record<string, Found> = {}
  let rest = text
  for (const step of asksOf(flowOf(run, talk))) {
    const found = reading.values[step.reads]
    if (!found || step === asked || talk.slots[step.name] !== undefined || plain(found.words) === plain(text)) continue
    if (foundFor(run, talk, step, reading) === undefined) continue
    values[step.reads] = found
    rest = rest.replace(found.words, ' ')
  }
  return { reading: { values }, rest }
}

/**
 * Fills every open question of the talk whose key the message holds for certain; a photo or paper fills the first
 * question that takes one.
 * @returns whether any was filled
 */
export function fillTalk(run: Run, talk: Talk, reading: Reading, media: AnswerInput['media'] = []): boolean {
  let filled = false
  let left = media.length > 0
  for (const step of asksOf(flowOf(run, talk))) {
    if (talk.slots[step.name] !== undefined) continue
    let value = foundFor(run, talk, step, reading)
    if (value === undefined && left) {
      const read = readFor(run, talk, step, { text: '', media })
      if (read.ok) {
        value = read.value
        left = false
      }
    }
    if (value === undefined) continue
    put(talk, step.name, value)
    filled = true
  }
  return filled
}
