import { type Figure, readFigure } from './figures.ts'
import { readTime, type Time } from './times.ts'
import type { Token } from './tokens.ts'
import type { Unit } from './unit-table.ts'
import { bareUnitAt, readUnit } from './units.ts'
import { wordSet } from './word-set.ts'

interface Span {
  from: number
  to: number
}

/** A number by itself: a price, a date, a count of something unnamed. */
export interface FigurePart extends Span {
  type: 'figure'
  figure: Figure
}
/** '3 dus', '250 gram', 'sebungkus', '500-700 butir'. */
export interface MeasurePart extends Span {
  type: 'measure'
  qty: number
  upper?: number
  unit: Unit
  /** 'sebungkus', not '1 bungkus' */
  one: boolean
  about: boolean
  bound?: 'min' | 'max'
  /** the number as read, when there was one */
  figure?: Figure
  /** 'pak' right behind a number at the end of a clause: a pack, or sir */
  sir: boolean
}
/** 'per bungkus', '/kg', 'per 250 gram'. */
export interface EachPart extends Span {
  type: 'each'
  qty: number
  unit: Unit
}
/** A unit without a number: 'botol 150ml', 'kemasan pouch'. */
export interface UnitPart extends Span {
  type: 'unit'
  unit: Unit
}
/** 'per hari', 'sehari', 'tiap minggu'. */
export interface EveryPart extends Span {
  type: 'every'
  time: Time
  /** 'sehari', which may also be one day long */
  one: boolean
}
/** '14 hari', '2-3 minggu'. */
export interface LengthPart extends Span {
  type: 'length'
  qty: number
  upper?: number
  time: Time
  about: boolean
}
/** '50%' · '3x', '2 kali' · '5 orang' · '8 jam', '3 rasa'. */
export interface RatioPart extends Span {
  type: 'percent' | 'times' | 'people' | 'aside'
  value: number
}

export type Part = FigurePart | MeasurePart | EachPart | UnitPart | EveryPart | LengthPart | RatioPart

/** 'money': '10rb botol' is a price and a bottle; 'count': it is ten thousand bottles. */
export type Leaning = 'money' | 'count'

const FRACTIONS: Readonly<Record<string, number>> = { setengah: 0.5, seperempat: 0.25 }
const PEOPLE = wordSet('orang org karyawan tamu peserta jiwa jalmi wong pegawai kawan pekerja anak')
/** What is counted, but never made, ordered or paid. */
const ASIDE = wordSet('jam menit detik cm mm meter senti rasa macam motif ukuran jenis varian level cabang tahun')
const TIMES = new Set(['kali', 'x', 'kalih-x', 'kaping'])

/** Parts that are read: readers look from each to the others, so their number bounds the work. */
const MOST_PARTS = 80

/** Everything with a number or a unit in it, from left to right; what lies between are words. */
export function partsOf(tokens: readonly Token[], leaning: Leaning): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < tokens.length && parts.length < MOST_PARTS) {
    const part = partAt(tokens, at, leaning)
    const last = parts.at(-1)
    if (part && last && addsOunces(last, part))
      parts[parts.length - 1] = withOunces(last as MeasurePart, part as MeasurePart)
    else if (part) parts.push(part)
    at = part ? part.to : at + 1
  }
  return parts.map((part, index) => (part.type === 'figure' ? fractionOfKilo(part, parts[index + 1], parts) : part))
}

/** 'sekilo 70rb, setengah 36rb': a bare fraction before a sum is of the kilo named before. */
function fractionOfKilo(part: FigurePart, next: Part | undefined, parts: readonly Part[]): Part {
  const { value, money, upper } = part.figure
  if (![0.5, 0.25, 0.75].includes(value) || money || upper !== undefined) return part
  if (next?.type !== 'figure' || !next.figure.money || next.from - part.to > 1) return part
  const kilo = parts.find((other): other is MeasurePart => other.type === 'measure' && other.unit.name === 'kg')
  return kilo
    ? {
        type: 'measure',
        from: part.from,
        to: part.to,
        qty: value,
        unit: kilo.unit,
        one: false,
        about: false,
        sir: false,
      }
    : part
}

/** 'satu kilo tiga ons' is one weight. */
function addsOunces(last: Part, part: Part): boolean {
  if (last.type !== 'measure' || part.type !== 'measure' || part.from !== last.to) return false
  return (
    last.unit.name === 'kg' &&
    part.unit.name === 'ons' &&
    part.qty < 10 &&
    Number.isInteger(last.qty) &&
    last.upper === undefined &&
    part.upper === undefined
  )
}

const withOunces = (kilos: MeasurePart, ounces: MeasurePart): MeasurePart => ({
  ...kilos,
  to: ounces.to,
  qty: Math.round((kilos.qty + ounces.qty / 10) * 100) / 100,
  one: false,
})

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

const upper = (figure: Figure) => (figure.upper === undefined ? {} : { upper: figure.upper })

function unitBehind(tokens: readonly Token[], figure: Figure, leaning: Leaning): MeasurePart | undefined {
  const unit = bareUnitAt(tokens, figure.to)
  if (!unit) return undefined
  const sir = tokens[figure.to]?.text.toLowerCase() === 'pak' && endsClause(tokens[unit.to])
  if (leaning === 'money' && figure.scale && !readTime(tokens, unit.to)) return undefined
  if (leaning === 'money' && sir && figure.value >= 500) return undefined
  const read: Omit<MeasurePart, 'type'> = {
    from: figure.from,
    to: unit.to,
    qty: figure.value,
    unit: unit.unit,
    one: false,
    about: figure.about,
    sir,
    figure,
    ...upper(figure),
  }
  if (figure.bound) read.bound = figure.bound
  return measure(tokens, read)
}

/** 'dua lusin setengah', '7 ons setengah': the fraction behind the unit belongs to it. */
function measure(tokens: readonly Token[], read: Omit<MeasurePart, 'type'>): MeasurePart {
  const fraction = FRACTIONS[tokens[read.to]?.norm ?? '']
  const after = tokens[read.to + 1]
  const partOfNext =
    after?.kind === 'word' &&
    (/^(?:juta|jt|ribu|rb|ratus)$/.test(after.norm) || bareUnitAt(tokens, read.to + 1) !== undefined)
  if (fraction === undefined || read.upper !== undefined || partOfNext || !Number.isInteger(read.qty))
    return { type: 'measure', ...read }
  return { type: 'measure', ...read, qty: read.qty + fraction, to: read.to + 1 }
}

/** Whether a clause ends before this token: a stop, a line, the end, or a smile. */
export function endsClause(token: Token | undefined): boolean {
  return (
    !token ||
    token.kind === 'break' ||
    token.kind === 'emoji' ||
    (token.kind === 'sign' && /^[,.;!?()|]$/.test(token.text))
  )
}
