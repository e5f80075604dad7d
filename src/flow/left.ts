import { flowOf, type Run, stepOf } from './run.ts'
import type { Flow, Step, Talk } from './types.ts'

/**
 * How many questions a talk has left, the open one among them: those without an answer on the way that its steps take when
 * all goes well, which is the first outcome and the first line of each. It may be a few more or less.
 */
export function questionsLeft(run: Run, talk: Talk): number {
  const flow = flowOf(run, talk)
  const passed = new Set<string>()
  let left = 0
  for (let step = stepOf(flow, talk.step); step && !passed.has(step.name); step = stepOf(flow, nextOf(flow, step))) {
    passed.add(step.name)
    if (step.verb === 'ask' && talk.slots[step.name] === undefined) left++
  }
  return left
}

/** Where a step leads when all goes well; '' when the file ends. */
function nextOf(flow: Flow, step: Step): string {
  switch (step.verb) {
    case 'do':
      return Object.values(step.then)[0] ?? ''
    case 'choose':
      return step.forks[0]?.target ?? ''
    case 'say':
      return step.then
    case 'ask':
      return step.then ?? flow.steps[flow.steps.indexOf(step) + 1]?.name ?? ''
  }
}
