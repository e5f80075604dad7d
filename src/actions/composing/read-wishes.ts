import { districtsIn } from '../../answers/grammar/districts.ts'
import { readLength } from '../../answers/grammar/lengths.ts'
import { readNumber } from '../../answers/grammar/numbers.ts'
import { type Token, type Words, wordsOf } from '../../answers/grammar/tokens.ts'
import { DISTRICTS } from '../../domain/districts.ts'
import { guessKinds, sureKind } from '../../domain/products/guess.ts'
import type { Change } from './wishes.ts'

const NO = /^(?:tanpa|jangan|tidak|bukan|selain|kecuali|hindari|hindarin|anti|no|teu|ulah)$/
const YES =
  /^(?:ada|isi|isinya|harus|wajib|pakai|pake|dengan|mau|minta|termasuk|tambah|tambahin|ingin|pengen|butuh|perlu|kudu)$/
const FREE = /^(?:boleh|bebas|gapapa|gpp|oke|ok)$/
const GLASS = /^(?:kaca|beling)$/
const MAKERS = /^(?:umkm|ukm|usaha|pengusaha|perajin|pengrajin|pembuat|produsen|dapur)$/
const PARTS = /^(?:dan|sama|serta|atau|plus|,|&|\+|\/)$/
const STOPS = /^(?:tapi|namun|[.;!?])$/
/** Words before a wish in which a 'no' still belongs to it: 'tidak harus halal'. */
const NEAR = 4

/** Days that 'tahan lama' asks for. House figure: parcels are eaten over the weeks around the feast. */
export const LONG_DAYS = 30

/** What words wish of the contents of a parcel: 'halal semua, tanpa kaca, harus ada kopi, minimal 10 UMKM dari Klari'. */
export function readWishes(text: string, regionCode: string): Change {
  const words = wordsOf(text)
  const kinds = kindsIn(words)
  const halal = halalIn(words.tokens)
  const glass = glassIn(words.tokens)
  const keeps = keepsIn(words)
  const makers = makersIn(words.tokens)
  const districts = placesIn(words, regionCode)
  const anywhere = words.tokens.some(
    ({ norm }, at) => /^(?:kecamatan|daerah|wilayah)$/.test(norm) && isFree(words.tokens, at),
  )
  const anything = words.tokens.some(
    ({ norm, stem }, at) => /^(?:jenis|isi)$/.test(stem ?? norm) && isFree(words.tokens, at),
  )
  return {
    ...(halal === undefined ? {} : { halalOnly: halal }),
    ...(glass === undefined ? {} : { noGlass: glass }),
    ...(keeps === undefined ? {} : { keepsDays: keeps }),
    ...(makers === undefined ? {} : { makers }),
    ...(districts.length ? { districts } : anywhere ? { districts: null } : {}),
    ...(anything ? { kinds: null, notKinds: null } : {}),
    ...(kinds.wanted.length ? { kinds: kinds.wanted } : {}),
    ...(kinds.refused.length ? { notKinds: kinds.refused } : {}),
  }
}

const before = (tokens: readonly Token[], at: number): string[] => {
  const near = tokens.slice(Math.max(0, at - NEAR), at).map(({ norm }) => norm)
  return near.slice(near.findLastIndex((norm) => STOPS.test(norm) || PARTS.test(norm)) + 1)
}

function halalIn(tokens: readonly Token[]): true | null | undefined {
  const at = tokens.findIndex(({ norm }) => norm === 'halal')
  if (at < 0) return undefined
  const free = before(tokens, at).some((norm) => NO.test(norm) || FREE.test(norm)) || FREE.test(normAt(tokens, at + 1))
  return free ? null : true
}

function glassIn(tokens: readonly Token[]): true | null | undefined {
  const at = tokens.findIndex(({ norm }) => GLASS.test(norm))
  if (at < 0) return undefined
  const near = before(tokens, at)
  if (near.some((norm) => FREE.test(norm)) || FREE.test(normAt(tokens, at + 1))) return null
  return near.some((norm) => NO.test(norm)) ? true : undefined
}

const KEEPS = /^(?:tahan|tahannya|awet|awetnya|simpan|kedaluwarsa|kadaluarsa|kadaluwarsa|expired|exp)$/
const SPOILS = /^(?:basi|busuk|apek|melempem|rusak|jamuran)$/

/** 'yang tahan lama', 'jangan yang gampang basi', 'tahan minimal 2 bulan': days. */
function keepsIn(words: Words): number | null | undefined {
  const { tokens } = words
  const at = tokens.findIndex(({ norm }) => KEEPS.test(norm))
  if (at >= 0) {
    if (before(tokens, at).some((norm) => NO.test(norm) || FREE.test(norm)) || isFree(tokens, at)) return null
    const said = readLength(words)
    return said && said.from > at ? said.days : LONG_DAYS
  }
  const spoils = tokens.findIndex(({ norm }) => SPOILS.test(norm))
  return spoils >= 0 && before(tokens, spoils).some((norm) => NO.test(norm)) ? LONG_DAYS : undefined
}

const normAt = (tokens: readonly Token[], at: number): string => tokens[at]?.norm ?? ''

/** 'jumlah UMKM bebas', 'kecamatan mana saja' */
const isFree = (tokens: readonly Token[], at: number): boolean =>
  /^(?:bebas|terserah|mana|berapa)$/.test(normAt(tokens, at + 1))

/** 'minimal 10 UMKM', 'sepuluh usaha' */
function makersIn(tokens: readonly Token[]): number | null | undefined {
  const at = tokens.findIndex(({ norm }) => MAKERS.test(norm))
  if (at >= 0 && isFree(tokens, at)) return null
  for (let from = Math.max(0, at - 2); from < at; from++) {
    const number = readNumber(tokens, from, () => false)
    if (number?.to === at && Number.isInteger(number.value) && number.value > 0) return number.value
  }
  return undefined
}

/** Kecamatan behind 'dari', 'di', 'kecamatan', and those counted up with one of them; of 'Cilamaya' both. */
function placesIn(words: Words, regionCode: string): string[] {
  const places: string[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { districts, cued, exact, from, to } of districtsIn(words, DISTRICTS, regionCode)) {
    const counted = exact && from - end <= 1 && PARTS.test(normAt(words.tokens, from - 1))
    if (!cued && !counted) continue
    end = to
    places.push(...districts.filter((one) => one.regionCode === regionCode).map(({ code }) => code))
  }
  return [...new Set(places)]
}

/** Kinds of goods named in each part of the words, wanted unless a 'no' stands before; 'tapi' and full stops end that. */
function kindsIn({ tokens }: Words): { wanted: string[]; refused: string[] } {
  const found = { wanted: new Set<string>(), refused: new Set<string>() }
  let no = false
  let part: string[] = []
  const close = () => {
    const name = part.join(' ')
    const kind = sureKind(name) ?? guessKinds(name)[0]
    if (kind) (no ? found.refused : found.wanted).add(kind)
    part = []
  }
  for (const [at, { norm, text }] of tokens.entries()) {
    if (STOPS.test(norm) || norm === '\n') {
      close()
      no = false
    } else if (PARTS.test(norm)) close()
    else if (NO.test(norm)) {
      close()
      no = true
    } else if (YES.test(norm)) {
      if (NO.test(normAt(tokens, at - 1))) continue
      close()
      no = false
    } else part.push(text.toLowerCase())
  }
  close()
  return { wanted: [...found.wanted], refused: [...found.refused] }
}
