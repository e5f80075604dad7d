import { endsClause } from './clauses.ts'
import { decimalsAt, fractionAt, literalValue, rounded, scaleOf, spokenFraction } from './numbers/literals.ts'
import { readMarket } from './numbers/market.ts'
import { add, type Sum, worth } from './numbers/sum.ts'
import { MARKET_WORDS, numberPieces } from './numbers/words.ts'
import type { Token } from './tokens.ts'

/** A number found at tokens `from` up to (not including) `to`. */
export interface NumberRead {
  value: number
  from: number
  to: number
  /** begins with digits, not with a word */
  digits: boolean
  /** the largest of ribu, juta, miliar that was said, as a number; 0 when none */
  scale: number
  /** a market word: a sum in rupiah */
  market: boolean
  /** '300an', 'ribuan': about */
  about: boolean
  /** digits with their thousands parted: '25.000' */
  grouped: boolean
  /** the same words may as well mean this much: ask */
  other?: number
}

/**
 * The number that begins at a token, in digits, words or both: '12.500', '1,35jt', 'dua ribu lima ratus', 'tilu rebu',
 * 'selawe', '1 jt 250', '2 setengah', '¾', 'goceng'.
 * @param isUnit says whether a token is a unit: '12rb 500 gr' is not 12,500
 * @param counts a digit behind 'ribu' belongs to it even before a unit
 */
export function readNumber(
  tokens: readonly Token[],
  at: number,
  isUnit: (index: number) => boolean,
  counts = false,
): NumberRead | undefined {
  const first = tokens[at]
  if (first?.kind === 'word') {
    if (first.norm === 'sewu' && /^n(?:y)?uwun$/.test(tokens[at - 1]?.norm ?? '')) return undefined
    const market = readMarket(tokens, at)
    if (market) return market
  } else if (first?.kind !== 'number') return undefined
  const sum: Sum = {
    total: 0,
    group: undefined,
    last: undefined,
    lastDigit: 0,
    scale: 0,
    lastScale: Number.POSITIVE_INFINITY,
  }
  let next = at
  let about = false
  let other: number | undefined
  while (next < tokens.length && !about) {
    const token = tokens[next] as Token
    if (token.kind === 'number') {
      const fraction = fractionAt(tokens, next)
      if (fraction !== undefined) {
        if (!add(sum, { part: 'fraction', value: fraction }, false)) break
        next += 3
        continue
      }
      // '2 ratus 50 ribu'
      if (sum.last === 'hundred' && sum.group !== undefined && restOfHundred(tokens, next)) {
        sum.group += Number(token.text)
        sum.last = 'literal'
        next++
        continue
      }
      if (sum.group !== undefined || !mayAddDigits(sum, tokens, next, isUnit)) break
      let value = literalValue(token.text)
      if (value === undefined) break
      let size = 1
      if (tokens[next + 1]?.text === '000' && !tokens[next + 1]?.glued && Number.isInteger(value) && value < 1000) {
        value *= 1000
        size = 2
      }
      const scale = scaleOf(tokens[next + size], true)
      if (scale && scale.value < sum.lastScale) {
        // '12.500rb' is somebody's 12.500; '1.250jt' may be 1,25 juta
        if (value >= 1000) other = scale.value === 1000 ? value : (value / 1000) * scale.value
        sum.total += value * scale.value
        sum.lastScale = scale.value
        sum.scale ||= scale.value
        sum.last = 'scale'
        about ||= scale.about
        next += size + 1
        continue
      }
      sum.group = value
      sum.last = 'literal'
      next += size
      continue
    }
    if (
      token.kind === 'sign' &&
      token.text === '-' &&
      token.glued &&
      tokens[next + 1]?.glued &&
      tokens[next + 1]?.norm === 'an' &&
      next > at
    ) {
      about = true
      next += 2
      // '80-an ribu'
      const scale = scaleOf(tokens[next], true)
      if (scale && sum.group !== undefined && !sum.total) {
        sum.group *= scale.value
        sum.scale = scale.value
        next++
      }
      break
    }
    if (token.kind !== 'word') break
    const spoken = spokenFraction(tokens, next)
    if (spoken) {
      if (!add(sum, { part: 'fraction', value: spoken.value }, false)) break
      next = spoken.to
      continue
    }
    // 'dua rebu gopek'
    const coin = sum.last === 'scale' ? MARKET_WORDS.get(token.norm) : undefined
    if (coin && coin.other === undefined && coin.value < sum.lastScale) {
      sum.group = coin.value
      sum.last = 'literal'
      next++
      continue
    }
    // 'dua puluh lima k'
    if (token.norm === 'k' && sum.group !== undefined && sum.last !== 'literal' && !token.glued && sum.group < 1000) {
      if (!add(sum, { part: 'scale', value: 1000, one: false }, false)) break
      next++
      continue
    }
    if (token.norm === 'an' && next > at && (token.glued || sum.last === 'scale' || (sum.group ?? 0) >= 30)) {
      about = true
      next++
      // '20an ribu'
      const scale = scaleOf(tokens[next], true)
      if (scale && sum.group !== undefined && !sum.total) {
        sum.group *= scale.value
        sum.scale = scale.value
        next++
      }
      break
    }
    if (token.norm === 'koma' && sum.group !== undefined && sum.group < 100) {
      const decimals = decimalsAt(tokens, next + 1)
      if (!decimals) break
      sum.group += decimals.value
      next = decimals.to
      continue
    }
    if (
      (token.norm === 'perempat' || token.norm === 'parapat' || token.norm === 'prapat') &&
      sum.last === 'digit' &&
      sum.group !== undefined &&
      sum.group < 4
    ) {
      sum.group /= 4
      sum.last = 'fraction'
      next++
      continue
    }
    // 'limang atus setunggal bungkus': five hundred for one
    if (!counts && sum.last && /^(?:satu|setunggal|satunggal|siji|hiji)$/.test(token.norm) && isUnit(next + 1)) break
    // 'dua rebu lima ratus hiji': each
    if (!counts && /^(?:hiji|siji|hijina)$/.test(token.norm) && sum.scale > 0 && endsClause(tokens[next + 1])) break
    if (
      sum.last === 'scale' &&
      isLooseDigit(tokens, next) &&
      (first.kind === 'number' || (!counts && isUnit(next + 1)))
    )
      break
    // '35rb setengah kilo 18rb': half of a kilo, not half a thousand
    if (sum.last === 'scale' && /^(?:setengah|seperempat)$/.test(token.norm) && isUnit(next + 1)) break
    const step = addWord(sum, tokens, next, isUnit)
    if (!step) break
    about = step.about
    next++
  }
  if (next === at) return undefined
  const { value, alternative } = worth(sum)
  other ??= alternative
  if (!Number.isFinite(value)) return undefined
  const read: NumberRead = {
    value: rounded(value),
    from: at,
    to: next,
    digits: first.kind === 'number',
    scale: sum.scale,
    market: false,
    about,
    grouped: /^\d{1,3}[.,]\d{3}$/.test(first.text),
  }
  if (other !== undefined) read.other = rounded(other)
  return read
}

