import { addDays, weekday } from '../../domain/calendar.ts'
import { feastAt } from './calendar-words.ts'
import { endsClause } from './clauses.ts'
import { takenBack } from './corrections.ts'
import type { DateContext, DateFound } from './dates/found.ts'
import { datesIn, isSpan } from './dates.ts'
import { type Token, type Words, wordsOf } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** The one day a message means, or days it may mean, or nothing certain. */
export interface DateRead {
  day?: string
  readings?: string[]
  assumes?: Record<string, string>
  from: number
  to: number
}

const BUSY =
  wordSet(`libur tutup hajatan meeting miting penuh full cuti mudik sibuk rapat kondangan audit sakit repot kecuali
  nikahan stok opname`)

/**
 * The day a message means. Distances ('30 hari dari tgl invoice, invoicenya 1 desember', 'H-3 acara') are counted from
 * the only other day named; with none named, from the feast in the message or the question. Days taken back or given as an excuse
 * ('senin full meeting') do not count.
 */
export function readDate(words: Words, context: DateContext & { question?: string }): DateRead | undefined {
  const { tokens } = words
  const found = datesIn(words, context)
  if (!found.length) return dayAlone(words, context)
  const offset = found.find((date) => date.offset !== undefined)
  if (found.some((date, index) => found[index + 1] && isSpan(tokens, date, found[index + 1] as DateFound)))
    return undefined
  if (found.some((date) => endsSpan(tokens, date) || orAnother(tokens, date))) return undefined
  const ends = found.filter((date) => date.offset === undefined && !namesAgain(date, found))
  const named = ends.filter((date) => !isVague(tokens, date))
  const standing = stillMeant(tokens, named)
  const [first] = standing
  if (offset?.offset !== undefined) return counted(tokens, offset, offset.offset, standing, context)
  if (!first) return undefined
  const days = [...new Set(standing.flatMap(({ day, readings }) => (day ? [day] : (readings ?? []))))]
  const from = Math.min(...standing.map((date) => date.from))
  const to = Math.max(...standing.map((date) => date.to))
  const sure = standing.every(({ day }) => day !== undefined) && days.length === 1
  const assumes = Object.assign({}, ...standing.map((date) => date.assumes ?? {})) as Record<string, string>
  return {
    ...(sure ? { day: days[0] as string } : { readings: days }),
    ...(Object.keys(assumes).length ? { assumes } : {}),
    from,
    to,
  }
}

/** '3 desember 2026, hari Kamis': the weekday of a day that is named already. */
const namesAgain = ({ weekday: named }: DateFound, found: readonly DateFound[]): boolean =>
  named !== undefined && found.some((other) => other.weekday === undefined && other.day && weekday(other.day) === named)

/** '5 sampai 10 desember': the last day of several. */
function endsSpan(tokens: readonly Token[], { from, dayOfMonth }: DateFound): boolean {
  const joint = tokens[from - 1]
  const first = tokens[from - 2]
  if (dayOfMonth !== undefined && tokens[from]?.norm === 'tanggal') return false
  return (
    (joint?.norm === 'sampai' || joint?.norm === 'sd' || joint?.text === '-') &&
    first?.kind === 'number' &&
    /^(?:[1-9]|[12]\d|3[01])$/.test(first.text) &&
    tokens[from]?.kind === 'number'
  )
}

/** 'tgl 10 atau 11'. */
const orAnother = (tokens: readonly Token[], { to }: DateFound): boolean =>
  /^(?:atau|apa)$/.test(tokens[to]?.norm ?? '') && /^(?:[1-9]|[12]\d|3[01])$/.test(tokens[to + 1]?.text ?? '')

const feastIn = (tokens: readonly Token[]) =>
  tokens.map((_, at) => feastAt(tokens, at)).find((feast) => feast !== undefined)

