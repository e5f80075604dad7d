import { addMonths, isDay } from '../../../domain/calendar.ts'
import { monthAt } from '../calendar-words.ts'
import { readNumber } from '../numbers.ts'
import { readTime } from '../times.ts'
import type { Token } from '../tokens.ts'
import { readUnit } from '../units.ts'
import { withYear } from './digits.ts'
import { hijri } from './feasts.ts'
import type { DateContext, DateFound, Reader } from './found.ts'
import { yearAt } from './years.ts'

// ── days of the month ────────────────────────────────────────────────────────────────────────────────────────────────

/** 'tgl 5', '5 desember', 'tanggal dua puluh lima bulan depan', '5 jan 2027', '17 agustus taun depan', '10 ramadan'. */
export const dayOfMonth: Reader = (tokens, at, context, past) => {
  // 'kaping 5' is a day, '5 kaping' five times
  const labelled =
    tokens[at]?.norm === 'tanggal' || (tokens[at]?.norm === 'kaping' && tokens[at - 1]?.kind !== 'number')
  let start = labelled ? at + 1 : at
  if (labelled) while (/^[.:]$/.test(tokens[start]?.text ?? '') || tokens[start]?.norm === 'pas') start++
  const number = mended(tokens, start)
  if (!number) return undefined
  let to = number.to
  // 'tgl 10/11'
  if (tokens[to]?.text === '/' && tokens[to]?.glued && tokens[to + 1]?.kind === 'number') return undefined
  if (
    ((tokens[to]?.text === '-' && tokens[to]?.glued) || /^(?:sampai|hingga)$/.test(tokens[to]?.norm ?? '')) &&
    tokens[to + 1]?.kind === 'number' &&
    monthAt(tokens, to + 2) !== undefined
  ) {
    // '5-7 des', 'dari 5 sampai 7 desember' is a span
    const month = monthAt(tokens, to + 2) as number
    const [first, last] = [number.value, Number(tokens[to + 1]?.text)].map(
      (date) => withYear(date, month, context, past, at, to + 3)?.day,
    )
    const ends = first && last && first < last ? { ends: { from: first, until: last } } : {}
    return { from: at, to: to + 3, vague: true, ...ends }
  }
  if (tokens[to]?.norm === 'ramadan' || (tokens[to]?.norm === 'puasa' && labelled))
    return hijri(context, 'ramadan_1', number.value, at, to + 1)
  if (tokens[to]?.norm === 'syawal') return hijri(context, 'idul_fitri', number.value, at, to + 1)
  let month = monthNamed(tokens, to, context, labelled)
  // 'tgl 20 bulan depan eh bulan ini'
  const other =
    month && /^(?:eh|ralat)$/.test(tokens[month.to]?.norm ?? '')
      ? monthNamed(tokens, month.to + 1, context, labelled)
      : undefined
  if (other) month = other
  if (month) {
    to = month.to
    const year = yearAt(tokens, to, context)
    if (year) return fixed(year.year, month.month, number.value, at, year.to)
    if (tokens[to]?.norm === 'kemarin' || tokens[to]?.norm === 'lalu')
      return withYear(number.value, month.month, context, true, at, to + 1)
    return month.year === undefined
      ? withYear(number.value, month.month, context, past, at, to)
      : fixed(month.year, month.month, number.value, at, to)
  }
  if (!labelled) return undefined
  return { ...bareDay(number.value, tokens, to, context, past, at), dayOfMonth: number.value }
}

/** 'tgl 10 eh 11': the second counts, unless it counts something. */
function mended(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const first = smallNumber(tokens, at)
  if (!first || !/^(?:eh|ralat)$/.test(tokens[first.to]?.norm ?? '')) return first
  const second = smallNumber(tokens, first.to + 1)
  return second && !readUnit(tokens, second.to) && !readTime(tokens, second.to) ? second : first
}

