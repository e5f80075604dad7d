import type { AnswerInput } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { fillTalk } from './fill.ts'
import { asksOf, drop, flowOf, mayTalk, type Run, stepOf, topTalk, toTop } from './run.ts'
import type { Flow, Talk, Target } from './types.ts'
import { enter, takeUp } from './walk.ts'

/** Half-finished talks kept; the oldest goes first. */
const MOST_TALKS = 6

export interface StartFrom {
  /** slots handed over: those the flow `takes` */
  slots?: Readonly<Record<string, unknown>>
  /** what the message that starts it says, and what came with it */
  reading?: Reading
  media?: AnswerInput['media']
  /** the talk to come back to */
  caller?: number
  /** another flow led here and is over */
  leaving?: boolean
  /** what is looked at stays beneath, to be come back to */
  keeps?: boolean
  /** the step to begin with, when not the first */
  at?: string
}

/** Starts a flow on top of what is being talked about; one already begun for the same thing is taken up again. */
export function startFlow(run: Run, name: string, from: StartFrom): void {
  const flow = run.house.flows.get(name)
  if (!flow) throw new Error(`there is no flow '${name}'`)
  const taken = Object.fromEntries(
    Object.entries(from.slots ?? {}).filter(
      ([slot, value]) => slot in flow.takes && value !== undefined && value !== null,
    ),
  )
  const begun = run.state.stack.find((talk) => talk.flow === name && sameTaken(flow, talk, taken))
  const beneath = topTalk(run)
  if (beneath && beneath !== begun && from.caller !== beneath.id && !from.keeps && leadsAway(run, beneath))
    drop(run, beneath)
  if (
    begun &&
    !flow.passing &&
    begun.writes === 0 &&
    asksOf(flow).some(({ name: slot }) => begun.slots[slot] !== undefined)
  ) {
    if (from.caller !== undefined) begun.caller = from.caller
    if (from.reading) fillTalk(run, begun, from.reading, from.media)
    toTop(run, begun)
    return takeUp(run, begun)
  }
  if (begun) drop(run, begun)
  const talk: Talk = {
    id: ++run.state.talkNo,
    flow: name,
    step: flow.steps[0]?.name ?? '',
    slots: taken,
    trail: [],
    closed: [],
    misses: 0,
    page: 0,
    writes: 0,
    edits: 0,
    version: flow.version,
    kinds: flow.kinds,
    ...(from.caller === undefined ? {} : { caller: from.caller }),
    ...(from.keeps ? { aside: true as const } : {}),
  }
  run.state.stack = [...run.state.stack, talk].slice(-MOST_TALKS)
  if (from.leaving && run.state.held) {
    fillTalk(run, talk, run.state.held)
    if (!flow.keepsFirst) delete run.state.held
  }
  fillTold(run, talk, flow)
  if (from.reading) fillTalk(run, talk, from.reading, from.media)
  enter(run, talk, from.at ?? talk.step)
}

/** Keeps what a message says of keys that a flow wants to know from before it began. */
export function keepTold(run: Run, { values }: Reading): void {
  for (const flow of run.house.flows.values()) {
    if (!flow.toldBefore.length || !mayTalk(flow, run.context.actor.roles)) continue
    for (const key of flow.toldBefore) {
      const found = values[key]
      if (found && !found.unsure) run.state.told = { ...run.state.told, [key]: found }
    }
  }
}

/** Told once is used once: the next time it is asked. */
function fillTold(run: Run, talk: Talk, flow: Flow): void {
  const { told } = run.state
  if (!told || !flow.toldBefore.length) return
  fillTalk(run, talk, {
    values: Object.fromEntries(Object.entries(told).filter(([key]) => flow.toldBefore.includes(key))),
  })
  delete run.state.told
}

const sameTaken = (flow: Flow, talk: Talk, taken: Record<string, unknown>) =>
  Object.keys(flow.takes).every((slot) => JSON.stringify(talk.slots[slot]) === JSON.stringify(taken[slot]))

/**
 * A menu being shown, what comes next after something was done, or somebody looking around: nothing is lost when it is
 * left. What we begin ourselves waits for it.
 */
export function leadsAway(run: Run, talk: Talk): boolean {
  const flow = flowOf(run, talk)
  const left = isMenu(flow, talk.step, talk.writes > 0) || (flow.passing && !run.quiet)
  return left && !run.state.stack.some((other) => other.caller === talk.id)
}

/**
 * A fork of a flow that keeps nothing: every line says something or leaves for another flow.
 * @param done what the flow was about is done
 */
export function isMenu(flow: Flow, name: string, done = false): boolean {
  const leaves = (target: Target): boolean => {
    const step = stepOf(flow, target)
    return step ? step.verb === 'say' && leaves(step.then) : target.startsWith('flow:') || target === 'end'
  }
  const step = stepOf(flow, name)
  const keeps = flow.keepsFirst || (!done && Object.keys(flow.takes).length > 0)
  return step?.verb === 'choose' && !keeps && step.forks.every(({ target }) => leaves(target))
}
