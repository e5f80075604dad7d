import type { Option } from '../chat/reply.ts'
import { businessKindSaid } from '../domain/products/guess.ts'
import { byPrice } from './by-price.ts'
import { ordinalAt } from './grammar/calendar-words.ts'
import { FILLERS } from './grammar/fillers.ts'
import { readNumber } from './grammar/numbers.ts'
import { slip } from './grammar/slip.ts'
import { type Token, wordsOf } from './grammar/tokens.ts'
import type { AnswerInput, AnswerKind, Read, ReadContext } from './kind.ts'
import { ok, refuse, unsure, wordsIn } from './read.ts'

/**
 * One of the options shown: tapped, its number as that person saw it, its label, or words near enough. With `goods`, the
 * options are kinds of business, and goods named say which: 'kue kering sm sambel' is food. `other`: the value that words
 * stand for which are no option and mean nothing else.
 */
export const choice: AnswerKind<string> = {
  name: 'choice',
  settings: { goods: 'boolean', other: 'text' },
  reasons: ['not_an_option', 'no_such_number', 'only_one'],
  read: readOption,
  say: sayOption,
}

/** One of the options in the context, by value. */
export function readOption(
  input: AnswerInput,
  settings: Readonly<Record<string, unknown>>,
  context: ReadContext,
): Read<string> {
  const options = context.options ?? []
  if (input.pick !== undefined) {
    const tapped =
      options.find(({ value }) => value === input.pick) ?? options.find(({ label }) => label === input.pick)
    // a button's own value is nobody's words
    return tapped ? ok(tapped.value) : refuse('not_an_option')
  }
  const { tokens } = wordsOf(input.text)
  const exact = options.filter(({ label }) => sameWords(label, input.text))
  if (exact.length === 1 && exact[0]) return ok(exact[0].value)
  const number = numberSaid(tokens)
  if (number !== undefined) {
    const option = options[number - 1]
    return option
      ? ok(option.value)
      : options.length === 1
        ? refuse('only_one')
        : refuse('no_such_number', { max: String(options.length), words: wordsIn(input.text) })
  }
  const priced = byPrice(tokens, options)
  if (priced) return ok(priced.value)
  const near = nearest(tokens, options)
  const [only] = near
  if (only && near.length === 1) return ok(only.value)
  if (near.length > 1 && near.length <= 5)
    return unsure(
      near.map(({ value }) => value),
      (value) => near.find((option) => option.value === value)?.label ?? value,
      context,
    )
  const trade = settings.goods ? businessKindSaid(input.text) : undefined
  if (trade && options.some(({ value }) => value === trade)) return ok(trade)
  return refuse('not_an_option', { words: wordsIn(input.text) })
}

/** The label as it was shown. */
export function sayOption(value: string, { options, words }: ReadContext): string {
  return options?.find((option) => option.value === value)?.label ?? words?.[value] ?? value
}

const contentOf = (tokens: readonly Token[]) =>
  tokens
    .filter(({ kind, norm }) => (kind === 'word' && !FILLERS.has(norm)) || kind === 'number')
    .map(({ norm }) => PERIOD.exec(norm)?.[1] ?? norm)
/** 'sebulan' is the line '100 toples per bulan' */
const PERIOD = /^(?:se|per|tiap|sa)(hari|minggu|bulan)(?:nya|na|an)?$/
const sameWords = (one: string, other: string) => {
  const [a, b] = [contentOf(wordsOf(one).tokens), contentOf(wordsOf(other).tokens)]
  return a.length > 0 && a.length === b.length && a.every((word, index) => word === b[index])
}

