import type { Flow, Step, Target } from '../types.ts'

/** One way on from a step. */
export interface Way {
  target: Target
  /** where it stands in the step: ['then', 'quoted'] */
  at: string[]
  /** the outcome of a `do` that leads here */
  outcome?: string
  /** a question left without an answer, or a fork: taken only after the talk has rested */
  rested: boolean
}

/** Every way on from a step, in the order of the file. */
export function waysFrom(flow: Flow, step: Step): Way[] {
  switch (step.verb) {
    case 'say':
      return [{ target: step.then, at: ['then'], rested: false }]
    case 'do':
      return Object.entries(step.then).map(([outcome, target]) => ({
        target,
        at: ['then', outcome],
        outcome,
        rested: false,
      }))
    case 'choose':
      return [
        ...step.forks.map(({ label, target }) => ({ target, at: ['options', label], rested: true })),
        ...step.typed.map(({ label, target }) => ({ target, at: ['typed', label], rested: true })),
        ...otherwise(flow, step),
      ]
    case 'ask': {
      const next = flow.steps[flow.steps.indexOf(step) + 1]?.name ?? 'end'
      const answered: Way = { target: step.then ?? next, at: ['then'], rested: false }
      const forks = step.forks.map(({ label, target }) => ({ target, at: ['options', label], rested: true }))
      return [...forks, ...otherwise(flow, step), answered]
    }
  }
}

/** Words that are no line of a list or menu lead to another flow, when the flow names one (answer.ts lookElsewhere). */
const otherwise = (flow: Flow, step: Step): Way[] =>
  flow.otherwise !== undefined && (step.verb === 'choose' || (step.verb === 'ask' && step.kind === 'pick'))
    ? [{ target: `flow:${flow.otherwise}`, at: [], rested: true }]
    : []

/** The flow that a target leaves for. */
export function leavesFor(target: Target): { how: 'flow' | 'via'; name: string } | undefined {
  const [how, name] = target.split(':')
  return (how === 'flow' || how === 'via') && name !== undefined ? { how, name } : undefined
}

/** The step of the same flow that a target is. */
export const goalOf = (flow: Flow, target: Target): Step | undefined =>
  target === 'end' || target === 'cancel' ? undefined : flow.steps.find(({ name }) => name === target)

/** Whether going from one step to a question asks it again, answered or not (walk.ts goTo). */
export const asksAgain = (flow: Flow, from: Step, goal: Step): boolean =>
  goal.verb === 'ask' && flow.steps.indexOf(goal) <= flow.steps.indexOf(from)