/** 'bulan depan tgl 5', 'desember tanggal 12': the month first. */
export const monthThenDay: Reader = (tokens, at, context) => {
  const month = monthNamed(tokens, at, context, false)
  if (!month || tokens[month.to]?.norm !== 'tanggal') return undefined
  const date = smallNumber(tokens, month.to + 1)
  if (!date) return undefined
  const { today } = context
  const year = month.year ?? Number(today.slice(0, 4)) + (month.month < Number(today.slice(5, 7)) ? 1 : 0)
  return fixed(year, month.month, date.value, at, date.to)
}

/** A whole number from 1 to 31 in digits or words. */
function smallNumber(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const token = tokens[at]
  if (token?.kind === 'number') {
    const value = /^\d{1,2}$/.test(token.text) ? Number(token.text) : 0
    return value >= 1 && value <= 31 ? { value, to: at + 1 } : undefined
  }
  if (token?.kind !== 'word') return undefined
  const number = readNumber(tokens, at, () => false)
  // 'tanggal dua lima' is the 25th
  const second = number?.to === at + 1 && number.value <= 3 ? readNumber(tokens, at + 1, () => false) : undefined
  const both =
    number && second?.to === at + 2 && !second.digits && second.value < 10 ? number.value * 10 + second.value : 0
  if (both > 9 && both <= 31 && Number.isInteger(both)) return { value: both, to: at + 2 }
  return number &&
    !number.scale &&
    !number.market &&
    Number.isInteger(number.value) &&
    number.value >= 1 &&
    number.value <= 31
    ? { value: number.value, to: number.to }
    : undefined
}

/** 'desember', 'bulan ini', 'bulan depan', 'bulan 12', 'bln lalu'. */
export function monthNamed(
  tokens: readonly Token[],
  at: number,
  { today }: DateContext,
  labelled: boolean,
): { month: number; year?: number; to: number } | undefined {
  let start = at
  if (tokens[start]?.text === '-' || tokens[start]?.text === '/') start++
  const named = monthAt(tokens, start)
  if (named !== undefined) return { month: named, to: start + 1 }
  if (tokens[at]?.norm === 'di') start = at + 1
  if (tokens[start]?.norm !== 'bulan') return undefined
  const next = tokens[start + 1]
  const shift =
    next?.norm === 'ini'
      ? 0
      : next?.norm === 'depan'
        ? 1
        : next?.norm === 'lalu' || next?.norm === 'kemarin'
          ? -1
          : undefined
  if (shift !== undefined) {
    const month = addMonths(today.slice(0, 7), shift)
    return { month: Number(month.slice(5)), year: Number(month.slice(0, 4)), to: start + 2 }
  }
  const named2 = monthAt(tokens, start + 1)
  if (named2 !== undefined) return { month: named2, to: start + 2 }
  // '15 bulan 12' is a day, '3 bulan 2 minggu' a length
  const number = smallNumber(tokens, start + 1)
  if (!labelled && (at < 1 || (number && (readTime(tokens, number.to) || readUnit(tokens, number.to)))))
    return undefined
  return number && number.value <= 12 ? { month: number.value, to: number.to } : undefined
}

function fixed(year: number, month: number, date: number, from: number, to: number): DateFound {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? { from, to, day } : { from, to, vague: true }
}

/** 'tgl 5' alone is the coming 5th, or the last one when the message speaks of the past; today's number may be either. */
function bareDay(
  date: number,
  tokens: readonly Token[],
  to: number,
  { today }: DateContext,
  past: boolean,
  from: number,
): DateFound {
  const month = today.slice(0, 7)
  const at = (m: string) => `${m}-${String(date).padStart(2, '0')}`
  const back = tokens[to]?.norm === 'lalu' || tokens[to]?.norm === 'kemarin'
  const end = back ? to + 1 : to
  if (past || back) {
    const day = [0, -1, -2].map((shift) => at(addMonths(month, shift))).find((d) => isDay(d) && d <= today)
    return day ? { from, to: end, day } : { from, to: end, vague: true }
  }
  if (at(month) === today) return { from, to: end, readings: [today, at(addMonths(month, 1))].filter(isDay) }
  const day = [0, 1, 2].map((shift) => at(addMonths(month, shift))).find((d) => isDay(d) && d > today)
  return day ? { from, to: end, day } : { from, to: end, vague: true }
}
