import { z } from 'zod'
import { ANSWERS } from '../answers/index.ts'
import { askShape, chooseShape, doShape, flowHead, sayShape } from './shape.ts'

/**
 * JSON Schema of a flow file, for editors: made of the shapes that the loader itself uses, one variant of a question
 * for each kind of answer.
 */
export function flowSchema(): Record<string, unknown> {
  const asks = ANSWERS.map((kind) =>
    askShape(kind)
      .extend({ answer: z.literal(kind.name) })
      .describe(`ask: ${kind.name}`),
  )
  const step = z.union([
    ...asks,
    chooseShape.describe('choose: a fork, never remembered'),
    sayShape.describe('say: a sentence, then on'),
    doShape.describe('do: an action and its outcomes'),
  ])
  const flow = flowHead.extend({ steps: z.record(flowHead.shape.steps.keyType, step) })
  return { title: 'Gandeng flow', ...z.toJSONSchema(flow, { io: 'input' }) }
}
