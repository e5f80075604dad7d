import { monthAt } from '../calendar-words.ts'
import { isContents } from '../contents.ts'
import { takenBack } from '../corrections.ts'
import type { Figure } from '../figures.ts'
import { FILLERS } from '../fillers.ts'
import { literalValue } from '../numbers/literals.ts'
import { numberPieces } from '../numbers/words.ts'
import type { FigurePart, MeasurePart, Part } from '../part.ts'
import { readTime } from '../times.ts'
import type { Token } from '../tokens.ts'
import type { Unit } from '../unit-table.ts'
import { readUnit } from '../units.ts'
import { wordSet } from '../word-set.ts'
import { settlesShipping, shippingApart } from './shipping.ts'
import { lookLeft, lookRight } from './sides.ts'
import { thresholdOf } from './thresholds.ts'

/** One sum in the message with what it is for. */
export interface Offer {
  part: FigurePart
  amount: number
  upper?: number
  unclear?: number[]
  unit?: Unit
  qty: number
  /** net weight or volume that stands with it */
  weight?: MeasurePart
  weightIsPer: boolean
  threshold?: number
  thresholdSaid: boolean
  from: number
  to: number
}

/** Words right before a number that make it something else than a price. */
const NO_PRICE_BEFORE =
  wordSet(`dp ongkir diskon potongan disc tanggal jam pukul nomor isi wa hp telp umur usia rt rw blok gang km kode rek rekening norek va npwp nik ktp
  untung laba modal omset omzet h`)

const NO_PRICE_AFTER = wordSet('ongkir dp hari orang kali x ke')

/** Every sum of a message that still stands, with its unit, weight and threshold. */
export function offersIn(tokens: readonly Token[], parts: readonly Part[]): Offer[] {
  const sums = parts.filter((part): part is FigurePart => part.type === 'figure' && mayBePrice(tokens, part))
  const marked = sums.filter(({ figure }) => figure.money || figure.value >= 1000)
  const useful = marked.length ? sums.filter((sum) => marked.includes(sum) || hasEach(parts, sum)) : sums
  const gone = takenBack(tokens, useful)
  const standing = useful.filter((_, index) => !gone[index])
  for (const { figure } of standing) {
    lessSomething(tokens, figure)
    orAnother(tokens, figure)
  }
  const offers = standing.map((part) => offerOf(tokens, parts, part, useful))
  return offers.filter((offer): offer is Offer => offer !== undefined)
}

const POSTAL = /^(?:karawang|bekasi|purwakarta|kodepos|pos|jabar|barat|timur|utara|selatan|indonesia)$/

/** '15 atau 16rb': the scale is said once. */
function orAnother(tokens: readonly Token[], figure: Figure): void {
  const before = tokens[figure.from - 2]
  if (!/^(?:atau|apa)$/.test(tokens[figure.from - 1]?.norm ?? '') || before?.kind !== 'number' || !figure.scale) return
  const value = literalValue(before.text)
  if (value !== undefined && value < 1000) figure.other ??= value * figure.scale
}

/** 'sapuluh rebu kurang saratus': what is taken off is not said for sure. */
function lessSomething(tokens: readonly Token[], figure: Figure): void {
  const next = tokens[figure.to + 1]
  if (tokens[figure.to]?.norm !== 'kurang' || !next || next.norm === 'dari') return
  if (next.kind === 'number' || numberPieces(next.norm)) figure.other ??= Math.round(figure.value)
}

/** 'modalnya mah 10 ribu': over words that carry nothing. */
const wordBefore = (tokens: readonly Token[], from: number): number => {
  let at = from - 1
  while (
    at > from - 3 &&
    tokens[at - 1]?.kind === 'word' &&
    /^(?:mah|teh|sih|itu|ini|cuma|saja)$/.test(tokens[at]?.norm ?? '')
  )
    at--
  return at
}

const hasEach = (parts: readonly Part[], sum: FigurePart) => {
  const next = parts[parts.indexOf(sum) + 1]
  return next?.type === 'each' && next.from === sum.to
}

