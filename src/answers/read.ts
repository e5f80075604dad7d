import { belowZeroIn } from './grammar/below-zero.ts'
import type { Token } from './grammar/tokens.ts'
import type { Read, ReadContext, Refusal } from './kind.ts'

/** A value understood. */
export const ok = <T>(value: T): Read<T> => ({ ok: true, value })

/** Words not understood; the reason has a phrase under flows/. */
export const refuse = (reason: string, values?: Record<string, string>): Refusal => ({
  ok: false,
  reason,
  ...(values ? { values } : {}),
})

/** Several readings of the same words, said by the kind itself: the person picks one. */
export function unsure<T>(values: readonly T[], say: (value: T) => string, context: ReadContext): Read<T> {
  const readings = values.map((value) => ({ value, label: say(value) }))
  const which = context.words?.['ask.which_one'] ?? `${readings.map(({ label }) => label).join(' / ')}?`
  return { ok: false, reason: 'unsure', question: readings.length > 1 ? which : '', readings }
}

/** A numeric setting of a flow file. */
export const numberIn = (settings: Readonly<Record<string, unknown>>, key: string): number | undefined =>
  typeof settings[key] === 'number' ? (settings[key] as number) : undefined

/** Holds a number against `min` and `max` of the flow file. */
export function outside(
  value: number,
  settings: Readonly<Record<string, unknown>>,
  say: (value: number) => string,
): Refusal | undefined {
  const min = numberIn(settings, 'min')
  const max = numberIn(settings, 'max')
  if (min !== undefined && value < min) return refuse('too_small', { min: say(min), value: say(value) })
  if (max !== undefined && value > max) return refuse('too_large', { max: say(max), value: say(value) })
  return undefined
}

/** '-5' where something is counted or paid: too small, and less than what is asked for. */
export function belowZero(
  tokens: readonly Token[],
  settings: Readonly<Record<string, unknown>>,
  say: (value: number) => string,
): Refusal | undefined {
  const value = belowZeroIn(tokens)
  return value === undefined ? undefined : refuse('too_small', { value, min: say(numberIn(settings, 'min') ?? 1) })
}

/** The words as one line, cut to what fits into a refusal. */
export const wordsIn = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 60)
