import type { Token } from './tokens.ts'

export type Time = 'day' | 'week' | 'month' | 'year'

const TIMES: Readonly<Record<string, Time>> = {
  hari: 'day',
  harian: 'day',
  hr: 'day',
  day: 'day',
  days: 'day',
  dino: 'day',
  dina: 'day',
  dinten: 'day',
  poe: 'day',
  hariannya: 'day',
  minggu: 'week',
  mingguan: 'week',
  mg: 'week',
  week: 'week',
  weeks: 'week',
  bulan: 'month',
  bulanan: 'month',
  bln: 'month',
  month: 'month',
  months: 'month',
  sasih: 'month',
  tahun: 'year',
  year: 'year',
  years: 'year',
  taon: 'year',
}

const ONE_WORDS: Readonly<Record<string, Time>> = {
  sehari: 'day',
  seminggu: 'week',
  sebulan: 'month',
  setahun: 'year',
  sataun: 'year',
  sataunna: 'year',
  semingguan: 'week',
  sebulanan: 'month',
  setahunan: 'year',
}

const EACH = new Set(['per', 'tiap', 'dalam'])

export interface TimeRead {
  time: Time
  to: number
  /** 'sehari': each day, or one day long */
  one: boolean
  /** 'per hari', '/minggu', 'tiap bulan' */
  each: boolean
}

/** A word of time at a token: 'hari', 'sehari', 'per hari', 'perminggu', '/bln', 'tiap2 hari'. */
export function readTime(tokens: readonly Token[], at: number): TimeRead | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.text === '/' || (token.kind === 'word' && EACH.has(token.norm))) {
    let next = at + 1
    if (tokens[next]?.text === '-') next++
    if (tokens[next]?.norm === 'satu' || tokens[next]?.text === '1') next++
    const bare = bareTime(tokens[next])
    if (bare) return { time: bare, to: next + 1, one: false, each: true }
    const one = ONE_WORDS[tokens[next]?.stem ?? '']
    return one && { time: one, to: next + 1, one: true, each: true }
  }
  if (token.kind !== 'word') return undefined
  const one = ONE_WORDS[token.norm] ?? ONE_WORDS[token.stem]
  if (one) return { time: one, to: at + 1, one: true, each: false }
  if (/^(?:se|sa|sak)$/.test(token.norm)) {
    const bare = bareTime(tokens[at + 1])
    return bare && { time: bare, to: at + 2, one: true, each: false }
  }
  // 'dua bulanan' is about two months, '300 bulanan' so many in each
  if ((token.norm === 'mingguan' || token.norm === 'bulanan') && isFew(tokens[at - 1]))
    return { time: TIMES[token.norm] as Time, to: at + 1, one: false, each: false }
  if (token.norm === 'harian' || token.norm === 'mingguan' || token.norm === 'bulanan' || token.norm === 'hariannya')
    return { time: TIMES[token.norm] as Time, to: at + 1, one: false, each: true }
  if (token.norm.startsWith('per') && token.norm.length > 4) {
    const bare = TIMES[token.norm.slice(3)] ?? TIMES[token.stem.slice(3)]
    if (bare) return { time: bare, to: at + 1, one: false, each: true }
  }
  const bare = bareTime(token)
  if (!bare) return undefined
  // 'bulannya 300 pcs' is a month's, '3 harinya' a length
  const each =
    /(?:hari|minggu|bulan)nya$/.test(token.norm) && tokens[at - 1]?.kind !== 'number' && at < tokens.length - 1
  return { time: bare, to: at + 1, one: false, each }
}

const FEW = /^(?:[1-9]|1[0-2]|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|tilu|opat|genep)$/
const isFew = (token: Token | undefined): boolean => FEW.test(token?.norm ?? '')

function bareTime(token: Token | undefined): Time | undefined {
  if (token?.kind !== 'word') return undefined
  return TIMES[token.norm] ?? TIMES[token.stem]
}

/** Days in one of a time, as makers count them: a month has 30. */
export const DAYS_IN: Readonly<Record<Time, number>> = { day: 1, week: 7, month: 30, year: 365 }
