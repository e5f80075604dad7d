import { PLACEHOLDER } from '../say.ts'
import type { Flow, House, Step } from '../types.ts'
import { didYouMean } from '../words.ts'
import { arrivingAt, type Known, knownAt } from './known.ts'
import { atStep, bareKind, mayMiss, type Report } from './report.ts'
import { leavesFor, waysFrom } from './ways.ts'

/** What a step uses of the slots. */
interface Use {
  slot: string
  /** 'known' on every path, 'maybe' empty but asked or given on every path, 'any' */
  sure: 'known' | 'maybe' | 'any'
  kind?: string
  /** key of the step where it is used */
  at: string
  /** in words */
  by: string
}

/** Every slot is of one kind, known on every path to where it is used, and of the kind that is wanted there. */
export function checkSlots(house: House, flow: Flow, report: Report): void {
  checkKinds(house, flow, report)
  const known = knownAt(house, flow)
  for (const step of flow.steps) {
    const here = known.get(step.name)
    if (!here) continue
    const before = step.verb === 'ask' ? without(here, step.name) : here
    for (const use of usesOf(house, step)) checkUse(house, flow, step, use, before, known, report)
    for (const way of waysFrom(flow, step)) {
      const away = leavesFor(way.target)
      const target = house.flows.get(away?.name ?? '')
      if (!target) continue
      const arriving = arrivingAt(house, step, way, here)
      for (const [slot, kind] of Object.entries(target.takes)) {
        const use: Use = {
          slot,
          sure: mayMiss(kind) ? 'any' : 'known',
          kind: bareKind(kind),
          at: way.at.join('.'),
          by: `flow '${target.name}' takes`,
        }
        if (slot in flow.kinds || use.sure !== 'any') checkUse(house, flow, step, use, arriving, known, report)
      }
    }
  }
}

function checkKinds(house: House, flow: Flow, report: Report): void {
  const kinds = new Map(Object.entries(flow.takes).map(([slot, kind]) => [slot, bareKind(kind)]))
  const declare = (step: Step, slot: string, kind: string, by: string) => {
    const before = kinds.get(slot)
    if (before !== undefined && before !== kind)
      atStep(
        report,
        flow,
        step,
      )('slot_two_kinds', `${by} '${slot}' is '${kind}', elsewhere in this flow it is '${before}'`)
    kinds.set(slot, before ?? kind)
  }
  for (const step of flow.steps) {
    if (step.verb === 'ask') declare(step, step.name, step.kind, 'the answer')
    if (step.verb !== 'do') continue
    for (const values of Object.values(house.actions.get(step.action)?.gives ?? {}))
      for (const [slot, kind] of Object.entries(values))
        declare(step, slot, bareKind(kind), `what '${step.action}' gives as`)
  }
}

function usesOf(house: House, step: Step): Use[] {
  if (step.verb === 'do')
    return Object.entries(house.actions.get(step.action)?.needs ?? {}).map(([slot, kind]) => ({
      slot,
      sure: mayMiss(kind) ? 'any' : 'known',
      kind: bareKind(kind),
      at: 'do',
      by: `'${step.action}' needs`,
    }))
  const uses: Use[] = [...step.text.matchAll(PLACEHOLDER)].map(([whole, slot = '']) => ({
    slot,
    sure: whole.endsWith('?}') ? 'any' : 'known',
    at: step.verb,
    by: 'the text says',
  }))
  if (step.files !== undefined)
    uses.push({ slot: step.files, sure: 'maybe', kind: 'files', at: 'files', by: 'files sends' })
  if (step.verb === 'ask' && step.from !== undefined)
    uses.push({ slot: step.from, sure: 'known', kind: 'list', at: 'from', by: 'from takes' })
  return uses
}

function checkUse(
  house: House,
  flow: Flow,
  step: Step,
  use: Use,
  before: Known,
  known: Map<string, Known>,
  report: Report,
): void {
  const wrong = atStep(report, flow, step)
  const { slot, at, by } = use
  const kind = flow.kinds[slot]
  const path = at.split('.')
  if (kind === undefined) {
    // what an action may do without need not exist; a text that names it is a slip of the pen
    if (use.sure !== 'any' || step.verb !== 'do')
      wrong(
        'unknown_slot',
        `${by} '${slot}', which nothing asks, takes or gives${didYouMean(slot, Object.keys(flow.kinds))}`,
        ...path,
      )
    return
  }
  if (use.kind !== undefined && kind !== use.kind)
    wrong('need_kind', `${by} '${slot}' as '${use.kind}', here it is '${kind}'`, ...path)
  const sureness = before.get(slot)
  if (use.sure === 'any' || sureness === 'known' || (use.sure === 'maybe' && sureness)) return
  if (sureness && use.at === step.verb && step.verb !== 'do')
    return wrong(
      'slot_may_be_empty',
      `'${slot}' may be empty here; write {${slot}?}, then its line is left out`,
      ...path,
    )
  if (sureness) return wrong('slot_may_be_empty', `${by} '${slot}', which may be empty here`, ...path)
  const from = cameWithout(house, flow, step, slot, known)
  wrong(
    'slot_not_sure',
    `${by} '${slot}', which is not known on every path here${from ? ` (coming from step ${from})` : ''}`,
    ...path,
  )
}

/** A step from which one arrives without the slot. */
function cameWithout(
  house: House,
  flow: Flow,
  goal: Step,
  slot: string,
  known: Map<string, Known>,
): string | undefined {
  return flow.steps.find((step) => {
    const before = known.get(step.name)
    return (
      before &&
      waysFrom(flow, step).some((way) => way.target === goal.name && !arrivingAt(house, step, way, before).has(slot))
    )
  })?.name
}

const without = (known: Known, slot: string): Known => new Map([...known].filter(([name]) => name !== slot))
