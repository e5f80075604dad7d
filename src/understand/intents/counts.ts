import { endsClause } from '../../answers/grammar/clauses.ts'
import { takenBack } from '../../answers/grammar/corrections.ts'
import { eitherOf } from '../../answers/grammar/counts-together.ts'
import { datesIn } from '../../answers/grammar/dates.ts'
import type { FigurePart, MeasurePart, Part } from '../../answers/grammar/part.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { phonesIn } from '../../answers/grammar/phones.ts'
import { ratesIn } from '../../answers/grammar/rates.ts'
import type { Words } from '../../answers/grammar/tokens.ts'
import type { ReadContext } from '../../answers/kind.ts'
import type { Said } from '../said.ts'
import { orderNumberIn } from './slots.ts'
import { put, type SlotReader, type Wish } from './wish.ts'

export type Counted = MeasurePart | FigurePart

export const numberOf = (part: Counted): number => (part.type === 'measure' ? part.qty : part.figure.value)

/**
 * Things counted in a message: no money, no dates, no order numbers, no lengths of time.
 * @param eithers '40 atau 50' counts as both; otherwise it says nothing certain and is left out
 */
export function countsIn(words: Words, context: ReadContext, eithers = false): Counted[] {
  const { tokens } = words
  const found = allCounts(words, context)
  const gone = takenBack(tokens, found)
  const standing = found.filter((_, index) => !gone[index])
  const either = eithers ? undefined : eitherOf(tokens, standing)
  return either ? standing.filter(({ from }) => from < either.from || from >= either.to) : standing
}

/** Also those that are taken back. */
function allCounts(words: Words, context: ReadContext): Counted[] {
  const { tokens } = words
  const spans = [orderNumberIn(words), ...datesIn(words, context), ...phonesIn(words)].filter(
    (span) => span !== undefined,
  )
  const inside = (part: Part) => spans.some((span) => part.from < span.to && span.from < part.to)
  return partsOf(tokens, 'count').filter((part): part is Counted => {
    if (part.type === 'measure') return !inside(part)
    if (
      part.type !== 'figure' ||
      part.figure.market ||
      (part.figure.money && (part.figure.scale !== 1000 || part.figure.digits))
    )
      return false
    return (
      !/^(?:rp|nomor|no|jam|pukul|line|shift|divisi|rt|rw|gedung|lantai)$/.test(tokens[part.from - 1]?.norm ?? '') &&
      !inside(part)
    )
  })
}

/** '400 berat bu, kalau 250 hayu' */
const TOO_MUCH = /^(?:kebanyakan|berat|kegedean|kelebihan|seueur|kabanyakan)$/
/** '400 kotak ga kekejar' */
const OUT_OF_REACH = /^(?:kekejar|terkejar|keburu|kaburu|kuat|sanggup|bisa|mampu|cukup|nyandak|kebagian)$/

const isTooMuch = ({ tokens }: Words, { to }: Counted): boolean =>
  TOO_MUCH.test(tokens[to]?.norm ?? '') ||
  (tokens[to]?.norm === 'tidak' && OUT_OF_REACH.test(tokens[to + 1]?.norm ?? ''))

const TAKES = /^(?:sanggup|bisa|hanya|ambil|kuat|mampu|paling|terima|siap|sanggupnya|bisanya)$/

/** 'dari pesanan 80', 'yang 500 toples itu' */
const ASKED =
  /^(?:dari|total|semua|(?:diminta|permintaan|pesanan|order|jatah|kuota)(?:nya|na)?|mintanya|kalau|yang|segitu)$/
const GOAL = /^(?:target|total|semua|pesanan)(?:nya|na)$|^target$/

/** 'yang diminta kan 90 dus': the word before that says something. */
const leadOf = (tokens: Words['tokens'], at: number): string =>
  tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ norm }) => norm)
    .findLast((norm) => !/^(?:kan|itu|teh|mah|sih|ya|bu|pak|:)$/.test(norm)) ?? ''

const SHARE_REACH = 6

