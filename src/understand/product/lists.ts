import { FILLERS } from '../../answers/grammar/fillers.ts'
import { type Token, type Words, written } from '../../answers/grammar/tokens.ts'
import type { Claims, Said } from '../said.ts'
import type { Product } from './product.ts'
import { ENDS_NAME, STORAGE, VARIANTS } from './words.ts'

type Lists = Pick<Product, 'variants' | 'bundle' | 'storage'>

const AND = /^(?:dan|sama|&|\+|atau|plus|dengan|jeung|\/)$/
const LONGEST_ITEM = 5
const MOST_ITEMS = 20

/** Variants ('warna: natural, coklat'), what a parcel holds ('isinya nastar, kastengel') and how it is kept. */
export function listsIn(words: Words, mine: Claims): Lists {
  const { tokens } = words
  const found: Lists = {}
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!mine.free(at)) continue
    if (token.kind === 'word' && (VARIANTS.has(token.norm) || VARIANTS.has(token.stem))) {
      const list = itemsFrom(words, at + 1, mine)
      if (list.value.length >= (list.labelled ? 1 : 2) && !found.variants) {
        found.variants = { value: list.value, from: at, to: list.to }
        mine.claim(startOf(tokens, at, mine), list.to)
      }
    } else if (!found.bundle && holdsList(tokens, at)) {
      const list = itemsFrom(words, at + 1, mine)
      if (list.value.length >= 2) {
        found.bundle = { value: list.value, from: at, to: list.to }
        mine.claim(at, list.to)
      }
    }
  }
  if (!found.bundle) itemized(words, mine, found)
  const storage = storageIn(tokens)
  if (storage) {
    found.storage = storage
    // 'cilok frozen' is a name; 'simpan di freezer' and '(frozen)' are not
    const inName =
      storage.to - storage.from === 1 && mine.free(storage.from - 1) && tokens[storage.from - 1]?.kind === 'word'
    if (!inName) mine.claim(storage.from, storage.to)
  }
  return found
}

/** 'ada rasa', 'tersedia varian', 'pilihan warna' begin the list together. */
function startOf(tokens: readonly Token[], at: number, mine: Claims): number {
  let from = at
  while (
    from > 0 &&
    mine.free(from - 1) &&
    /^(?:ada|tersedia|pilihan|dengan|banyak|macam|varian|aneka|punya|\d)$/.test((tokens[from - 1] as Token).norm)
  )
    from--
  return from
}

/** 'isinya nastar, …', 'isi: …', 'terdiri dari …', 'berisi …'; 'cireng isi ayam' has no list. */
function holdsList(tokens: readonly Token[], at: number): boolean {
  const { norm } = tokens[at] as Token
  if (norm === 'isi' || norm === 'isian') return tokens[at + 1]?.kind !== 'number'
  return (norm === 'dari' && /^terdiri$/.test(tokens[at - 1]?.norm ?? '')) || norm === 'terdiri'
}

/** 'Snack box rapat 15rb/box: risol, lemper, …' — a list right behind a price and a colon. */
function itemized(words: Words, mine: Claims, found: Lists): void {
  const { tokens } = words
  for (let at = 1; at < tokens.length; at++) {
    if (tokens[at]?.text !== ':' || mine.free(at - 1) || !mine.free(at)) continue
    const list = itemsFrom(words, at + 1, mine)
    if (list.value.length < 2) continue
    // 'aneka keripik buah 20rb: nangka, apel'
    const kinds = tokens
      .slice(0, at)
      .some(({ norm }) => /^(?:aneka|macam|macam2|berbagai|varian|rasa|pilihan)$/.test(norm))
    found[kinds ? 'variants' : 'bundle'] = { value: list.value, from: at, to: list.to }
    mine.claim(at, list.to)
    return
  }
}

