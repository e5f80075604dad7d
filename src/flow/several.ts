import { readFor } from './fill.ts'
import { asksOf, flowOf, put, type Run } from './run.ts'
import type { AskStep, Talk } from './types.ts'

/** Kinds that any words answer: alone they do not show that the questions were answered in their order. */
const ANY_WORDS = new Set(['name', 'text'])

/**
 * 'Elin Herlina, Klari, makanan': this question and the next ones answered in one message, in their order. Every part must
 * be an answer, and one at least to a question that not any words answer.
 * @returns false when it is not that; nothing is filled then
 */
export function answerSeveral(run: Run, talk: Talk, step: AskStep, text: string): boolean {
  const parts = text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2) return false
  const asks = asksOf(flowOf(run, talk))
  const next = asks.slice(asks.indexOf(step))
  const unknown = next.filter(({ name }) => name === step.name || talk.slots[name] === undefined)
  // what is known already may be said again
  const answers = inOrder(run, talk, unknown, parts) ?? inOrder(run, talk, next, parts)
  for (const { step, value } of answers ?? []) put(talk, step.name, value)
  return answers !== undefined
}

interface Several {
  step: AskStep
  value: unknown
}

/** The parts as answers to these questions, in their order; undefined when one of them is none. */
function inOrder(run: Run, talk: Talk, open: readonly AskStep[], parts: readonly string[]): Several[] | undefined {
  if (parts.length > open.length) return undefined
  const answers = parts.flatMap((text, at) => {
    const read = readFor(run, talk, open[at]!, { text, media: [] })
    return read.ok ? { step: open[at]!, value: read.value } : []
  })
  const sure = answers.length === parts.length && answers.some(({ step }) => !ANY_WORDS.has(step.kind))
  return sure ? answers : undefined
}
