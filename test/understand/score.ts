import { unitNamed } from '../../src/answers/grammar/unit-table.ts'

/** How one stated key came out. */
export type Outcome = 'right' | 'wrong' | 'miss'

export interface Expected {
  kind: string
  text: string
  today?: string
  ask?: string
  expect: Record<string, unknown>
}

/** One key that is not right, for a reader. */
export interface Fault {
  text: string
  key: string
  outcome: Outcome
  expected: unknown
  got: unknown
}

const NAMES = new Set(['name', 'brand', 'product', 'business_name', 'topic'])
const NOTHING = new Set<unknown>([null, undefined, 'unsure'])

/** Holds what was told against what was expected, key by key (UNDERSTANDING.md, "Scoring"). */
export function score(
  { text, expect }: Pick<Expected, 'text' | 'expect'>,
  told: Record<string, unknown>,
): { outcomes: Outcome[]; faults: Fault[] } {
  const outcomes: Outcome[] = []
  const faults: Fault[] = []
  const hold = (key: string, expected: unknown, got: unknown) => {
    const outcome = outcomeOf(key, expected, got)
    outcomes.push(outcome)
    if (outcome !== 'right') faults.push({ text, key, outcome, expected, got })
  }
  for (const [key, expected] of Object.entries(expect)) {
    if (key === 'slots' || key === 'assumes') {
      const inner = (told[key] ?? {}) as Record<string, unknown>
      for (const [slot, value] of Object.entries(expected as Record<string, unknown>)) hold(slot, value, inner[slot])
    } else hold(key, expected, told[key])
  }
  return { outcomes, faults }
}

function outcomeOf(key: string, expected: unknown, got: unknown): Outcome {
  if (NOTHING.has(expected)) return NOTHING.has(got) ? 'right' : 'wrong'
  if (NOTHING.has(got)) return 'miss'
  return same(key, expected, got) ? 'right' : 'wrong'
}

function same(key: string, expected: unknown, got: unknown): boolean {
  if (key === 'unit' || key === 'per') return unitOf(expected) === unitOf(got)
  if (NAMES.has(key)) return overlap(String(expected), String(got)) >= 0.8
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return false
    if (key === 'variants' || key === 'bundle')
      return expected.every((item, index) => overlap(String(item), String(got[index])) >= 0.8)
    return expected.every((item, index) => same('', item, got[index]))
  }
  if (typeof expected === 'object' && expected !== null)
    return (
      typeof got === 'object' &&
      got !== null &&
      Object.entries(expected).every(([inner, value]) => same(inner, value, (got as Record<string, unknown>)[inner]))
    )
  return typeof expected === 'string' && typeof got === 'string'
    ? expected.toLowerCase() === got.toLowerCase()
    : expected === got
}

const unitOf = (unit: unknown): string => unitNamed(String(unit))?.name ?? String(unit)

/** Shared words over all words, in lower case. */
function overlap(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(a.size, b.size, 1)
}
