import { daysBetween, isDay } from '../../../domain/calendar.ts'
import { readTime } from '../times.ts'
import type { Token } from '../tokens.ts'
import { readUnit } from '../units.ts'
import type { DateContext, DateFound, Reader } from './found.ts'

// ── digits ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const PARTED = /^(\d{1,4})[.](\d{1,2})[.](\d{2,4})$/

/** '3/12/26', '12-1-27', '3.12.2026', '2026-12-03', '3/12': the day first, unless only the other way makes a day. */
export const numeric: Reader = (tokens, at, context, past) => {
  const first = tokens[at]
  if (first?.kind !== 'number') return undefined
  const before = tokens[at - 1]
  if (before && (/^(?:jam|pukul|rp|idr)$/.test(before.norm) || (before.glued && before.text === '/'))) return undefined
  const dotted = PARTED.exec(first.text)
  if (dotted) return dayOf([dotted[1] as string, dotted[2] as string, dotted[3] as string], at, at + 1)
  const spaced = inBlanks(tokens, at) ?? apart(tokens, at)
  if (spaced) return spaced
  const [sign, second, again, third] = tokens.slice(at + 1, at + 5)
  if (!sign?.glued || (sign.text !== '/' && sign.text !== '-') || second?.kind !== 'number' || !second.glued)
    return undefined
  if (again?.glued && again.text === sign.text && third?.kind === 'number' && third.glued)
    return dayOf([first.text, second.text, third.text], at, at + 5)
  if (sign.text === '-' && before?.norm !== 'tanggal' && !onlyADay(tokens, at)) return undefined
  if (
    !/^\d{1,2}$/.test(first.text) ||
    !/^\d{1,2}$/.test(second.text) ||
    Number(second.text) > 12 ||
    Number(second.text) < 1
  )
    return undefined
  if (sign.text === '-' && !onlyADay(tokens, at)) return undefined
  if (tokens[at + 3]?.kind === 'word' && readTime(tokens, at + 3)) return undefined
  return withYear(Number(first.text), Number(second.text), context, past, at, at + 3)
}

/** '24 12 2026'. */
function inBlanks(tokens: readonly Token[], at: number): DateFound | undefined {
  const [first, second, third] = tokens.slice(at, at + 3)
  if (second?.kind !== 'number' || third?.kind !== 'number' || second.glued || third.glued) return undefined
  if (!/^\d{1,2}$/.test(first?.text ?? '') || !/^\d{1,2}$/.test(second.text) || !/^20\d\d$/.test(third.text))
    return undefined
  return dayOf([first?.text as string, second.text, third.text], at, at + 3)
}

/** '10 - 12 - 2026'. */
function apart(tokens: readonly Token[], at: number): DateFound | undefined {
  const [first, sign, second, again, third] = tokens.slice(at, at + 5)
  if (sign?.glued || !/^[-/]$/.test(sign?.text ?? '') || again?.text !== sign?.text) return undefined
  if (!/^\d{1,2}$/.test(first?.text ?? '') || !/^\d{1,2}$/.test(second?.text ?? '')) return undefined
  if (!/^20\d\d$/.test(third?.text ?? '')) return undefined
  return dayOf([first?.text as string, second?.text as string, third?.text as string], at, at + 5)
}

/** '25-12' can be nothing but a day, unless something is counted: '25-12 box'. */
const onlyADay = (tokens: readonly Token[], at: number): boolean =>
  Number(tokens[at]?.text) > 12 &&
  Number(tokens[at + 2]?.text) <= 12 &&
  tokens[at + 3]?.text !== '-' &&
  readUnit(tokens, at + 3) === undefined

function dayOf([a, b, c]: [string, string, string], from: number, to: number): DateFound | undefined {
  const [year, month, date] = a.length === 4 ? [a, b, c] : [c.length === 2 ? `20${c}` : c, b, a]
  if (year.length !== 4 || date.length > 2 || Number(year) < 2000 || Number(year) > 2099) return undefined
  const make = (m: string, d: string) => `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const day = [make(month, date), make(date, month)].find(isDay)
  return day ? { from, to, day } : { from, to, vague: true }
}

/** A day and month without a year: the coming one; just past, it may be either. */
export function withYear(
  date: number,
  month: number,
  { today }: DateContext,
  past: boolean,
  from: number,
  to: number,
): DateFound | undefined {
  const year = Number(today.slice(0, 4))
  const [before, now, after] = [year - 1, year, year + 1].map(
    (y) => `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  ) as [string, string, string]
  if (!isDay(now)) {
    return isDay(after) ? { from, to, day: after } : { from, to, vague: true }
  }
  if (past) return { from, to, day: now <= today ? now : before }
  if (now >= today) return { from, to, day: now }
  return daysBetween(now, today) > 60 ? { from, to, day: after } : { from, to, readings: [now, after] }
}