/** Digits below a hundred with a scale behind them. */
const restOfHundred = (tokens: readonly Token[], at: number): boolean =>
  /^[1-9]\d?$/.test(tokens[at]?.text ?? '') && scaleOf(tokens[at + 1], true) !== undefined

/** 'satu' in '40rb satu toples' begins a number of its own; 'lima' in 'dua ribu lima ratus' does not. */
function isLooseDigit(tokens: readonly Token[], at: number): boolean {
  const [piece, more] = numberPieces((tokens[at] as Token).norm) ?? []
  if (piece?.part !== 'digit' || more) return false
  const [next] = numberPieces(tokens[at + 1]?.norm ?? '') ?? []
  return !next || next.part === 'digit' || next.part === 'whole'
}

function addWord(
  sum: Sum,
  tokens: readonly Token[],
  at: number,
  isUnit: (index: number) => boolean,
): { about: boolean } | undefined {
  const { norm } = tokens[at] as Token
  let pieces = numberPieces(norm)
  let about = false
  if (!pieces && norm.length > 5 && norm.endsWith('an')) {
    // 'tiga ratusan', 'seratusan', 'sepuluhan'; 'ratusan' alone says no number
    pieces = numberPieces(norm.slice(0, -2))
    const [piece] = pieces ?? []
    const whole = piece?.part === 'hundreds' || piece?.part === 'whole' || (piece?.part === 'scale' && piece.one)
    if (sum.group === undefined && !whole) pieces = undefined
    about = pieces !== undefined
  }
  if (!pieces) return undefined
  const before = { ...sum }
  for (const [index, piece] of pieces.entries()) {
    const follows = pieces[index + 1]
    const isCounted = follows ? follows.part === 'scale' : scaleOf(tokens[at + 1], true) !== undefined || isUnit(at + 1)
    if (!add(sum, piece, isCounted)) {
      Object.assign(sum, before)
      return undefined
    }
  }
  return { about }
}

/** After a scale more digits belong to the same number only when they look like its rest: '3rb500', '12 rb 500', '1jt 250'. */
function mayAddDigits(sum: Sum, tokens: readonly Token[], at: number, isUnit: (index: number) => boolean): boolean {
  if (sum.last === undefined) return true
  if (sum.last !== 'scale') return false
  const token = tokens[at] as Token
  const value = literalValue(token.text)
  if (value === undefined || value >= 1000 || !Number.isInteger(value)) return false
  const next = tokens[at + 1]
  if (scaleOf(next, true)) return true
  if (next?.norm === 'ratus' || next?.norm === 'puluh') return true
  if (isUnit(at + 1) || next?.text === '%') return false
  return token.glued ? token.text.length === 3 : /^[1-9][05]0$/.test(token.text)
}
