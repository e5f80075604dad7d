import type { Flow, House } from '../types.ts'
import { didYouMean } from '../words.ts'
import { atStep, bareKind, KINDS, type Report } from './report.ts'
import { goalOf, leavesFor, waysFrom } from './ways.ts'

/** Targets, actions and their outcomes, kinds of slots handed over: every name leads to something. */
export function checkNames(house: House, flow: Flow, report: Report): void {
  for (const [slot, kind] of Object.entries(flow.takes))
    if (!KINDS.has(bareKind(kind)))
      report('slot_kind', flow.file, ['takes', slot], `there is no kind '${kind}'${didYouMean(bareKind(kind), KINDS)}`)
  for (const step of flow.steps) {
    const wrong = atStep(report, flow, step)
    if (step.name === 'end' || step.name === 'cancel') wrong('reserved_step', `no step may be called '${step.name}'`)
    for (const { target, at } of waysFrom(flow, step)) {
      const away = leavesFor(target)
      if (away && !house.flows.has(away.name) && !house.unread.includes(away.name))
        wrong('unknown_flow', `there is no flow '${away.name}'${didYouMean(away.name, house.flows.keys())}`, ...at)
      if (away || target === 'end' || target === 'cancel' || goalOf(flow, target)) continue
      const known = [...flow.steps.map(({ name }) => name), 'end', 'cancel']
      wrong('unknown_step', `there is no step '${target}'${didYouMean(target, known)}`, ...at)
    }
    if (step.verb === 'do') checkOutcomes(house, flow, step, report)
  }
}

function checkOutcomes(
  house: House,
  flow: Flow,
  step: Extract<Flow['steps'][number], { verb: 'do' }>,
  report: Report,
): void {
  const wrong = atStep(report, flow, step)
  const action = house.actions.get(step.action)
  if (!action)
    return wrong(
      'unknown_action',
      `there is no action '${step.action}'${didYouMean(step.action, house.actions.keys())}`,
      'do',
    )
  const outcomes = Object.keys(action.gives)
  for (const outcome of outcomes)
    if (!(outcome in step.then))
      wrong('outcome_missing', `'${step.action}' may end with '${outcome}', which leads nowhere`, 'then')
  for (const outcome of Object.keys(step.then))
    if (!outcomes.includes(outcome))
      wrong(
        'outcome_invented',
        `'${step.action}' never ends with '${outcome}'${didYouMean(outcome, outcomes)}`,
        'then',
        outcome,
      )
}
