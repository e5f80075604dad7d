import { FILLERS } from '../../answers/grammar/fillers.ts'
import { endsClause } from '../../answers/grammar/parts.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import { bareUnitAt } from '../../answers/grammar/units.ts'
import type { Claims, Said } from '../said.ts'
import type { Product } from './product.ts'
import { BEFORE_NAME, ENDS_NAME, NAMES_FOLLOW, NO_NAME } from './words.ts'

const LONGEST_NAME = 10

/** Name and brand: labelled, behind 'jual' and the like, or simply the first words that mean nothing else. */
export function namesIn(words: Words, mine: Claims): Pick<Product, 'name' | 'brand' | 'variants'> {
  const brand = brandIn(words, mine)
  if (brand) mine.claim(brand.from - 1, brand.to)
  const name = labelled(words, mine) ?? announced(words, mine) ?? first(words, mine)
  const either = name && alternatives(words, name, mine)
  if (either) return { ...either, ...(brand ? { brand } : {}) }
  return { ...(name ? { name } : {}), ...(brand ? { brand } : {}) }
}

/** 'telor gabus keju/pedas': one name, two variants. */
function alternatives(words: Words, name: Said<string>, mine: Claims): Pick<Product, 'name' | 'variants'> | undefined {
  const { tokens } = words
  if (tokens[name.to]?.text !== '/' || name.to - name.from < 2) return undefined
  const variants = [(tokens[name.to - 1] as Token).text]
  let to = name.to
  while (tokens[to]?.text === '/' && tokens[to + 1]?.kind === 'word' && mine.free(to + 1)) {
    variants.push((tokens[to + 1] as Token).text)
    to += 2
  }
  if (variants.length < 2) return undefined
  mine.claim(name.to - 1, to)
  return {
    name: { value: written(words, name.from, name.to - 1), from: name.from, to: name.to - 1 },
    variants: { value: variants, from: name.to - 1, to },
  }
}

/** 'merk: Mak Onah', 'mereknya haji udin', 'brand DapurNeng'. */
function brandIn(words: Words, mine: Claims): Said<string> | undefined {
  const { tokens } = words
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.norm !== 'merek' || !mine.free(at)) continue
    let start = at + 1
    while (/^(?:[:="]|nya|na|adalah|yaitu|dagang|saya)$/.test(tokens[start]?.norm ?? '')) start++
    const end = runEnd(words, start, mine, true)
    const run = trim(words, start, end, true)
    if (run) {
      mine.claim(at, start)
      return { ...run, value: run.value.replace(/^["']+|["']+$/g, '') }
    }
  }
  return undefined
}

/** 'Nama produk: …', 'nama produknya …', 'Produk: …'. */
function labelled(words: Words, mine: Claims): Said<string> | undefined {
  const { tokens } = words
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!mine.free(at) || (token.norm !== 'nama' && token.norm !== 'produk')) continue
    let start = at + 1
    if (tokens[start]?.norm === 'produk' || tokens[start]?.norm === 'barang' || tokens[start]?.norm === 'dagangan')
      start++
    else if (
      token.norm === 'nama' &&
      /^(?:usaha|toko|saya|umkm|pemilik|lengkap|owner)$/.test(tokens[start]?.norm ?? '')
    )
      continue
    let colon = false
    while (/^(?:[:=]|nya|na|adalah|yaitu|-)$/.test(tokens[start]?.norm ?? '')) {
      colon ||= tokens[start]?.text === ':' || tokens[start]?.text === '='
      start++
    }
    if (!colon && token.norm === 'produk') continue
    const run = trim(words, start, runEnd(words, start, mine), colon)
    if (run) return run
  }
  return undefined
}

/** 'mau daftarin sambel cumi', 'sy jual terasi', 'produk saya dodol betawi'. */
function announced(words: Words, mine: Claims): Said<string> | undefined {
  const { tokens } = words
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!mine.free(at) || !leadsToName(token.norm)) continue
    let start = at + 1
    while (tokens[start] && mine.free(start) && BEFORE_NAME.has((tokens[start] as Token).norm) && start - at < 6)
      start++
    const run = trim(words, start, runEnd(words, start, mine))
    if (run) return run
  }
  return undefined
}

const leadsToName = (norm: string) => NAMES_FOLLOW.has(norm) || /da[fp]tar/.test(norm)

/** The first run of free words that can be a name. */
function first(words: Words, mine: Claims): Said<string> | undefined {
  const { tokens } = words
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as Token
    if (!mine.free(at) || token.kind !== 'word') {
      at++
      continue
    }
    const end = Math.max(runEnd(words, at, mine), at + 1)
    const run = trim(words, at, end)
    if (run && !isOccasion(tokens, run)) return run
    at = end
  }
  return undefined
}

/** 'kalau ramadan', 'pas lebaran': when, not what. */
const isOccasion = (tokens: readonly Token[], { from }: Said<string>) =>
  /^(?:kalau|pas|musim|waktu|saat|bulan|untuk|menjelang|mau)$/.test(tokens[from - 1]?.norm ?? '') &&
  /^(?:lebaran|ramadan|puasa|natal|imlek|rame|ramai|musim|hari)$/.test(tokens[from]?.norm ?? '')

/** Past the last token of the words that belong together from here. */
function runEnd({ tokens }: Words, start: number, mine: Claims, brand = false): number {
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
  if (token.norm === 'rumah') return /^(?:di|saya|alamat|:|kami)$/.test(tokens[at + 1]?.norm ?? '')
  // 'cireng isi ayam', 'Keripik Tempe Bu Sri', 'Dapur Teh Rina'
  if (token.norm === 'isi') return raw !== 'isi'
  if (brand && /^(?:Ibu|Bapak|Bunda|Mas|Teteh)$/.test(token.text)) return false
  if (/^(?:bu|ibu|pak|bapak|teh|mak|mas|mbak|kang|ya|saya|kami)$/.test(raw)) return !nameOfPerson(tokens, at)
  if (brand && /^(?:untuk|di)$/.test(token.norm)) return true
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
function trim(words: Words, from: number, to: number, labelled = false): Said<string> | undefined {
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
  if (norm === 'teh' && isTea(tokens[at + 1])) return false
  return kind !== 'word' || (!nameOfPerson(tokens, at) && (NO_NAME.has(norm) || FILLERS.has(norm)))
}

/** 'Teh celup', 'teh daun kelor': tea, not 'teteh'. */
const isTea = (next: Token | undefined) =>
  /^(?:celup|herbal|hijau|hitam|rosella|tarik|bubuk|melati|poci|daun|botol|manis|kelor|kotak|bunga|tubruk|rempah|jahe|sereh|telang|seduh)$/.test(
    next?.norm ?? '',
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
  return unit !== undefined && unit.to === at + 1 && (!unit.weak || unit.unit.name !== 'set')
}
