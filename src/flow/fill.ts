import { isDeepStrictEqual } from 'node:util'
import { answerKind } from '../answers/index.ts'
import type { AnswerInput, AnswerKind, Read, ReadContext } from '../answers/kind.ts'
import { unsure } from '../answers/read.ts'
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

const contextFor = (
  run: Run,
  talk: Talk,
  step: AskStep,
  options: readonly Option[],
  { values }: Reading = { values: {} },
): ReadContext => ({
  ...readContext(run.house, run.context),
  question: step.text,
  known: { ...Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value])), ...talk.slots },
  ...(options.length ? { options } : {}),
})

/**
 * What a person sent, read as the answer to one question.
 * @param shown options in the order in which that person saw them, when they matter
 * @param settled values that were asked back already: said again, they stand
 */
export function readFor(
  run: Run,
  talk: Talk,
  step: AskStep,
  input: AnswerInput,
  shown: readonly Option[] = [],
  settled: readonly unknown[] = [],
): Read<unknown> {
  const kind = kindOf(step)
  const context = contextFor(run, talk, step, shown.length ? shown : optionsFor(talk, step))
  const read = kind.read(input, step.settings, context)
  if (!read.ok || !kind.doubt || settled.some((value) => isDeepStrictEqual(value, read.value))) return read
  const doubts = kind.doubt(read.value, step.settings, context)
  return doubts ? unsure(doubts, (value) => kind.say(value, context), context) : read
}

/** Kinds whose doubtful values are asked back in the words they came in, instead of asking anew. */
const ASKED_BACK: ReadonlySet<string> = new Set(['rupiah', 'capacity', 'quantity', 'date', 'district'])

/** What a message said of a question without being sure is kept until that question comes. */
function keepDoubt(talk: Talk, step: AskStep, reading: Reading): void {
  const words = reading.values[step.reads]?.words
  if (words && ASKED_BACK.has(step.kind)) talk.doubts = { ...talk.doubts, [step.name]: words }
}

/** The readings of what was said before of a question that now comes, once. */
export function doubtOf(
  run: Run,
  talk: Talk,
  step: AskStep,
): Extract<Read<unknown>, { reason: 'unsure'; readings: unknown }> | undefined {
  const words = talk.doubts?.[step.name]
  if (words === undefined) return undefined
  const { [step.name]: _, ...left } = talk.doubts ?? {}
  talk.doubts = left
  const read = readFor(
    run,
    talk,
    step,
    typeof words === 'string' ? { text: words, media: [] } : { text: '', media: words },
  )
  return 'readings' in read ? read : undefined
}

/** The reading's value for one question, when it is sure and within the question's bounds. */
export function foundFor(run: Run, talk: Talk, step: AskStep, reading: Reading): unknown {
  const found = reading.values[step.reads]
  if (!found || found.unsure || found.value === undefined || found.value === null) return undefined
  if (step.choices.some(({ value }) => value === found.value)) return found.value
  const kind = kindOf(step)
  if (kind.check) {
    const context = contextFor(run, talk, step, optionsFor(talk, step), reading)
    if (kind.doubt?.(found.value, step.settings, context)) return undefined
    return kind.check(found.value, step.settings, context) ? undefined : found.value
  }
  const again = readFor(run, talk, step, { text: found.words, media: [] })
  return again.ok ? again.value : undefined
}

/** A paper's number is its own where a picture is asked for. */
const PAPERS: ReadonlySet<string> = new Set(['halal', 'pirt', 'bpom', 'nib'])
const PICTURES: ReadonlySet<string> = new Set(['photo', 'document'])

/**
 * What a message says of other open questions, beside its answer to this one.
 * @param answers the reading holds the answer to the question asked, whatever other words say
 * @returns the reading without what took all the words (a bare "40" answers the question asked and nothing else), and
 * the words that are left for it
 */
