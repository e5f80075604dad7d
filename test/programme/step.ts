import type { AskStep, ChooseStep, House } from '../../src/flow/types.ts'

/** Finds the question in what was said: 'flow/step', most likely first. None for a message that asks nothing. */
export interface Finder {
  question(text: string, labels: readonly string[]): string[]
  /** whether it ends with a phrase that refuses an answer: the question before is still open */
  refuses(text: string): boolean
}

interface Known {
  name: string
  pattern: RegExp
  /** its longest literal part: a message without it is not that question */
  literal: string
  weight: number
  labels: string
}

const PLACEHOLDER = /\{([a-z_][a-z0-9_]*)(?::[a-z]+)?(\?)?\}/g

/**
 * Knows a question by the words of its flow file, so that people in a test answer what is asked and not a text that
 * somebody may reword tomorrow.
 */
export function questionFinder(house: House): Finder {
  const known = [...house.flows.values()].flatMap((flow) =>
    flow.steps.flatMap((step) =>
      step.verb === 'ask' || step.verb === 'choose' ? [questionOf(`${flow.name}/${step.name}`, step)] : [],
    ),
  )
  const refusals = Object.entries(house.phrases)
    .filter(([name]) => name.includes('.') || name === 'not_read')
    .map(([, text]) => new RegExp(`${escaped(text).replace(/\\\{[a-z0-9_]+\\\}/g, '.*?')}$`))
  const question = (text: string, labels: readonly string[]) => {
    const shown = labels.join('|')
    return (
      known
        // news without buttons is no card of buttons, however little that says itself
        .filter(({ literal, pattern, labels }) => (shown || !labels) && text.includes(literal) && pattern.test(text))
        .map(({ name, weight, labels }) => ({ name, weight: weight + (labels && labels === shown ? 1_000 : 0) }))
        .filter(({ weight }) => weight > 4)
        .sort((a, b) => b.weight - a.weight)
        .map(({ name }) => name)
    )
  }
  return { question, refuses: (text) => refusals.some((pattern) => pattern.test(text)) }
}

function questionOf(name: string, step: AskStep | ChooseStep): Known {
  const lines = step.text.trimEnd().split('\n')
  const parts = lines.map((line) => {
    const pattern = escaped(line).replace(/\\\{[a-z0-9_:]+(\\\?)?\\\}/g, '[\\s\\S]*?')
    return /\{[^}]*\?\}/.test(line) ? `(?:${pattern})?` : pattern
  })
  const literals = lines
    .filter((line) => !/\{[^}]*\?\}/.test(line))
    .flatMap((line) => line.replace(PLACEHOLDER, '\0').split('\0'))
    .map((literal) => literal.trim())
  return {
    name,
    // entries too long for a button are listed in full below their question
    pattern: new RegExp(`(?:^|\\n)${parts.join('\\n*')}(?:\\n+\\d+\\. .*)*$`),
    literal: literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), ''),
    weight: literals.join('').length,
    labels: step.forks.map(({ label }) => label).join('|'),
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
