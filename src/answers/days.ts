import { readLength } from './grammar/lengths.ts'
import { readQuantity } from './grammar/quantity.ts'
import { numberText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind } from './kind.ts'
import { ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** How long, in days: '14 hari', '2 minggu', 'sebulan' (30), '14'. A range is asked back. `min`, `max`: days. */
export const days: AnswerKind<number> = {
  name: 'days',
  settings: { min: 'number', max: 'number' },
  reasons: ['not_a_length', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text)
    const length = readLength(words)
    const bare = length ? undefined : readQuantity(words)
    const ends = length
      ? [length.days, length.upper]
      : bare?.unit === undefined && bare?.per === undefined
        ? [bare?.qty ?? bare?.min, bare?.qty === undefined ? bare?.max : undefined]
        : []
    const values = ends.filter((value) => value !== undefined).filter(Number.isInteger)
    const [first] = values
    if (first === undefined || bare?.unclear) return refuse('not_a_length', { words: wordsIn(text) })
    const possible = values.filter((value) => !outside(value, settings, sayDays))
    if (!possible.length) return outside(first, settings, sayDays) ?? refuse('not_a_length', { words: wordsIn(text) })
    return values.length === 1 ? ok(first) : unsure(possible, sayDays, context)
  },
  check: (value, settings) => outside(value, settings, sayDays),
  say: sayDays,
}

/** '14 hari'. */
function sayDays(value: number): string {
  return `${numberText(value)} hari`
}
