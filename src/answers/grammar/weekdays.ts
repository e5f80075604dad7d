import { slip } from './slip.ts'
import type { Token } from './tokens.ts'

/** 0 Sunday … 6 Saturday. `minggu` is also a week: whoever asks must look around it. */
const WEEKDAYS: Readonly<Record<string, number>> = {
  minggu: 0,
  ahad: 0,
  sunday: 0,
  senin: 1,
  senen: 1,
  snin: 1,
  isnen: 1,
  monday: 1,
  selasa: 2,
  salasa: 2,
  slasa: 2,
  sls: 2,
  tuesday: 2,
  rabu: 3,
  rebo: 3,
  rbu: 3,
  rebu: 3,
  wednesday: 3,
  kamis: 4,
  kemis: 4,
  kms: 4,
  thursday: 4,
  jumat: 5,
  jumaah: 5,
  jemuah: 5,
  jumah: 5,
  jmt: 5,
  jmat: 5,
  friday: 5,
  sabtu: 6,
  saptu: 6,
  sbtu: 6,
  setu: 6,
  saturday: 6,
}

/** The weekday named at a token; `rebu` (also Sundanese for thousand) only behind 'hari', 'malam' or a dash. */
export function weekdayAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const day = WEEKDAYS[token.norm] ?? WEEKDAYS[token.stem] ?? misspelled(tokens, at)
  if (day === undefined) return undefined
  const raw = token.text.toLowerCase()
  if (raw === 'rebu' || token.norm === 'ribu')
    return /^(?:hari|malam|malem|-)$/.test(tokens[at - 1]?.norm ?? '') ? 3 : undefined
  return day
}

/** 'hari kamsi', 'hr jumaat': a slip counts behind 'hari'. */
function misspelled(tokens: readonly Token[], at: number): number | undefined {
  const { norm } = tokens[at] as Token
  if (tokens[at - 1]?.norm !== 'hari' || norm.length < 4) return undefined
  const name = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'].find((day) => slip(norm, day) === 1)
  return name === undefined ? undefined : WEEKDAYS[name]
}

/** Working days a week from 'senin-jumat' (both ends included). */
export function daysBetweenWeekdays(from: number, to: number): number {
  return ((to - from + 7) % 7) + 1
}
