import { endsClause } from './clauses.ts'
import type { EveryPart, LengthPart, Part } from './part.ts'
import type { Token } from './tokens.ts'
import { daysBetweenWeekdays, weekdayAt } from './weekdays.ts'
import { wordSet } from './word-set.ts'

const WORK = wordSet('kerja produksi aktif masuk buka operasional jalan buat nyambut')

const OFF = wordSet('kecuali libur tutup off prei istirahat liburnya perei pere perai pakansi')

/** Days of work a week: 'kerja 6 hari', '5 hari kerja', 'senin-sabtu', 'libur cuma minggu'. */
export function workWeek(
  tokens: readonly Token[],
  parts: readonly Part[],
): { days: number; parts: readonly Part[]; from: number; to: number } | undefined {
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'length' || part.time !== 'day' || part.qty > 7 || part.upper !== undefined) continue
    const next = parts[index + 1]
    const before = parts[index - 1]
    const weekAfter = next?.type === 'every' && next.time === 'week' && next.from - part.to <= 2 ? next : undefined
    const weekBefore =
      before?.type === 'every' &&
      before.time === 'week' &&
      part.from - before.to <= 4 &&
      !tokens.slice(before.to, part.from).some(endsClause)
        ? before
        : undefined
    const worksBefore = tokens.slice(Math.max(0, part.from - 3), part.from).some(({ norm }) => WORK.has(norm))
    const worksAfter = tokens[part.to]?.norm === 'kerja' || (tokens[part.from - 1]?.norm === 'x' && part.from > 1)
    if (leadBefore(tokens, part)) continue
    if (!weekAfter && !weekBefore && !worksAfter && !(worksBefore && tokens[part.from - 1]?.norm !== 'buat')) continue
    const own = [part, weekAfter, weekBefore].filter((found): found is LengthPart | EveryPart => found !== undefined)
    return {
      days: part.qty,
      parts: own,
      from: part.from,
      to: Math.max(part.to, weekAfter?.to ?? 0) + (worksAfter ? 1 : 0),
    }
  }
  return weekdaySpan(tokens) ?? restDays(tokens) ?? workDays(tokens)
}

const LEAD =
  wordSet(`pengerjaan pengerjaannya proses jadi selesai siap lead po pengiriman preorder estimasi butuh perlu pesan
  order lama lamanya`)

const leadBefore = (tokens: readonly Token[], part: { from: number }) =>
  tokens.slice(Math.max(0, part.from - 4), part.from).some(({ norm }) => LEAD.has(norm))

/** 'senin-jumat', 'senin sampai sabtu'. */
function weekdaySpan(tokens: readonly Token[]) {
  for (let at = 0; at < tokens.length; at++) {
    const first = weekdayAt(tokens, at)
    if (first === undefined) continue
    const sign = tokens[at + 1]
    if (sign?.text !== '-' && sign?.norm !== 'sampai' && sign?.norm !== 'sd') continue
    const skip = tokens[at + 2]?.norm === 'hari' || tokens[at + 2]?.norm === 'dengan' ? 3 : 2
    const last = weekdayAt(tokens, at + skip)
    if (last !== undefined) return { days: daysBetweenWeekdays(first, last), parts: [], from: at, to: at + skip + 1 }
  }
  return undefined
}

/** 'produksi cuma selasa sama jumat': the days that are named are the days of work. */
function workDays(tokens: readonly Token[]) {
  const at = tokens.findIndex(({ norm }) => WORK.has(norm) || norm === 'produksinya')
  if (at < 0) return undefined
  const days = new Set<number>()
  let to = at + 1
  for (let next = at + 1; next < Math.min(tokens.length, at + 10); next++) {
    const day = weekdayAt(tokens, next)
    if (day !== undefined && !/^(?:depan|lalu|kemarin|ini|tanggal)$/.test(tokens[next + 1]?.norm ?? '')) {
      days.add(day)
      to = next + 1
    } else if (!/^(?:hanya|hari|tiap|saja|di|pas|dan|sama|jeung|&|,|-|dengan|ya)$/.test((tokens[next] as Token).norm))
      break
  }
  return days.size > 1 ? { days: days.size, parts: [], from: at, to } : undefined
}

/** 'libur cuma hari minggu', 'sabtu minggu libur', 'tanpa libur'. */
function restDays(tokens: readonly Token[]) {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!OFF.has(token.norm)) continue
    const before = tokens[at - 1]
    if (
      before?.norm === 'tanpa' ||
      ((before?.norm === 'ada' || before?.norm === 'pernah') && tokens[at - 2]?.norm === 'tidak')
    )
      return { days: 7, parts: [], from: at - 1, to: at + 1 }
    const days = new Set<number>()
    let from = at
    let to = at + 1
    for (let next = at + 1; next < Math.min(tokens.length, at + 8); next++) {
      const day = weekdayAt(tokens, next)
      if (day !== undefined && !/^(?:depan|lalu|kemarin|ini)$/.test(tokens[next + 1]?.norm ?? '')) {
        days.add(day)
        to = next + 1
      } else if (!/^(?:hanya|hari|tiap|saja|di|pas|dan|sama|&|,|setiap|doang)$/.test((tokens[next] as Token).norm))
        break
    }
    if (!days.size)
      for (let back = at - 1; back >= Math.max(0, at - 6); back--) {
        const day = weekdayAt(tokens, back)
        if (day !== undefined && !/^(?:per|tiap|dua|tiga)$/.test(tokens[back - 1]?.norm ?? '')) {
          days.add(day)
          from = back
        } else if (!/^(?:hari|dan|sama|&|,|-|tiap|kalau|ya|mah|saya|kami|pasti)$/.test((tokens[back] as Token).norm))
          break
      }
    if (days.size && days.size < 4) return { days: 7 - days.size, parts: [], from, to }
  }
  return undefined
}
