import type { Token } from '../tokens.ts'

/** What reading dates needs to know. */
export interface DateContext {
  today: string
  feasts: Readonly<Record<string, readonly string[]>>
}

/** One day spoken of in a message. */
export interface DateFound {
  from: number
  to: number
  /** the day, when it is certain */
  day?: string
  /** days it may be */
  readings?: string[]
  /** feasts it was counted from: key → the day taken */
  assumes?: Record<string, string>
  /** days before (−) or after something that stands elsewhere in the message: '30 hari dari tgl invoice', 'H-3 acara' */
  offset?: number
  /** a day of the month without its month, before 'sampai 2 januari' */
  dayOfMonth?: number
  /** both ends of '5-7 desember', which is no one day */
  ends?: { from: string; until: string }
  /** 0 Sunday … 6: a weekday and nothing more was said */
  weekday?: number
  /** 'sebelum tanggal 5', 'habis lebaran': a day is named, but another is meant */
  vague?: boolean
}

export type Reader = (
  tokens: readonly Token[],
  at: number,
  context: DateContext,
  past: boolean,
) => DateFound | undefined