export function foundAside(
  run: Run,
  talk: Talk,
  asked: AskStep,
  reading: Reading,
  text: string,
  answers: boolean,
): { reading: Reading; rest: string } {
  const values: Record<string, Found> = {}
  let rest = text
  for (const step of asksOf(flowOf(run, talk))) {
    const found = reading.values[step.reads]
    if (!found || step === asked || talk.slots[step.name] !== undefined) continue
    // a name where a yes or a no was asked for is a name
    const own = PAPERS.has(step.kind) && PICTURES.has(asked.kind)
    if (plain(found.words) === plain(text) && !answers && asked.kind !== 'yesno' && !own) continue
    if (foundFor(run, talk, step, reading) === undefined) continue
    values[step.reads] = found
    // a place is a part of the address it stands in
    if (asked.kind !== 'text' || step.kind !== 'district') rest = rest.replace(found.words, ' ')
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
      } else if ('readings' in read) {
        talk.doubts = { ...talk.doubts, [step.name]: media }
        left = false
      }
    }
    if (value === undefined) {
      keepDoubt(talk, step, reading)
      continue
    }
    put(talk, step.name, value)
    filled = true
  }
  return filled
}

/** A photo or paper that was put off ('nanti fotonya') and comes after other questions. @returns whether it was waited for */
export function fillLeftOut(run: Run, talk: Talk, media: AnswerInput['media']): boolean {
  for (const step of asksOf(flowOf(run, talk))) {
    if (talk.slots[step.name] !== null || !talk.trail.includes(step.name)) continue
    const read = readFor(run, talk, step, { text: '', media })
    if (!read.ok) continue
    put(talk, step.name, read.value)
    return true
  }
  return false
}

const BARE_NUMBER = /^\D{0,3}\d{1,4}(?!\s*(?:gr?|gram|kg|ml)\b)\D{0,3}$/i

/** Kinds that read only what is theirs, whatever was asked. */
const SAYS_ITSELF: ReadonlySet<string> = new Set(['date', 'district', 'phone', 'weight'])

/**
 * 'sebelum natal, tgl 20 desember' where a number was asked: the answer to another open question, when it is the only one
 * that takes it.
 */
export function fillAnother(run: Run, talk: Talk, asked: AskStep, text: string): boolean {
  // '9' is a day of no month that was named; '500gr' says itself what it is
  if (BARE_NUMBER.test(text)) return false
  const others = asksOf(flowOf(run, talk)).filter(
    ({ name, kind }) =>
      name !== asked.name &&
      // 'toples plastik segel' where it is asked how it keeps
      (SAYS_ITSELF.has(kind) || (kind === 'choice' && asked.kind === 'choice')) &&
      talk.slots[name] === undefined,
  )
  const read = others.flatMap((step) => {
    const read = readFor(run, talk, step, { text, media: [] })
    return read.ok ? { step, value: read.value } : []
  })
  const [only, another] = read
  if (!only || another) return false
  put(talk, only.step.name, only.value)
  return true
}

/** A message that tells this much of something else, in figures too, was meant for what comes next. */
const TELLS = 2

/**
 * Keeps what a message says of the talk that comes next, where the first message is kept for it: a product told while the
 * business is still being registered.
 * @returns false when it says nothing of that kind
 */
export function keepForNext(run: Run, talk: Talk, { values }: Reading): boolean {
  const flow = flowOf(run, talk)
  if (!flow.keepsFirst) return false
  const own = new Set(asksOf(flow).map(({ reads }) => reads))
  const others = Object.entries(values).filter(([key]) => !own.has(key))
  const sure = others.filter(([, { unsure }]) => !unsure)
  if (sure.length < TELLS || !sure.some(([, { words }]) => /\d/.test(words))) return false
  const before = run.state.held?.values ?? {}
  // told of another thing altogether, nothing of the first is mixed in
  const other = others.filter(([key, { value }]) => before[key] && !isDeepStrictEqual(before[key].value, value))
  const kept = other.length < TELLS ? before : {}
  run.state.held = { ...run.state.held, values: { ...kept, ...Object.fromEntries(others) } }
  return true
}
