import { endsClause } from './clauses.ts'
import { isContents } from './contents.ts'
import { isMinimumOrder } from './minimum-order.ts'
import type { EveryPart, FigurePart, LengthPart, MeasurePart, Part } from './part.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'
import { workWeek } from './work-week.ts'

export type Counted = MeasurePart | FigurePart

/** '40 bks sehari': something counted and how often. */
export interface Rate {
  counted: Counted
  per: 'day' | 'week' | 'month'
  /** only in the season, or at the most: 'kalau lebaran bisa 50 sehari' */
  season: boolean
  /** batches: 'seminggu 2 kali, sekali produksi 30' counts 60 */
  factor: number
  /** '40 atau 50 bungkus sehari' */
  either?: true
  from: number
  to: number
}

const SEASON =
  wordSet(`lebaran puasa ramadan natal imlek musim rame ramai lembur season peak dikebut ngebut digeber usum mangsa
  idulfitri rayagung tahunbaru puncak kepepet hajatan dikejar ngoyo`)

/** 'lebaran bisa 100, hari biasa 20' */
const USUAL = /^(?:biasa|biasanya|normal|normalnya|sepi|reguler)$/

const LENGTH_WORDS =
  wordSet(`tahan awet exp expired kadaluarsa kedaluwarsa kadaluwarsa bertahan tahannya pengerjaan pengerjaannya proses
  pengiriman po garansi simpan ketahanan umur masa`)

const isSmallCount = (part: Part): part is Counted =>
  part.type === 'measure' ||
  (part.type === 'figure' && (!part.figure.money || part.figure.scale === 1000) && !part.figure.market)

/** Whether another count stands beside it, behind 'atau'. */
function isEither(tokens: readonly Token[], parts: readonly Part[], { from, to }: Counted): boolean {
  const or = (at: number) => /^(?:atau|apa)$/.test(tokens[at]?.norm ?? '')
  return parts.some(
    (part) => isSmallCount(part) && ((or(from - 1) && part.to === from - 1) || (or(to) && part.from === to + 1)),
  )
}

/** 'kadang 20 kadang 50 sehari': neither is what is made. */
const varies = (tokens: readonly Token[]): boolean =>
  tokens.filter(({ norm }) => norm === 'kadang' || norm === 'kadang2' || norm === 'kadangkala').length > 1

/** Every rate of a message. Days of work a week and lengths of time are not rates. */
export function ratesIn(tokens: readonly Token[], parts: readonly Part[]): Rate[] {
  if (varies(tokens)) return []
  const rates: Rate[] = []
  const taken = new Set<Part>()
  const week = workWeek(tokens, parts)
  parts.forEach((part, index) => {
    const once = part.type === 'length' && part.qty === 1 && part.upper === undefined
    if ((part.type !== 'every' && !once) || part.time === 'year' || week?.parts.includes(part)) return
    if ((part.type === 'length' || part.one) && LENGTH_WORDS.has(tokens[part.from - 1]?.norm ?? '')) return
    const counted = countedFor(tokens, parts, index, taken)
    if (!counted) return
    taken.add(counted)
    rates.push({
      counted,
      per: part.time as Rate['per'],
      season: inSeason(tokens, Math.min(counted.from, part.from), Math.max(counted.to, part.to)),
      factor: batches(tokens, parts, part, counted),
      from: Math.min(counted.from, part.from),
      to: Math.max(counted.to, part.to),
      ...(isEither(tokens, parts, counted) ? { either: true } : {}),
    })
  })
  const [base, more] = rates
  const peak = base && !more ? peakBehind(tokens, parts, base, taken) : undefined
  // the season's words belong to the count behind them
  return base && peak ? [{ ...base, season: false }, peak] : rates
}

/** 'sehari 30 kalau rame 50': the season's count, in the same time as what is made else. */
function peakBehind(
  tokens: readonly Token[],
  parts: readonly Part[],
  base: Rate,
  taken: ReadonlySet<Part>,
): Rate | undefined {
  for (const part of parts) {
    if (part.from < base.to || !isSmallCount(part) || taken.has(part) || isContents(tokens, part)) continue
    if (part.type === 'figure' && part.figure.money) continue
    const start = Math.max(base.to, part.from - 4)
    const season = tokens.slice(start, part.from).some((_, offset) => seasonWord(tokens, start + offset))
    if (!season || tokens.slice(start, part.from).some(({ text }) => /^[.;]$/.test(text))) continue
    return { counted: part, per: base.per, season: true, factor: base.factor, from: part.from, to: part.to }
  }
  return undefined
}

