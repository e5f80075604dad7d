import { distance } from 'fastest-levenshtein'
import type { Option } from '../chat/reply.ts'
import { ordinalAt } from './grammar/calendar-words.ts'
import { FILLERS } from './grammar/fillers.ts'
import { readNumber } from './grammar/numbers.ts'
import { type Token, wordsOf } from './grammar/tokens.ts'
import type { AnswerInput, AnswerKind, Read, ReadContext } from './kind.ts'
import { ok, refuse, unsure, wordsIn } from './read.ts'

/** One of the options shown: tapped, its number as that person saw it, its label, or words near enough. */
export const choice: AnswerKind<string> = {
  name: 'choice',
  settings: {},
  reasons: ['not_an_option', 'no_such_number'],
  read: readOption,
  say: sayOption,
}

/** One of the options in the context, by value. */
export function readOption(
  input: AnswerInput,
  _settings: Readonly<Record<string, unknown>>,
  context: ReadContext,
): Read<string> {
  const options = context.options ?? []
  if (input.pick !== undefined) {
    const tapped =
      options.find(({ value }) => value === input.pick) ?? options.find(({ label }) => label === input.pick)
    return tapped ? ok(tapped.value) : refuse('not_an_option', { words: wordsIn(input.pick) })
  }
  const { tokens } = wordsOf(input.text)
  const exact = options.filter(({ label }) => sameWords(label, input.text))
  if (exact.length === 1 && exact[0]) return ok(exact[0].value)
  const number = numberSaid(tokens)
  if (number !== undefined) {
    const option = options[number - 1]
    return option
      ? ok(option.value)
      : refuse('no_such_number', { max: String(options.length), words: wordsIn(input.text) })
  }
  const near = nearest(tokens, options)
  const [only] = near
  if (only && near.length === 1) return ok(only.value)
  if (near.length > 1 && near.length <= 5)
    return unsure(
      near.map(({ value }) => value),
      (value) => near.find((option) => option.value === value)?.label ?? value,
      context,
    )
  return refuse('not_an_option', { words: wordsIn(input.text) })
}

/** The label as it was shown. */
export function sayOption(value: string, { options, words }: ReadContext): string {
  return options?.find((option) => option.value === value)?.label ?? words?.[value] ?? value
}

const contentOf = (tokens: readonly Token[]) =>
  tokens
    .filter(({ kind, norm }) => (kind === 'word' && !FILLERS.has(norm)) || kind === 'number')
    .map(({ norm }) => norm)
const sameWords = (one: string, other: string) => {
  const [a, b] = [contentOf(wordsOf(one).tokens), contentOf(wordsOf(other).tokens)]
  return a.length > 0 && a.length === b.length && a.every((word, index) => word === b[index])
}

/** '2', 'no 2', 'nomor dua', 'yang kedua', 'pilih 2 ya bu' → 2; a number among other words is none. */
function numberSaid(tokens: readonly Token[]): number | undefined {
  const rest = tokens.filter(
    ({ kind, norm }) =>
      kind !== 'emoji' &&
      kind !== 'break' &&
      kind !== 'sign' &&
      !FILLERS.has(norm) &&
      !/^(?:nomor|yang|pilih|pilihan|opsi|saya|mau|ambil|angka|poin)$/.test(norm),
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

/** Options whose words hold all that was said, else the ones that differ least in spelling. */
function nearest(tokens: readonly Token[], options: readonly Option[]): Option[] {
  const all = contentOf(tokens).slice(0, 12)
  const pointed = all.filter((word) => !/^(?:yang|untuk|pilih|buat|mau)$/.test(word))
  const said = pointed.length ? pointed : all
  if (!said.length) return []
  const labels = options.map((option) => ({ option, words: contentOf(wordsOf(option.label).tokens) }))
  const inside = labels.filter(({ words }) => said.every((word) => words.includes(word)))
  if (inside.length) return inside.map(({ option }) => option)
  const covers = labels.filter(({ words }) => words.length > 0 && words.every((word) => said.includes(word)))
  if (covers.length === 1 && covers[0]) return [covers[0].option]
  const typed = said.join(' ')
  if (typed.length < 4) return []
  const ranked = labels
    .map(({ option, words }) => ({
      option,
      apart: Math.min(apartFrom(typed, words.join(' ')), ...words.map((word) => apartFrom(typed, word))),
    }))
    .filter(({ apart }) => apart <= Math.max(1, Math.floor(typed.length / 4)))
    .sort((a, b) => a.apart - b.apart)
  return ranked.filter(({ apart }) => apart === ranked[0]?.apart).map(({ option }) => option)
}

const apartFrom = (typed: string, label: string) =>
  Math.abs(typed.length - label.length) > 3 ? Number.POSITIVE_INFINITY : distance(typed, label)
