import { FILLERS } from '../answers/grammar/fillers.ts'
import type { Token, Words } from '../answers/grammar/tokens.ts'
import { bareUnitAt } from '../answers/grammar/units.ts'
import type { Found } from '../answers/reading.ts'
import { found } from './found.ts'

const DAMAGED = /^(?:rusak|pecah|remuk|hancur|bocor|penyok|basi|cacat|sobek|ditolak|reject|tolak)(?:nya)?$/
/** One look spares the rest. */
const ANY = /rusak|pecah|remuk|hancur|bocor|penyok|basi|cacat|sobek|tolak|reject|semua/i
const ALL_GOOD = /^(?:bagus|utuh|aman|mulus|baik)$/

/**
 * How many of what was brought are damaged: '300 rusak 10', '300, yang 10 pecah', '300 bagus semua' (0). Only beside
 * another number: '10 rusak' alone is read by whatever asked.
 */
export function damagedIn(words: Words): Found | undefined {
  const { tokens, text } = words
  if (!ANY.test(text)) return undefined
  const numbers = tokens.flatMap(({ kind, text }, at) => (kind === 'number' && /^\d{1,6}$/.test(text) ? [at] : []))
  if (numbers.length !== 1 && numbers.length !== 2) return undefined
  const at = tokens.findIndex(({ norm }) => DAMAGED.test(norm))
  if (at >= 0 && numbers.length === 2) {
    const [first = 0, second = 0] = numbers
    // 'rusak 10' before '300 yang rusak': the nearest one behind, else the nearest before
    const number = second > at ? second : second < at && isOf(tokens, second, at) ? second : undefined
    if (number === undefined || first > at) return undefined
    return found(words, { from: Math.min(at, number), to: Math.max(at, number) + 1 }, Number(tokens[number]?.text))
  }
  const good = tokens.findIndex(({ norm }, index) => ALL_GOOD.test(norm) && tokens[index + 1]?.norm === 'semua')
  return numbers.length === 1 && good > (numbers[0] ?? 0) ? found(words, { from: good, to: good + 2 }, 0) : undefined
}

/** Nothing but a unit and small words stands between a number and what is said of it. */
const isOf = (tokens: readonly Token[], number: number, at: number): boolean =>
  tokens
    .slice(number + 1, at)
    .every(
      ({ norm }, index) => FILLERS.has(norm) || norm === 'yang' || bareUnitAt(tokens, number + 1 + index) !== undefined,
    )
