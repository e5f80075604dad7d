import { OFFICER_ROLES, type Role } from '../../chat/actor.ts'
import type { Flow, House } from '../types.ts'
import { ACTED, arrivingAt, knownAt } from './known.ts'
import { atStep, type Report } from './report.ts'
import { leavesFor, waysFrom } from './ways.ts'

/** What an action may make of people on the way through a flow. */
const BECOMES: Partial<Record<Role, readonly Role[]>> = {
  newcomer: ['seller'],
  visitor: ['buyer'],
  uninvited: OFFICER_ROLES,
}

/** Whoever may talk a flow through may do its actions and go where it leads; after an action a newcomer may be a seller. */
export function checkRoles(house: House, flow: Flow, report: Report): void {
  const known = knownAt(house, flow)
  for (const step of flow.steps) {
    const wrong = atStep(report, flow, step)
    const here = known.get(step.name)
    if (!here) continue
    if (step.verb === 'do') {
      const action = house.actions.get(step.action)
      const shut = action && lockedOut(flow, action.for, here.has(ACTED))
      if (shut?.length) wrong('action_role', `'${step.action}' is not for ${shut.join(', ')}`, 'do')
    }
    for (const way of waysFrom(flow, step)) {
      const target = house.flows.get(leavesFor(way.target)?.name ?? '')
      const shut = target && lockedOut(flow, target.for, arrivingAt(house, step, way, here).has(ACTED))
      if (shut?.length) wrong('target_role', `flow '${target?.name}' is not for ${shut.join(', ')}`, ...way.at)
    }
  }
}

const lockedOut = (flow: Flow, open: readonly Role[], acted: boolean): Role[] =>
  flow.for.filter((role) => !open.includes(role) && !(acted && BECOMES[role]?.some((other) => open.includes(other))))
