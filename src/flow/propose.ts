import type { AnswerInput } from '../answers/kind.ts'
import type { Asked, Proposal } from '../answers/proposal.ts'
import type { Found } from '../answers/reading.ts'
import { readFor } from './fill.ts'
import { exactOption } from './match.ts'
import { sayAnswer } from './prompt.ts'
import { asksOf, beginRun, currentPrompt, flowMeant, flowOf, mayTalk, type Run, stepOf, topTalk } from './run.ts'
import { PLACEHOLDER } from './say.ts'
import type { AskStep, ChooseStep, Flow, House, Proposed, State, Talk, TurnContext } from './types.ts'
import { plain } from './words.ts'

/** Kinds of answer that a model may propose words for. What is picked from a list of people or goods is not its business. */
const PROPOSABLE = new Set(
  'rupiah quantity count capacity weight days date month yesno district choice offer pirt halal bpom nib'.split(' '),
)

/** A choice, an assent or a promise is only ever an answer to its own question. */
const CHOSEN = new Set(['choice', 'yesno', 'offer'])
const PERMITS = new Set(['pirt', 'halal', 'bpom', 'nib'])

/** What a card says, and what a yes to it does. */
interface Meant {
  guess: string
  proposed: Omit<Proposed, 'today'>
}

/**
 * What there is to be asked of a message that was not settled here: the question, what else is open, what may be wanted.
 * Questions without what was filled into them, and no list of people or goods.
 */
export function whatToAsk(house: House, state: State, context: TurnContext, message: string): Asked {
  const run = beginRun(house, context, state)
  const talk = topTalk(run)
  const step = talk && openStep(run, talk)
  const wants: Record<string, string> = {}
  const tells: Record<string, string> = {}
  const asks = (talk ? asksOf(flowOf(run, talk)) : []).filter(({ name }) => talk?.slots[name] === undefined)
  for (const flow of house.flows.values()) {
    if (!flow.intents.length || !mayTalk(flow, context.actor.roles)) continue
    for (const intent of flow.intents) wants[intent] ??= flow.title
    asks.push(...asksOf(flow))
  }
  for (const ask of asks) if (ask !== step && mayTell(ask)) tells[ask.reads] ??= unfilled(ask.text).split('\n')[0] ?? ''
  const listed = step?.verb === 'ask' && step.kind === 'pick'
  const options = listed ? [] : (currentPrompt(run)?.options ?? []).map(({ label }) => label)
  return { message, ...(step ? { question: unfilled(step.text) } : {}), options, tells, wants }
}

/** The kind of answer that the open question takes; none for a fork. */
export function openKind(house: House, { stack }: State): string | undefined {
  const talk = stack.at(-1)
  const step = house.flows.get(talk?.flow ?? '')?.steps.find(({ name }) => name === talk?.step)
  return step?.verb === 'ask' ? step.kind : undefined
}

const unfilled = (text: string) => text.trim().replace(PLACEHOLDER, '…')

const mayTell = ({ kind, from, label, verbatim }: AskStep): boolean =>
  from === undefined && label !== '' && !verbatim && !CHOSEN.has(kind) && (kind === 'text' || PROPOSABLE.has(kind))

function openStep(run: Run, talk: Talk): AskStep | ChooseStep | undefined {
  const step = stepOf(flowOf(run, talk), talk.step)
  return step?.verb === 'ask' || step?.verb === 'choose' ? step : undefined
}

/** The proposal as an answer to the open question: one of its lines, or words that its reader takes without a doubt. */
export function answerMeant(run: Run, { answer, told }: Proposal): Meant | undefined {
  const talk = topTalk(run)
  const step = talk && openStep(run, talk)
  const prompt = currentPrompt(run)
  if (!talk || !step || !prompt || answer === undefined) return undefined
  const { id, writes, edits } = talk
  const at = { id, step: step.name, writes, edits }
  const option = exactOption(prompt.options, { text: answer })
  if (option) return { guess: `*${option.label}*`, proposed: { talk: { ...at, option, values: {} } } }
  if (step.verb === 'choose' || !PROPOSABLE.has(step.kind)) return undefined
  const read = readFor(run, talk, step, { text: answer, media: [] })
  if (!read.ok) return undefined
  const others = toldOf(run, talk, told, [step.name])
  return {
    guess: [lineOf(run, talk, step, read.value), ...others.lines].join('\n'),
    proposed: { talk: { ...at, value: read.value, values: others.values } },
  }
}

/** The proposal as a wish: the flow it starts, and what of the message that flow can read. */
export function flowProposed(run: Run, { intent, told }: Proposal, input: AnswerInput): Meant | undefined {
  const flow = flowMeant(run, intent)
  if (!flow || intent === undefined || topTalk(run)?.flow === flow.name) return undefined
  const { values, lines } = toldOf(run, emptyTalk(flow), told)
  return {
    guess: [`*${flow.title}*`, ...lines].join('\n'),
    proposed: { flow: { name: flow.name, reading: { intent, values }, input } },
  }
}

const emptyTalk = ({ name, steps, version, kinds }: Flow): Talk => ({
  id: 0,
  flow: name,
  step: steps[0]?.name ?? '',
  slots: {},
  trail: [],
  closed: [],
  misses: 0,
  page: 0,
  writes: 0,
  edits: 0,
  version,
  kinds,
})

/** Told facts that questions of this talk take without a doubt; words only when they stand in the message. */
function toldOf(run: Run, talk: Talk, told: Proposal['told'], without: readonly string[] = []) {
  const values: Record<string, Found> = {}
  const lines: string[] = []
  const written = plain(run.heard?.said.input.text ?? '')
  for (const step of asksOf(flowOf(run, talk))) {
    const words = told[step.reads]
    if (words === undefined || without.includes(step.name) || !mayTell(step) || talk.slots[step.name] !== undefined)
      continue
    if (step.kind === 'text' && !written.includes(plain(words))) continue
    const read = readFor(run, talk, step, { text: words, media: [] })
    if (!read.ok) continue
    values[step.reads] = { value: read.value, words }
    lines.push(lineOf(run, talk, step, read.value))
  }
  return { values, lines }
}

function lineOf(run: Run, talk: Talk, step: AskStep, value: unknown): string {
  // 'p irt' is what people write, and no heading
  const label = step.label && !PERMITS.has(step.kind) && `${step.label[0]?.toUpperCase()}${step.label.slice(1)}: `
  return `• ${label || ''}*${sayAnswer(run, talk, step, value)}*`
}
