import { addMonths, monthSpan } from '../../../domain/calendar.ts'
import { feastDay } from './feasts.ts'
import type { DateFound, Reader } from './found.ts'
import { monthNamed } from './months.ts'
import { yearAt } from './years.ts'

/** 'akhir bulan depan', 'awal desember', 'akhir tahun'. */
export const edges: Reader = (tokens, at, context) => {
  const edge = tokens[at]?.norm
  if (edge !== 'akhir' && edge !== 'awal') return undefined
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
  if (month) {
    const year = yearAt(tokens, month.to, context)
    let number = year?.year ?? month.year
    if (number === undefined) {
      number = Number(today.slice(0, 4))
      if (month.month < Number(today.slice(5, 7))) number++
    }
    return edgeOf(`${number}-${String(month.month).padStart(2, '0')}`, edge, at, year?.to ?? month.to, today)
  }
  if (next !== 'bulan') return undefined
  const day = edge === 'akhir' ? monthSpan(today.slice(0, 7)).until : `${addMonths(today.slice(0, 7), 1)}-01`
  return { from: at, to: at + 2, day }
}

function edgeOf(month: string, edge: string, from: number, to: number, today: string): DateFound {
  const span = monthSpan(month)
  const day = edge === 'akhir' ? span.until : span.from
  return edge === 'awal' && day < today && month === today.slice(0, 7) ? { from, to, vague: true } : { from, to, day }
}
