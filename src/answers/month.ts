import { addMonths, isDay } from '../domain/calendar.ts'
import { monthAt } from './grammar/calendar-words.ts'
import { monthText } from './grammar/say.ts'
import { type Token, wordsOf } from './grammar/tokens.ts'
import type { AnswerKind, ReadContext, Refusal } from './kind.ts'
import { ok, refuse, wordsIn } from './read.ts'

/**
 * A month 'YYYY-MM': 'oktober', 'bln lalu', 'januari 2027', '10/2026'. Without a year it is the latest one not in the
 * future, since people ask about months that were.
 */
export const month: AnswerKind<string> = {
  name: 'month',
  settings: { past: 'boolean' },
  reasons: ['not_a_month', 'in_future'],
  read({ text, pick }, settings, { today }) {
    const found = monthIn(pick ?? text, today)
    if (found === undefined) return refuse('not_a_month', { words: wordsIn(text) })
    return problem(found, settings, { today }) ?? ok(found)
  },
  check: problem,
  say: monthText,
}

function problem(
  value: string,
  settings: Readonly<Record<string, unknown>>,
  { today }: Pick<ReadContext, 'today'>,
): Refusal | undefined {
  if (!isDay(`${value}-01`)) return refuse('not_a_month')
  if (settings.past === true && value > today.slice(0, 7)) return refuse('in_future', { value: monthText(value) })
  return undefined
}

const SHIFTS: Readonly<Record<string, number>> = { ini: 0, sekarang: 0, lalu: -1, kemarin: -1, kemaren: -1, depan: 1 }

function monthIn(text: string, today: string): string | undefined {
  const now = today.slice(0, 7)
  const written = /(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?!\d)/.exec(text)
  if (written) return written[0]
  const turned = /(?<!\d)(0?[1-9]|1[0-2])[/-](20\d\d)(?!\d)/.exec(text)
  if (turned) return `${turned[2]}-${turned[1]!.padStart(2, '0')}`
  // a month's short name counts behind 'bulan': here every word may be one
  const { tokens } = wordsOf(`bulan ${text}`)
  for (const [at, token] of tokens.entries()) {
    const shift = SHIFTS[tokens[at + 1]?.norm ?? '']
    if (token.norm === 'bulan' && shift !== undefined) return addMonths(now, shift)
    const named = monthAt(tokens, at)
    if (named === undefined) continue
    const monthOf = (year: number | string) => `${year}-${String(named).padStart(2, '0')}`
    const year = yearAt(tokens, at + 1)
    if (year) return monthOf(year)
    const thisYear = monthOf(now.slice(0, 4))
    return thisYear <= now ? thisYear : addMonths(thisYear, -12)
  }
  return undefined
}

function yearAt(tokens: readonly Token[], at: number): string | undefined {
  const text = tokens[at]?.norm === 'tahun' ? tokens[at + 1]?.text : tokens[at]?.text
  return /^20\d\d$/.test(text ?? '') ? text : undefined
}
