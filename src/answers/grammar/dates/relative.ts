import { addDays } from '../../../domain/calendar.ts'
import { wordSet } from '../word-set.ts'
import type { DateFound, Reader } from './found.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const RELATIVE: Readonly<Record<string, number>> = {
  besok: 1,
  besoknya: 1,
  lusa: 2,
  tulat: 3,
  tubin: 4,
  emben: 2,
  kemarin: -1,
  mangkukna: -2,
  mangkukne: -2,
  selumbari: -2,
}

const TIMES_OF_DAY = wordSet('pagi siang sore malam beurang awan petang subuh')

const on = (today: string, from: number, count: number, to: number): DateFound => ({
  from,
  to,
  day: addDays(today, count),
})

/** 'besok', 'lusa', 'kemarin lusa', 'hari ini', 'nanti sore', 'tadi pagi', 'malam ini'. */
export const relative: Reader = (tokens, at, { today }) => {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const next = tokens[at + 1]
  if (token.norm === 'kemarin' && /^(?:lusa|dulu|uni|emben|dulunya|dhisik)$/.test(next?.norm ?? ''))
    return on(today, at, -2, at + 2)
  // 'kamari enjing': in the morning
  if (token.norm === 'kemarin' && /^(?:enjing|enjang|isuk|isuk2)$/.test(next?.text.toLowerCase() ?? ''))
    return on(today, at, -1, at + 2)
  if (token.norm === 'besok' && next?.norm === 'lusa') return on(today, at, 2, at + 2)
  if ((token.norm === 'sesudah' || token.norm === 'habis') && next?.norm === 'besok') return on(today, at, 2, at + 2)
  if (token.norm === 'suk' && next?.norm === 'emben') return on(today, at, 2, at + 2)
  if (
    token.norm === 'besok' &&
    ((next?.text === '-' && tokens[at + 2]?.text === token.text) ||
      next?.text.toLowerCase() === token.text.toLowerCase())
  )
    return { from: at, to: next?.text === '-' ? at + 3 : at + 2, vague: true }
  if (token.norm === 'besoknya' && next?.norm === 'lagi') return { from: at, to: at + 2, vague: true }
  // 'nanti jam 3'
  if (token.norm === 'nanti' && /^(?:jam|pukul)$/.test(next?.norm ?? '') && tokens[at + 2]?.kind === 'number')
    return on(today, at, 0, at + 3)
  const shift = RELATIVE[token.norm]
  if (shift !== undefined) {
    if (next?.text === '-' && tokens[at + 2]?.norm === token.norm) return { from: at, to: at + 3, vague: true }
    return on(today, at, shift, at + 1)
  }
  // 'minggu kemarin', 'bulan depan' are no days, and 'kemarin' in them is no yesterday
  if (/^(?:minggu|bulan|tahun)$/.test(token.norm) && /^(?:depan|lalu|kemarin|ini)$/.test(next?.norm ?? ''))
    return { from: at, to: at + 2, vague: true }
  if ((token.norm === 'hari' || token.norm === 'dina' || token.norm === 'dinten') && next?.norm === 'ini')
    return on(today, at, 0, at + 2)
  // 'dua minggu lagi dari sekarang' means no today
  if (token.norm === 'sekarang') return tokens[at - 1]?.norm === 'dari' ? undefined : on(today, at, 0, at + 1)
  // last night was yesterday
  if (token.norm === 'semalam' || (token.norm === 'tadi' && next?.norm === 'malam'))
    return on(today, at, -1, at + (token.norm === 'semalam' ? 1 : 2))
  if ((token.norm === 'nanti' || token.norm === 'tadi') && TIMES_OF_DAY.has(next?.norm ?? ''))
    return on(today, at, 0, at + 2)
  if (TIMES_OF_DAY.has(token.norm) && next?.norm === 'ini') return on(today, at, 0, at + 2)
  return undefined
}
