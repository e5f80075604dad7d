import { likelierPrice } from '../domain/products/usual-price.ts'
import { type Price, readPrice } from './grammar/price.ts'
import { rupiahText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import { wordSet } from './grammar/word-set.ts'
import type { AnswerKind } from './kind.ts'
import { belowZero, ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** A sum in whole rupiah. Approximate sums and market words that mean two things are asked back. `min`, `max`: rupiah. */
export const rupiah: AnswerKind<number> = {
  name: 'rupiah',
  settings: { min: 'number', max: 'number' },
  reasons: ['not_a_price', 'range', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text)
    const price = readPrice(words) ?? bareSum(text)
    if (!price) return belowZero(words.tokens, settings, rupiahText) ?? refuse('not_a_price', { words: wordsIn(text) })
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
  doubt(amount, settings, { known }) {
    const { kind, product_name: name, unit } = known ?? {}
    if (typeof unit === 'string' && !SINGLE.has(unit)) return undefined
    if (typeof name === 'string' && BUNDLE.test(name)) return undefined
    const likelier = likelierPrice(amount, {
      ...(typeof kind === 'string' ? { kind } : {}),
      ...(typeof name === 'string' ? { name } : {}),
      byWeight: unit === 'kg',
    })
    const fits = likelier !== undefined && !outside(likelier, settings, rupiahText)
    return fits ? [likelier, amount].sort((one, other) => one - other) : undefined
  },
  say: rupiahText,
}

/** '12500000' where a sum is asked for. In a longer message so many digits may be a phone's or a permit's. */
function bareSum(text: string): Omit<Price, 'from' | 'to'> | undefined {
  const digits = text.trim()
  return /^[1-9]\d{7,9}$/.test(digits) ? { amount: Number(digits) } : undefined
}

/** Units that hold one product as it is sold; what a box or a dozen usually costs is not known. */
const SINGLE = wordSet(
  'bungkus toples botol pouch pcs biji butir buah sachet lembar kotak pak mika cup kaleng kg potong',
)
const BUNDLE = /\b(?:paket|parcel|parsel|hampers?|bingkisan|grosir|lusin|kodi|dus)\b/i
