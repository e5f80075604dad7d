import type { Option } from '../chat/reply.ts'
import { readFor } from './fill.ts'
import { BACK, BUTTON_LABEL, MOST_OPTIONS, START, WRITE } from './options.ts'
import { currentPrompt, flowFor, OFFERS_CHOICES, OFFERS_HELP, type Run } from './run.ts'
import type { AskStep, ChooseStep, Flow, Prompt, Talk } from './types.ts'

/** The most typical answers that are offered. */
export const MOST_TYPICAL = 4

/** Lists that are not shown again for the first answer that was no line of them. */
const LONG_LIST = 3

/** Whom this person may ask: an officer; officers themselves the help. */
const helperOf = (run: Run): Flow | undefined =>
  flowFor(run, ({ start }) => start.includes('petugas')) ?? flowFor(run, ({ start }) => start.includes('bantuan'))

const OFFERED = [WRITE, BACK, START]
const isOffered = ({ value }: Option): boolean => OFFERED.some((how) => value.startsWith(how))

/**
 * The lines of a question that somebody fails to answer: typical answers where the flow names some, what it had, the way
 * back, and from the third time on somebody to help. Two readings to choose from stay as they are.
 */
export function waysOn(run: Run, talk: Talk, step: AskStep | ChooseStep, prompt: Prompt): Option[] {
  const had = prompt.options.filter((option) => !isOffered(option))
  if (talk.misses < OFFERS_CHOICES) return had
  const asks = step.verb === 'ask' && !prompt.readings
  const after: Option[] = []
  if (asks && talk.trail.length > 1) after.push({ label: word(run, 'option.previous'), value: BACK })
  const helper = talk.misses >= OFFERS_HELP ? helperOf(run) : undefined
  if (helper)
    after.push({
      label: word(run, helper.start.includes('bantuan') ? 'option.help' : 'option.officer'),
      value: START + helper.name,
    })
  const room = MOST_OPTIONS - had.length
  const before = asks
    ? typicalOf(run, talk, step).slice(0, Math.max(0, Math.min(MOST_TYPICAL, room - after.length)))
    : []
  return [...before, ...had, ...after.slice(0, Math.max(0, room - before.length))]
}

/** Answers that the flow or, for its kind, words.yaml names as typical, and that this question would take. */
function typicalOf(run: Run, talk: Talk, step: AskStep): Option[] {
  const texts = step.typical.length ? step.typical : word(run, `typical.${step.kind}`).split(/, */)
  return texts
    .filter((text) => readFor(run, talk, step, { text, media: [] }).ok)
    .map((text) => ({ label: text.slice(0, BUTTON_LABEL), value: WRITE + text }))
}

/** Whether a list was only just shown and is too long to be shown again for one slip. */
export const isJustShown = (run: Run, talk: Talk, step: AskStep | ChooseStep, prompt: Prompt): boolean =>
  talk.misses < OFFERS_CHOICES &&
  prompt.options.length > LONG_LIST &&
  !prompt.readings &&
  (step.verb === 'choose' || step.kind === 'pick' || step.kind === 'choice') &&
  currentPrompt(run)?.no === prompt.no

const word = (run: Run, name: string): string => run.house.words[name] ?? ''
