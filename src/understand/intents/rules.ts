import { FAMILIES } from './families/index.ts'
import type { Intent } from './intents.ts'

interface Rule {
  /** its place: heaviest first, lines of one weight as written */
  place: number
  weight: number
  intent: Intent
  needs: string[][]
  without: string[]
}

/** The heaviest line that fits wins; among equals the first. */
const RULES: readonly Rule[] = FAMILIES.flatMap(({ lines }) => lines.trim().split('\n'))
  .map((line) => {
    const [head = '', conditions = ''] = line.split(':')
    const [intent = '', weight = '0'] = head.split(' ')
    const words = conditions.trim().split(/\s+/)
    return {
      intent: intent as Intent,
      weight: Number(weight),
      needs: words.filter((word) => !word.startsWith('!')).map((word) => word.split('/')),
      without: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
    }
  })
  .sort((one, other) => other.weight - one.weight)
  .map((rule, place) => ({ ...rule, place }))

/** The lines that a concept may fulfil, by the first thing they need: a message is about few of them. */
const BY_FIRST_NEED = new Map<string, Rule[]>()
for (const rule of RULES)
  for (const concept of rule.needs[0] ?? []) BY_FIRST_NEED.set(concept, [...(BY_FIRST_NEED.get(concept) ?? []), rule])

function fits({ needs, without }: Rule, about: ReadonlySet<string>): boolean {
  for (const concept of without) if (about.has(concept)) return false
  for (const any of needs) if (!any.some((concept) => about.has(concept))) return false
  return true
}

/** The line that a message fits best, or nothing. */
export function lineOf(about: ReadonlySet<string>): Pick<Rule, 'intent' | 'weight'> | undefined {
  let best: Rule | undefined
  for (const concept of about)
    for (const rule of BY_FIRST_NEED.get(concept) ?? []) {
      if (best && best.place <= rule.place) break
      if (fits(rule, about)) best = rule
    }
  return best
}

/** The intent of the line that a message fits best, or nothing. */
export const intentOf = (about: ReadonlySet<string>): Intent | undefined => lineOf(about)?.intent
