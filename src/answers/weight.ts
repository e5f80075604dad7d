import { readQuantity } from './grammar/quantity.ts'
import { numberText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import { readWeights, type Weight } from './grammar/weights.ts'
import type { AnswerKind } from './kind.ts'
import { ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** Net content of one pack, grams or millilitres: '250 gr', '1/4 kilo', '600 ml'. `min`, `max`: grams or millilitres. */
export const weight: AnswerKind<Weight> = {
  name: 'weight',
  settings: { min: 'number', max: 'number' },
  reasons: ['not_a_weight', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text)
    const found = readWeights(words)
    if (!found) {
      const bare = readQuantity(words)
      if (bare?.qty === undefined || bare.unit !== undefined) return refuse('not_a_weight', { words: wordsIn(text) })
      const problem = outside(bare.qty, settings, numberText)
      return problem ?? unsure<Weight>([{ grams: bare.qty }, { ml: bare.qty }], sayWeight, context)
    }
    const [first] = found.weights
    if (!first) return refuse('not_a_weight', { words: wordsIn(text) })
    if (found.weights.length > 1) return unsure(found.weights.slice(0, 5), sayWeight, context)
    return weight.check?.(first, settings, context) ?? ok(first)
  },
  check: (value, settings) => outside('grams' in value ? value.grams : value.ml, settings, numberText),
  say: sayWeight,
}

/** '250 gram' · '1,5 kg' · '600 ml'; 1,125 kg would be taken for more than a thousand, so it is '1.125 gram'. */
function sayWeight(value: Weight): string {
  const [size, small, large] = 'ml' in value ? [value.ml, 'ml', 'liter'] : [value.grams, 'gram', 'kg']
  const inLarge = size >= 1000 && size % 10 === 0
  return inLarge ? `${numberText(size / 1000)} ${large}` : `${numberText(size)} ${small}`
}
