import { partsOf } from './grammar/parts.ts'
import { readQuantity } from './grammar/quantity.ts'
import { numberText } from './grammar/say.ts'
import { wordsOf } from './grammar/tokens.ts'
import { workersIn } from './grammar/workers.ts'
import type { AnswerKind } from './kind.ts'
import { amountsOf } from './quantity.ts'
import { belowZero, ok, outside, refuse, unsure, wordsIn } from './read.ts'

/** '20%' where percent are asked for */
const PERCENT = /%|\bpersen\b/gi

/**
 * A whole number of things or people: '12', 'dua belas', '1.200 parcel', '2 lusin' (24), '5 orang'. `min`, `max` bound it;
 * with `workers` it is whoever works in a business: 'sendiri aja', 'berdua sama suami'.
 */
export const count: AnswerKind<number> = {
  name: 'count',
  settings: { min: 'number', max: 'number', workers: 'boolean' },
  reasons: ['not_a_number', 'not_whole', 'too_small', 'too_large'],
  read({ text }, settings, context) {
    const words = wordsOf(text.replace(PERCENT, ' '))
    const workers = settings.workers ? workersIn(words.tokens) : undefined
    if (workers !== undefined) return outside(workers, settings, numberText) ?? ok(workers)
    const people = partsOf(words.tokens, 'count').find((part) => part.type === 'people')
    const read = readQuantity(words)
    // '15rb sebungkus, sehari 40' tells of goods, not of people
    if (settings.workers && read && !people && (read.unit ?? read.per) !== undefined)
      return refuse('not_a_number', { words: wordsIn(text) })
    if (!read && people?.type !== 'people')
      return (
        belowZero(words.tokens, settings, numberText) ??
        (isNone(words.tokens)
          ? (outside(0, { min: 1, ...settings }, numberText) ?? ok(0))
          : refuse('not_a_number', { words: wordsIn(text) }))
      )
    const amounts = read
      ? read.pieces !== undefined
        ? [read.pieces]
        : amountsOf(read)
      : people?.type === 'people'
        ? [people.value]
        : []
    const whole = amounts.filter(Number.isInteger)
    const [first] = whole
    if (first === undefined) return refuse('not_whole')
    const possible = whole.filter((value) => !outside(value, settings, numberText))
    if (!possible.length) return outside(first, settings, numberText) ?? refuse('not_a_number')
    return whole.length === 1 ? ok(first) : unsure(possible, numberText, context)
  },
  check: (value, settings) => (Number.isInteger(value) ? outside(value, settings, numberText) : refuse('not_whole')),
  say: numberText,
}

/** 'nihil', 'tidak ada', 'kosong', '0'. */
function isNone(tokens: readonly { norm: string; text: string }[]): boolean {
  return (
    tokens.some(({ norm, text }) => /^(?:nihil|kosong|nol)$/.test(norm) || text === '0') ||
    tokens.some(({ norm }, at) => norm === 'tidak' && tokens[at + 1]?.norm === 'ada')
  )
}
