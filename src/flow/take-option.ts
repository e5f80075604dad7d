import type { Option } from '../chat/reply.ts'
import { askAgain } from './edit.ts'
import { readFor } from './fill.ts'
import { BACK, EDIT, FORK, PAGE, READ, SKIP, START, WRITE } from './options.ts'
import { asksOf, flowFor, flowOf, forget, put, type Run, stepOf } from './run.ts'
import { startFlow } from './start.ts'
import type { AskStep, ChooseStep, Flow, Prompt, Talk } from './types.ts'
import { enter, goOn, goTo, repeatQuestion, stepBack } from './walk.ts'
import { plain } from './words.ts'

/** An option that is not itself the answer, or is the answer as it stands. @returns false when it must be read further */
export function takeOption(
  run: Run,
  talk: Talk,
  step: AskStep | ChooseStep,
  { value, label }: Option,
  prompt: Prompt,
): boolean {
  const flow = flowOf(run, talk)
  if (value.startsWith(EDIT)) {
    const slot = value.slice(EDIT.length)
    if (!asksOf(flow).some(({ name }) => name === slot)) repeatQuestion(run, 'prompt_over')
    else askAgain(run, talk, slot)
    return true
  }
  if (value === BACK) return stepBack(run, talk)
  if (value.startsWith(START)) {
    const other = flowFor(run, ({ name }) => name === value.slice(START.length))
    if (other) startFlow(run, other.name, {})
    else repeatQuestion(run, 'prompt_over')
    return true
  }
  if (value.startsWith(WRITE) && step.verb === 'ask') {
    const read = readFor(run, talk, step, { text: value.slice(WRITE.length), media: [] })
    return read.ok && fillSlot(run, talk, step, read.value)
  }
  if (step.verb === 'choose' || value.startsWith(FORK)) {
    const target = step.verb === 'choose' ? value : value.slice(FORK.length)
    if (!leads(run, flow, target)) repeatQuestion(run, 'prompt_over')
    else {
      if (isWritten(run, talk, target) || isMeantAnew(run, talk, step, { target, label })) forget(talk, target)
      goTo(run, talk, target, step)
    }
    return true
  }
  if (value.startsWith(PAGE)) {
    talk.page = Number(value.slice(PAGE.length))
    enter(run, talk, step.name)
    return true
  }
  if (value === SKIP) return fillSlot(run, talk, step, null)
  if (value.startsWith(READ)) return fillSlot(run, talk, step, prompt.readings?.[Number(value.slice(READ.length))])
  if (step.kind === 'pick' || step.kind === 'choice' || step.kind === 'yesno') return fillSlot(run, talk, step, value)
  return false
}

/** Whether that question's answer was written away by an action: who chooses it means another one. */
const isWritten = (run: Run, talk: Talk, target: string): boolean =>
  talk.closed.includes(target) && asksOf(flowOf(run, talk)).some(({ name }) => name === target)

const COMMANDS = /^(?:ubah|ganti|tulis|isi)$/

/**
 * 'Ubah jumlah' below a card that says the number, or once more: another answer is meant. What was told and not yet said
 * back stays, however one comes to its question.
 */
function isMeantAnew(
  run: Run,
  talk: Talk,
  here: AskStep | ChooseStep,
  { target, label }: { target: string; label: string },
): boolean {
  const step = asksOf(flowOf(run, talk)).find(({ name }) => name === target)
  const shown = here.text.includes(`{${target}}`) || here.text.includes(`{${target}?}`)
  if (!step?.label || !(shown || talk.asked?.includes(target))) return false
  const [said, asked] = [plain(label).split(' '), plain(step.label).split(' ')]
  const named = said.filter((word) => !COMMANDS.test(word))
  return asked.every((word) => said.includes(word)) || (named.length > 0 && named.every((word) => asked.includes(word)))
}

/** Whether a target shown earlier still leads somewhere: its flow may have been edited since. */
function leads(run: Run, flow: Flow, target: string): boolean {
  const [how, name = ''] = target.split(':')
  if (how === 'flow' || how === 'via') return flowFor(run, (other) => other.name === name) !== undefined
  return target === 'end' || target === 'cancel' || stepOf(flow, target) !== undefined
}

/** Writes an answer and goes on. */
export function fillSlot(run: Run, talk: Talk, step: AskStep, value: unknown): true {
  put(talk, step.name, value)
  goOn(run, talk, step)
  return true
}
