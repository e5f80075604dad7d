import type { District } from '../kind.ts'
import { remembered } from './remembered.ts'
import type { Token } from './tokens.ts'

export interface Index {
  byName: Map<string, District[]>
  /** 'cikarang' → all five; a name's first word, where the name has more */
  byFirst: Map<string, District[]>
  names: string[]
}

export const DIRECTIONS: Readonly<Record<string, string>> = {
  brt: 'barat',
  tmr: 'timur',
  tim: 'timur',
  tmur: 'timur',
  tengah: 'tengah',
  utr: 'utara',
  ut: 'utara',
  sel: 'selatan',
  slt: 'selatan',
  sltn: 'selatan',
  pst: 'pusat',
  wtn: 'wetan',
  wet: 'wetan',
  kln: 'kulon',
  kul: 'kulon',
  br: 'baru',
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  cikbar: 'cikarangbarat',
  cikut: 'cikarangutara',
  ciksel: 'cikarangselatan',
  cikpus: 'cikarangpusat',
  ciktim: 'cikarangtimur',
  ckr: 'cikarang',
  ckrng: 'cikarang',
  krw: 'karawang',
  krwg: 'karawang',
  tamsel: 'tambunselatan',
  tamut: 'tambunutara',
  rdk: 'rengasdengklok',
  dengklok: 'rengasdengklok',
  rengas: 'rengasdengklok',
  telukjambe: 'telukjambe',
  tljambe: 'telukjambe',
  pwk: 'purwakarta',
  kalri: 'klari',
}

const indexes = new WeakMap<readonly District[], Index>()

export const squash = remembered((name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c'),
)

export function indexOf(districts: readonly District[]): Index {
  const known = indexes.get(districts)
  if (known) return known
  const index: Index = { byName: new Map(), byFirst: new Map(), names: [] }
  for (const district of districts) {
    const name = squash(district.name)
    index.byName.set(name, [...(index.byName.get(name) ?? []), district])
    const [first = '', more] = district.name.split(' ')
    if (more) index.byFirst.set(squash(first), [...(index.byFirst.get(squash(first)) ?? []), district])
  }
  index.names = [...index.byName.keys()]
  indexes.set(districts, index)
  return index
}

export const expanded = (token: Token) => {
  const word = squash(token.text)
  return SHORT_NAMES[word] ?? DIRECTIONS[word] ?? word
}
