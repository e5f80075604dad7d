import { endsClause } from '../../answers/grammar/clauses.ts'
import { isContents } from '../../answers/grammar/contents.ts'
import { takenBack } from '../../answers/grammar/corrections.ts'
import type { MeasurePart, Part, UnitPart } from '../../answers/grammar/part.ts'
import type { Token } from '../../answers/grammar/tokens.ts'
import { weightOf } from '../../answers/grammar/weights.ts'
import { type Claims, said } from '../said.ts'
import type { Numbers } from './product.ts'

const weighs = (part: Part | undefined): part is MeasurePart =>
  part?.type === 'measure' && (part.unit.kind === 'weight' || part.unit.kind === 'volume')

/** Net weight or volume of one pack: said by itself, with the price, or as 'isi 150 gram'. */
export function netWeight(tokens: readonly Token[], rest: readonly Part[], found: Numbers, mine: Claims): void {
  const all = rest.filter(weighs)
  const gone = takenBack(tokens, all)
  for (const part of all) mine.claim(part.from, part.to)
  if (found.sizes || found.weight) return
  const perKilo = (part: MeasurePart) => found.unit?.value === 'kg' && part.unit.name === 'kg' && part.qty === 1
  const standing = all.filter(
    (part, index) => !gone[index] && part.qty > 0 && part.upper === undefined && !perKilo(part),
  )
  const [first] = standing
  if (!first) return
  found.weight = said(weightOf(first), first, new Set(standing.map((part) => part.qty * part.unit.size)).size > 1)
  if (found.contents?.from === first.from) delete found.contents
}

/** 'kemasan pouch', 'toples 150 gram', 'per kotak' elsewhere: what it is packed in, when no price says it. */
export function packing(tokens: readonly Token[], rest: readonly Part[], found: Numbers, mine: Claims): void {
  for (const [index, part] of rest.entries()) {
    if (part.type === 'each' && part.qty === 1 && part.unit.kind !== 'weight' && found.price)
      return setUnit(part, found, mine)
    if (part.type === 'unit' && part.unit.kind === 'pack' && isPacking(tokens, part, rest[index - 1], rest[index + 1]))
      return setUnit(part, found, mine)
    if (
      part.type === 'measure' &&
      part.qty === 1 &&
      part.unit.kind === 'pack' &&
      mine.free(part.from) &&
      !(found.packs && isNext(tokens, rest[index + 1]))
    )
      return setUnit(part, found, mine)
  }
}

const isNext = (tokens: readonly Token[], part: Part | undefined) => part !== undefined && isContents(tokens, part)

function isPacking(
  tokens: readonly Token[],
  part: UnitPart,
  before: Part | undefined,
  after: Part | undefined,
): boolean {
  if (/^(?:kemasan|kemas|dikemas|dibungkus|pakai|wadah|per|satuan)$/.test(nearWord(tokens, part.from))) return true
  // by itself on a line
  if (endsClause(tokens[part.from - 1]) && endsClause(tokens[part.to])) return true
  if (weighs(after) && after.from - part.to <= 1) return true
  return weighs(before) && before.to === part.from
}

/** The word before a token, over a colon. */
const nearWord = (tokens: readonly Token[], at: number) =>
  (/^[:=]$/.test(tokens[at - 1]?.text ?? '') ? tokens[at - 2] : tokens[at - 1])?.norm ?? ''

function setUnit(part: Extract<Part, { unit: unknown }>, found: Numbers, mine: Claims): void {
  found.unit = said(part.unit.name, part)
  mine.claim(part.from, part.to)
}
