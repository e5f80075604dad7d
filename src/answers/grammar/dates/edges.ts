import { addMonths, isDay, monthSpan } from '../../../domain/calendar.ts'
import type { Token } from '../tokens.ts'
import { feastDay } from './feasts.ts'
import type { DateFound, Reader } from './found.ts'
import { monthNamed } from './months.ts'
import { yearAt } from './years.ts'

/** 'akhir bulan depan', 'awal desember', 'akhir tahun'. */
export const edges: Reader = (tokens, at, context) => {
  const edge = tokens[at]?.norm
  const within = edge === 'pertengahan' || edge === 'tengah'
  if (edge !== 'akhir' && edge !== 'awal' && !within) return undefined
  const { today } = context
  const next = tokens[at + 1]?.norm
  if (next === 'tahun') {
    const year = yearAt(tokens, at + 1, context)
    const number = year?.year ?? Number(today.slice(0, 4)) + (edge === 'awal' ? 1 : 0)
    return { from: at, to: year?.to ?? at + 2, day: edge === 'akhir' ? `${number}-12-31` : `${number}-01-01` }
  }
  // 'awal puasa' is what the isbat announces, its first day; 'akhir puasa' are several
  if (next === 'puasa' || next === 'ramadan') {
    const year = yearAt(tokens, at + 2, context)
    const day = edge === 'awal' ? feastDay('ramadan_1', context, year?.year) : undefined
    const to = year?.to ?? at + 2
    return day ? { from: at, to, day, assumes: { ramadan_1: day } } : { from: at, to, vague: true }
  }
  const month = monthNamed(tokens, at + 1, context, false)
  if (within && !(month && dayBeside(tokens, month.to))) return undefined
  if (month) {
    const year = yearAt(tokens, month.to, context)
    let number = year?.year ?? month.year
    if (number === undefined) {
      number = Number(today.slice(0, 4))
      if (month.month < Number(today.slice(5, 7))) number++
    }
    const named = `${number}-${String(month.month).padStart(2, '0')}`
    const to = year?.to ?? month.to
    const exact = dayBeside(tokens, to)
    const day = exact && `${named}-${exact.text.padStart(2, '0')}`
    return day && isDay(day) ? { from: at, to: exact.to, day } : edgeOf(named, edge, at, to, today)
  }
  if (next !== 'bulan') return undefined
  const day = edge === 'akhir' ? monthSpan(today.slice(0, 7)).until : `${addMonths(today.slice(0, 7), 1)}-01`
  return { from: at, to: at + 2, day }
}

/** 'awal desember, tgl 2', 'pertengahan januari (tanggal 15)': the day itself, right behind the month. */
function dayBeside(tokens: readonly Token[], from: number): { text: string; to: number } | undefined {
  let at = from
  while (at < from + 3 && (tokens[at]?.kind === 'sign' || /^(?:ya|yaitu|kira2|sekitar)$/.test(tokens[at]?.norm ?? '')))
    at++
  const number = tokens[at + 1]
  if (tokens[at]?.norm !== 'tanggal' || number?.kind !== 'number' || !/^\d{1,2}$/.test(number.text)) return undefined
  return { text: number.text, to: at + 2 }
}

function edgeOf(month: string, edge: string, from: number, to: number, today: string): DateFound {
  const span = monthSpan(month)
  const day = edge === 'akhir' ? span.until : span.from
  return edge === 'awal' && day < today && month === today.slice(0, 7) ? { from, to, vague: true } : { from, to, day }
}
