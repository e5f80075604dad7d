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
  const asks = asksOf(flowOf(run, talk))
  const open = asks.slice(asks.indexOf(step)).filter(({ name }) => name === step.name || talk.slots[name] === undefined)
  if (parts.length < 2 || parts.length > open.length) return false
  const answers = parts.map((part, at) => {
    const read = readFor(run, talk, open[at]!, { text: part, media: [] })
    return read.ok ? { step: open[at]!, value: read.value } : undefined
  })
  if (!answers.every((answer) => answer !== undefined)) return false
  if (!answers.some((answer) => !ANY_WORDS.has(answer.step.kind))) return false
  for (const answer of answers) put(talk, answer.step.name, answer.value)
  return true
}