/** Items from a token on, split by commas, 'dan', 'sama', '/'; up to a stop, a line, or something already understood. */
function itemsFrom(words: Words, start: number, mine: Claims): { value: string[]; to: number; labelled: boolean } {
  const { tokens } = words
  let at = start
  let labelled = false
  while (
    /^(?:[:=-]|nya|na|ada|yaitu|adalah|itu|yang|dari|antara|lain|macam|tersedia|rasa|warna|\.)$/.test(
      tokens[at]?.norm ?? '',
    )
  ) {
    labelled ||= tokens[at]?.text === ':' || tokens[at]?.text === '='
    at++
  }
  const value: string[] = []
  let from = at
  let to = at
  const close = (end: number) => {
    const item = trimmed(words, from, end)
    if (item && item.words <= LONGEST_ITEM) value.push(item.text)
    return item !== undefined && item.words <= LONGEST_ITEM
  }
  for (; at <= tokens.length && value.length < MOST_ITEMS; at++) {
    const token = tokens[at]
    const stops =
      !token ||
      token.kind === 'break' ||
      token.kind === 'emoji' ||
      /^[.;()!?:|]$/.test(token.text) ||
      !mine.free(at) ||
      (token.kind === 'number' && value.length > 0 && token.text.length > 2)
    const splits =
      token !== undefined && (token.text === ',' || AND.test(token.norm) || (token.text === '-' && !token.glued))
    if (!stops && !splits) continue
    // 'rasa dark choco & matcha, exp 6 bulan': the list ends where something else begins
    if (value.length > 0 && endsList(tokens, from)) break
    if (at > from) {
      if (!close(at)) break
      to = at
    }
    if (stops) break
    from = at + 1
  }
  return { value, to, labelled }
}

const endsList = (tokens: readonly Token[], at: number) => {
  const { norm = '', text = '' } = tokens[at] ?? {}
  return norm !== 'isi' && text.toLowerCase() !== 'yang' && ENDS_NAME.has(norm)
}

/** An item without fillers around it. */
function trimmed({ text, tokens }: Words, from: number, to: number): { text: string; words: number } | undefined {
  let [start, end] = [from, to]
  while (start < end && /^(?:ada|yang|juga|rasa|warna|isi|ukuran|lalu|sama)$/.test((tokens[start] as Token).norm))
    start++
  while (
    end > start &&
    (FILLERS.has((tokens[end - 1] as Token).norm) ||
      /^(?:dll|dst|juga|lainnya|semua)$/.test((tokens[end - 1] as Token).norm))
  )
    end--
  const item = written({ text, tokens }, start, end)
  return item && /[\p{L}\d]/u.test(item) ? { text: item, words: end - start } : undefined
}

function storageIn(tokens: readonly Token[]): Said<'frozen' | 'chilled' | 'room'> | undefined {
  for (const [at, { norm, stem }] of tokens.entries()) {
    const kept = STORAGE.get(norm) ?? STORAGE.get(stem)
    const denied = tokens
      .slice(Math.max(0, at - 3), at)
      .some((token) => /^(?:tidak|tanpa|bukan|jangan)$/.test(token.norm))
    let from = at
    if (kept && !denied) {
      while (
        from > 0 &&
        /^(?:simpan|disimpan|di|dalam|suhu|taruh|lemari|penyimpanan|:|kondisi)$/.test((tokens[from - 1] as Token).norm)
      )
        from--
      return { value: kept, from, to: at + 1 }
    }
    if (norm === 'suhu' && /^(?:ruang|ruangan|kamar|biasa|normal)$/.test(tokens[at + 1]?.norm ?? ''))
      return { value: 'room', from: at, to: at + 2 }
    // 'di ruang biasa', 'diruangan biasa'
    if (/^(?:di)?ruang(?:an)?$/.test(norm) && tokens[at + 1]?.norm === 'biasa')
      return { value: 'room', from: tokens[at - 1]?.norm === 'di' ? at - 1 : at, to: at + 2 }
    if (norm === 'lemari' && tokens[at + 1]?.norm === 'es' && !denied) return { value: 'chilled', from: at, to: at + 2 }
  }
  return undefined
}
