import { type Words, wordsOf } from './grammar/tokens.ts'
import { readYesNo } from './grammar/yesno.ts'
import type { AnswerKind } from './kind.ts'
import { ok, refuse, wordsIn } from './read.ts'

export type YesNo = 'yes' | 'no'

/** Words that agree and mean nothing else: 'kirim lagi dong' sends something, it consents to nothing. */
const AGREES =
  / (?:ya|yah|iya|iyah|y|yes|yoi|yup|iyo|enya|muhun|sumuhun|leres|nggih|inggih|mangga|monggo|setuju|setujuu|satuju|stuju|ok|oke|okey|okay|okeh|boleh|bersedia|mau|siap|sip|siip|acc|lanjut|hayu|ayo|yuk|kuy|gas|gaskeun|gasken|gaskan|gaspol|deal|sepakat|rojong|manut|betul|benar|bener|sok|yowis|silakan|silahkan) /
const EMOJI = /[👍👌✅☑✔💪🆗🤝]/u
const normOf = ({ tokens }: Words): string => tokens.map(({ norm }) => norm).join(' ')

/** Yes or no, with the question in mind. `explicit`: a consent, given only by a word that agrees. 'Kayaknya sudah', 'tanya dulu' are neither: `undecided`. */
export const yesno: AnswerKind<YesNo> = {
  name: 'yesno',
  settings: { explicit: 'boolean' },
  reasons: ['undecided', 'not_yes_or_no'],
  read({ text, pick }, { explicit }, { question }) {
    if (pick === 'yes' || pick === 'no') return ok(pick)
    const words = wordsOf(text)
    const said = readYesNo(words, question)
    if (said === 'yes' && explicit === true && !AGREES.test(` ${normOf(words)} `) && !EMOJI.test(text))
      return refuse('not_yes_or_no', { words: wordsIn(text) })
    if (said === undefined) return refuse('not_yes_or_no', { words: wordsIn(text) })
    return said === 'unsure' ? refuse('undecided') : ok(said)
  },
  check: (value) => (value === 'yes' || value === 'no' ? undefined : refuse('not_yes_or_no')),
  say: (value, { words }) => words?.[`option.${value}`] ?? (value === 'yes' ? 'Ya' : 'Tidak'),
}
