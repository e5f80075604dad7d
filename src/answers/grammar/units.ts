import type { Token } from './tokens.ts'
import { lookUp, ONLY_BEHIND_NUMBER, UNITS, type Unit } from './unit-table.ts'

/** How a unit is used at a place. */
export interface UnitRead {
  unit: Unit
  from: number
  to: number
  /** 'sebungkus', 'sa bungkus', 'sak bungkus': one of it */
  one: boolean
  /** 'perbungkus', '/bks', 'tiap bungkus': for each of it */
  each: boolean
  /** only a unit because of what stands before it */
  weak: boolean
}

const lower = (token: Token) => (token.norm.endsWith('nya') ? token.norm : token.text.toLowerCase().replaceAll("'", ''))

/** A unit word by itself at a token: 'bks', 'botolnya', 'standing pouch'; after a number also 'g' and 'l'. */
export function bareUnitAt(
  tokens: readonly Token[],
  at: number,
): { unit: Unit; to: number; weak: boolean } | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const word = lower(token)
  if (word === 'standing' && tokens[at + 1]?.norm === 'pouch')
    return { unit: UNITS.get('pouch') as Unit, to: at + 2, weak: false }
  if ((word === 'g' || word === 'l') && tokens[at - 1]?.kind === 'number')
    return { unit: UNITS.get(word === 'g' ? 'gram' : 'liter') as Unit, to: at + 1, weak: true }
  const unit = lookUp(word)
  return unit && { unit, to: at + 1, weak: ONLY_BEHIND_NUMBER.has(word) }
}

/** 'sbungkus', 'sbtl': 'se-' without its vowel, before what is surely a unit. */
const SHORT_ONE = /^s(?=(?:bungkus|bks|botol|btl|toples|kotak|kilo|lusin|paket|lembar|pouch|kodi)$)/

const ONE = /^(?:se|sa|sak)/

const EACH_WORDS = new Set(['per', 'tiap'])

/**
 * A unit with what stands in front of it: 'bungkus', 'sebungkus', 'sak bungkus', 'se-ons', 'per bungkus', '/ bks',
 * 'perbks', 'tiap botol'.
 */
export function readUnit(tokens: readonly Token[], at: number): UnitRead | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (token.text === '/' || token.text === '@' || (token.kind === 'word' && EACH_WORDS.has(token.norm))) {
    let next = at + 1
    if (tokens[next]?.text === '-') next++
    while (tokens[next]?.kind === 'emoji') next++
    if (tokens[next]?.norm === 'satu' || tokens[next]?.text === '1') next++
    const bare = bareUnitAt(tokens, next)
    if (bare) return { unit: bare.unit, from: at, to: bare.to, one: false, each: true, weak: false }
    const one = next === at + 1 ? oneOf(tokens, next) : undefined
    return one && { ...one, from: at, each: true }
  }
  if (token.kind !== 'word') return undefined
  const bare = bareUnitAt(tokens, at)
  if (bare) return { unit: bare.unit, from: at, to: bare.to, one: false, each: false, weak: bare.weak }
  return oneOf(tokens, at) ?? eachOf(tokens, at)
}

/** 'sebungkus', 'sabutir', 'se-ons', 'sak bungkus'. */
function oneOf(tokens: readonly Token[], at: number): UnitRead | undefined {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const word = lower(token)
  if (word === 'se' || word === 'sa' || word === 'sak') {
    const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
    const bare = bareUnitAt(tokens, next)
    return bare && { unit: bare.unit, from: at, to: bare.to, one: true, each: false, weak: false }
  }
  const front = (ONE.exec(word) ?? SHORT_ONE.exec(word))?.[0]
  if (!front || word.length < front.length + 2) return undefined
  const unit = lookUp(word.slice(front.length)) ?? (front === 'sak' ? lookUp(word.slice(2)) : undefined)
  if (!unit || word === 'seton' || word === 'satun') return undefined
  return { unit, from: at, to: at + 1, one: true, each: false, weak: false }
}

/** 'perbungkus', 'perpcs'. */
function eachOf(tokens: readonly Token[], at: number): UnitRead | undefined {
  const word = lower(tokens[at] as Token)
  if (!word.startsWith('per') || word.length < 5) return undefined
  const unit = lookUp(word.slice(3)) ?? (word.startsWith('perse') ? lookUp(word.slice(5)) : undefined)
  return unit && { unit, from: at, to: at + 1, one: false, each: true, weak: false }
}