function counted(
  tokens: readonly Token[],
  offset: DateFound,
  count: number,
  standing: readonly DateFound[],
  context: DateContext & { question?: string },
): DateRead | undefined {
  const { from, to } = offset
  const [anchor, another] = standing
  if (another) return undefined
  if (anchor?.day)
    return {
      day: addDays(anchor.day, count),
      from: Math.min(from, anchor.from),
      to: Math.max(to, anchor.to),
      ...(anchor.assumes ? { assumes: anchor.assumes } : {}),
    }
  // an invoice of four days ago, said without its year
  const [recent] = anchor?.readings ?? []
  const due = recent !== undefined && count > 0 ? addDays(recent, count) : ''
  if (due >= context.today)
    return { day: due, from: Math.min(from, anchor?.from ?? from), to: Math.max(to, anchor?.to ?? to) }
  if (anchor) return undefined
  // 'paket lebaran … terima H-10' says from which feast
  const asked = feastIn(tokens) ?? (context.question ? feastIn(wordsOf(context.question).tokens) : undefined)
  const day = asked && context.feasts[asked.key]?.find((feast) => feast >= context.today)
  return asked && day ? { day: addDays(day, count), assumes: { [asked.key]: day }, from, to } : undefined
}

/** Drops what was taken back or stands in an excuse, as long as something is left. */
function stillMeant(tokens: readonly Token[], found: readonly DateFound[]): DateFound[] {
  const gone = takenBack(tokens, found)
  const struck = new Set(found.filter((_, index) => gone[index]).map(({ day }) => day))
  let left = found.filter((date, index) => !gone[index] && !(date.day && struck.has(date.day) && found.length > 2))
  if (!left.length) left = found.filter((_, index) => !gone[index])
  if (new Set(left.map(({ day }) => day)).size > 1) {
    const free = left.filter((date) => !excuse(tokens, date))
    // 'selasa, maaf, rabu saja. selasa kami rapat'
    const excused = new Set(left.filter((date) => excuse(tokens, date)).map(({ day }) => day))
    const others = free.filter(({ day }) => !excused.has(day))
    if (others.length) return others
    if (free.length) return free
  }
  return left
}

function excuse(tokens: readonly Token[], { from, to }: DateFound): boolean {
  if (tokens[to]?.norm === 'mah') return true
  // 'lusa ya, besok masih ngepak', 'besok sy ke posyandu dulu'
  const then = tokens.slice(to, to + 3).map(({ norm }) => norm)
  if (
    /^(?:masih|lagi|sedang|nuju|keur) (?!di)|^(?:saya|kami|abdi) (?:ke|ada|mau ke|lagi|masih|nuju|harus|kudu) /.test(
      `${then.join(' ')} `,
    )
  )
    return true
  for (let at = to; at < tokens.length && !endsClause(tokens[at]); at++) {
    const { norm } = tokens[at] as Token
    if (
      BUSY.has(norm) ||
      (norm === 'tidak' && /^(?:bisa|keburu|sempat|sempet|sanggup)$/.test(tokens[at + 1]?.norm ?? ''))
    )
      return true
  }
  for (let at = from - 1; at >= 0 && !endsClause(tokens[at]); at--) {
    const { norm } = tokens[at] as Token
    if (norm === 'kecuali' || norm === 'asal' || norm === 'selain') return true
  }
  return false
}

/** 'sebelum tgl 5', 'setelah tanggal 10', 'abis lebaran': near a day, but not that day. */
function isVague(tokens: readonly Token[], date: DateFound): boolean {
  if (date.vague) return true
  for (let at = date.from - 1; at >= Math.max(0, date.from - 2); at--) {
    const { norm, kind } = tokens[at] as Token
    if (kind !== 'word') return false
    if (/^(?:tiap|sebelum|sesudah|antara|sekitar|menjelang|lewat|diatas)$/.test(norm)) return true
    if (!/^(?:tanggal|hari|pas|nya)$/.test(norm)) return false
  }
  return false
}

/** An answer that is only a number: '5', '5 aja bu'. */
function dayAlone({ tokens }: Words, context: DateContext): DateRead | undefined {
  const numbers = tokens.filter(({ kind }) => kind === 'number')
  const words = tokens.filter(({ kind }) => kind === 'word')
  const [only] = numbers
  if (numbers.length !== 1 || !only || words.length > 2 || tokens[0] !== only || !/^\d{1,2}$/.test(only.text))
    return undefined
  if (!words.every(({ norm }) => /^(?:saja|ya|bu|pak|kak|mas|mbak|deh|teh|kang|min|nya)$/.test(norm))) return undefined
  const [found] = datesIn(wordsOf(`tgl ${only.text}`), context)
  return found && (found.day || found.readings)
    ? { ...(found.day ? { day: found.day } : { readings: found.readings as string[] }), from: 0, to: tokens.length }
    : undefined
}
