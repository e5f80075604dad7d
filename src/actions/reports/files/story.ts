import type { MonthSummary } from '../month.ts'
import { summaryLines } from '../say.ts'
import type { Speech } from './speech.ts'

/** Buyers that get a letter each; a summary names a few. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ALIAS = /\bPembeli ([A-Z])\b/g

/** A month for somebody who may know no names: its sentences, and how to put the names back. */
export interface Tellable {
  lines: readonly string[]
  /** the text with its buyers by name; undefined when it speaks of one who is in none of the lines */
  named(text: string): string | undefined
}

/** The sentences of a summary without whom to call; buyers are letters, those who moved the month most first. */
export function tellable(summary: MonthSummary, speech: Speech): Tellable {
  const moved = (summary.comparison?.causes.buyer ?? []).map(({ key }) => key)
  const ids = [...new Set([...moved, ...Object.keys(summary.buyers)])].filter((id) => summary.buyers[id] !== undefined)
  const letters = new Map(ids.slice(0, LETTERS.length).map((id, nth) => [LETTERS[nth]!, summary.buyers[id]!]))
  const aliases = ids.map((id, nth) => [id, LETTERS[nth] ? `Pembeli ${LETTERS[nth]}` : 'pembeli lain'])
  const lines = speech.lines(
    summaryLines({
      ...summary,
      buyers: Object.fromEntries(aliases),
      advice: summary.advice.map((advice) => ({ ...advice, call: [] })),
      // these say names
      risks: summary.risks.filter(({ key }) => key !== 'silent'),
    }),
  )
  return {
    lines,
    named(text) {
      const spoken = [...text.matchAll(ALIAS)].map(([alias]) => alias)
      if (!spoken.every((alias) => lines.some((line) => line.includes(alias)))) return undefined
      return text.replace(ALIAS, (alias, letter: string) => letters.get(letter) ?? alias)
    },
  }
}
