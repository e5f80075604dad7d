import { addDays, addMonths, monthSpan } from '../../../domain/calendar.ts'
import { feastAt, ordinalAt } from '../calendar-words.ts'
import { literalValue } from '../numbers/literals.ts'
import { readNumber } from '../numbers.ts'
import { readTime, type Time } from '../times.ts'
import type { Token } from '../tokens.ts'
import { numeric } from './digits.ts'
import { edges } from './edges.ts'
import { fasting, feastDate } from './feasts.ts'
import type { DateContext, DateFound, Reader } from './found.ts'
import { dayOfMonth } from './months.ts'
import { relative } from './relative.ts'
import { weekdays } from './weekdays.ts'

// ── distances ────────────────────────────────────────────────────────────────────────────────────────────────────────

const BEFORE = new Set(['sebelum', 'menjelang', 'jelang', 'sebelumnya'])

const AFTER = new Set(['sesudah', 'sesudahnya', 'kemudian', 'pasca', 'sejak', 'dari', 'terhitung'])

/** '10 hari lagi', 'seminggu yang lalu', 'dua minggu sebelum puasa', '30 hari dari tgl invoice'. */
export const lengths: Reader = (tokens, at, context, past) => {
  const length = lengthAt(tokens, at)
  if (!length) return undefined
  let to = length.to
  if (tokens[to]?.norm === 'kerja') return undefined
  const word = tokens[to]?.norm ?? ''
  const two = tokens[to + 1]?.norm
  const ahead =
    word === 'lagi' ||
    (word === 'ke' && two === 'depan') ||
    word === 'kedepan' ||
    (word === 'dari' && (two === 'sekarang' || (two === 'hari' && tokens[to + 2]?.norm === 'ini'))) ||
    tokens[at - 1]?.norm === 'dalam'
  const ago =
    word === 'lalu' ||
    (word === 'yang' && two === 'lalu') ||
    (word === 'kemarin' && length.time !== 'day') ||
    word === 'kepungkur'
  if (ahead || ago) {
    if (length.upper) return { from: at, to: to + 1, vague: true }
    const end =
      to +
      (word === 'lagi' || word === 'kedepan' || word === 'lalu' || word === 'kepungkur' || word === 'kemarin'
        ? 1
        : word === 'dari' && two === 'hari'
          ? 3
          : tokens[at - 1]?.norm === 'dalam' && word !== 'ke'
            ? 0
            : 2)
    return { from: at, to: end, day: shifted(context.today, ago ? -length.qty : length.qty, length.time) }
  }
  const sign = BEFORE.has(word) ? -1 : AFTER.has(word) ? 1 : 0
  if (!sign) return undefined
  to++
  if (length.upper) return { from: at, to, vague: true }
  while (
    /^(?:dari|hari|tanggal|itu)$/.test(tokens[to]?.norm ?? '') &&
    // 'hari pertama puasa'
    !(tokens[to]?.norm === 'hari' && ordinalAt(tokens, to + 1)) &&
    !feastAt(tokens, to) &&
    !dayOfMonth(tokens, to, context, past) &&
    !relative(tokens, to, context, past)
  )
    to++
  const anchor = anchorAt(tokens, to, context, past)
  if (anchor?.day) return { ...anchor, from: at, day: shifted(anchor.day, sign * length.qty, length.time) }
  if (length.time === 'month' || length.time === 'year') return { from: at, to, vague: true }
  if (word === 'dari' && !/^(?:tanggal|hari|invoice|faktur)$/.test(tokens[length.to + 1]?.norm ?? '')) return undefined
  return { from: at, to, offset: sign * length.qty * (length.time === 'week' ? 7 : 1) }
}

interface Length {
  qty: number
  upper: boolean
  time: Time
  to: number
}

function lengthAt(tokens: readonly Token[], at: number): Length | undefined {
  const one = readTime(tokens, at)
  if (one?.one && !one.each) return { qty: 1, upper: false, time: one.time, to: one.to }
  const token = tokens[at]
  if (token?.kind !== 'number' && token?.kind !== 'word') return undefined
  if (token.kind === 'number' && literalValue(token.text) === undefined) return undefined
  const number = readNumber(tokens, at, () => false)
  if (!number || number.scale || number.value > 1000 || !Number.isInteger(number.value)) return undefined
  let { to } = number
  let upper = false
  if (tokens[to]?.text === '-' || tokens[to]?.norm === 'sampai') {
    const second = readNumber(tokens, to + 1, () => false)
    if (!second) return undefined
    to = second.to
    upper = true
  }
  const time = readTime(tokens, to)
  // 'dua mingguan lagi' is about then
  if (!time || time.one || time.each || /(?:minggu|bulan)an$/.test(tokens[time.to - 1]?.norm ?? '')) return undefined
  return { qty: number.value, upper, time: time.time, to: time.to }
}

function shifted(day: string, count: number, time: Time): string {
  if (time === 'day') return addDays(day, count)
  if (time === 'week') return addDays(day, count * 7)
  const months = time === 'year' ? count * 12 : count
  const { until } = monthSpan(addMonths(day.slice(0, 7), months))
  const same = `${until.slice(0, 8)}${day.slice(8)}`
  return same > until ? until : same
}

/** 'H-10 lebaran', 'h+3', 'H-2 acara', 'hari H'. */
export const hDay: Reader = (tokens, at, context, past) => {
  const joined = /^h(?:min|minus)$/.test(tokens[at]?.norm ?? '')
  if (tokens[at]?.norm !== 'h' && !joined) return undefined
  let next = at + 1
  const sign = tokens[next]
  const minus = joined || sign?.text === '-' || sign?.norm === 'min' || sign?.norm === 'minus'
  if (!minus && sign?.text !== '+' && sign?.norm !== 'plus') return undefined
  if (!joined) next++
  const number = readNumber(tokens, next, () => false)
  if (!number || number.scale || !Number.isInteger(number.value) || number.value > 400) return undefined
  let { to } = number
  const count = (minus ? -1 : 1) * number.value
  while (
    /^(?:sebelum|sesudah|dari|hari|menjelang|acara|jelang|nya|pas|raya)$/.test(tokens[to]?.norm ?? '') &&
    !feastAt(tokens, to)
  )
    to++
  const anchor = anchorAt(tokens, to, context, past)
  if (anchor?.day) return { ...anchor, from: at, day: addDays(anchor.day, count) }
  return { from: at, to: number.to, offset: count }
}

/** What a distance is counted from. */
function anchorAt(tokens: readonly Token[], at: number, context: DateContext, past: boolean): DateFound | undefined {
  const feast = feastAt(tokens, at)
  if (feast) return feastDate(tokens, feast, at, context)
  const fast = fasting(tokens, at, context, true)
  if (fast) return fast
  for (const read of [numeric, dayOfMonth, weekdays, edges, relative] as const) {
    const date = read(tokens, at, context, past)
    if (date) return date
  }
  return undefined
}
