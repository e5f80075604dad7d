import { takenBack } from './corrections.ts'
import type { EveryPart, LengthPart } from './part.ts'
import { partsOf } from './parts.ts'
import { DAYS_IN } from './times.ts'
import type { Words } from './tokens.ts'

/** A stretch of time in days; with `upper` it may take longer. */
export interface Length {
  days: number
  upper?: number
  from: number
  to: number
}

/** '14 hari', '2-3 minggu', 'sebulan', 'seminggu': how long, in days (a month has 30, a year 365). */
export function readLength(words: Words): Length | undefined {
  const found = partsOf(words.tokens, 'count').filter(
    (part): part is LengthPart | EveryPart => part.type === 'length' || (part.type === 'every' && part.one),
  )
  const gone = takenBack(words.tokens, found)
  const standing = found.filter((_, index) => !gone[index]).map(lengthOf)
  const [first] = standing
  return first && new Set(standing.map(({ days }) => days)).size === 1 ? first : undefined
}

export function lengthOf(part: LengthPart | EveryPart): Length {
  const { from, to } = part
  if (part.type === 'every') return { days: DAYS_IN[part.time], from, to }
  const days = Math.round(part.qty * DAYS_IN[part.time])
  return { days, from, to, ...(part.upper === undefined ? {} : { upper: Math.round(part.upper * DAYS_IN[part.time]) }) }
}
