import { distance } from 'fastest-levenshtein'
import { REGIONS } from '../../domain/districts.ts'
import type { District } from '../kind.ts'
import { DIRECTIONS, expanded, type Index, indexOf, squash } from './district-names.ts'
import type { Token, Words } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** A kecamatan named in a message. */
export interface DistrictFound {
  /** all it may be; one = certain */
  districts: readonly District[]
  from: number
  to: number
  /** 'kec.', 'di', 'alamat' stands before it */
  cued: boolean
  /** it is all there is between two commas, stops or lines */
  alone: boolean
  exact: boolean
}

const CUES =
  wordSet(`kec kecamatan di dari alamat lokasi rumah asal daerah wilayah domisili kampung ke deket dekat tinggal
  alamatnya lokasinya rumahnya sekitar area toko desa orang urang warga bumi linggih tempat dapur gudang
  pabrik`)

/** Kecamatan whose names are common words count only behind 'di', 'kec' and the like. */
export const COMMON_PLACE = /^(?:Pedes|Setu|Pangkalan|Bojong|Campaka|Cibatu|Serang Baru)$/

/** Nobody lists more places in one message. */
const MOST_PLACES = 12

/**
 * Kecamatan named in a message, however they are spelled ('Kotabaru', 'Teluk Jambe Timur', 'cikarang sel').
 * @param region the regency whose kecamatan win when a name exists in several
 */
export function districtsIn({ tokens }: Words, all: readonly District[], region?: string): DistrictFound[] {
  const index = indexOf(all)
  const found: DistrictFound[] = []
  for (let at = 0; at < tokens.length && found.length < MOST_PLACES; at++) {
    const match = matchAt(tokens, at, index) ?? misspelled(tokens, at, index)
    if (!match) continue
    const districts = narrowed(tokens, match, region)
    const before = cueBefore(tokens, at)
    found.push({ ...match, districts, cued: before, alone: standsAlone(tokens, match.from, match.to) })
    at = match.to - 1
  }
  return found
}

const NAMES_PLACE = /^(?:kec|kecamatan|di|alamat|lokasi|domisili|daerah)$/

/** 'kec cikampk', 'di rengasdenglok': a slip counts right behind a word that leads to a place. */
function misspelled(
  tokens: readonly Token[],
  at: number,
  index: Index,
): Omit<DistrictFound, 'cued' | 'alone'> | undefined {
  const cue = /^[.:]$/.test(tokens[at - 1]?.text ?? '') ? tokens[at - 2] : tokens[at - 1]
  if (tokens[at]?.kind !== 'word' || !NAMES_PLACE.test(cue?.norm ?? '')) return undefined
  const own = /^kec/.test(cue?.norm ?? '')
  let typed = ''
  let best: { name: string; apart: number; to: number } | undefined
  for (let to = at; to < Math.min(tokens.length, at + 2); to++) {
    const token = tokens[to] as Token
    if (token.kind !== 'word') break
    typed += to === at ? expanded(token) : (DIRECTIONS[squash(token.text)] ?? squash(token.text))
    const most = typed.length >= 9 ? 2 : typed.length >= 6 || (own && typed.length >= 5) ? 1 : 0
    for (const name of most ? index.names : []) {
      if (name[0] !== typed[0] || Math.abs(name.length - typed.length) > most) continue
      const apart = distance(typed, name)
      if (apart <= most && (!best || apart < best.apart)) best = { name, apart, to: to + 1 }
    }
  }
  return best && { districts: index.byName.get(best.name) ?? [], from: at, to: best.to, exact: false }
}

/** One name, typed as an answer: near spellings count too. */
export function districtNamed(words: Words, all: readonly District[], region?: string): DistrictFound | undefined {
  const exact = districtsIn(words, all, region)
  const best = exact.find(({ cued }) => cued) ?? exact[0]
  if (best) return best
  const index = indexOf(all)
  const letters = words.tokens.filter(
    ({ kind, norm }) =>
      kind === 'word' &&
      !CUES.has(norm) &&
      !/^(?:bu|pak|saya|ya|kak|mas|mbak|kab|kabupaten|karawang|bekasi|purwakarta)$/.test(norm),
  )
  if (!letters.length || letters.length > 3) return undefined
  const typed = squash(letters.map((token) => expanded(token)).join(''))
  if (typed.length < 5) return undefined
  const most = typed.length < 8 ? 1 : 2
  let near: string[] = []
  let least = most + 1
  for (const name of index.names) {
    if (Math.abs(name.length - typed.length) > most) continue
    const apart = distance(typed, name)
    if (apart < least) [near, least] = [[name], apart]
    else if (apart === least && apart <= most) near.push(name)
  }
  if (!near.length) return undefined
  const match = {
    districts: near.flatMap((name) => index.byName.get(name) ?? []),
    from: 0,
    to: words.tokens.length,
    exact: false,
  }
  return { ...match, districts: narrowed(words.tokens, match, region), cued: false, alone: true }
}

function matchAt(
  tokens: readonly Token[],
  at: number,
  index: Index,
): Omit<DistrictFound, 'cued' | 'alone'> | undefined {
  const first = tokens[at]
  if (first?.kind !== 'word' || first.text.length < 2) return undefined
  let joined = ''
  let best: Omit<DistrictFound, 'cued' | 'alone'> | undefined
  let words = 0
  for (let to = at; to < tokens.length && words < 3; to++) {
    const token = tokens[to] as Token
    if (token.text === '-' && words > 0) continue
    if (token.kind !== 'word') break
    joined += words === 0 ? expanded(token) : (DIRECTIONS[squash(token.text)] ?? squash(token.text))
    words++
    const whole = index.byName.get(joined)
    if (whole) best = { districts: whole, from: at, to: to + 1, exact: true }
    else if (
      index.byFirst.has(joined) &&
      joined !== 'kota' &&
      joined !== 'serang' &&
      joined !== 'kedung' &&
      joined !== 'karang' &&
      joined !== 'karawang'
    )
      best = { districts: index.byFirst.get(joined) ?? [], from: at, to: to + 1, exact: false }
  }
  return best
}

/** The regency named beside it decides, then the regency spoken to. */
function narrowed(
  tokens: readonly Token[],
  { districts, to }: { districts: readonly District[]; to: number },
  region: string | undefined,
): readonly District[] {
  if (districts.length < 2) return districts
  const named = REGIONS.find(({ name }) => tokens.some(({ norm }, at) => norm === name.toLowerCase() && at >= to))
  const inNamed = named && districts.filter(({ regionCode }) => regionCode === named.code)
  if (inNamed?.length) return inNamed
  const sameName = new Set(districts.map(({ name }) => name)).size === 1
  const here = sameName && region !== undefined ? districts.filter(({ regionCode }) => regionCode === region) : []
  return here.length === 1 ? here : districts
}

function cueBefore(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (token.kind === 'word') return CUES.has(token.norm) || CUES.has(token.stem)
    if (!/^[.:]$/.test(token.text)) return false
  }
  return false
}

const edge = (token: Token | undefined) =>
  !token ||
  token.kind === 'break' ||
  token.kind === 'emoji' ||
  (token.kind === 'sign' && /^[,.;!?()-]$/.test(token.text))

function standsAlone(tokens: readonly Token[], from: number, to: number): boolean {
  let end = to
  while (
    tokens[end]?.kind === 'word' &&
    /^(?:bu|pak|kak|ya|karawang|bekasi|purwakarta|kab|saya)$/.test((tokens[end] as Token).norm)
  )
    end++
  return edge(tokens[from - 1]) && edge(tokens[end])
}
