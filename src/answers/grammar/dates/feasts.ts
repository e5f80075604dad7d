import { addDays } from '../../../domain/calendar.ts'
import { type FeastWord, FIXED_DAYS, feastAt, ordinalAt } from '../calendar-words.ts'
import { FILLERS } from '../fillers.ts'
import { numberPieces } from '../numbers/words.ts'
import { readTime } from '../times.ts'
import type { Token } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import type { DateContext, DateFound, Reader } from './found.ts'
import { yearAt } from './years.ts'

export function hijri(
  context: DateContext,
  key: string,
  number: number,
  from: number,
  to: number,
): DateFound | undefined {
  if (number > 30) return undefined
  const first = feastDay(key, context)
  return first ? { from, to, day: addDays(first, number - 1), assumes: { [key]: first } } : { from, to, vague: true }
}

/** The coming day of a feast, or the one of a given year. */
export function feastDay(key: string, { today, feasts }: DateContext, year?: number): string | undefined {
  const fixedDay = FIXED_DAYS[key]
  if (fixedDay) {
    const now = Number(today.slice(0, 4))
    if (year !== undefined) return `${year}-${fixedDay}`
    return `${now}-${fixedDay}` >= today ? `${now}-${fixedDay}` : `${now + 1}-${fixedDay}`
  }
  const days = feasts[key] ?? []
  return year === undefined ? days.find((day) => day >= today) : days.find((day) => day.startsWith(`${year}-`))
}

export function feastDate(
  tokens: readonly Token[],
  feast: FeastWord,
  from: number,
  context: DateContext,
): DateFound | undefined {
  let { to } = feast
  const year = yearAt(tokens, to, context)
  if (year) to = year.to
  const first = feastDay(feast.key, context, year?.year)
  if (!first) return { from, to, vague: true }
  let plus = feast.plus
  const second = feast.key === 'idul_fitri' ? ordinalAt(tokens, to) : undefined
  if (second) {
    plus += second.value - 1
    to = second.to
  } else if (tokens[to]?.norm === 'hari') {
    const ordinal = ordinalAt(tokens, to + 1)
    if (ordinal) {
      plus += ordinal.value - 1
      to = ordinal.to
    } else if (tokens[to + 1]?.norm === 'h') to += 2
  }
  const assumes = feast.key === 'tahun_baru' ? {} : { assumes: { [feast.key]: first } }
  return { from, to, day: addDays(first, plus), ...assumes }
}

/** 'puasa hari pertama', 'puasa pertama', 'hari pertama puasa', 'puasa hari ke-10'; a bare 'puasa' is a month. */
export function fasting(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
  asAnchor: boolean,
): DateFound | undefined {
  // 'bulan puasa' is what 'puasa' is
  if (tokens[at]?.norm === 'bulan' && /^(?:puasa|ramadan)$/.test(tokens[at + 1]?.norm ?? '')) {
    const month = fasting(tokens, at + 1, context, asAnchor)
    return month && { ...month, from: at }
  }
  let ordinal: { value: number; to: number } | undefined
  let to = at
  if (
    tokens[at]?.norm === 'hari' &&
    (tokens[at + 2]?.norm === 'puasa' ||
      tokens[at + 2]?.norm === 'ramadan' ||
      tokens[at + 3]?.norm === 'puasa' ||
      tokens[at + 4]?.norm === 'puasa')
  ) {
    ordinal = ordinalAt(tokens, at + 1)
    if (!ordinal || !/^(?:puasa|ramadan)$/.test(tokens[ordinal.to]?.norm ?? '')) return undefined
    to = ordinal.to + 1
  } else if (tokens[at]?.norm === 'puasa' || tokens[at]?.norm === 'ramadan') {
    to = at + 1
    ordinal = ordinalAt(tokens, tokens[to]?.norm === 'hari' ? to + 1 : to)
    if (ordinal) to = ordinal.to
  } else return undefined
  const year = yearAt(tokens, to, context)
  const first = feastDay('ramadan_1', context, year?.year)
  if (year) to = year.to
  if (!first || (!ordinal && !asAnchor)) return { from: at, to, vague: true }
  return { from: at, to, day: addDays(first, (ordinal?.value ?? 1) - 1), assumes: { ramadan_1: first } }
}

/** 'lebaran aja bu' is the day, 'lebaran ketupat' is not. */
const onlyFillers = (tokens: readonly Token[], from: number, to: number) =>
  tokens.every(
    ({ kind, norm }, at) => (at >= from && at < to) || (kind !== 'number' && (kind !== 'word' || FILLERS.has(norm))),
  )

/** '10 hari', 'dua minggu' that ends at a token. */
const isCounted = (tokens: readonly Token[], at: number) =>
  readTime(tokens, at) !== undefined &&
  (tokens[at - 1]?.kind === 'number' || numberPieces(tokens[at - 1]?.norm ?? '') !== undefined)

const ON_THE_DAY = wordSet('pas hari saat waktu tepat tanggal di raya')

const AROUND_THE_DAY =
  wordSet(`sebelum sesudah menjelang jelang habis dekat mendekati pasca sampai musim untuk buat parcel paket hampers
  acara kalau`)

/** A feast named by itself is its day only with 'pas', 'hari' … or when nothing else is said. */
export const feasts: Reader = (tokens, at, context) => {
  const fast = fasting(tokens, at, context, false)
  if (fast) return fast
  const feast = feastAt(tokens, at)
  if (!feast) return undefined
  const date = feastDate(tokens, feast, at, context)
  if (!date?.day) return date
  const before = tokens[at - 1]?.norm ?? ''
  const two = tokens[at - 2]?.norm ?? ''
  if (AROUND_THE_DAY.has(before) || (before === 'hari' && AROUND_THE_DAY.has(two)))
    return { from: at, to: date.to, vague: true }
  // 'seminggu sbelmnya lebaran': a distance that was not understood
  if (
    !ON_THE_DAY.has(before) &&
    [1, 2].some((back) => readTime(tokens, at - back)?.one || isCounted(tokens, at - back))
  )
    return { from: at, to: date.to, vague: true }
  const said =
    ON_THE_DAY.has(before) ||
    before === 'h' ||
    tokens[date.to - 1]?.norm !== tokens[feast.to - 1]?.norm ||
    (tokens.length <= 4 && onlyFillers(tokens, at, date.to)) ||
    FIXED_DAYS[feast.key] !== undefined
  return said ? date : { from: at, to: date.to, vague: true }
}
