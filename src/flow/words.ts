import { closest, distance } from 'fastest-levenshtein'

/** Words of address and politeness around a bare word: "batal ya bu" is `batal`, "stop dulu" is not `stop`. */
const AROUND = new Set(
  'ya yah iya dong deh atuh mah sih kok bu ibu pak bapak kang teh teteh mas mbak kak min punten maaf tolong'.split(' '),
)

const wordsOf = (text: string): string[] =>
  text
    .slice(0, 200)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)

/** A message as plain words: lower case, no signs or emoji, single spaces, no politeness around it. */
export function plain(text: string): string {
  const words = wordsOf(text)
  return (bareOf(words).length ? bareOf(words) : words).join(' ')
}

/** The same, empty when there is nothing but politeness. */
export const bare = (text: string): string => bareOf(wordsOf(text)).join(' ')

const bareOf = (words: string[]) => words.filter((word) => !AROUND.has(word))

const THANKS =
  /^(?:(?:tri|teri|tere)ma ?kasih|makasi+h?|mksh|mks|mksih|mkasih|tengkyu|trims|thanks|thank you|thx|tq|tks|suwun|matur ?suwun|nuhun|hatur ?nuhun)(?: (?:banyak|banget|bgt|pisan|sekali|sebelumnya|atas|infonya|bantuannya|semuanya|admin))*$/

/** Thanks and nothing else, in plain words. */
export const isThanks = (word: string): boolean => THANKS.test(word)

/** ` — did you mean 'x'?` when a known name is near enough, else nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const names = [...known]
  if (!word || !names.length) return ''
  const near = closest(word, names)
  return distance(word, near) <= Math.max(2, Math.floor(near.length / 3)) ? ` — did you mean '${near}'?` : ''
}

/** Most characters of somebody's own words that are said back. */
const QUOTED = 30

/** What was written, between quotation marks; nothing when it holds no word or sign. */
export function inQuotes(words = ''): string | undefined {
  const whole = [...words.replace(/[“”*_~`]/g, '')]
  const said = whole.slice(0, QUOTED).join('').trim()
  return said ? `“${said}${whole.length > QUOTED ? '…' : ''}”` : undefined
}

const QUESTION =
  /\b(?:apa|apakah|siapa|sapa|mana|kapan|kenapa|knp|gimana|gmn|bagaimana|berapa|brp|naon|saha|kumaha|naha|iraha|sabaraha|kok)\b/i
const LEAST_WORDS = 3

/** 'siapa aja yang belum kirim izin': a question of its own, and no try at one of the lines. */
export const asksSomething = (text: string): boolean =>
  (QUESTION.test(text) || /\?\s*$/.test(text)) && text.trim().split(/\s+/).length >= LEAST_WORDS
