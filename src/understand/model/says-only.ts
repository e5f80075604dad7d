import { readNumber } from '../../answers/grammar/numbers.ts'
import { type Token, wordsOf } from '../../answers/grammar/tokens.ts'

/** A number with what stands around it. */
interface Counted {
  value: number
  /** 'rp', '%' or '' */
  unit: string
  before: string
  after: string
}

/** Every number of a text, in digits or in words ('sepuluh', 'separuh'), as our own readers read it. */
function numbersIn(text: string): Counted[] {
  const { tokens } = wordsOf(text)
  const found: Counted[] = []
  const word = (at: number) => tokens[at]?.norm ?? ''
  for (let at = 0; at < tokens.length; at++) {
    const read = readNumber(tokens, at, () => false)
    if (!read) continue
    const money = word(at - 1) === 'rp'
    const unit = money ? 'rp' : percentAt(tokens, read.to) ? '%' : ''
    found.push({ value: read.value, unit, before: word(at - 1), after: word(read.to) })
    at = read.to - 1
  }
  return found
}

const percentAt = (tokens: readonly Token[], at: number) => tokens[at]?.text === '%' || tokens[at]?.norm === 'persen'

/** The same amount of money; the same percentage up or down; else the same number of, or in, the same thing. */
function same(one: Counted, other: Counted): boolean {
  if (one.value !== other.value || one.unit !== other.unit) return false
  if (one.unit === 'rp') return true
  if (one.unit === '%') return one.before === other.before
  return one.before === other.before || one.after === other.after
}

/**
 * Whether every number of a text stands in the lines it was made of, and of the same thing there: 'naik 12,5%' is not
 * 'turun 12,5%', '10 pembeli' not '10 pesanan', and '12,5' for 12,48 is another number.
 */
export function saysOnly(text: string, lines: readonly string[]): boolean {
  const known = lines.flatMap(numbersIn)
  return numbersIn(text).every((number) => known.some((one) => same(number, one)))
}