/** '120 dari 200 kotak', 'dari 300 bks yang diminta sanggup 180': so many of so many. */
function shareIn(words: Words, counts: readonly Counted[]): { part: Counted; whole: Counted } | undefined {
  const { tokens } = words
  for (const [index, second] of counts.entries()) {
    const first = counts[index - 1]
    const before = tokens[second.from - 1]
    const of =
      /^(?:dari|total)$/.test(before?.norm ?? '') ||
      (tokens[second.from - 2]?.norm === 'dari' && ASKED.test(before?.norm ?? '')) ||
      (before?.text === '/' && first !== undefined && second.from - first.to === 1)
    // 'dikemas 210 box, targetnya 350'
    if (first && GOAL.test(before?.norm ?? '') && numberOf(first) <= numberOf(second))
      return { part: first, whole: second }
    if (first && of && second.from - first.to <= SHARE_REACH && !tokens.slice(first.to, second.from).some(endsClause))
      return numberOf(first) <= numberOf(second) ? { part: first, whole: second } : undefined
  }
  const [first, second] = counts
  if (!first || !second) return undefined
  const asked = isTooMuch(words, first) || ASKED.test(leadOf(tokens, first.from))
  // 'sanggup 40 bungkus, yang 20 lagi …' asks for nothing
  const took = tokens.slice(Math.max(0, first.from - 3), first.from).some(({ norm }) => TAKES.test(norm))
  return asked && !took && numberOf(second) <= numberOf(first) ? { part: second, whole: first } : undefined
}

const saidCount = (part: Counted): Said<number> => ({ value: numberOf(part), from: part.from, to: part.to })
const unitOf = (part: Counted): Said<string> | undefined =>
  part.type === 'measure' && !part.sir ? { value: part.unit.name, from: part.from, to: part.to } : undefined

/** Puts a count in as `qty` and `unit`. */
export function putCount(wish: Wish, part: Counted, factor = 1): void {
  put(wish, 'qty', { ...saidCount(part), value: numberOf(part) * factor })
  put(wish, 'unit', unitOf(part))
}

/** The first thing counted. */
export const count: SlotReader = (words, context, wish) => {
  const [first] = countsIn(words, context)
  if (first) putCount(wish, first)
}

const STARTS = /\b(?:mulai|ti|per|tgl|tanggal|dari)\b/i

/** '30 toples sehari', else whatever is counted. */
export const rate: SlotReader = (words, context, wish) => {
  // 'mulai tgl 30 nov sehari bisa 60 kotak'
  const days = STARTS.test(words.text) ? datesIn(words, context).filter(({ day }) => day !== undefined) : []
  const parts = partsOf(words.tokens, 'count').filter(
    (part) => !days.some(({ from, to }) => part.from >= from && part.to <= to),
  )
  const rates = ratesIn(words.tokens, parts)
  const found = rates.find(({ season }) => !season) ?? rates[0]
  if (!found) return count(words, context, wish)
  if (!found.either) putCount(wish, found.counted, found.factor)
  put(wish, 'per', { value: found.per, from: found.from, to: found.to })
}

/** What a maker takes on: '180 dari 300', 'cuma sanggup 180 bks', 'siap 200'. */
export const share: SlotReader = (words, context, wish) => {
  const counts = countsIn(words, context)
  const tooMuch = allCounts(words, context).filter(
    (part) => isTooMuch(words, part) || counts.some(({ from }) => from === part.from),
  )
  const found = shareIn(words, tooMuch)
  if (found) {
    put(wish, 'requested', saidCount(found.whole))
    put(wish, 'qty', saidCount(found.part))
    put(wish, 'unit', unitOf(found.part) ?? unitOf(found.whole))
    return
  }
  const taken = counts.filter(
    ({ from, to }) =>
      (TAKES.test(words.tokens[from - 1]?.norm ?? '') &&
        !/^(?:tidak|belum)$/.test(words.tokens[from - 2]?.norm ?? '')) ||
      // '150 mah teu kaburu, 90 bungkus wae'
      (counts.length > 1 && /^(?:saja|sanggup|bisa)$/.test(words.tokens[to]?.norm ?? '')),
  )
  const left = counts.filter(({ from }) => !/^(?:sisa|sisanya|kurang)$/.test(words.tokens[from - 1]?.norm ?? ''))
  const [only, another] = taken.length ? taken : left
  if (only && !another) putCount(wish, only)
}

/** '120 dari 200 kotak udah jadi', '60 selesai, tinggal 40'. */
export const progress: SlotReader = (words, context, wish) => {
  const counts = countsIn(words, context)
  const found = shareIn(words, counts)
  if (found) {
    put(wish, 'done', saidCount(found.part))
    put(wish, 'total', saidCount(found.whole))
    put(wish, 'unit', unitOf(found.part) ?? unitOf(found.whole))
    return
  }
  const isLeft = ({ from, to }: Counted) =>
    /^(?:tinggal|sisa|sisanya|kurang|kari)$/.test(words.tokens[from - 1]?.norm ?? '') ||
    /^(?:lagi)$/.test(words.tokens[to]?.norm ?? '')
  const done = counts.find((part) => !isLeft(part))
  const left = counts.find(isLeft)
  if (!done) return
  put(wish, 'done', saidCount(done))
  put(wish, 'unit', unitOf(done) ?? (left && unitOf(left)))
}
