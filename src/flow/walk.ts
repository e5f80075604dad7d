import { doubtOf } from './fill.ts'
import type { EnginePhrase } from './phrases.ts'
import { askNow, askWhich, phrase, sayText } from './prompt.ts'
import {
  asksOf,
  callerOf,
  drop,
  dropWithCallers,
  flowOf,
  forget,
  mayTalk,
  OFFERS_CHOICES,
  OFFERS_HELP,
  type Run,
  stepOf,
  topTalk,
  toTop,
} from './run.ts'
import { startFlow } from './start.ts'
import type { AskStep, DoStep, Flow, Step, Talk, Target } from './types.ts'

/** An honest talk rests on a question long before this; more is a circle. */
export const STEP_LIMIT = 30

/** Enters a step and walks on until a question, an action or the end of all talks. */
export function enter(run: Run, talk: Talk, name: string): void {
  const flow = flowOf(run, talk)
  const step = stepOf(flow, name)
  if (!step) throw new Error(`flow '${talk.flow}' has no step '${name}'`)
  if (step.verb === 'ask' || step.verb === 'choose') standAt(talk, name)
  talk.step = name
  // a question that is skipped leads forward and ends by itself; what else passes without asking may be a circle
  if (step.verb === 'ask' && talk.slots[name] !== undefined) return goOn(run, talk, step)
  if (++run.steps > STEP_LIMIT) throw new Error(`flow '${talk.flow}' walks in a circle at step '${name}'`)
  switch (step.verb) {
    case 'say':
      if (step.unclear) run.unsettled = true
      sayText(run, talk, step)
      return goTo(run, talk, step.then, step)
    case 'ask':
      if (step.from !== undefined && talk.slots[step.from] === undefined) return without(run, talk, flow, step.from)
      return askOnce(run, talk, step)
    case 'choose':
      return askNow(run, talk, step)
    case 'do':
      return act(run, talk, flow, step)
  }
}

/** A question, or what was said of it before and may mean two things: 'Rp15.000' or 'Rp150.000'? */
function askOnce(run: Run, talk: Talk, step: AskStep): void {
  if (!talk.asked?.includes(step.name)) talk.asked = [...(talk.asked ?? []), step.name]
  const doubt = doubtOf(run, talk, step)
  return doubt ? askWhich(run, talk, step, doubt, true) : askNow(run, talk, step)
}

/** Comes to a question: what came after it the last time is no longer on the way to here. */
export function standAt(talk: Talk, name: string): void {
  if (talk.step !== name) {
    talk.page = 0
    talk.misses = talk.missed ?? 0
  }
  delete talk.missed
  const at = talk.trail.indexOf(name)
  talk.trail = [...talk.trail.slice(0, at < 0 ? undefined : at), name]
  talk.step = name
}

/** Follows a target from a step. Going back to a question forgets its answer; going forward skips what is known. */
export function goTo(run: Run, talk: Talk, target: Target, from: Step): void {
  talk.page = 0
  talk.misses = 0
  if (talk.trail.includes(from.name)) standAt(talk, from.name)
  const [how, other = ''] = target.split(':')
  if (how === 'flow' || how === 'via') {
    const flow = run.house.flows.get(other)
    if (!flow || !mayTalk(flow, run.context.actor.roles))
      throw new Error(`flow '${talk.flow}', step ${from.name}: '${other}' is not there for ${run.context.actor.roles}`)
    const caller = how === 'via' ? talk.id : talk.caller
    if (how === 'flow') drop(run, talk)
    return startFlow(run, other, {
      slots: talk.slots,
      leaving: how === 'flow',
      ...(caller === undefined ? {} : { caller }),
    })
  }
  if (target === 'end') return endTalk(run, talk)
  if (target === 'cancel') return cancelBeneath(run, talk)
  const flow = flowOf(run, talk)
  const goal = stepOf(flow, target)
  if (goal?.verb === 'ask' && flow.steps.indexOf(goal) <= flow.steps.indexOf(from)) forget(talk, goal.name)
  enter(run, talk, target)
}

/** A question was answered: on to the next; after the last step of the file the flow ends. */
export function goOn(run: Run, talk: Talk, step: AskStep): void {
  const { steps } = flowOf(run, talk)
  goTo(run, talk, step.then ?? steps[steps.indexOf(step) + 1]?.name ?? 'end', step)
}

