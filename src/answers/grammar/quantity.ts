import { monthAt } from './calendar-words.ts'
import { isContents } from './contents.ts'
import { takenBack } from './corrections.ts'
import { betweenBounds, countOf, eitherOf, isForEach, withoutSizes } from './counts-together.ts'
import { isMinimumOrder } from './minimum-order.ts'
import type { Part } from './part.ts'
import { partsOf } from './parts.ts'
import { type Counted, inSeason, type Rate, ratesIn } from './rates.ts'
import type { Token, Words } from './tokens.ts'
import type { Unit } from './unit-table.ts'
import { wordSet } from './word-set.ts'
import { workWeek } from './work-week.ts'

/** What a message says about an amount of things. Nothing said = the key is absent. */
export interface Quantity {
  qty?: number
  unit?: string
  /** single pieces, where lusin, kodi, gros or 'isi N' fix them */
  pieces?: number
  grams?: number
  /** how many are in one unit */
  contents?: number
  per?: 'day' | 'week' | 'month'
  daysPerWeek?: number
  /** what the season brings, in the same unit and time */
  peak?: number
  approx?: boolean
  min?: number
  max?: number
  role?: 'min_order'
  /** it may mean any of these: ask */
  unclear?: number[]
  from: number
  to: number
}

const NO_COUNT_BEFORE = wordSet(
  `tanggal jam pukul nomor h rt rw blok ke divisi umur usia no shift line gedung lantai kelas`,
)

/** Reads how much or how many a message says; with a rate, how often. Nothing counted: undefined. */
export function readQuantity(
  words: Words,
  parts: readonly Part[] = partsOf(words.tokens, 'count'),
): Quantity | undefined {
  const { tokens } = words
  const rates = ratesIn(tokens, parts)
  const week = workWeek(tokens, parts)
  const held = parts.filter((part): part is Counted => isCount(part) && isContents(tokens, part))
  const contents = held.length === 1 ? held[0] : undefined
  const found = parts.filter((part): part is Counted => isCount(part) && !held.includes(part) && mayCount(tokens, part))
  const seasonal = new Set(rates.filter((rate) => rate.season && rates.length > 1).map((rate) => rate.counted))
  let standing = found.filter((part) => !seasonal.has(part) && !defines(parts, part, contents, found))
  const gone = takenBack(tokens, standing)
  // '250 box pak, eh 275 deh': still boxes
  const before = standing.filter((_, index) => gone[index]).find((part) => part.type === 'measure')
  standing = standing.filter((_, index) => !gone[index])
  const either = eitherOf(tokens, standing)
  if (either) return either
  const ends = betweenBounds(standing, rates)
  if (ends) return ends
  // 'lebaran bisa 100, hari biasa 20': no time is said
  const busy = rates.length ? [] : standing.filter(({ from, to }) => inSeason(tokens, from, to))
  const season = standing.length === 2 && busy.length === 1 ? busy[0] : undefined
  if (season) standing = standing.filter((part) => part !== season)
  const rated = standing.filter((part) => rates.some((rate) => rate.counted === part))
  if (rated.length) standing = rated
  else if (standing.some(({ type }) => type === 'measure')) standing = standing.filter(({ type }) => type === 'measure')
  standing = withoutSizes(tokens, standing)
  const [first] = standing
  if (!first) return undefined
  if (isForEach(tokens, parts)) return { from: first.from, to: first.to, unclear: standing.map(countOf) }
  // '1 lusin lebih 3'
  if (tokens[first.to]?.norm === 'lebih' && tokens[first.to + 1]?.kind === 'number')
    return { from: first.from, to: first.to, unclear: [countOf(first)] }
  const rate = rates.find(({ counted }) => counted === first)
  const peak = rates.find((other) => seasonal.has(other.counted) && other.per === rate?.per)
  const quantity = quantityOf(tokens, first, rate)
  const units = new Set(standing.flatMap((part) => (part.type === 'measure' ? [part.unit.name] : [])))
  if (new Set(standing.map((part) => countOf(part))).size > 1 || units.size > 1)
    return { ...blank(quantity), unclear: standing.map(countOf) }
  if (rate && week) quantity.daysPerWeek = week.days
  if (peak) quantity.peak = countOf(peak.counted) * peak.factor
  else if (season) quantity.peak = countOf(season)
  if (contents) addContents(quantity, contents)
  if (first.type === 'figure') unitBefore(parts, first, quantity)
  if (first.type === 'figure' && before?.type === 'measure' && quantity.unit === undefined)
    unitOf(before.unit, quantity)
  // '3 pak (1 pak = 20 lembar)': a pack after all
  if (contents && first.type === 'measure' && first.sir) quantity.unit ??= first.unit.name
  return quantity
}

