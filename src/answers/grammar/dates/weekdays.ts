import { addDays, addMonths, daysBetween, isDay, weekday } from '../../../domain/calendar.ts'
import { feastAt, ordinalAt } from '../calendar-words.ts'
import type { Token } from '../tokens.ts'
import { weekdayAt } from '../weekdays.ts'
import { numeric } from './digits.ts'
import { feastDate, feastDay } from './feasts.ts'
import type { DateContext, DateFound, Reader } from './found.ts'
import { dayOfMonth } from './months.ts'

/** 'senin', 'kamis minggu depan', 'jumat lalu', 'minggu tgl 6', 'malam jumat', 'malam tahun baru', 'malem ini'. */
export const weekdays: Reader = (tokens, at, context, past) => {
  const night = tokens[at]?.norm === 'malam'
  let start = night ? at + 1 : at
  if (night) {
    const eve = nightBefore(tokens, at, context)
    if (eve) return eve
  }
  if (tokens[start]?.norm === 'hari') start++
  const named = weekdayAt(tokens, start)
  if (named === undefined) return undefined
  if (tokens[start]?.norm === 'minggu' && !isSunday(tokens, start, night)) return undefined
  let to = start + 1
  if (tokens[to]?.text === ',' || tokens[to]?.text === '(') to++
  const exact = dayOfMonth(tokens, to, context, past) ?? numeric(tokens, to, context, past)
  if (exact) return agreeing(exact, named, at, context, night)
  to = start + 1
  const wanted = night ? (named + 6) % 7 : named
  return onWeekday(wanted, tokens, to, context, past, at, night)
}

/** 'minggu depan' is a week, 'hari minggu' and 'minggu tgl 6' a Sunday. */
function isSunday(tokens: readonly Token[], at: number, night: boolean): boolean {
  // 'minggu kedua desember' is a week
  if (!night && ordinalAt(tokens, at + 1)) return false
  const before = tokens[at - 1]
  if (night || before?.norm === 'hari') return true
  if (
    before &&
    (before.kind === 'number' ||
      /^(?:per|tiap|dalam|kali|x|akhir|awal|se|sa|beberapa|satu|dua|tiga|empat)$/.test(before.norm) ||
      before.text === '/')
  )
    return false
  if (weekdayAt(tokens, at - 1) !== undefined) return false
  return !/^(?:depan|ini|lalu|kemarin|lagi|kerja|ke|yang)$/.test(tokens[at + 1]?.norm ?? '')
}

const PASARAN = [['legi', 'manis'], ['pahing'], ['pon'], ['wage'], ['kliwon']]
/** A Friday legi. */
const LEGI = '1945-08-17'

/** 'jumat kliwon': weekday and day of the Javanese five-day week meet every 35 days. */
function onPasaran(wanted: number, pasaran: number, today: string, night: boolean): string {
  const after = night ? 1 : 0
  let day = addDays(today, (wanted - weekday(today) + 7) % 7)
  for (let weeks = 0; weeks < 5 && daysBetween(LEGI, addDays(day, after)) % 5 !== pasaran; weeks++)
    day = addDays(day, 7)
  return day
}

function onWeekday(
  wanted: number,
  tokens: readonly Token[],
  to: number,
  { today }: DateContext,
  past: boolean,
  from: number,
  night: boolean,
): DateFound {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  const inWeek = (weeks: number) => addDays(monday, weeks * 7 + ((wanted + 6) % 7))
  let ahead = (wanted - weekday(today) + 7) % 7
  const [one, two] = [tokens[to]?.norm, tokens[to + 1]?.norm]
  const next = tokens[to + 1]?.stem === 'depan'
  // 'senin minggu depannya lagi'
  if (one === 'minggu' && next && tokens[to + 2]?.norm === 'lagi') return { from, to: to + 3, day: inWeek(2) }
  if (one === 'minggu' && next) return { from, to: to + 2, day: inWeek(1) }
  if (one === 'minggu' && two === 'ini')
    return inWeek(0) >= today || past
      ? { from, to: to + 2, day: inWeek(0) }
      : { from, to: to + 2, readings: [inWeek(0), inWeek(1)] }
  if (one === 'minggu' && (two === 'lalu' || two === 'kemarin')) return { from, to: to + 2, day: inWeek(-1) }
  if (one === 'depan' || (one === 'yang' && two === 'depan')) {
    const end = to + (one === 'yang' ? 2 : 1)
    const coming = addDays(today, ahead || 7)
    return coming >= addDays(monday, 7)
      ? { from, to: end, day: coming }
      : { from, to: end, readings: [coming, inWeek(1)] }
  }
  if (one === 'lalu' || one === 'kemarin' || (one === 'yang' && two === 'lalu'))
    return { from, to: to + (one === 'yang' ? 2 : 1), day: addDays(today, ahead ? ahead - 7 : -7) }
  // 'rabu ini' said on a Saturday is the coming one
  if (one === 'ini') return { from, to: to + 1, day: inWeek(0) >= today || past ? inWeek(0) : addDays(today, ahead) }
  const pasaran = PASARAN.findIndex((names) => names.includes(one ?? ''))
  if (pasaran >= 0) return { from, to: to + 1, day: onPasaran(wanted, pasaran, today, night) }
  const end = one === 'besok' ? to + 1 : to
  if (past) return { from, to: end, day: addDays(today, ahead ? ahead - 7 : 0) }
  if (!ahead) {
    if (night) return { from, to: end, day: today }
    if (one === 'besok') ahead = 7
    else return { from, to: end, readings: [today, addDays(today, 7)] }
  }
  return { from, to: end, day: addDays(today, ahead), weekday: wanted }
}

/** A weekday and a date must be the same day; without a month, the weekday tells which month. */
function agreeing(exact: DateFound, named: number, from: number, { today }: DateContext, night: boolean): DateFound {
  const found = { ...exact, from }
  if (night) return { from, to: exact.to, vague: true }
  if (exact.dayOfMonth !== undefined) {
    const month = today.slice(0, 7)
    const day = [0, 1]
      .map((shift) => `${addMonths(month, shift)}-${String(exact.dayOfMonth).padStart(2, '0')}`)
      .find((d) => isDay(d) && d >= today && weekday(d) === named)
    if (day) return { from, to: exact.to, day }
    return exact.day && weekday(exact.day) === named
      ? found
      : { from, to: exact.to, readings: [exact.day, ...(exact.readings ?? [])].filter((d) => d !== undefined) }
  }
  if (exact.day && weekday(exact.day) !== named) return { from, to: exact.to, readings: [exact.day] }
  return found
}

/** The night that belongs to the next day: 'malam tahun baru' is 31 December, 'malam takbiran' the day before Idul Fitri. */
function nightBefore(tokens: readonly Token[], at: number, context: DateContext): DateFound | undefined {
  const next = tokens[at + 1]
  if (next?.norm === 'ini') return { from: at, to: at + 2, day: context.today }
  if (next?.norm === 'takbiran' || next?.norm === 'takbir') {
    const day = feastDay('idul_fitri', context)
    return day ? { from: at, to: at + 2, day: addDays(day, -1), assumes: { idul_fitri: day } } : undefined
  }
  const feast = feastAt(tokens, at + 1)
  const date = feast ? feastDate(tokens, feast, at + 1, context) : dayOfMonth(tokens, at + 1, context, false)
  if (!date) return undefined
  if (!feast && date.dayOfMonth !== undefined)
    return { from: at, to: date.to, readings: date.day ? [addDays(date.day, -1), date.day] : [] }
  return date.day ? { ...date, from: at, day: addDays(date.day, -1) } : { ...date, from: at }
}
