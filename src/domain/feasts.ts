import { addDays, isDay } from './calendar.ts'

/** Feasts that follow the government's sidang isbat or the moon: rows an officer corrects in chat. */
export const MOVABLE_FEASTS = ['ramadan_1', 'idul_fitri', 'idul_adha', 'imlek'] as const
/** Feasts that fall on the same day every year. */
export const FIXED_FEASTS = { kemerdekaan: '08-17', natal: '12-25' } as const

export type MovableFeast = (typeof MOVABLE_FEASTS)[number]
export type FixedFeast = keyof typeof FIXED_FEASTS
export type FeastKey = MovableFeast | FixedFeast

/** Feast key → its days 'YYYY-MM-DD', ascending. */
export type Feasts = Readonly<Record<string, readonly string[]>>

export interface FeastRow {
  key: MovableFeast
  day: string
}

const PREDICTED: Readonly<Record<MovableFeast, readonly string[]>> = {
  ramadan_1: ['2027-02-08', '2028-01-28', '2029-01-16', '2030-01-06'],
  idul_fitri: ['2027-03-10', '2028-02-27', '2029-02-15', '2030-02-04'],
  idul_adha: ['2027-05-17', '2028-05-05', '2029-04-24', '2030-04-13'],
  imlek: ['2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'],
}

/**
 * What a new database starts with. Predictions only: the day is decided by the sidang isbat, and `Intl`'s
 * islamic-umalqura calendar was right in only two of the five years 2022–2026. Officers correct the rows.
 */
export const FEAST_PREDICTIONS: readonly FeastRow[] = MOVABLE_FEASTS.flatMap((key) =>
  PREDICTED[key].map((day) => ({ key, day })),
)

/** Rows of the feast table → what every function here takes. Rows come in any order; the days come out ascending. */
export function feastTable(rows: readonly { key: string; day: string }[]): Feasts {
  const table: Record<string, string[]> = {}
  for (const { key, day } of rows) {
    if (!isDay(day)) throw new Error(`feast ${key}: ${JSON.stringify(day)} is no day`)
    table[key] ??= []
    table[key].push(day)
  }
  for (const days of Object.values(table)) days.sort()
  return table
}

/** The day of a fixed feast in a year: ('natal', 2027) → '2027-12-25'. */
export function fixedFeast(key: FixedFeast, year: number): string {
  return `${year}-${FIXED_FEASTS[key]}`
}

/** Twelve moons: where a feast before lies when the table does not know it. */
const LUNAR_YEAR_DAYS = 354

/**
 * The last day of a movable feast before `day`. When the table does not reach back so far: whole lunar years before the
 * first it knows, which is right to a day or two. Undefined only when it knows none.
 */
export function feastBefore(key: MovableFeast, day: string, feasts: Feasts): string | undefined {
  const days = feasts[key] ?? []
  let [feast] = days
  while (feast !== undefined && feast >= day) feast = addDays(feast, -LUNAR_YEAR_DAYS)
  return days.findLast((known) => known < day) ?? feast
}

/**
 * The first day of a feast on or after `from`, or undefined when the table does not reach that far.
 * Fixed feasts are always known.
 */
export function nextFeast(key: string, from: string, feasts: Feasts): string | undefined {
  if (key === 'natal' || key === 'kemerdekaan') {
    const year = Number(from.slice(0, 4))
    const thisYear = fixedFeast(key, year)
    return thisYear >= from ? thisYear : fixedFeast(key, year + 1)
  }
  return feasts[key]?.find((day) => day >= from)
}

/** A fasting month has 29 or 30 days; without a known Idul Fitri the longer is taken. */
const LONGEST_RAMADAN = 30

/** Whether `day` is a day of fasting: from 1 Ramadan up to the eve of Idul Fitri, by the feast table. */
export function isRamadan(day: string, feasts: Feasts): boolean {
  const first = feasts.ramadan_1?.findLast((start) => start <= day)
  if (first === undefined) return false
  const after = addDays(first, LONGEST_RAMADAN)
  const idulFitri = feasts.idul_fitri?.find((feast) => feast > first)
  return day < (idulFitri !== undefined && idulFitri < after ? idulFitri : after)
}
