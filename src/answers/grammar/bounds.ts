import { endsClause } from './clauses.ts'
import type { Figure } from './figures.ts'
import { FILLERS } from './fillers.ts'
import { readTime } from './times.ts'
import type { Token } from './tokens.ts'
import { readUnit } from './units.ts'
import { wordSet } from './word-set.ts'

const ABOUT = wordSet('sekitar hampir antara rata2 rerata estimasi kisar perkiraan an ± ~ udar antawis')

const UPPER = new Set(['maksimal', 'termahal', 'dibawah', 'kurangdari', 'tertinggi', 'terbanyak'])

const LOWER = wordSet(
  'sekurangnya setidaknya sedikitnya sakirangna minimal mulai start termurah terendah mimiti diatas mulainya mulaidari',
)

const LOW_WORDS = wordSet('sedikit dikit murah rendah kecil kurang sakedik saeutik')

/** 'seminggu paling sedikit keluar 30' */
const MOVES = wordSet('keluar kejual terjual laku habis payu')

const HIGH_WORDS = wordSet('banter banyak bnyak mahal tinggi besar bny pol poll seueur')

/** '10 ribu kurang dikit', '50 kurang lebih': about so much. */
export const nearlyBehind = (tokens: readonly Token[], to: number): boolean => {
  const pair = `${tokens[to]?.norm} ${tokens[to + 1]?.norm}`
  return /^(?:(?:kurang|lebih) (?:dikit|sedikit|saeutik|sakedik|sithik)|kurang lebih|lebih kurang)$/.test(pair)
}

/** '100rb lebih', '50 bungkus lebih sebulan': no more is said than that it is not less. */
export function moreBehind(tokens: readonly Token[], to: number): boolean {
  if (tokens[to]?.norm !== 'lebih') return false
  const next = tokens[to + 1]
  return (
    endsClause(next) ||
    next?.text === '/' ||
    next?.norm === 'per' ||
    FILLERS.has(next?.norm ?? '') ||
    readTime(tokens, to + 1) !== undefined ||
    readUnit(tokens, to + 1)?.one === true
  )
}

/** What stands before: 'sekitar', 'kurang lebih', 'paling murah', 'mulai dari', 'maksimal'. */
export function lookBack(tokens: readonly Token[], figure: Figure): void {
  let at = figure.from - 1
  for (let steps = 0; steps < 4 && at >= 0; steps++, at--) {
    const token = tokens[at] as Token
    const before = tokens[at - 1]
    if (token.text === '/' && before?.text === '+') {
      figure.about = true
      return
    }
    if (token.kind === 'sign' && (token.text === '±' || token.text === '~')) {
      figure.about = true
      continue
    }
    if (token.kind === 'sign' && token.text === '-' && before?.text === '/' && tokens[at - 2]?.text === '+') {
      figure.about = true
      return
    }
    if (token.kind !== 'word') return
    const { norm } = token
    if (norm === 'lebih' && (before?.norm === 'kurang' || tokens[at + 1]?.norm === 'kurang')) {
      figure.about = true
      at--
      continue
    }
    if (norm === 'kurangnya' && before?.text === '-') {
      figure.bound = 'min'
      return
    }
    if (ABOUT.has(norm)) {
      if (norm !== 'antara') figure.about = true
    } else if (UPPER.has(norm)) figure.bound = 'max'
    else if (LOWER.has(norm)) figure.bound = 'min'
    else if (norm === 'paling') {
      const degree = tokens[at + 1]?.norm ?? ''
      figure.bound = LOW_WORDS.has(degree) ? 'min' : 'max'
    } else if (norm === 'bawah' && (before?.norm === 'di' || before === undefined)) figure.bound = 'max'
    else if (norm === 'atas' && before?.norm === 'di') figure.bound = 'min'
    else if (norm === 'dari' && before?.norm === 'kurang') figure.bound = 'max'
    else if (norm === 'sampai' && /^(?:tidak|jangan)$/.test(before?.norm ?? '')) figure.bound = 'max'
    else if (norm === 'dari' && before?.norm === 'lebih')
      figure.bound = /^(?:tidak|jangan)$/.test(tokens[at - 2]?.norm ?? '') ? 'max' : 'min'
    else if (
      norm === 'dari' ||
      norm === 'from' ||
      norm === 'harga' ||
      LOW_WORDS.has(norm) ||
      HIGH_WORDS.has(norm) ||
      norm === 'di' ||
      norm === 'bawah' ||
      norm === 'atas' ||
      norm === 'buat' ||
      norm === 'bisa' ||
      norm === 'ya' ||
      MOVES.has(norm) ||
      norm === 'sehari' ||
      norm === 'seminggu' ||
      norm === 'sebulan'
    )
      continue
    else return
    if (figure.bound) return
  }
}
