import { addDays, isDay } from '../../domain/calendar.ts'
import { numeric } from './dates/digits.ts'
import { hDay, lengths } from './dates/distances.ts'
import { edges } from './dates/edges.ts'
import { feasts } from './dates/feasts.ts'
import type { DateContext, DateFound, Reader } from './dates/found.ts'
import { dayOfMonth, monthThenDay } from './dates/months.ts'
import { relative } from './dates/relative.ts'
import { nthWeekday, weekThenDay } from './dates/week-then-day.ts'
import { weekdays } from './dates/weekdays.ts'
import type { Token, Words } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** Every day a message speaks of, from left to right. */
export function datesIn({ tokens }: Words, context: DateContext): DateFound[] {
  const found: DateFound[] = []
  const past = speaksOfPast(tokens)
  let at = 0
  while (at < tokens.length) {
    const date = dateAt(tokens, at, context, past)
    if (date) found.push(date)
    at = date ? Math.max(date.to, at + 1) : at + 1
  }
  return spans(tokens, found, context)
}

/** 'tgl 24 sampai 26 desember': the first day takes the month of the second. */
function spans(tokens: readonly Token[], found: DateFound[], context: DateContext): DateFound[] {
  return found.map((date, index) => {
    const next = found[index + 1]
    if (date.dayOfMonth === undefined || !next?.day || !isSpan(tokens, date, next)) return date
    const day = `${next.day.slice(0, 8)}${String(date.dayOfMonth).padStart(2, '0')}`
    if (isDay(day) && day <= next.day && day >= addDays(context.today, -60)) {
      const { readings: _, ...rest } = date
      return { ...rest, day }
    }
    return date
  })
}

/** Whether two days are the ends of one span: '24 des sampe 2 jan'. */
export function isSpan(tokens: readonly Token[], first: DateFound, second: DateFound): boolean {
  const between = tokens
    .slice(first.to, second.from)
    .filter(
      ({ norm }) => norm !== 'tanggal' && norm !== 'hari' && norm !== 'dengan' && norm !== 'di' && norm !== 'saja',
    )
  const [only, more] = between
  const fromTo = tokens[first.from - 1]?.norm === 'antara'
  if (fromTo && only && !more && /^(?:sama|dan|dengan)$/.test(only.norm)) return true
  return only !== undefined && !more && (only.norm === 'sampai' || only.text === '-' || only.norm === 'sd')
}

const PAST = new Set(['sudah', 'kemarin', 'lalu', 'tadi', 'barusan', 'kepungkur'])

const FUTURE = wordSet(
  `harus nanti bakal akan target paling minta tolong bisa mau depan maksimal deadline butuh perlu rencana`,
)

function speaksOfPast(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => PAST.has(norm)) && !tokens.some(({ norm }) => FUTURE.has(norm))
}

function dateAt(tokens: readonly Token[], at: number, context: DateContext, past: boolean): DateFound | undefined {
  for (const read of READERS) {
    const found = read(tokens, at, context, past)
    if (found) return found
  }
  return undefined
}

const READERS: readonly Reader[] = [
  hDay,
  lengths,
  weekThenDay,
  nthWeekday,
  weekdays,
  edges,
  monthThenDay,
  dayOfMonth,
  numeric,
  relative,
  feasts,
]
