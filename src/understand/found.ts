import { type Words, written } from '../answers/grammar/tokens.ts'
import { unitNamed } from '../answers/grammar/unit-table.ts'
import type { Found } from '../answers/reading.ts'

/** A value with the words it was read from. */
export function found(words: Words, said: { from: number; to: number; unsure?: boolean }, value: unknown): Found {
  return { value, words: written(words, said.from, said.to), ...(said.unsure ? { unsure: true } : {}) }
}

/** A quantity with what its unit works out to. */
export function worked({ qty, unit }: { qty: number; unit?: string }): Record<string, unknown> {
  const known = unit === undefined ? undefined : unitNamed(unit)
  return {
    qty,
    ...(unit === undefined ? {} : { unit }),
    ...(known?.kind === 'group' ? { pieces: Math.round(qty * known.size) } : {}),
    ...(known?.kind === 'weight' ? { grams: Math.round(qty * known.size) } : {}),
  }
}