function mayBePrice(tokens: readonly Token[], { figure }: FigurePart): boolean {
  if (figure.value <= 0) return false
  const before = tokens[wordBefore(tokens, figure.from)]
  const after = tokens[figure.to]
  // '… Karawang 41371' is a postal code
  if (!figure.money && /^4[01]\d{3}$/.test(tokens[figure.from]?.text ?? '') && POSTAL.test(before?.norm ?? ''))
    return false
  // '3 maret 2037'
  if (!figure.money && /^20\d\d$/.test(tokens[figure.from]?.text ?? '') && monthAt(tokens, figure.from - 1))
    return false
  // an account or another long number
  if (!figure.money && /^\d{8,}$/.test(tokens[figure.from]?.text ?? '')) return false
  if (/^(?:naik|turun|selisih|nambah|tambah|untung|beda)$/.test(before?.norm ?? '')) return false
  if (before?.kind === 'word' && (NO_PRICE_BEFORE.has(before.norm) || NO_PRICE_BEFORE.has(before.stem)))
    return before.norm === 'ongkir' && settlesShipping(tokens, figure.from - 1)
  if (before?.text === '.' && before.glued && tokens[figure.from - 2]?.norm === 'nomor') return false
  if (
    before?.kind === 'sign' &&
    (before.text === '-' || before.text === '+' || before.text === '#') &&
    before.glued &&
    !figure.money
  )
    return false
  if (after?.norm === 'ongkir') return shippingApart(tokens, figure.to)
  if (after?.kind === 'word' && NO_PRICE_AFTER.has(after.norm) && !figure.money) return false
  if (!figure.digits && !figure.market && isNamed(tokens, figure.to)) return false
  return figure.money || figure.digits || figure.value >= 100 || tokens.length <= 6
}

/** 'Kerupuk Seribu Rasa': a number in words before a noun belongs to a name. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (
    next?.kind !== 'word' ||
    next.norm.length < 3 ||
    FILLERS.has(next.norm) ||
    readUnit(tokens, at) ||
    readTime(tokens, at)
  )
    return false
  return /^\p{Lu}/u.test(next.text) && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? '')
}

function offerOf(
  tokens: readonly Token[],
  parts: readonly Part[],
  part: FigurePart,
  sums: readonly FigurePart[],
): Offer | undefined {
  const offer: Offer = {
    part,
    amount: part.figure.value,
    qty: 1,
    weightIsPer: false,
    thresholdSaid: false,
    from: part.from,
    to: part.to,
  }
  const index = parts.indexOf(part)
  lookRight(tokens, parts, index, offer, sums)
  lookLeft(tokens, parts, index, offer, sums)
  thresholdOf(tokens, parts, index, offer, sums)
  settleAmount(offer)
  return offer
}

/** A lone sum takes the only unit of the message, wherever it stands: 'Satuan: toples', '8rb bukan 80rb ya, sebungkus'. */
export function unitFromAfar(tokens: readonly Token[], parts: readonly Part[], offers: readonly Offer[]): void {
  const [only, another] = offers
  if (!only || another || only.unit || only.weight) return
  const units = parts.filter(
    (part) =>
      (part.type === 'each' && part.qty === 1) ||
      (part.type === 'measure' && part.one && part.unit.kind !== 'volume') ||
      (part.type === 'unit' &&
        (/^(?:satuan|per|tiap)$/.test(nearWord(tokens, part.from)) ||
          /(?:kilo|botol|toples)an$/.test(tokens[part.from]?.norm ?? ''))),
  )
  const [part, more] = units
  if (part && !more && 'unit' in part && !isContents(tokens, part)) only.unit = part.unit
}

/** The word before a token, over a colon. */
const nearWord = (tokens: readonly Token[], at: number) =>
  (tokens[at - 1]?.text === ':' ? tokens[at - 2] : tokens[at - 1])?.norm ?? ''

/** Small numbers without a mark are thousands only where goods go by weight; elsewhere they must be asked. */
function settleAmount(offer: Offer): void {
  const { figure } = offer.part
  offer.amount = figure.value
  if (figure.upper !== undefined) offer.upper = figure.upper
  if (figure.other !== undefined) {
    offer.unclear = [figure.value, figure.other].sort((one, other) => one - other)
    return
  }
  if (figure.scale || figure.market || figure.value >= 1000) {
    if (!Number.isInteger(figure.value)) offer.unclear = [Math.round(figure.value)]
    return
  }
  const byWeight = offer.unit?.kind === 'weight' || (!offer.unit && offer.weight?.unit.kind === 'weight')
  const small = figure.value < 100 || !Number.isInteger(figure.value)
  if (byWeight && (Number.isInteger(figure.value) || (figure.value * 1000) % 100 === 0) && !figure.money) {
    offer.amount = figure.value * 1000
    if (figure.upper !== undefined) offer.upper = figure.upper < 1000 ? figure.upper * 1000 : figure.upper
    return
  }
  const tiny =
    offer.unit && ['biji', 'butir', 'keping', 'pcs', 'sachet', 'tusuk', 'buah', 'lembar'].includes(offer.unit.name)
  if (small)
    offer.unclear = Number.isInteger(figure.value) ? [figure.value * 1000, figure.value] : [figure.value * 1000]
  else if (!figure.money && !(tiny && offer.unit?.name !== 'lembar'))
    offer.unclear = [figure.value, figure.value * 1000]
}