/** The counted thing an 'every' belongs to: right before it, else right after, else anywhere in its clause. */
function countedFor(
  tokens: readonly Token[],
  parts: readonly Part[],
  index: number,
  taken: ReadonlySet<Part>,
): Counted | undefined {
  const every = parts[index] as EveryPart | LengthPart
  const fits = (part: Part | undefined): part is Counted =>
    part !== undefined &&
    isSmallCount(part) &&
    !taken.has(part) &&
    !isContents(tokens, part) &&
    !isMinimumOrder(tokens, part) &&
    !isPrices(parts, part)
  const before = parts[index - 1]
  const after = parts[index + 1]
  const near = (from: number, to: number) => !tokens.slice(from, to).some(endsClause)
  // '15rb sebulan bisa 500 bks': what is made stands behind, the sum is a price
  const sum = before?.type === 'figure' && before.figure.money
  const behind = after?.type === 'measure' && fits(after) && near(every.to, after.from) && after.from - every.to <= 3
  if (sum && behind) return after
  // '120gr sehari 30': the weight is of one, the count behind is what is made
  const sized = before?.type === 'measure' && before.unit.kind !== 'piece' && before.unit.size === 1
  if (sized && fits(after) && after.from - every.to <= 1 && near(every.to, after.from)) return after
  if (fits(before) && near(before.to, every.from) && every.from - before.to <= 2) return before
  if (fits(after) && near(every.to, after.from)) return after
  for (let at = index - 1; at >= 0; at--) {
    const part = parts[at] as Part
    if (!near(part.to, every.from)) break
    if (fits(part)) return part
  }
  for (let at = index + 1; at < parts.length; at++) {
    const part = parts[at] as Part
    if (tokens.slice(every.to, part.from).some(({ kind, text }) => kind === 'break' || text === '.' || text === ';'))
      break
    if (fits(part) && part.from - every.to <= 6) return part
  }
  return undefined
}

/** 'sebungkus' right behind a sum is what the sum is for. */
function isPrices(parts: readonly Part[], part: Part): boolean {
  const before = parts[parts.indexOf(part) - 1]
  return (
    part.type === 'measure' &&
    part.one &&
    before?.type === 'figure' &&
    before.figure.money &&
    part.from - before.to <= 1
  )
}

/** Whether the clause around speaks of the season. */
export function inSeason(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from - 1; at >= 0 && !endsClause(tokens[at]); at--) if (seasonWord(tokens, at)) return true
  for (let at = from; at < tokens.length && (at < to || !endsClause(tokens[at])); at++)
    if (seasonWord(tokens, at)) return true
  // 'kalau mau lebaran, bisa 50 sehari'
  const comma = lastBreak(tokens, from)
  return (
    tokens[comma]?.text === ',' &&
    !tokens.slice(comma, from).some(({ norm }) => USUAL.test(norm)) &&
    tokens
      .slice(Math.max(0, comma - 4), comma)
      .some((_, offset) => seasonWord(tokens, Math.max(0, comma - 4) + offset)) &&
    tokens
      .slice(Math.max(0, comma - 5), comma)
      .some(({ norm }) => norm === 'kalau' || norm === 'pas' || norm === 'musim' || norm === 'waktu')
  )
}

function lastBreak(tokens: readonly Token[], from: number): number {
  let at = from - 1
  while (at >= 0 && !endsClause(tokens[at])) at--
  return at
}

function seasonWord(tokens: readonly Token[], at: number): boolean {
  const { norm, stem } = tokens[at] as Token
  if (SEASON.has(norm) || SEASON.has(stem)) return true
  return norm === 'raya' && tokens[at - 1]?.norm === 'hari'
}

/** 'seminggu 2 kali produksi, sekali produksi 30 toples': how many batches a period. */
function batches(
  tokens: readonly Token[],
  parts: readonly Part[],
  every: EveryPart | LengthPart,
  counted: Counted,
): number {
  const times = parts.find((part) => part.type === 'times' && Math.abs(part.from - every.to) <= 3)
  if (times?.type !== 'times' || times.value > 31) return 1
  return tokens
    .slice(Math.max(0, counted.from - 5), counted.from)
    .some(({ norm }) => /^(?:sekali|sakali|sekalinya|masing|masing2)$/.test(norm))
    ? times.value
    : 1
}