function act(run: Run, talk: Talk, flow: Flow, step: DoStep): void {
  const action = run.house.actions.get(step.action)
  if (!action) throw new Error(`there is no action '${step.action}'`)
  const inputs: Record<string, unknown> = {}
  for (const [need, kind] of Object.entries(action.needs)) {
    const value = talk.slots[need] ?? undefined
    if (value === undefined && !kind.endsWith('?')) return without(run, talk, flow, need)
    inputs[need] = value
  }
  run.do = { action: step.action, inputs }
}

/**
 * A step lacks a slot: the flow was edited while it was talked through. The question for it is asked; what only an
 * action gives makes the talk walk again from its first step, unless it wrote; else it is over.
 */
function without(run: Run, talk: Talk, flow: Flow, slot: string): void {
  const question = asksOf(flow).find((step) => step.name === slot)
  if (question) {
    forget(talk, slot)
    return enter(run, talk, slot)
  }
  const first = flow.steps[0]
  if (first && talk.writes === 0 && !run.again) {
    run.again = true
    return enter(run, talk, first.name)
  }
  dropWithCallers(run, talk)
  run.said.push(phrase(run, 'prompt_over'))
  resume(run)
}

function endTalk(run: Run, talk: Talk): void {
  drop(run, talk)
  // taken up only to find that there is nothing left to ask
  if (run.takenUp?.talk === talk.id && run.takenUp.said === run.said.length) run.said.pop()
  const caller = callerOf(run, talk)
  if (!caller) return talk.aside ? backToList(run) : resume(run)
  toTop(run, caller)
  enter(run, caller, caller.step)
}

/** Nothing came of words below a list: it stands right above, and is shown again only when that happens twice. */
function backToList(run: Run): void {
  const beneath = topTalk(run)
  if (beneath && beneath.misses < OFFERS_CHOICES) return
  if (beneath && beneath.misses >= OFFERS_HELP) run.said.push(phrase(run, 'stuck'))
  resume(run)
}

function cancelBeneath(run: Run, talk: Talk): void {
  drop(run, talk)
  const beneath = callerOf(run, talk) ?? topTalk(run)
  if (beneath) dropWithCallers(run, beneath)
  resume(run)
}

/** The talk that was interrupted goes on with its question repeated. */
export function resume(run: Run): void {
  // what was written before it was known for whom comes first
  if (run.state.first && !run.context.actor.undecided) return
  const talk = topTalk(run)
  if (!talk) {
    delete run.state.held
    return
  }
  // opened by us, nothing to say any more: the question asked before simply stays open
  if (run.quiet && !run.said.length && !run.files.length) return
  takeUp(run, talk)
}

/** A talk goes on: its name, and its question again. What we began and nobody has answered may not be true any more. */
export function takeUp(run: Run, talk: Talk): void {
  run.said.push(phrase(run, 'resume', { title: flowOf(run, talk).title }))
  run.takenUp = { talk: talk.id, said: run.said.length }
  if (!begunByUs(run, talk)) return enter(run, talk, talk.step)
  if (talk.misses) talk.missed = talk.misses
  enter(run, talk, flowOf(run, talk).steps[0]?.name ?? talk.step)
}

/** It was begun about something, its first question is open, and an action looked first whether it still holds. */
function begunByUs(run: Run, talk: Talk): boolean {
  const { takes, steps, passing } = flowOf(run, talk)
  const handed = !passing && Object.keys(takes).some((slot) => talk.slots[slot] !== undefined)
  return (
    handed && talk.misses < OFFERS_CHOICES && steps[0]?.verb === 'do' && talk.writes === 0 && talk.trail.length <= 1
  )
}

/** Says why, then the open question again with its options; idle, only says why. */
export function repeatQuestion(run: Run, why: EnginePhrase, values?: Readonly<Record<string, string>>): void {
  run.said.push(phrase(run, why, values))
  const talk = topTalk(run)
  if (talk) enter(run, talk, talk.step)
}

/** To the question before, even one that was passed because known; never behind an action that wrote. */
export function stepBack(run: Run, talk: Talk): true {
  const previous = talk.trail.at(-2)
  if (previous === undefined) {
    repeatQuestion(run, 'nothing_before')
    return true
  }
  forget(talk, talk.step)
  forget(talk, previous)
  enter(run, talk, previous)
  return true
}
