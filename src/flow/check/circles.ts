import type { Flow, House, Step } from '../types.ts'
import { atStep, type Expectations, type Report } from './report.ts'
import { asksAgain, goalOf, leavesFor, waysFrom } from './ways.ts'

/** Every step and every flow can be reached. */
export function checkReach(house: House, wants: Expectations, report: Report): void {
  const entered = new Set([...Object.values(wants.notices).map(({ flow }) => flow), ...(wants.opened ?? [])])
  for (const flow of house.flows.values()) {
    const reached = new Set<string>()
    const todo = flow.steps.slice(0, 1)
    for (let step = todo.pop(); step; step = todo.pop()) {
      if (reached.has(step.name)) continue
      reached.add(step.name)
      for (const { target } of waysFrom(flow, step)) {
        const away = leavesFor(target)
        if (away) entered.add(away.name)
        const goal = goalOf(flow, target)
        if (goal) todo.push(goal)
      }
    }
    // a step may be unreachable only because the target that leads there is misspelt
    if (flow.steps.some((step) => waysFrom(flow, step).some(({ target }) => isLost(flow, target)))) continue
    for (const step of flow.steps)
      if (!reached.has(step.name)) atStep(report, flow, step)('unreachable_step', 'nothing leads here')
  }
  // a flow that could not be read may be the one that leads there
  if (house.unread.length) return
  for (const flow of house.flows.values())
    if (!flow.start.length && !flow.intents.length && !entered.has(flow.name))
      report(
        'unreachable_flow',
        flow.file,
        ['flow'],
        `nothing starts flow '${flow.name}': no start words, no intents, no flow or notice`,
      )
}

const isLost = (flow: Flow, target: string) =>
  target !== 'end' && target !== 'cancel' && !leavesFor(target) && !goalOf(flow, target)

/** No talk goes round without asking anything: within a flow, through flows that lead to each other, or by `via:`. */
export function checkCircles(house: House, report: Report): void {
  for (const flow of house.flows.values()) {
    for (const circle of circlesIn(flow)) {
      const [step] = circle
      const skipped = circle.find(({ verb }) => verb === 'ask')
      const why = skipped
        ? ` (question ${skipped.name} is skipped once it is answered, unless one goes back to it in the file)`
        : ''
      if (step) atStep(report, flow, step)('endless_talk', `${names(circle)} goes round without asking anything${why}`)
    }
    for (const { step, target, at } of departures(house, flow)) {
      const way = backTo(house, flow.name, target, [flow.name])
      if (way)
        atStep(report, flow, step)(
          'endless_talk',
          `flows ${way.join(' → ')} lead to each other without asking anything`,
          ...at,
        )
    }
    for (const step of flow.steps) checkComingBack(house, flow, step, report)
  }
}

/** `via:` comes back to its step: that must be a question, or an action that may go on elsewhere after something was asked. */
function checkComingBack(house: House, flow: Flow, step: Step, report: Report): void {
  const wrong = atStep(report, flow, step)
  for (const { target, at, rested } of waysFrom(flow, step)) {
    const away = leavesFor(target)
    if (away?.how !== 'via' || rested) continue
    if (step.verb !== 'do')
      wrong('endless_talk', `via: comes back to this step and would go to '${away.name}' again, for ever`, ...at)
    else if (passes(house, away.name))
      wrong('endless_talk', `flow '${away.name}' may end without asking anything and comes back here, for ever`, ...at)
  }
}

const names = (steps: readonly Step[]) => [...steps, ...steps.slice(0, 1)].map(({ name }) => name).join(' → ')

/** Steps that follow within one flow without a rest; a question already answered is skipped. */
const onward = (flow: Flow, step: Step): Step[] =>
  waysFrom(flow, step).flatMap((way) => {
    const goal = way.rested ? undefined : goalOf(flow, way.target)
    return goal && goal.verb !== 'choose' && !asksAgain(flow, step, goal) ? [goal] : []
  })

function circlesIn(flow: Flow): Step[][] {
  const circles: Step[][] = []
  const done = new Set<Step>()
  const walk = (step: Step, path: Step[]) => {
    const at = path.indexOf(step)
    if (at >= 0) {
      circles.push(path.slice(at))
      return
    }
    if (done.has(step)) return
    for (const goal of onward(flow, step)) walk(goal, [...path, step])
    done.add(step)
  }
  for (const step of flow.steps) walk(step, [])
  return circles
}

interface Departure {
  step: Step
  target: string
  at: string[]
}

/** Where a talk just begun may leave for another flow, and whether it may end, before it has asked anything. */
function passage(flow: Flow): { departures: Departure[]; ends: boolean } {
  const departures: Departure[] = []
  let ends = false
  const seen = new Set<Step>()
  const todo = flow.steps.slice(0, 1)
  for (let step = todo.pop(); step; step = todo.pop()) {
    if (seen.has(step) || step.verb === 'choose' || (step.verb === 'ask' && !(step.name in flow.takes))) continue
    seen.add(step)
    for (const { target, at, rested } of waysFrom(flow, step)) {
      const away = leavesFor(target)
      if (rested) continue
      if (away) departures.push({ step, target: away.name, at })
      else if (target === 'end') ends = true
      const goal = goalOf(flow, target)
      if (goal) todo.push(goal)
    }
  }
  return { departures, ends }
}

const departures = (house: House, flow: Flow) =>
  passage(flow).departures.filter(({ target }) => house.flows.has(target))

function backTo(house: House, goal: string, name: string, path: string[]): string[] | undefined {
  if (name === goal) return [...path, name]
  const flow = path.includes(name) ? undefined : house.flows.get(name)
  for (const { target } of flow ? departures(house, flow) : []) {
    const way = backTo(house, goal, target, [...path, name])
    if (way) return way
  }
  return undefined
}

/** Whether a flow may come to its end before it has asked anything. */
function passes(house: House, name: string, seen: readonly string[] = []): boolean {
  const flow = seen.includes(name) ? undefined : house.flows.get(name)
  if (!flow) return false
  const { ends, departures } = passage(flow)
  return ends || departures.some(({ target }) => passes(house, target, [...seen, name]))
}
