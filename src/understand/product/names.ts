import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import type { Claims, Said } from '../said.ts'
import { isTea, runEnd, trim } from './name-run.ts'
import type { Product } from './product.ts'
import { BEFORE_NAME, NAMES_FOLLOW } from './words.ts'

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
    if ((tokens[at]?.norm !== 'merek' && !isBrandMark(tokens, at)) || !mine.free(at)) continue
    let start = at + 1
    while (/^(?:[:="]|nya|na|adalah|yaitu|dagang|saya)$/.test(tokens[start]?.norm ?? '')) start++
    const end = runEnd(words, start, mine, true)
    const run = trim(words, start, end, true)
    if (run) {
      mine.claim(at, start)
      return { ...run, value: run.value.replace(/^["']+|["']+$/g, '') }
    }
  }
  return quotedIn(words, mine)
}

/** 'keripik pisang "Cau Raos"': between quotation marks, behind the name. */
function quotedIn(words: Words, mine: Claims): Said<string> | undefined {
  const { tokens } = words
  const open = tokens.findIndex(({ text }, at) => text === '"' && at > 0 && mine.free(at))
  const close = open < 0 ? -1 : tokens.findIndex(({ text }, at) => at > open + 1 && text === '"')
  if (close < 0 || close - open > 6 || tokens[open - 1]?.kind !== 'word') return undefined
  for (let at = open + 1; at < close; at++) if (!mine.free(at)) return undefined
  return { value: written(words, open + 1, close), from: open + 1, to: close }
}

/** 'kecap manis cap Jempol', not 'batik cap' or 'cap go meh'. */
const isBrandMark = (tokens: readonly Token[], at: number) =>
  tokens[at]?.norm === 'cap' && at > 0 && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') && tokens[at + 1]?.norm !== 'go'

/** 'Nama produk: …', 'nama produknya …', 'Produk: …'. */
export function labelled(words: Words, mine: Claims): Said<string> | undefined {
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
    if (!mine.free(at) || !leadsToName(token.norm) || tokens[at - 1]?.norm === 'nama') continue
    let start = at + 1
    while (
      tokens[start] &&
      mine.free(start) &&
      BEFORE_NAME.has((tokens[start] as Token).norm) &&
      !isTea(tokens, start) &&
      start - at < 6
    )
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
