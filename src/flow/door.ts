import type { Reading } from '../answers/reading.ts'
import { asksOf, flowFor, type Run, topTalk } from './run.ts'
import { startFlow } from './start.ts'
import type { Flow } from './types.ts'

/** The flow that is spoken when nothing is being talked about. */
export function greeterOf(run: Run): Flow {
  const greeter = flowFor(run, (flow) => flow.start.includes('*'))
  if (!greeter) throw new Error(`no flow greets ${run.context.actor.roles.join(', ')}`)
  return greeter
}

/** The only flow of somebody who may talk nothing else (an invitation is asked for), until that is past its first question. */
export function doorOf(run: Run): Flow | undefined {
  const { roles } = run.context.actor
  if (!roles.every((role) => role === 'uninvited')) return undefined
  const greeter = greeterOf(run)
  const talk = topTalk(run)
  return talk && talk.step !== asksOf(greeter)[0]?.name ? undefined : greeter
}

/** Whatever is sent, the question is asked; only its answer leads on. */
export function atDoor(run: Run, door: Flow, reading: Reading): void {
  run.state.stack = []
  startFlow(run, door.name, { reading })
}
