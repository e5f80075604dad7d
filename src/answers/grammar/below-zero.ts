import { FILLERS } from './fillers.ts'
import type { Token } from './tokens.ts'

const BEFORE = /^(?:harga|jumlah|jml|qty|stok|minimal|kapasitas|rp|minus|negatif)$/

/**
 * Whether the number at a token is below zero: '-5' alone or behind a word for what is asked, 'minus 10'. A dash in a
 * list, a range or a name ('- 5 bungkus', '5-10', 'keripik -15rb') is none.
 */
export function isBelowZero(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at - 1]
  if (sign?.kind === 'word') return sign.norm === 'minus' || sign.norm === 'negatif'
  if (sign?.text !== '-' || !tokens[at]?.glued || sign.glued) return false
  if (tokens.some(({ kind }) => kind === 'break')) return false
  return tokens.slice(0, at - 1).every(({ kind, norm }) => kind === 'word' && (FILLERS.has(norm) || BEFORE.test(norm)))
}

/** The sum or number below zero in a message, as it was written: '-5'. */
export function belowZeroIn(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ kind }, index) => kind === 'number' && isBelowZero(tokens, index))
  return at < 0 ? undefined : `-${tokens[at]?.text}`
}
