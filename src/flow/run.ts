import { OFFICER_ROLES, ROLES, type Role } from '../chat/actor.ts'
import type { Option } from '../chat/reply.ts'
import type { AskStep, Flow, House, Progress, Prompt, State, Step, Talk, TurnContext } from './types.ts'

const OFFICERS: ReadonlySet<Role> = new Set(OFFICER_ROLES)

/** Refusals of one question in a row after which something to choose is offered, and then somebody to help. */
export const OFFERS_CHOICES = 2
export const OFFERS_HELP = 3

/** What one turn works on: the state it may change and what it has said so far. */
export interface Run extends Progress {
  house: House
  context: TurnContext
  state: State
  /** the question it rests on, as shown */
  prompt?: Prompt
  /** where in what is said its text begins */
  askedAt?: number
  do?: { action: string; inputs: Record<string, unknown> }
}

/**
 * A run over a state that it may change: talks are copied, everything in them that is ever changed as well; prompts and
 * values are replaced, never changed, and so may be shared with the state before.
 */
export function beginRun(house: House, context: TurnContext, before: State): Run {
  const { running, ...kept } = before
  const stack = before.stack.map((talk) => ({ ...talk, slots: { ...talk.slots } }))
  const { said = [], files = [], steps = 0, quiet = false, again = false, ...message } = running ?? {}
  return {
    house,
    context,
    state: { ...kept, stack },
    said: [...said],
    files: [...files],
    steps,
    quiet,
    again,
    ...message,
  }
}

/** What is being talked about. */
export const topTalk = (run: Run): Talk | undefined => run.state.stack.at(-1)

/** The flow of a talk. @throws when it was deleted since (fit.ts drops such talks first) */
export function flowOf(run: Run, talk: Talk): Flow {
  const flow = run.house.flows.get(talk.flow)
  if (!flow) throw new Error(`there is no flow '${talk.flow}'`)
  return flow
}

/** The step of a name. */
export const stepOf = (flow: Flow, name: string): Step | undefined => flow.steps.find((step) => step.name === name)

/** The questions of a flow, in the order of the file. */
export const asksOf = (flow: Flow): AskStep[] => flow.steps.filter((step) => step.verb === 'ask')

/** The question that a plain message answers: the latest one shown of the talk on top. */
export function currentPrompt(run: Run): Prompt | undefined {
  const talk = topTalk(run)
  return talk && run.state.prompts.findLast((prompt) => prompt.talk === talk.id)
}

/** The options of a question as they are shown now, if it is the one last shown. */
export const shownOptions = (run: Run): readonly Option[] => currentPrompt(run)?.options ?? []

/** Whether one of these roles may talk the flow through. */
export const mayTalk = (flow: Flow, roles: readonly Role[]): boolean => flow.for.some((role) => roles.includes(role))

/**
 * The flow that fits, of those that the speaker may talk through. With several roles the first of ROLES decides, and a flow
 * that only says something, such as that this is not for a curator, is for whom there is no other.
 */
export function flowFor(run: Run, fits: (flow: Flow) => boolean): Flow | undefined {
  const { roles } = run.context.actor
  const fitting = [...run.house.flows.values()].filter((flow) => mayTalk(flow, roles) && fits(flow))
  if (fitting.length < 2) return fitting[0]
  const rank = (flow: Flow) =>
    ROLES.findIndex((role) => roles.includes(role) && flow.for.includes(role)) + (onlySays(flow) ? ROLES.length : 0)
  return fitting.reduce((best, flow) => (rank(flow) < rank(best) ? flow : best))
}

const onlySays = ({ steps }: Flow): boolean => steps.every(({ verb }) => verb === 'say')

/** A message that goes on for longer than this is about more than its first words. */
const MOST_WORDS_BEHIND = 8

/**
 * 'catat pesanan dari surat', 'undang kurator baru': the flow that two or more of an officer's first words begin, the
 * longest first. Officers call things by the names on their menus; whoever sells or buys is read by what they mean.
 */
export function flowBegunBy(run: Run, word: string): Flow | undefined {
  if (!run.context.actor.roles.some((role) => OFFICERS.has(role))) return undefined
  const words = word.split(' ')
  if (words.length > MOST_WORDS_BEHIND) return undefined
  for (let many = words.length - 1; many >= 2; many--) {
    const begins = words.slice(0, many).join(' ')
    const flow = flowFor(run, ({ start }) => start.includes(begins))
    if (flow) return flow
  }
  return undefined
}

/** The flow that an intent starts, for this speaker. */
export const flowMeant = (run: Run, intent: string | undefined): Flow | undefined =>
  intent === undefined ? undefined : flowFor(run, (flow) => flow.intents.includes(intent))

/** Writes an answer; a card shown before a known answer changed no longer counts. */
export function put(talk: Talk, slot: string, value: unknown): void {
  if (talk.slots[slot] !== undefined && talk.slots[slot] !== value) talk.edits++
  talk.slots[slot] = value
}

/** Takes an answer back, to be asked again. */
export function forget(talk: Talk, slot: string): void {
  if (talk.slots[slot] === undefined) return
  talk.edits++
  delete talk.slots[slot]
}

/** Puts a talk on top of the others. */
export function toTop(run: Run, talk: Talk): void {
  if (topTalk(run) !== talk) run.state.stack = [...run.state.stack.filter((other) => other !== talk), talk]
}

/** Takes a talk off the stack. */
export const drop = (run: Run, talk: Talk): void => {
  run.state.stack = run.state.stack.filter((other) => other !== talk)
}

/** The talk that waits for this one to end. */
export const callerOf = (run: Run, talk: Talk) => run.state.stack.find((other) => other.id === talk.caller)

/** Drops a talk and whoever waits for it, without resuming anything. */
export function dropWithCallers(run: Run, talk: Talk): void {
  drop(run, talk)
  const caller = callerOf(run, talk)
  if (caller) dropWithCallers(run, caller)
}
