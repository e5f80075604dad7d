import { slip } from './slip.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

const MONTHS: Readonly<Record<string, number>> = {}
for (const [index, words] of [
  'januari jan januwari january',
  'februari feb peb febr pebr pebruari pebuari febuari february',
  'maret mar mrt march',
  'april apr',
  'mei may',
  'juni jun june',
  'juli jul july',
  'agustus agt agu ags agst aug agus august',
  'september sep sept',
  'oktober okt oct october',
  'november nov nop nopember',
  'desember des dec december',
].entries())
  for (const word of words.split(' ')) (MONTHS as Record<string, number>)[word] = index + 1

const SHORT_MONTHS = wordSet('jan mar jun jul mei may des agus march')

/** The month (1–12) named at a token. Names that are also people's or other words count only behind a number. */
export function monthAt(tokens: readonly Token[], at: number, short: 'alone' | 'led' = 'led'): number | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const month = MONTHS[token.norm] ?? misspelled(tokens, at)
  if (month === undefined) return undefined
  if (short === 'alone' || !SHORT_MONTHS.has(token.norm)) return month
  const before = tokens[at - 1]
  return before?.kind === 'number' ||
    before?.text === '-' ||
    before?.text === '/' ||
    /^(?:bulan|akhir|awal|tanggal|sampai)$/.test(before?.norm ?? '')
    ? month
    : undefined
}

const LONG_MONTHS = wordSet('januari februari agustus september oktober november desember')

/** '5 dsember', 'akhir febuari': a slip counts right behind a day of the month or a word that leads to one. */
function misspelled(tokens: readonly Token[], at: number): number | undefined {
  const { norm } = tokens[at] as Token
  const before = tokens[at - 1]
  if (norm.length < 5 || !before) return undefined
  if (!(before.kind === 'number' && /^\d{1,2}$/.test(before.text)) && !/^(?:bulan|akhir|awal)$/.test(before.norm))
    return undefined
  for (const name of LONG_MONTHS) if (slip(norm, name) <= 2) return MONTHS[name]
  return undefined
}

export interface FeastWord {
  /** key of the feast table, or a fixed feast's */
  key: string
  /** days after the feast's first day ('cap go meh' is imlek + 14) */
  plus: number
  to: number
}

/** Feasts on one day every year: month-day. The product's own two and those a message may name. */
export const FIXED_DAYS: Readonly<Record<string, string>> = {
  natal: '12-25',
  kemerdekaan: '08-17',
  tahun_baru: '01-01',
  valentine: '02-14',
  kartini: '04-21',
  hari_ibu: '12-22',
  hari_guru: '11-25',
  sumpah_pemuda: '10-28',
  hari_buruh: '05-01',
}

const BEGIN_FEASTS = wordSet(
  `lebaran ied idulfitri iedulfitri idulfitrinya iduladha kurban qurban rayagung idul iedul id eid raya imlek sincia xincia cap natal christmas agustusan kemerdekaan tujuhbelasan pitulasan hut tahun valentine valentin kartini kartinian hari`,
)

/** The feast named at a token: 'lebaran', 'lebaran haji', 'idul fitri', 'imlek', '17an', 'tahun baru', 'hari raya'. */
export function feastAt(tokens: readonly Token[], at: number): FeastWord | undefined {
  const token = tokens[at]
  // it is asked of every word
  const may = token?.kind === 'number' ? token.text === '17' : token?.kind === 'word' && BEGIN_FEASTS.has(token.stem)
  return may ? feastNamed(tokens, at) : undefined
}

