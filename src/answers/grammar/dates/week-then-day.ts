import { addDays, addMonths, monthSpan, weekday } from '../../../domain/calendar.ts'
import { ordinalAt } from '../calendar-words.ts'
import type { Token } from '../tokens.ts'
import { weekdayAt } from '../weekdays.ts'
import type { Reader } from './found.ts'
import { monthNamed } from './months.ts'

const WEEKS: Readonly<Record<string, number>> = { depan: 1, lalu: -1, kemarin: -1 }

/** 'minggu depan hari sabtu', 'minggu lalu, senin': the week first. Weeks begin on Monday. */
export const weekThenDay: Reader = (tokens, at, { today }) => {
  if (tokens[at]?.norm !== 'minggu') return undefined
  const weeks = WEEKS[tokens[at + 1]?.norm ?? '']
  if (weeks === undefined) return undefined
  const day = weekdayBehind(tokens, at + 2)
  if (!day || (day.named === 0 && tokens[day.to - 2]?.norm !== 'hari')) return undefined
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  return { from: at, to: day.to, day: addDays(monday, weeks * 7 + ((day.named + 6) % 7)) }
}

function weekdayBehind(tokens: readonly Token[], from: number): { named: number; to: number } | undefined {
  let at = from
  while (tokens[at]?.text === ',' || tokens[at]?.norm === 'hari' || tokens[at]?.norm === 'pas') at++
  const named = weekdayAt(tokens, at)
  return named === undefined ? undefined : { named, to: at + 1 }
}

/** 'senin pertama januari', 'jumat kedua bulan depan', 'kamis terakhir desember'. */
export const nthWeekday: Reader = (tokens, at, context) => {
  const named = weekdayAt(tokens, at)
  // 'minggu kedua desember' is a week
  if (named === undefined || (named === 0 && tokens[at - 1]?.norm !== 'hari')) return undefined
  const last = tokens[at + 1]?.norm === 'terakhir'
  const nth = last ? { value: 0, to: at + 2 } : ordinalAt(tokens, at + 1)
  if (!nth || nth.value > 5) return undefined
  const month = monthNamed(
    tokens,
    /^(?:di|pada)$/.test(tokens[nth.to]?.norm ?? '') ? nth.to + 1 : nth.to,
    context,
    false,
  )
  if (!month) return undefined
  const now = context.today.slice(0, 7)
  const year = month.year ?? Number(now.slice(0, 4)) + (month.month < Number(now.slice(5)) ? 1 : 0)
  const span = `${year}-${String(month.month).padStart(2, '0')}`
  const day = last ? lastOf(span, named) : nthOf(span, named, nth.value)
  return day ? { from: at, to: month.to, day } : { from: at, to: month.to, vague: true }
}

function nthOf(month: string, named: number, nth: number): string | undefined {
  const { from, until } = monthSpan(month)
  const day = addDays(from, ((named - weekday(from) + 7) % 7) + (nth - 1) * 7)
  return day <= until ? day : undefined
}

const lastOf = (month: string, named: number): string => {
  const next = `${addMonths(month, 1)}-01`
  return addDays(next, -(((weekday(next) - named + 6) % 7) + 1))
}
