import { wordsOf } from './grammar/tokens.ts'
import { readYesNo } from './grammar/yesno.ts'
import type { AnswerKind } from './kind.ts'
import { ok, refuse, wordsIn } from './read.ts'

export type YesNo = 'yes' | 'no'

/** Yes or no, with the question in mind. 'Kayaknya sudah', 'tanya dulu' are neither: `undecided`. */
export const yesno: AnswerKind<YesNo> = {
  name: 'yesno',
  settings: {},
  reasons: ['undecided', 'not_yes_or_no'],
  read({ text, pick }, _settings, { question }) {
    if (pick === 'yes' || pick === 'no') return ok(pick)
    const said = readYesNo(wordsOf(text), question)
    if (said === undefined) return refuse('not_yes_or_no', { words: wordsIn(text) })
    return said === 'unsure' ? refuse('undecided') : ok(said)
  },
  check: (value) => (value === 'yes' || value === 'no' ? undefined : refuse('not_yes_or_no')),
  say: (value, { words }) => words?.[`option.${value}`] ?? (value === 'yes' ? 'Ya' : 'Tidak'),
}
