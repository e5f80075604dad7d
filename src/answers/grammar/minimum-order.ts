import { readTime } from './times.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** 'minimal order 50', 'min. beli 2 kg', 'MOQ 20', 'pesen min 25': the least one may order. */
export function isMinimumOrder(tokens: readonly Token[], part: { from: number; to: number }): boolean {
  // 'minimal 40 kotak sehari' is the least she makes
  const time = readTime(tokens, part.to)
  if (
    time &&
    (time.one || time.each) &&
    !tokens.slice(Math.max(0, part.from - 4), part.from).some(({ norm }) => ORDERING.has(norm))
  )
    return false
  for (let at = part.from - 1, steps = 0; at >= 0 && steps < 5; at--, steps++) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    // 'sebulan minimal 30 paket' is the least she makes
    if (rateEnds(tokens, at) && !tokens.slice(at, part.from).some(({ norm }) => ORDERING.has(norm))) return false
    if (token.norm === 'minimal' || token.norm === 'min' || token.norm === 'minimalnya')
      return !(token.norm === 'min' && vocative(tokens, at))
    if (token.norm === 'sedikit' && tokens[at - 1]?.norm === 'paling')
      return tokens.slice(Math.max(0, at - 4), part.from).some(({ norm }) => ORDERING.has(norm))
    if (token.kind === 'sign' && !/^[.:]$/.test(token.text)) return false
    if (
      token.kind === 'word' &&
      !ORDERING.has(token.norm) &&
      !/^(?:ya|nya|itu|adalah|sekali|dari|untuk|buat|harus|cukup)$/.test(token.norm)
    )
      return false
    if (token.kind === 'number') return false
  }
  const after = tokens.slice(part.to, part.to + 2).map(({ norm }) => norm)
  return (
    after[0] === 'minimal' || after[0] === 'minim' || (after[0] === 'min' && /^(?:order|pesan)$/.test(after[1] ?? ''))
  )
}

/** 'sebulan', 'per hari', 'tiap minggu' right before a token. */
const rateEnds = (tokens: readonly Token[], at: number): boolean =>
  [at - 1, at - 2].some((start) => {
    const time = readTime(tokens, start)
    return time !== undefined && time.to === at && (time.one || time.each)
  })

const ORDERING = wordSet('pesan beli pembelian pemesanan ambil belanja pesannya pembeliannya order pemesananna')

/** 'min' is also how one addresses an admin. */
const vocative = (tokens: readonly Token[], at: number) => {
  const next = tokens[at + 1]
  return next === undefined || next.text === ',' || next.text === ':' || next.kind === 'break'
}
