import type { Read } from '../answers/kind.ts'
import { OFFICER_ROLES, type Role } from '../chat/actor.ts'
import type { FileOut, Option } from '../chat/reply.ts'
import { clipAll, FORK, inFull, listOf, optionsOf, READ, roomFor } from './options.ts'
import { type EnginePhrase, SAID_TO_OFFICERS } from './phrases.ts'
import { currentPrompt, flowOf, type Run, topTalk } from './run.ts'
import { readContext, sayAs, sayStep } from './say.ts'
import type { AskStep, ChooseStep, Prompt, SayStep, Talk } from './types.ts'
import { inQuotes } from './words.ts'

/** Questions of one conversation that can still be answered by quoting or tapping. */
const PROMPTS_KEPT = 20

/** Asks: the text, its files, and the options as they are remembered; what a label has no room for stands in the text. */
export function askNow(run: Run, talk: Talk, step: AskStep | ChooseStep): void {
  run.askedAt = run.said.length
  const asked = run.state.prompts.some((prompt) => prompt.talk === talk.id && prompt.step === step.name)
  if (asked && step.verb === 'ask' && step.again) run.said.push(step.again)
  else sayText(run, talk, step)
  const options = optionsOf(run.house, talk, step)
  const room = roomFor(run.context.actor.roles)
  const cut = inFull(options, room)
  if (cut) run.said.push(cut)
  const labels = clipAll(
    options.map(({ label }) => label),
    room,
  )
  const shown = options.map(({ value }, index) => ({ value, label: labels[index] ?? '' }))
  showPrompt(run, talk, step.name, shown)
}

/** Remembers the question as it is shown, so that "2" later means the second line that person saw. */
export function showPrompt(run: Run, talk: Talk, step: string, options: Option[], readings?: unknown[]): void {
  const { id, flow, writes, edits } = talk
  keepPrompt(run, { talk: id, flow, step, options, writes, edits, ...(readings ? { readings } : {}) })
}

/** The next prompt: what it shows may be answered by quoting or tapping, until too many came after it. */
export function keepPrompt(run: Run, prompt: Omit<Prompt, 'no'>): void {
  run.prompt = { no: ++run.state.promptNo, ...prompt }
  run.state.prompts = [...run.state.prompts, run.prompt].slice(-PROMPTS_KEPT)
}

/** Says why, and leaves the question open with the lines it had. */
export function keepAsking(run: Run, why: string, prompt: Prompt | undefined = currentPrompt(run)): void {
  run.said.push(why)
  const talk = topTalk(run)
  if (talk && prompt) showPrompt(run, talk, prompt.step, prompt.options, prompt.readings)
}

/** Says a step's text and sends its files. */
export function sayText(run: Run, talk: Talk, step: AskStep | ChooseStep | SayStep): void {
  run.said.push(sayStep(step.text, flowOf(run, talk), talk.slots, run.house, readContext(run.house, run.context)))
  if (step.files) run.files.push(...((talk.slots[step.files] as FileOut[] | undefined) ?? []))
}

/**
 * Two readings of one answer are shown, to be chosen from; a single one is to be confirmed.
 * @param named the question itself was not shown: it is named
 */
export function askWhich(
  run: Run,
  talk: Talk,
  step: AskStep,
  read: Extract<Read<unknown>, { reason: 'unsure'; readings: unknown }>,
  named = false,
): void {
  const [only, second] = read.readings
  const which = named && step.label ? phrase(run, 'which_for', { label: step.label }) : read.question
  run.said.push(only && !second ? read.question || phrase(run, 'is_it_right', { value: only.label }) : which)
  const options = read.readings.map(({ label }, index) => ({ label, value: READ + index }))
  if (read.again !== undefined) options.push({ label: read.again, value: FORK + step.name })
  showPrompt(
    run,
    talk,
    step.name,
    options,
    read.readings.map(({ value }) => value),
  )
}

/** Says which answer was mended, and to what. */
export function sayEdited(run: Run, talk: Talk, step: AskStep, value: unknown): void {
  run.said.push(phrase(run, 'edited', { label: step.label, value: sayAnswer(run, talk, step, value) }))
}

/** An answer as people know it: what was picked by its line, or by its word. */
export function sayAnswer(run: Run, talk: Talk, step: AskStep, value: unknown): string {
  if (value === undefined || value === null) return '–'
  const options = step.kind === 'pick' ? listOf(talk, step) : step.choices
  const word = run.house.words[`${step.name}.${value}`]
  const picked = options.find((option) => option.value === String(value))?.label ?? (step.from ? word : undefined)
  return picked ?? sayAs(step.kind, value, run.house, readContext(run.house, run.context))
}

/** One of the engine's own sentences, with its {values}. */
export const phrase = (run: Run, name: EnginePhrase, values?: Readonly<Record<string, string>>): string =>
  inWords(run, toOfficer(run, name) ? `${name}_officer` : name, values)

const OFFICERS: ReadonlySet<Role> = new Set(OFFICER_ROLES)
const toOfficer = (run: Run, name: string): boolean =>
  (SAID_TO_OFFICERS as readonly string[]).includes(name) &&
  run.house.phrases[`${name}_officer`] !== undefined &&
  run.context.actor.roles.some((role) => OFFICERS.has(role))

/** Why an answer was refused, in the words of its kind. */
export const refusal = (
  run: Run,
  kind: string,
  reason: string,
  values: Readonly<Record<string, string>> = {},
): string =>
  inWords(run, run.house.phrases[`${kind}.${reason}`] === undefined ? 'not_read' : `${kind}.${reason}`, {
    ...values,
    words: inQuotes(values.words) ?? run.house.words['ask.that'] ?? '',
  })

function inWords(run: Run, name: string, values: Readonly<Record<string, string>> = {}): string {
  const text = run.house.phrases[name]
  if (text === undefined) throw new Error(`flows/phrases.yaml has no '${name}'`)
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole).trim()
}
