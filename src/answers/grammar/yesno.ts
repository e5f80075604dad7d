import { FILLERS } from './fillers.ts'
import type { Token, Words } from './tokens.ts'
import { type Asked, askedOf, type Clause, clausesOf, verdictOf } from './yesno-clause.ts'
import { NO_EMOJI, YES_EMOJI } from './yesno-words.ts'

export type YesNo = 'yes' | 'no' | 'unsure'

/**
 * Yes, no, or neither. The question counts: 'ga ada' to 'Ada yang mau diubah?' is a no, 'batal aja' to 'Mau dibatalkan?'
 * a yes, 'sanggup 100' to 'Sanggup 200?' neither. Nothing that answers at all: undefined.
 */
export function readYesNo(words: Words, question = ''): YesNo | undefined {
  const asked = askedOf(question)
  let verdict: YesNo | undefined
  for (const clause of clausesOf(words.tokens)) {
    const said = verdictOf(clause.words, asked)
    if (!said) continue
    verdict = verdict === undefined || clause.takesBack ? said : together(verdict, said, clause)
  }
  verdict ??= emojiVerdict(words.tokens)
  if (verdict !== 'no' && asksBack(words.tokens)) return 'unsure'
  if (verdict === 'yes' && otherNumber(words.tokens, asked)) return 'unsure'
  return verdict
}

/** What a second clause does to the first. */
function together(before: YesNo, said: YesNo, { limits, words }: Clause): YesNo {
  if (before === said) return before
  if (said === 'unsure') return before === 'no' ? 'no' : 'unsure'
  if (before === 'unsure') return 'unsure'
  if (before === 'yes') {
    if (FINAL_NO.test(` ${words.join(' ')} `)) return 'no'
    return limits ? 'unsure' : / tidak (?:usah|perlu) \w/.test(` ${words.join(' ')} `) ? 'yes' : 'unsure'
  }
  return limits ? 'unsure' : 'no'
}

const FINAL_NO =
  / (?:jangan|batal|batalin|cancel|tolak|belum|bukan|nanti (?:saja|dulu)|besok (?:saja|dulu)|tidak (?:jadi|mau|sanggup|dulu)) /

/** 'bisa?', 'boleh ga?': a question back. */
function asksBack(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  return words.length <= 3 && tokens.findLast(({ kind }) => kind !== 'emoji')?.text === '?'
}

/** 'sanggup 100' to 'Sanggup 200?' agrees to something else. */
function otherNumber(tokens: readonly Token[], { numbers }: Asked): boolean {
  return numbers.size > 0 && tokens.some(({ kind, text }) => kind === 'number' && !numbers.has(text.replace(/\D/g, '')))
}

function emojiVerdict(tokens: readonly Token[]): YesNo | undefined {
  const signs = tokens.filter(({ kind }) => kind === 'emoji').map(({ text }) => text)
  const yes = signs.some((sign) => YES_EMOJI.has(sign))
  const no = signs.some((sign) => NO_EMOJI.has(sign))
  if (yes !== no) return yes ? 'yes' : 'no'
  return yes ||
    (!tokens.some(({ kind }) => kind === 'word' || kind === 'number') && tokens.some(({ text }) => text === '?'))
    ? 'unsure'
    : undefined
}
