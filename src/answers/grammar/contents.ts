import { literalValue, scaleOf } from './numbers/literals.ts'
import type { Token } from './tokens.ts'
import { unitNamed } from './unit-table.ts'
import { bareUnitAt, readUnit } from './units.ts'

/** 'per dus 12 botol', 'perdus 12'. */
const eachPack = (tokens: readonly Token[], at: number): boolean => {
  const unit = readUnit(tokens, at)
  const counted = tokens[at - 1]?.kind === 'number' || tokens[at - 2]?.kind === 'number'
  return unit?.each === true && unit.unit.kind === 'pack' && unit.to - 1 >= at && !counted && lastOf(tokens, unit.to)
}

/** What is counted stands right behind: a number and its unit, no sum. */
const lastOf = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' && bareUnitAt(tokens, at + 1) !== undefined

/** '@15.000', '@12rb': what one costs. */
const isSum = (tokens: readonly Token[], at: number) =>
  (literalValue(tokens[at]?.text ?? '') ?? 0) >= 500 || scaleOf(tokens[at + 1], true) !== undefined

/** '4 pak, 1 pak 12 biji': behind one of what was counted, pieces. */
function secondOfOne(tokens: readonly Token[], from: number): boolean {
  const pack = tokens[from]?.kind === 'number' ? bareUnitAt(tokens, from - 1) : undefined
  if (pack?.unit.kind !== 'pack' || !/^(?:1|satu)$/.test(tokens[from - 2]?.norm ?? '')) return false
  const held = bareUnitAt(tokens, from + 1)?.unit
  return held?.kind === 'piece' || (held?.kind === 'pack' && held !== pack.unit)
}

/** '5 dus, sedusnya 20 bungkus': behind one of a pack written in one word, other things. */
function insideOne(tokens: readonly Token[], from: number): boolean {
  const [, pack = ''] = /^(?:se|sa)(\p{L}{3,}?)(?:nya|na)?$/u.exec(tokens[from - 1]?.norm ?? '') ?? []
  const held = tokens[from]?.kind === 'number' && !isSum(tokens, from) ? bareUnitAt(tokens, from + 1)?.unit : undefined
  const packed = held && unitNamed(pack)
  return packed?.kind === 'pack' && held !== packed
}

/** 'isi 24 botol', '@ 12 pcs', '1 bal = 20 bungkus'. */
export function isContents(tokens: readonly Token[], { from }: { from: number }): boolean {
  const before = tokens[from - 1]
  if (before?.text === '@' && isSum(tokens, from)) return false
  if (before?.norm === 'isi' || before?.stem === 'isi' || before?.text === '@') return true
  if (tokens[from]?.kind === 'number' && (eachPack(tokens, from - 1) || eachPack(tokens, from - 2))) return true
  if (secondOfOne(tokens, from) || insideOne(tokens, from)) return true
  if (before?.text === '=')
    return /^(?:1|satu)$/.test(tokens[from - 3]?.norm ?? '') || /^(?:se|sa)\p{L}/u.test(tokens[from - 2]?.norm ?? '')
  return (before?.text === ':' || before?.norm === 'ada') && tokens[from - 2]?.norm === 'isi'
}
