import { monthAt } from '../../answers/grammar/calendar-words.ts'
import { takenBack } from '../../answers/grammar/corrections.ts'
import { readDate } from '../../answers/grammar/date.ts'
import type { DateFound } from '../../answers/grammar/dates/found.ts'
import { monthNamed } from '../../answers/grammar/dates/months.ts'
import { datesIn } from '../../answers/grammar/dates.ts'
import { readLength } from '../../answers/grammar/lengths.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import { workWeek } from '../../answers/grammar/work-week.ts'
import type { ReadContext } from '../../answers/kind.ts'
import { addDays, addMonths } from '../../domain/calendar.ts'
import type { Said } from '../said.ts'
import { put, type SlotReader } from './wish.ts'

/** Days from and until: 'mulai tgl 1 desember', '24 des sampe 2 jan', 'sampai senin'. */
export const span: SlotReader = (words, context, wish) => {
  const { tokens } = words
  const dates = fromOneFeast(datesIn(words, context))
  // 'tanggal 1-7 desember'
  const both = dates.find(({ ends }) => ends !== undefined)
  if (both?.ends) {
    put(wish, 'from', { value: both.ends.from, from: both.from, to: both.to })
    return put(wish, 'until', { value: both.ends.until, from: both.from, to: both.to })
  }
  const days = dates.filter((date): date is DateFound & { day: string } => date.day !== undefined)
  // 'kerja senin-sabtu' is a week, not a span of days
  const week = wish.intent === 'set_capacity' ? workWeek(tokens, partsOf(tokens, 'count')) : undefined
  const gone = takenBack(tokens, days)
  const standing = days
    .filter((day, index) => !gone[index] && !(week && day.from >= week.from && day.from < week.to))
    .map((date) => ({ ...date, day: ahead(date.day, context.today) }))
  let from: Said<string> | undefined
  let until: Said<string> | undefined
  for (const date of standing) {
    if (date.assumes) wish.assumes = { ...wish.assumes, ...date.assumes }
    const said = { value: date.day, from: date.from, to: date.to }
    const lead = tokens.slice(Math.max(0, date.from - 3), date.from).map(({ norm }) => norm)
    if (lead.some((word) => /^(?:sampai|-|sd|sebelum|hingga)$/.test(word)) && !lead.includes('mulai')) until ??= said
    else if (!from) from = said
    else until ??= said
  }
  if (from && until && from.value > until.value) until = undefined
  if (wish.intent === 'set_capacity') from ??= fromMonth(tokens, context)
  else until ??= afterLength(words, from?.value ?? context.today)
  put(wish, 'from', from)
  put(wish, 'until', until)
}

/** 'H-3 lebaran sampe H+7': both count from the feast that one of them names. */
function fromOneFeast(dates: readonly DateFound[]): readonly DateFound[] {
  const [feast] = dates.flatMap(({ assumes }) => Object.values(assumes ?? {}))
  if (feast === undefined) return dates
  return dates.map((date) =>
    date.offset === undefined || date.day !== undefined ? date : { ...date, day: addDays(feast, date.offset) },
  )
}

const LONG_AGO = 60

/** 'per 1 januari …, alatnya udah dateng': what is yet to be made begins in no long past. */
const ahead = (day: string, today: string): string =>
  day < addDays(today, -LONG_AGO) ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : day

/** 'libur seminggu', 'mulai senin 10 hari': its last day. */
function afterLength(words: Words, first: string): Said<string> | undefined {
  const length = readLength(words)
  return length?.days && length.upper === undefined
    ? { value: addDays(first, length.days), from: length.from, to: length.to }
    : undefined
}

/** 'per januari', 'mulai bulan depan': its first day. */
function fromMonth(tokens: readonly Token[], context: ReadContext): Said<string> | undefined {
  for (const [at, { norm }] of tokens.entries()) {
    if (!/^(?:per|mulai|sejak)$/.test(norm)) continue
    const month = monthNamed(tokens, at + 1, context, false)
    if (!month) continue
    const now = context.today.slice(0, 7)
    const year = Number(now.slice(0, 4)) + (month.month < Number(now.slice(5)) ? 1 : 0)
    const value = `${month.year ?? year}-${String(month.month).padStart(2, '0')}-01`
    return value > context.today ? { value, from: at, to: month.to } : undefined
  }
  return undefined
}

/** What is told of these has happened. */
const HAPPENED: ReadonlySet<string> = new Set([
  'report_outside_sales',
  'payment_proof',
  'payment_received',
  'complaint_damaged',
])

/** Of the days that '18 november' may be, the one just gone. */
function lately(days: readonly string[], today: string): string | undefined {
  const [only, more] = days.filter((day) => day <= today && day >= addDays(today, -LONG_AGO))
  return more === undefined ? only : undefined
}

/** The one day a message means, with the feasts it was counted from. */
export const day: SlotReader = (words, context, wish) => {
  const read = readDate(words, context)
  const [either] = read?.readings ?? []
  const past = HAPPENED.has(wish.intent ?? '') ? lately(read?.readings ?? [], context.today) : undefined
  if (read && past) return put(wish, 'date', { value: past, from: read.from, to: read.to })
  if (read && either) return put(wish, 'date', { value: either, from: read.from, to: read.to, unsure: true })
  if (!read?.day) return
  put(wish, 'date', { value: read.day, from: read.from, to: read.to })
  if (read.assumes) wish.assumes = read.assumes
}

const COMPARES =
  /^(?:dibanding|dibandingkan|dibandingin|banding|bandingkan|bandingin|vs|versus|ketimbang|daripada|sama|dengan|tibang|timbang)$/

/** 'bulan oktober' is the last October, 'bulan lalu', 'bulan ini'; behind 'dibanding' the month to compare with. */
export const months: SlotReader = ({ tokens }, { today }, wish) => {
  for (let at = 0; at < tokens.length; at++) {
    const read = monthHere(tokens, at, today)
    if (!read) continue
    const compared =
      wish.slots.month !== undefined && tokens.slice(Math.max(0, at - 4), at).some(({ norm }) => COMPARES.test(norm))
    put(wish, compared ? 'compareTo' : 'month', read)
    at = read.to - 1
  }
}

function monthHere(tokens: readonly Token[], at: number, today: string): Said<string> | undefined {
  const next = tokens[at + 1]
  if (tokens[at]?.norm === 'bulan' && /^(?:ini|lalu|kemarin)$/.test(next?.norm ?? ''))
    return { value: addMonths(today.slice(0, 7), next?.norm === 'ini' ? 0 : -1), from: at, to: at + 2 }
  // of figures a month is asked for: 'des' is no village there
  const month = monthAt(tokens, at, 'alone')
  if (month === undefined) return undefined
  const now = Number(today.slice(0, 4))
  const written = next?.kind === 'number' && /^20\d\d$/.test(next.text) ? Number(next.text) : undefined
  const lastYear = next?.norm === 'tahun' && /^(?:lalu|kemarin)$/.test(tokens[at + 2]?.norm ?? '')
  const year = written ?? (lastYear || month > Number(today.slice(5, 7)) ? now - 1 : now)
  return { value: `${year}-${String(month).padStart(2, '0')}`, from: at, to: at + (written === undefined ? 1 : 2) }
}
