import { readPrice } from './grammar/price.ts'
import { rupiahText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind } from './kind.ts'
import { ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** A sum in whole rupiah. Approximate sums and market words that mean two things are asked back. `min`, `max`: rupiah. */
export const rupiah: AnswerKind<number> = {
  name: 'rupiah',
  settings: { min: 'number', max: 'number' },
  reasons: ['not_a_price', 'range', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const price = readPrice(wordsOf(text))
    if (!price) return refuse('not_a_price', { words: wordsIn(text) })
    const fits = (amount: number) => Number.isInteger(amount) && amount > 0 && !outside(amount, settings, rupiahText)
    const several =
      price.unclear ?? price.tiers?.map(({ amount }) => amount) ?? price.sizes?.map(({ amount }) => amount)
    if (several) {
      const possible = [...new Set(several)].filter(fits).slice(0, 5)
      return possible.length ? unsure(possible, rupiahText, context) : refuse('not_a_price', { words: wordsIn(text) })
    }
    const { amount } = price
    if (amount === undefined) return refuse('range')
    const problem = outside(amount, settings, rupiahText)
    if (problem) return problem
    return price.approx ? unsure([amount], rupiahText, context) : ok(amount)
  },
  check: (value, settings) => outside(value, settings, rupiahText),
  say: rupiahText,
}