/** '2', 'no 2', 'nomor dua', 'yang kedua', 'pilih 2 ya bu', 'pesan nomor 2' → 2; a number among other words is none. */
function numberSaid(tokens: readonly Token[]): number | undefined {
  // 'pesan 2' is a count, 'pesan nomor 2' a line
  const named = tokens.some(({ norm }) => norm === 'nomor')
  const rest = tokens.filter(
    ({ kind, norm }) =>
      kind !== 'emoji' &&
      kind !== 'break' &&
      kind !== 'sign' &&
      !FILLERS.has(norm) &&
      !/^(?:nomor|yang|anu|pilih|pilihan|opsi|saya|mau|ambil|angka|poin)$/.test(norm) &&
      !(named && /^(?:pesan|beli|lihat|buka|coba|tolong)$/.test(norm)),
  )
  const [first] = rest
  if (!first) return undefined
  const at = tokens.indexOf(first)
  const ordinal = ordinalAt(tokens, at)
  if (ordinal) return rest.length === ordinal.to - at ? ordinal.value : undefined
  const number = readNumber(tokens, at, () => false)
  const length = number ? rest.filter((token) => tokens.indexOf(token) < number.to).length : 0
  return number &&
    length === rest.length &&
    Number.isInteger(number.value) &&
    !number.scale &&
    number.value > 0 &&
    number.value < 1000
    ? number.value
    : undefined
}

/** Words that turn an option into its opposite: 'jangan dibatalkan' is not 'Batalkan'. */
const DENIES = new Set(['tidak', 'bukan', 'jangan', 'belum', 'tanpa', 'selain', 'teu', 'ulah', 'ojo'])
/** 'jadi' is not 'Tidak jadi', 'ya bisa' not 'Belum bisa'; 'keripik' may be one without anything in it. */
const REFUSES = /^(?:tidak|bukan|jangan|belum|teu|acan)$/
const refuses = (words: readonly string[]) => words.some((word) => REFUSES.test(word))

/** So many words more than the label may stand around it: 'keripik tempe yang besar', not a whole sentence about prices. */
const AROUND = 2

/**
 * Options whose words hold all that was said; else the only one all of whose words were said; else those spelled nearly
 * like that, word by word.
 */
function nearest(tokens: readonly Token[], options: readonly Option[]): Option[] {
  const all = contentOf(tokens).slice(0, 12)
  const pointed = all.filter((word) => !/^(?:yang|untuk|pilih|buat|mau)$/.test(word))
  const said = pointed.length ? pointed : all
  if (!said.length) return []
  const labels = options
    .map((option) => ({ option, words: contentOf(wordsOf(option.label).tokens) }))
    .filter(({ words }) => refuses(said) || !refuses(words))
  const inside = labels.filter(({ words }) => said.every((word) => words.includes(word)))
  if (inside.length) return inside.map(({ option }) => option)
  const covered = labels.filter(({ words }) => words.length > 0 && words.every((word) => said.includes(word)))
  // 'toples plastik segel' is 'Toples plastik', not 'Plastik'
  const covers = covered.filter(
    ({ words }) =>
      !covered.some((other) => other.words.length > words.length && words.every((word) => other.words.includes(word))),
  )
  const [only] = covers
  if (only && covers.length === 1 && said.length <= only.words.length + AROUND && !turned(said, only.words))
    return [only.option]
  const ranked = labels
    .map(({ option, words }) => ({ option, apart: Math.min(apartTogether(said, words), apartEach(said, words)) }))
    .filter(({ apart }) => Number.isFinite(apart))
    .sort((a, b) => a.apart - b.apart)
  return ranked.filter(({ apart }) => apart === ranked[0]?.apart).map(({ option }) => option)
}

const turned = (said: readonly string[], words: readonly string[]) =>
  said.some((word) => DENIES.has(word) && !words.includes(word))

/** Letters that differ when every word said is one of the label's or nearly so; else not near at all. */
function apartEach(said: readonly string[], words: readonly string[]): number {
  let sum = 0
  for (const word of said) sum += Math.min(...words.map((other) => slip(word, other)))
  return sum
}

/** 'keripiktempe': the same letters with blanks elsewhere, and a slip at most. */
const apartTogether = (said: readonly string[], words: readonly string[]): number => slip(said.join(''), words.join(''))