const isCount = (part: Part): part is Counted =>
  part.type === 'measure' ||
  (part.type === 'figure' && !part.figure.market && (!part.figure.money || part.figure.scale === 1000))

const blank = ({ from, to, unit }: Quantity): Quantity => ({ from, to, ...(unit === undefined ? {} : { unit }) })

const LONGEST_MONTH = 31

function mayCount(tokens: readonly Token[], part: Counted): boolean {
  const before = tokens[part.from - 1]
  // 'ke 2' is an ordinal, 'dari 50 ke 60 kotak' is not
  if (before?.norm === 'ke') return part.type === 'measure'
  if (before?.kind === 'word' && (NO_COUNT_BEFORE.has(before.norm) || NO_COUNT_BEFORE.has(before.stem))) return false
  if (before?.text === '-' && before.glued && tokens[part.from - 2]?.kind === 'word') return false
  // '30 februari' is a day, even one that there is not
  if (part.type === 'figure' && countOf(part) <= LONGEST_MONTH && monthAt(tokens, part.to) !== undefined) return false
  // '1 januari 2027'
  if (part.type === 'figure' && isYear(countOf(part)) && monthAt(tokens, part.from - 1) !== undefined) return false
  // '15rb' by itself is money
  const short =
    part.type === 'figure' &&
    part.figure.scale === 1000 &&
    /^(?:rb|k|r)$/.test(tokens[part.to - 1]?.text.toLowerCase() ?? '')
  return countOf(part) > 0 && !short
}

const isYear = (figure: number) => figure >= 2000 && figure < 2100

/** '1 dus nya isi 24' only says what a dus holds, when something else is counted. */
function defines(
  parts: readonly Part[],
  part: Counted,
  contents: Counted | undefined,
  found: readonly Counted[],
): boolean {
  if (!contents || part.type !== 'measure' || part.qty !== 1 || found.length < 2) return false
  return parts[parts.indexOf(part) + 1] === contents
}

function quantityOf(tokens: readonly Token[], part: Counted, rate: Rate | undefined): Quantity {
  const figure = part.type === 'measure' ? part.figure : part.figure
  const upper = part.type === 'measure' ? part.upper : part.figure.upper
  const factor = rate?.factor ?? 1
  const value = countOf(part) * factor
  const quantity: Quantity = {
    from: Math.min(part.from, rate?.from ?? part.from),
    to: Math.max(part.to, rate?.to ?? part.to),
  }
  const minimumOrder = !rate && isMinimumOrder(tokens, part)
  if (upper !== undefined) Object.assign(quantity, { min: value, max: upper * factor })
  else if (minimumOrder) Object.assign(quantity, { qty: value, role: 'min_order' })
  else if (figure?.bound === 'max') quantity.max = value
  else if (figure?.bound === 'min') quantity.min = value
  else quantity.qty = value
  if (figure?.other !== undefined) quantity.unclear = [figure.value, figure.other]
  if (figure?.about && upper === undefined) quantity.approx = true
  if (rate) quantity.per = rate.per
  if (part.type === 'measure' && !(part.sir && tokens.length > 2 && !minimumOrder && !rate)) {
    quantity.unit = part.unit.name
    if (quantity.qty !== undefined) worked(quantity, part.unit)
  }
  return quantity
}

/** 'botol 50', 'kodian 2': the unit named first. */
function unitBefore(parts: readonly Part[], first: Counted, quantity: Quantity): void {
  const before = parts[parts.indexOf(first) - 1]
  if (before?.type === 'unit' && before.to === first.from) unitOf(before.unit, quantity)
}

function unitOf(unit: Unit, quantity: Quantity): void {
  quantity.unit = unit.name
  if (quantity.qty !== undefined) worked(quantity, unit)
}

function worked(quantity: Quantity, unit: Unit): void {
  const qty = quantity.qty ?? 0
  if (unit.kind === 'weight') quantity.grams = Math.round(qty * unit.size)
  else if (unit.kind === 'group') quantity.pieces = Math.round(qty * unit.size)
}

function addContents(quantity: Quantity, contents: Counted): void {
  const count = countOf(contents)
  if (contents.type === 'measure' && (contents.unit.kind === 'weight' || contents.unit.kind === 'volume')) return
  quantity.contents = count
  if (quantity.qty !== undefined) quantity.pieces = quantity.qty * count
}