function feastNamed(tokens: readonly Token[], at: number): FeastWord | undefined {
  const word = (index: number) => (tokens[index]?.kind === 'word' ? (tokens[index] as Token).norm : '')
  const found = (key: string, to: number, plus = 0): FeastWord => ({ key, to, plus })
  const token = tokens[at]
  if (token?.kind === 'number') {
    if (word(at + 1) === 'an' && tokens[at + 1]?.glued) return found('kemerdekaan', at + 2)
    return tokens[at + 1]?.text === '-' && word(at + 2) === 'an' ? found('kemerdekaan', at + 3) : undefined
  }
  switch (token?.kind === 'word' ? token.stem : '') {
    case 'lebaran':
      return /^(?:haji|kurban|qurban|adha)$/.test(word(at + 1))
        ? found('idul_adha', at + 2)
        : found('idul_fitri', at + (word(at + 1) === 'idul' ? 3 : 1))
    case 'ied':
      return /^(?:adha|qurban|kurban)$/.test(word(at + 1))
        ? found('idul_adha', at + 2)
        : found('idul_fitri', at + (/^(?:fitri|fitr)$/.test(word(at + 1)) ? 2 : 1))
    case 'idulfitri':
    case 'iedulfitri':
    case 'idulfitrinya':
      return found('idul_fitri', at + 1)
    case 'iduladha':
    case 'kurban':
    case 'qurban':
    case 'rayagung':
      return found('idul_adha', at + 1)
    case 'idul':
    case 'iedul':
    case 'id':
    case 'eid':
      if (/^(?:fitri|fitr|fithri)$/.test(word(at + 1))) return found('idul_fitri', at + 2)
      return /^(?:adha|adkha|qurban|kurban)$/.test(word(at + 1)) ? found('idul_adha', at + 2) : undefined
    case 'raya':
      return word(at - 1) === 'hari'
        ? /^(?:kurban|qurban|haji)$/.test(word(at + 1))
          ? found('idul_adha', at + 2)
          : word(at + 1) === 'idul' || word(at + 1) === 'natal' || word(at + 1) === 'imlek' || word(at + 1) === 'nyepi'
            ? undefined
            : found('idul_fitri', at + 1)
        : undefined
    case 'imlek':
    case 'sincia':
    case 'xincia':
      return found('imlek', at + 1)
    case 'cap':
      return word(at + 1) === 'go' && word(at + 2) === 'meh' ? found('imlek', at + 3, 14) : undefined
    case 'natal':
    case 'christmas':
      return found('natal', at + 1)
    case 'agustusan':
    case 'kemerdekaan':
    case 'tujuhbelasan':
    case 'pitulasan':
      return found('kemerdekaan', at + 1)
    case 'hut':
      return word(at + 1) === 'ri' ? found('kemerdekaan', at + 2) : undefined
    case 'tahun':
      if (word(at + 1) !== 'baru') return undefined
      if (/^(?:imlek|cina|china|tionghoa)$/.test(word(at + 2))) return found('imlek', at + 3)
      return /^(?:islam|hijriah|hijriyah|jawa|saka)$/.test(word(at + 2)) ? undefined : found('tahun_baru', at + 2)
    case 'valentine':
    case 'valentin':
      return found('valentine', at + 1)
    case 'kartini':
    case 'kartinian':
      return found('kartini', at + 1)
    case 'hari':
      if (word(at + 1) === 'ibu') return found('hari_ibu', at + 2)
      if (word(at + 1) === 'guru') return found('hari_guru', at + 2)
      if (word(at + 1) === 'buruh') return found('hari_buruh', at + 2)
      return undefined
    default:
      return undefined
  }
}

const ORDINALS: Readonly<Record<string, number>> = {
  pertama: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  ketujuh: 7,
  kedelapan: 8,
  kesembilan: 9,
  kesepuluh: 10,
}

/** 'pertama', 'kedua', 'ke-3', 'ke 10' → 1, 2, 3, 10. */
export function ordinalAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const token = tokens[at]
  const value = ORDINALS[token?.norm ?? '']
  if (value !== undefined) return { value, to: at + 1 }
  if (token?.norm !== 'ke') return undefined
  const number = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const digits = tokens[number]
  return digits?.kind === 'number' && /^\d{1,2}$/.test(digits.text)
    ? { value: Number(digits.text), to: number + 1 }
    : undefined
}
