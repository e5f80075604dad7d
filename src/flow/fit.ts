import type { Role } from '../chat/actor.ts'
import { type Run, stepOf, topTalk } from './run.ts'
import type { Flow, Talk } from './types.ts'

/** Who has nothing yet: they may finish the talk that made them something, whatever they are now. */
const BEGINNERS: ReadonlySet<Role> = new Set(['newcomer', 'visitor', 'uninvited'])

/**
 * Flows are edited and deleted, and roles are taken away, while people are in the middle of a talk. What cannot be
 * talked through any more is dropped; the rest loses only what no longer fits.
 * @returns whether the talk whose question the person saw last is gone
 */
export function fitTalks(run: Run): boolean {
  const top = topTalk(run)
  const kept = run.state.stack.filter((talk) => fits(run, talk))
  if (kept.length < run.state.stack.length) run.state.stack = kept
  return top !== undefined && topTalk(run) !== top
}

function fits(run: Run, talk: Talk): boolean {
  const flow = run.house.flows.get(talk.flow)
  const { roles } = run.context.actor
  if (!flow?.for.some((role) => roles.includes(role) || BEGINNERS.has(role))) return false
  return flow.version === talk.version || refit(flow, talk)
}

function refit(flow: Flow, talk: Talk): boolean {
  for (const [slot, value] of Object.entries(talk.slots)) {
    const step = stepOf(flow, slot)
    const gone =
      step?.verb === 'ask' && step.choices.length > 0 && !step.choices.some((choice) => choice.value === value)
    if (flow.kinds[slot] !== talk.kinds[slot] || (gone && value !== null)) delete talk.slots[slot]
  }
  talk.edits++
  talk.version = flow.version
  talk.kinds = flow.kinds
  talk.trail = talk.trail.filter((name) => stepOf(flow, name))
  if (stepOf(flow, talk.step)) return true
  // behind a write only questions asked since then are safe to go on from
  const step = talk.trail.at(-1) ?? (talk.writes === 0 ? flow.steps[0]?.name : undefined)
  if (step === undefined) return false
  talk.step = step
  talk.page = 0
  return true
}
