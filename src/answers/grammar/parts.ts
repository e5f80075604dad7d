import { isBelowZero } from './below-zero.ts'
import { type Figure, readFigure } from './figures.ts'
import { addsOunces, fractionOfKilo, measure, unitBehind, upper, withOunces } from './measures.ts'
import type { Leaning, MeasurePart, Part } from './part.ts'
import { readTime } from './times.ts'
import type { Token } from './tokens.ts'
import { bareUnitAt, readUnit } from './units.ts'
import { wordSet } from './word-set.ts'

/** Who is counted: '50 orang'. */
export const PEOPLE: ReadonlySet<string> = wordSet(
  'orang org karyawan tamu peserta jiwa jalmi wong pegawai kawan pekerja anak',
)

/** What is counted, but never made, ordered or paid. */
const ASIDE = wordSet('jam menit detik cm mm meter senti rasa macam motif ukuran jenis varian level cabang tahun')

const TIMES = new Set(['kali', 'x', 'kaping'])

/** Parts that are read: readers look from each to the others, so their number bounds the work. */
const MOST_PARTS = 80

const known = new WeakMap<readonly Token[], Partial<Record<Leaning, readonly Part[]>>>()

/**
 * Everything with a number or a unit in it, from left to right; what lies between are words. Many readers ask it of one
 * message: it is worked out once.
 */
export function partsOf(tokens: readonly Token[], leaning: Leaning): readonly Part[] {
  const readings = known.get(tokens) ?? {}
  if (!known.has(tokens)) known.set(tokens, readings)
  readings[leaning] ??= allParts(tokens, leaning)
  return readings[leaning] ?? []
}

function allParts(tokens: readonly Token[], leaning: Leaning): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < tokens.length && parts.length < MOST_PARTS) {
    const part = partAt(tokens, at, leaning)
    const last = parts.at(-1)
    if (part && isBelowZero(tokens, part.from)) {
      at = part.to
      continue
    }
    if (part && last && addsOunces(last, part))
      parts[parts.length - 1] = withOunces(last as MeasurePart, part as MeasurePart)
    else if (part) parts.push(part)
    at = part ? part.to : at + 1
  }
  return parts.map((part, index) => (part.type === 'figure' ? fractionOfKilo(part, parts[index + 1], parts) : part))
}

function partAt(tokens: readonly Token[], at: number, leaning: Leaning): Part | undefined {
  const token = tokens[at] as Token
  if (token.kind === 'break' || token.kind === 'emoji') return undefined
  const each = leaning === 'count' && isRatio(tokens, at) ? undefined : eachAt(tokens, at)
  if (each) return each
  const time = readTime(tokens, at)
  if (time && (time.each || time.one)) return { type: 'every', from: at, to: time.to, time: time.time, one: time.one }
  const figure = readFigure(tokens, at, leaning === 'count')
  if (figure) return withFigure(tokens, figure, leaning)
  const unit = readUnit(tokens, at)
  if (!unit) return undefined
  if (unit.each) return { type: 'each', from: at, to: unit.to, qty: 1, unit: unit.unit }
  if (unit.one)
    return measure(tokens, { from: at, to: unit.to, qty: 1, unit: unit.unit, one: true, about: false, sir: false })
  return unit.weak && !holdsWeight(tokens, unit.to) && !listsPack(tokens, at)
    ? undefined
    : { type: 'unit', from: at, to: unit.to, unit: unit.unit }
}

/** '- pak isi 20 biji 12rb': at the beginning of a line even 'pak' is a pack when its contents follow. */
function listsPack(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const begins = !before || before.kind === 'break' || (before.kind === 'sign' && /^[-,:;.]$/.test(before.text))
  return begins && tokens[at + 1]?.norm === 'isi' && tokens[at + 2]?.kind === 'number'
}

/** 'cup 90 gram': a weight behind it makes even a doubtful word a pack. */
function holdsWeight(tokens: readonly Token[], at: number): boolean {
  const figure = tokens[at]?.kind === 'number' ? readFigure(tokens, at) : undefined
  const unit = figure && bareUnitAt(tokens, figure.to)?.unit
  return (unit?.kind === 'weight' || unit?.kind === 'volume') && tokens[at - 1]?.norm !== 'pak'
}

/** '70/100 toples': so many of so many. */
const isRatio = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === '/' &&
  tokens[at]?.glued === true &&
  tokens[at - 1]?.kind === 'number' &&
  tokens[at + 1]?.kind === 'number' &&
  tokens[at + 1]?.glued === true

/** 'per 250 gram', '/ 100gr', 'tiap 3 bks'. */
function eachAt(tokens: readonly Token[], at: number): Part | undefined {
  const token = tokens[at] as Token
  if (token.text !== '/' && token.norm !== 'per' && token.norm !== 'tiap') return undefined
  const next = tokens[at + 1]
  if (next?.kind !== 'number' && next?.kind !== 'word') return undefined
  const figure = readFigure(tokens, at + 1)
  if (!figure || figure.money || figure.upper !== undefined) return undefined
  const unit = bareUnitAt(tokens, figure.to)
  if (!unit) return undefined
  return { type: 'each', from: at, to: unit.to, qty: figure.value, unit: unit.unit }
}

function withFigure(tokens: readonly Token[], figure: Figure, leaning: Leaning): Part {
  const { from, to } = figure
  const next = tokens[to]
  if (next?.text === '%' || next?.norm === 'persen') return { type: 'percent', from, to: to + 1, value: figure.value }
  const surelyMoney =
    figure.market || (figure.money && !figure.scale) || tokens[from]?.norm === 'rp' || tokens[from]?.norm === 'idr'
  if (next?.kind === 'word' && !surelyMoney) {
    const time = readTime(tokens, to)
    if (time && !time.each && !time.one && figure.value < 1000)
      return {
        type: 'length',
        from,
        to: time.to,
        qty: figure.value,
        time: time.time,
        about: figure.about,
        ...upper(figure),
      }
    if (!figure.scale && (TIMES.has(next.norm) || (next.norm === 'x' && next.glued)))
      return { type: 'times', from, to: to + 1, value: figure.value }
    if (PEOPLE.has(next.norm)) return { type: 'people', from, to: to + 1, value: figure.value }
    const unit = unitBehind(tokens, figure, leaning)
    if (unit) return unit
    if (!figure.money && ASIDE.has(next.text.toLowerCase()))
      return { type: 'aside', from, to: to + 1, value: figure.value }
  }
  return { type: 'figure', from, to, figure }
}
