import type { Scales } from '../../../documents/summary/short.ts'
import { DISTRICTS } from '../../../domain/districts.ts'
import type { Feasts } from '../../../domain/feasts.ts'
import { type Line, readContext, sayAs } from '../../../flow/say.ts'
import type { House } from '../../../flow/types.ts'

/** How the files of a summary say things: every sentence and word comes from flows/. */
export interface Speech {
  word(key: string): string
  say(kind: string, value: unknown): string
  /** lines as plain sentences, without the marks that chats print bold and slanted */
  lines(lines: readonly Line[]): string[]
  scales: Scales
  /** '2027-02' → 'Feb' */
  short(month: string): string
}

export function speechOf(
  house: House,
  { region, today, feasts }: { region: string; today: string; feasts: Feasts },
): Speech {
  const actor = { accountId: 0, conversationId: 0, region, roles: [] }
  const context = readContext(house, { actor, today, feasts, districts: DISTRICTS })
  const say = (kind: string, value: unknown) => sayAs(kind, value, house, context)
  const word = (key: string) => house.words[key] ?? key
  return {
    word,
    say,
    lines: (lines) => lines.map((line) => bare(say('lines', [line]))).filter((text) => text !== ''),
    scales: { thousand: word('report.thousand'), million: word('report.million'), billion: word('report.billion') },
    short: (month) => say('month', month).slice(0, 3),
  }
}

const bare = (text: string) =>
  text
    .replace(/^\s*[•☎]\s*/u, '')
    .replace(/(^|[\s(])([*_])(\S(?:.*?\S)?)\2(?=$|[\s).,:;!?])/g, '$1$3')
    .trim()

/** A word of a sentence at the head of a line: 'perusahaan' → 'Perusahaan'. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
