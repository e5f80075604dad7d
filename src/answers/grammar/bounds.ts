import type { Figure } from './figures.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

const ABOUT = wordSet('sekitar hampir antara rata2 rerata estimasi kisar perkiraan an ± ~ udar antawis')

const UPPER = new Set(['maksimal', 'termahal', 'kurangdari', 'tertinggi', 'terbanyak'])

const LOWER = wordSet('minimal mulai start termurah terendah mimiti mulainya mulaidari')

const LOW_WORDS = wordSet('sedikit dikit murah rendah kecil kurang sakedik saeutik')

const HIGH_WORDS = wordSet('banter banyak bnyak mahal tinggi besar bny pol poll seueur')

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
    if (ABOUT.has(norm)) {
      if (norm !== 'antara') figure.about = true
    } else if (UPPER.has(norm)) figure.bound = 'max'
    else if (LOWER.has(norm)) figure.bound = 'min'
    else if (norm === 'paling') {
      const degree = tokens[at + 1]?.norm ?? ''
      figure.bound = LOW_WORDS.has(degree) ? 'min' : 'max'
    } else if (norm === 'bawah' && before?.norm === 'di') figure.bound = 'max'
    else if (norm === 'atas' && before?.norm === 'di') figure.bound = 'min'
    else if (norm === 'dari' && before?.norm === 'kurang') figure.bound = 'max'
    else if (norm === 'sampai' && /^(?:tidak|jangan)$/.test(before?.norm ?? '')) figure.bound = 'max'
    else if (norm === 'dari' && before?.norm === 'lebih')
      figure.bound = /^(?:tidak|jangan)$/.test(tokens[at - 2]?.norm ?? '') ? 'max' : 'min'
    else if (
      norm === 'dari' ||
      norm === 'harga' ||
      LOW_WORDS.has(norm) ||
      HIGH_WORDS.has(norm) ||
      norm === 'di' ||
      norm === 'bawah' ||
      norm === 'atas' ||
      norm === 'buat' ||
      norm === 'bisa' ||
      norm === 'ya' ||
      norm === 'sehari' ||
      norm === 'seminggu' ||
      norm === 'sebulan'
    )
      continue
    else return
    if (figure.bound) return
  }
}
