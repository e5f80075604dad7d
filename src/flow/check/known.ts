import type { Flow, House, Step } from '../types.ts'
import { mayMiss } from './report.ts'
import { goalOf, type Way, waysFrom } from './ways.ts'

/** How sure a slot is at a place: `known` on every path, or `maybe` (asked or given on every path, perhaps left empty). */
export type Sureness = 'known' | 'maybe'
export type Known = ReadonlyMap<string, Sureness>

/** Stands in a `Known` once an action was done on every path: from there on people may have become somebody else. */
export const ACTED = '@acted'

/**
 * What is known when each step is entered, on every path to it (the meet of paths is what they have in common).
 * @returns steps by name; a step that no path reaches is not there
 */
export function knownAt(house: House, flow: Flow): Map<string, Known> {
  const known = new Map<string, Known>()
  const first = flow.steps[0]
  if (!first) return known
  const entry = Object.entries(flow.takes).map(([slot, kind]) => [slot, mayMiss(kind) ? 'maybe' : 'known'] as const)
  known.set(first.name, new Map(entry))
  const todo: Step[] = [first]
  for (let step = todo.pop(); step; step = todo.pop()) {
    for (const way of waysFrom(flow, step)) {
      const goal = goalOf(flow, way.target)
      if (!goal) continue
      const arriving = arrivingAt(house, step, way, known.get(step.name) as Known)
      const before = known.get(goal.name)
      const met = before ? meet(before, arriving) : arriving
      if (before && same(before, met)) continue
      known.set(goal.name, met)
      todo.push(goal)
    }
  }
  return known
}

/** What is known after a step, on one way on from it. */
export function arrivingAt(house: House, step: Step, way: Way, before: Known): Known {
  const after = new Map(before)
  if (step.verb === 'ask') {
    if (way.rested) after.delete(step.name)
    else after.set(step.name, step.optional ? 'maybe' : 'known')
  }
  if (step.verb === 'do') {
    after.set(ACTED, 'known')
    const given = house.actions.get(step.action)?.gives[way.outcome ?? ''] ?? {}
    for (const [slot, kind] of Object.entries(given)) after.set(slot, mayMiss(kind) ? 'maybe' : 'known')
  }
  return after
}

function meet(a: Known, b: Known): Known {
  const both = new Map<string, Sureness>()
  for (const [slot, sureness] of a) {
    const other = b.get(slot)
    if (other) both.set(slot, sureness === 'known' && other === 'known' ? 'known' : 'maybe')
  }
  return both
}

const same = (a: Known, b: Known) => a.size === b.size && [...a].every(([slot, sureness]) => b.get(slot) === sureness)
