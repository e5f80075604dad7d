import type { NumberPiece } from '../numbers/words.ts'

export interface Sum {
  total: number
  group: number | undefined
  last: NumberPiece['part'] | 'literal' | undefined
  lastDigit: number
  scale: number
  lastScale: number
}

/**
 * Adds one piece; false when it cannot follow what is there.
 * @param isCounted a scale or a unit follows: 'tiga dua ribu', 'tujuh lima bungkus' are 32 and 75 of them
 */
export function add(sum: Sum, piece: NumberPiece, isCounted: boolean): boolean {
  const { group } = sum
  switch (piece.part) {
    case 'digit':
      if (group === undefined) sum.group = piece.value
      else if (sum.last !== 'digit' && sum.last !== 'literal' && group % 10 === 0) sum.group = group + piece.value
      // 'dua lima ribu', 'seratus dua lima'
      else if (sum.last === 'digit' && isSecondDigit(sum, piece.value, isCounted))
        sum.group = group + sum.lastDigit * 9 + piece.value
      else return false
      sum.lastDigit = piece.value
      break
    case 'whole':
      if (group === undefined) sum.group = piece.value
      else if (sum.last === 'hundred' || sum.last === 'hundreds') sum.group = group + piece.value
      else return false
      if (piece.value % 10) sum.lastDigit = piece.value % 10
      break
    case 'teen':
    case 'twenties':
    case 'tens':
    case 'hundred': {
      const counted =
        sum.last === 'digit' ? sum.lastDigit : sum.last === 'literal' && group !== undefined && group < 10 ? group : 0
      if (group === undefined || !counted) return false
      // 'dua ratus dua ratus' are two numbers
      if ((group - counted) % 100 !== 0 || (piece.part === 'hundred' && group !== counted)) return false
      const worth =
        piece.part === 'teen'
          ? 10 + counted
          : piece.part === 'twenties'
            ? 20 + counted
            : counted * (piece.part === 'tens' ? 10 : 100)
      sum.group = group - counted + worth
      break
    }
    case 'hundreds':
      if (group !== undefined) return false
      sum.group = piece.value
      break
    case 'fraction':
      if (group !== undefined && (group >= 1000 || !Number.isInteger(group))) return false
      if (group === undefined && sum.total) sum.total += piece.value * sum.lastScale
      else sum.group = (group ?? 0) + piece.value
      break
    case 'scale':
      if (piece.value >= sum.lastScale || (group === undefined) !== piece.one) return false
      sum.total += (group ?? 1) * piece.value
      sum.group = undefined
      sum.lastScale = piece.value
      sum.scale ||= piece.value
  }
  sum.last = piece.part
  return true
}

/** Spoken digits: 'tiga dua ribu', 'seratus dua lima'; 'empat lima ribu' is as likely four to five. */
const isSecondDigit = ({ group = 0, lastDigit }: Sum, digit: number, isCounted: boolean): boolean =>
  digit !== lastDigit + 1 && (isCounted || (group > 100 && digit === 5))

export function worth(sum: Sum): { value: number; alternative?: number } {
  const { total, group, lastScale } = sum
  if (group === undefined) return { value: total }
  if (!total) return { value: group }
  if (lastScale === 1e6) {
    if (group >= 100) return { value: total + group * 1000 }
    return group >= 10
      ? { value: total + group * 1000 }
      : { value: total + group, alternative: total + group * 100_000 }
  }
  if (lastScale === 1000 && group < 10) return { value: total + group, alternative: total + group * 100 }
  return { value: total + group }
}
