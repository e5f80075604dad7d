import { endsClause } from '../../answers/grammar/clauses.ts'
import { FILLERS } from '../../answers/grammar/fillers.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import { wordSet } from '../../answers/grammar/word-set.ts'
import type { Claims, Said } from '../said.ts'
import { ENDS_NAME, NAMES_FOLLOW, NO_NAME } from './words.ts'

/** 'miniatur becak dari bambu' is all name. */
const MATERIALS =
  wordSet(`bambu kayu rotan kain pandan mendong kulit batok tanah perca koran kaca eceng kertas logam besi limbah bahan
  singkong ubi tepung ketan beras jagung pisang kelapa buah susu`)

const LONGEST_NAME = 10

/** Past the last token of the words that belong together from here. */
export function runEnd({ tokens }: Words, start: number, mine: Claims, brand = false): number {
  let at = start
  for (; at < tokens.length && at - start < LONGEST_NAME + 4; at++) {
    const token = tokens[at] as Token
    if (!mine.free(at) || token.kind === 'break' || token.kind === 'emoji') break
    if (token.kind === 'sign') {
      if (
        (token.text === '-' && token.glued && tokens[at + 1]?.glued) ||
        token.text === '&' ||
        token.text === "'" ||
        (token.text === '.' && token.glued && tokens[at + 1]?.glued)
      )
        continue
      if (token.text === '"' && brand) continue
      break
    }
    if (at === start) continue
    // 'brownies loyang 20x20'
    if (token.kind === 'number' && tokens[at + 1]?.norm === 'x' && tokens[at + 2]?.kind === 'number') break
    if (token.kind === 'word' && endsName(tokens, at, brand)) break
  }
  return at
}

function endsName(tokens: readonly Token[], at: number, brand: boolean): boolean {
  const token = tokens[at] as Token
  const raw = token.text.toLowerCase()
  // 'Dapur Nek Ijah': a name, not the Javanese 'kalau'
  if (raw !== token.norm && /^\p{Lu}\p{Ll}/u.test(token.text) && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? ''))
    return false
  if (token.norm === 'dari' && MATERIALS.has(tokens[at + 1]?.norm ?? '')) return false
  if (token.norm === 'rumah') return /^(?:di|saya|alamat|:|kami)$/.test(tokens[at + 1]?.norm ?? '')
  // 'cireng isi ayam', 'Keripik Tempe Bu Sri', 'Dapur Teh Rina'
  if (token.norm === 'isi') return raw !== 'isi'
  if (brand && /^(?:Ibu|Bapak|Bunda|Mas|Teteh)$/.test(token.text)) return false
  if (/^(?:bu|ibu|pak|bapak|teh|mak|mas|mbak|kang|ya|saya|kami)$/.test(raw)) return !nameOfPerson(tokens, at)
  if (brand && (/^(?:untuk|di)$/.test(token.norm) || /^(?:rasa|varian|warna)$/.test(token.text))) return true
  return (
    ENDS_NAME.has(token.norm) || (NAMES_FOLLOW.has(token.norm) === true && /^(?:jual|jualan|daftar)$/.test(token.norm))
  )
}

/** 'Bu Sri' inside a name; 'bu' before a comma is address. */
function nameOfPerson(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return (
    next?.kind === 'word' &&
    !FILLERS.has(next.norm) &&
    !ENDS_NAME.has(next.norm) &&
    /^\p{Lu}/u.test((tokens[at] as Token).text) &&
    /^\p{Lu}/u.test(next.text)
  )
}

/**
 * Drops greetings, particles, verbs and packs around a name; nothing left: no name.
 * @param labelled behind 'nama:' or 'merek' everything but address at the end belongs to it
 */
export function trim(words: Words, from: number, to: number, labelled = false): Said<string> | undefined {
  const { tokens } = words
  let [start, end] = [from, Math.min(to, from + LONGEST_NAME + 4)]
  if (!labelled) while (start < end && (isLoose(tokens, start) || tokens[start]?.kind === 'number')) start++
  while (end > start && droppedAtEnd(tokens, start, end - 1, labelled)) end--
  if (!labelled && end - start === 1 && packAtEnd(tokens, start)) return undefined
  const value = written(words, start, end)
  if (!/\p{L}{2}/u.test(value) || end - start > LONGEST_NAME) return undefined
  return { value, from: start, to: end }
}

/** Not part of any name, unless it begins a person's ('Bu Sri'). */
function isLoose(tokens: readonly Token[], at: number): boolean {
  const { kind, norm } = tokens[at] as Token
  if (isTea(tokens, at)) return false
  return kind !== 'word' || (!nameOfPerson(tokens, at) && (NO_NAME.has(norm) || FILLERS.has(norm)))
}

/** 'Teh celup', 'teh daun kelor': tea, not 'teteh'. */
export const isTea = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.norm === 'teh' &&
  /^(?:celup|herbal|hijau|hitam|putih|rosella|rosela|tarik|bubuk|melati|poci|daun|botol|manis|kelor|kotak|bunga|tubruk|rempah|jahe|sereh|telang|seduh)$/.test(
    tokens[at + 1]?.norm ?? '',
  )

const raw = ({ text }: Token) => text.toLowerCase()

function droppedAtEnd(tokens: readonly Token[], start: number, at: number, labelled: boolean): boolean {
  const token = tokens[at] as Token
  if (token.kind === 'sign') return true
  // 'Sambal bawang level 5'
  if (token.kind === 'number' && /^(?:level|lv|tipe|type|seri|grade)$/.test(tokens[at - 1]?.norm ?? '')) return false
  if (raw(token) === 'isi' && at > start && endsClause(tokens[at + 1])) return false
  if (!labelled) return isLoose(tokens, at) || (at > start && packAtEnd(tokens, at))
  const family = /^(?:ibu|bapak|mas|teteh|akang|bunda)$/i.test(token.text)
  return FILLERS.has(token.norm) && /^\p{Ll}/u.test(token.text) && !(family && at === start + 1)
}

/** 'Kue semprong toples' + 400gr: the pack is not part of the name. */
function packAtEnd(tokens: readonly Token[], at: number): boolean {
  const unit = bareUnitAt(tokens, at)
  return (
    unit !== undefined &&
    unit.to === at + 1 &&
    (!unit.weak || !/^(?:set|gulung|potong|batang|pot)$/.test(tokens[at]?.norm ?? ''))
  )
}
