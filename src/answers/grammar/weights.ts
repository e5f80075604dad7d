import { isContents } from './contents.ts'
import { takenBack } from './corrections.ts'
import type { MeasurePart, Part } from './part.ts'
import { partsOf } from './parts.ts'
import type { Words } from './tokens.ts'

/** Net content of one pack. */
export type Weight = { grams: number } | { ml: number }

/** 'netto 250 gr', '1/4 kilo', '600 ml', '2 ons': one weight or volume; several different ones: all of them. */
export function readWeights(
  words: Words,
  parts: readonly Part[] = partsOf(words.tokens, 'money'),
): { weights: Weight[]; from: number; to: number } | undefined {
  const found = parts.filter(
    (part): part is MeasurePart =>
      part.type === 'measure' && (part.unit.kind === 'weight' || part.unit.kind === 'volume'),
  )
  const gone = takenBack(words.tokens, found)
  const standing = found.filter((part, index) => !gone[index] && part.qty > 0)
  const chosen = standing.some((part) => !isContents(words.tokens, part))
    ? standing.filter((part) => !isContents(words.tokens, part))
    : standing
  const [first] = chosen
  if (!first) return undefined
  const seen = new Set<string>()
  const weights = chosen.map(weightOf).filter((weight) => {
    const key = JSON.stringify(weight)
    return !seen.has(key) && seen.add(key)
  })
  return { weights, from: first.from, to: first.to }
}

export function weightOf(part: MeasurePart): Weight {
  const size = Math.round(part.qty * part.unit.size * 100) / 100
  return part.unit.kind === 'volume' ? { ml: size } : { grams: size }
}
