import { normsOf } from '../answers/grammar/norms.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** Somebody asks what a paper is or how one gets it: never an answer, whatever the question. */
export const PAPER_QUESTIONS = ['about_pirt', 'about_halal', 'about_nib', 'about_bpom'] as const

const PAPERS: readonly (readonly [(typeof PAPER_QUESTIONS)[number], RegExp])[] = [
  ['about_pirt', / (?:p-?irt|spp-?irt)(?:nya|na)? /],
  ['about_halal', / halal(?:nya|na)? /],
  ['about_nib', / nib(?:nya|na)? /],
  ['about_bpom', / (?:bpom|md)(?:nya|na)? /],
]
/** 'gimana bikin …', 'cara urus …', 'apa itu …', '… teh naon', 'syarat … apa', '… bayar ga'. */
const ASKS =
  / (?:gimana|gmn|gmana|bagaimana|kumaha|piye|cara|caranya|carana|syarat|syaratnya|prosedur|dimana|kemana|apa (?:itu|sih|ya)|apaan|naon|opo|(?:urus|ngurus|bikin|buat|daftar)\w* (?:\S+ ){0,2}(?:mana|dimana|kemana)|(?:bayar|biaya|gratis|mahal)\w*) /
/** Longer messages, and those with numbers, are about more. */
const MOST_WORDS = 10

/** The question about one paper that a message is: 'gimana ya cara bikin pirt nya', 'halal bayar ga?'. */
export function asksAboutPaper({ tokens }: Words): (typeof PAPER_QUESTIONS)[number] | undefined {
  const { said, count, hasNumber } = normsOf(tokens)
  if (!count || count > MOST_WORDS || hasNumber) return undefined
  if (!ASKS.test(said)) return undefined
  const asked = PAPERS.filter(([, word]) => word.test(said))
  return asked.length === 1 ? asked[0]?.[0] : undefined
}
