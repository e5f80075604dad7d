import fc from 'fast-check'
import { expect, test } from 'vitest'
import { terbilang } from '../../src/domain/terbilang.ts'

test.each([
  [0, 'nol'],
  [10, 'sepuluh'],
  [11, 'sebelas'],
  [19, 'sembilan belas'],
  [20, 'dua puluh'],
  [100, 'seratus'],
  [111, 'seratus sebelas'],
  [1_000, 'seribu'],
  [1_999, 'seribu sembilan ratus sembilan puluh sembilan'],
  [11_000, 'sebelas ribu'],
  [100_000, 'seratus ribu'],
  [101_000, 'seratus satu ribu'],
  [1_250_500, 'satu juta dua ratus lima puluh ribu lima ratus'],
  [300_000_000, 'tiga ratus juta'],
  [6_000_000_001, 'enam miliar satu'],
  [1_000_000_000_000, 'satu triliun'],
  [-5_000, 'minus lima ribu'],
])('%i is %s', (amount, words) => {
  expect(terbilang(amount)).toBe(words)
})

const VALUES: Record<string, number> = { satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7 }
Object.assign(VALUES, { delapan: 8, sembilan: 9, sepuluh: 10, sebelas: 11, seratus: 100, nol: 0 })
const SCALES: Record<string, number> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 }

/** The way back, written the other way round: word by word from the left. */
function value(text: string): number {
  let total = 0
  let group = 0
  let digit = 0
  for (const word of text.split(' ')) {
    if (word === 'seribu') total += 1000
    else if (word === 'belas') [group, digit] = [group + digit + 10, 0]
    else if (word === 'puluh') [group, digit] = [group + digit * 10, 0]
    else if (word === 'ratus') [group, digit] = [group + digit * 100, 0]
    else if (word in SCALES) [total, group, digit] = [total + (group + digit) * SCALES[word]!, 0, 0]
    else digit += VALUES[word]!
    if (['sepuluh', 'sebelas', 'seratus'].includes(word)) [group, digit] = [group + digit, 0]
  }
  return total + group + digit
}

test('no two amounts are said alike: the words say the amount back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(2_000_000), fc.nat(999_999_999_999), fc.nat({ max: 999_999_999 })), (amount) => {
      expect(value(terbilang(amount))).toBe(amount)
    }),
    { numRuns: 500 },
  )
})

test('what is not whole or too large is refused aloud', () => {
  for (const amount of [1.5, Number.NaN, 1e15]) expect(() => terbilang(amount)).toThrow(String(amount))
})
