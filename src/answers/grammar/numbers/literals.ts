import { numberPieces, SHORT_SCALES } from '../numbers/words.ts'
import type { Token } from '../tokens.ts'

const PLAIN_FRACTIONS = new Set(['1/2', '1/4', '3/4', '1/3', '2/3'])

const LONGEST_DIGITS = 12

/**
 * Digits as people group them, Indonesian ('1.250.000', '12.500,00', '1,35') or English ('85,000'): the last sign before
 * other than three digits is the decimal sign. Codes ('0812', '00', more than 12 digits) are no numbers.
 */
export function literalValue(raw: string): number | undefined {
  const groups = raw.split(/[.,]/)
  const [head = ''] = groups
  if (raw.length > LONGEST_DIGITS + 4 || head.length > LONGEST_DIGITS) return undefined
  if (groups.length === 1) return head.length > 1 && head.startsWith('0') ? undefined : Number(head)
  const tail = groups.at(-1) ?? ''
  const middle = groups.slice(1, -1)
  const signs = raw.replace(/\d/g, '')
  const lastSign = signs.at(-1)
  const grouped = middle.every((group) => group.length === 3) && new Set(signs.slice(0, -1)).size <= 1
  const zeroHead = head.startsWith('0')
  if (!grouped || (zeroHead && head.length > 1)) return undefined
  if (groups.length === 2) {
    if (tail.length === 3 && !zeroHead && head.length <= 3) return Number(head + tail)
    return tail.length <= 3 ? Number(`${head}.${tail}`) : undefined
  }
  if (zeroHead || head.length > 3) return undefined
  if (tail.length === 3 && lastSign === signs[0]) return Number(groups.join(''))
  if (lastSign !== signs[0] || tail === '00') return Number(`${groups.slice(0, -1).join('')}.${tail}`)
  return undefined
}

/** What scale a word is behind a number: 'ribu', 'rb', 'k', 'jutaan' …; short ones only right behind digits. */
export function scaleOf(
  token: Token | undefined,
  behindDigits: boolean,
): { value: number; about: boolean } | undefined {
  if (token?.kind !== 'word') return undefined
  const short = SHORT_SCALES[token.norm]
  if (short !== undefined)
    return behindDigits && (token.glued || token.norm.length > 1 || token.norm === 'k')
      ? { value: short, about: false }
      : undefined
  const about = token.norm.length > 3 && token.norm.endsWith('an')
  const [piece, more] = numberPieces(about ? token.norm.slice(0, -2) : token.norm) ?? []
  return piece?.part === 'scale' && !piece.one && !more ? { value: piece.value, about } : undefined
}

/** '1/2', '3/4' as one number; '3/12/26' is a date. */
export function fractionAt(tokens: readonly Token[], at: number): number | undefined {
  const over = tokens[at + 1]
  const below = tokens[at + 2]
  if (over?.text !== '/' || !over.glued || below?.kind !== 'number' || !below.glued) return undefined
  const top = (tokens[at] as Token).text
  if (!PLAIN_FRACTIONS.has(`${top}/${below.text}`)) return undefined
  const after = tokens[at + 3]
  if (after?.glued && (after.text === '/' || after.text === '-')) return undefined
  return Number(top) / Number(below.text)
}

/** 'tiga per empat', 'tiga perempat', 'dua pertiga': a number over a greater one, in words. */
export function spokenFraction(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const top = digitAt(tokens[at]?.norm)
  const over = tokens[at + 1]?.norm ?? ''
  if (top === undefined || !over.startsWith('per')) return undefined
  const below = over === 'per' ? digitAt(tokens[at + 2]?.norm) : digitAt(over.slice(3))
  if (below === undefined || below <= top || below > 5) return undefined
  return { value: top / below, to: at + (over === 'per' ? 3 : 2) }
}

function digitAt(word: string | undefined): number | undefined {
  const [piece, more] = numberPieces(word ?? '') ?? []
  return piece?.part === 'digit' && !more ? piece.value : undefined
}

/** 'koma lima', 'koma dua lima'. */
export function decimalsAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  let digits = ''
  let to = at
  for (; to < at + 3; to++) {
    const token = tokens[to]
    const [piece, more] = token?.kind === 'word' ? (numberPieces(token.norm) ?? []) : []
    if (piece?.part === 'digit' && !more) digits += piece.value
    else if (token?.kind === 'number' && /^\d{1,3}$/.test(token.text) && !digits) digits += token.text
    else break
  }
  return digits ? { value: Number(`0.${digits}`), to } : undefined
}

/** 0.1 + 0.2 and the like brought back to what was said. */
export const rounded = (value: number): number => (Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6)
