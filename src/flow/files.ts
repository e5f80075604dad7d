import type { AnswerInput } from '../answers/kind.ts'
import type { Reading } from '../answers/reading.ts'
import { currentPrompt, flowFor, flowOf, type Run, stepOf, topTalk } from './run.ts'
import { leadsAway, startFlow } from './start.ts'

/** In `start:` of the flow that takes a photo or paper which came with no word that means anything. */
export const FILE_ALONE = '+'

/**
 * A photo or paper that no question waits for: it starts the flow of this role that takes such files. What was being
 * looked at hands over what it knows, so that a picture sent below an order's card belongs to that order.
 * @returns whether there is such a flow
 */
export function fileAlone(run: Run, input: AnswerInput, reading: Reading): boolean {
  if (!input.media.length || input.pick !== undefined || reading.intent !== undefined) return false
  const talk = topTalk(run)
  const step = talk && currentPrompt(run) && stepOf(flowOf(run, talk), talk.step)
  if (talk && step?.verb === 'ask' && ['photo', 'document'].includes(step.kind)) return false
  if (talk && !leadsAway(run, talk)) return false
  const flow = flowFor(run, ({ start }) => start.includes(FILE_ALONE))
  if (!flow || flow.name === talk?.flow) return false
  startFlow(run, flow.name, { slots: talk?.slots ?? {}, reading, media: input.media })
  return true
}
