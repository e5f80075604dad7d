import type { Token } from '../tokens.ts'
import { wordSet } from '../word-set.ts'

const WITHOUT = wordSet('belum tidak tanpa diluar luar exclude exc excl + plus belom kecuali ditambah tambah blm')

/** 'exclude ongkir 47.500', 'gratis ongkir 33rb': the sum behind it is not the shipping's. */
export function settlesShipping(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.norm ?? ''
  return WITHOUT.has(before) || /^(?:gratis|free|termasuk|bebas|sama|sudah|dengan)$/.test(before)
}

/** 'ongkir ditanggung pembeli', 'ongkir nyusul'. */
export const shippingApart = (tokens: readonly Token[], at: number): boolean =>
  tokens
    .slice(at + 1, at + 5)
    .some((token) => /^(?:ditanggung|pembeli|sendiri|terpisah|beda|belakangan|dihitung|nyusul)$/.test(token.norm)) ||
  // 'ongkir tidak termasuk', 'ongkirna teu acan kalebet'
  / (?:belum|tidak|teu)(?: acan)? (?:termasuk|kalebet|kaasup|masuk|include|klebu) /.test(
    ` ${tokens
      .slice(at + 1, at + 6)
      .map(({ norm }) => norm)
      .join(' ')} `,
  )

/** 'belum ongkir', 'tidak termasuk ongkos kirim', 'ongkir ditanggung pembeli'. */
export function excludesShipping(tokens: readonly Token[]): boolean {
  for (const [at, { norm }] of tokens.entries()) {
    if (norm === 'kirim' && tokens[at + 1]?.norm === 'bayar' && tokens[at + 2]?.norm === 'sendiri') return true
    if (norm !== 'ongkir') continue
    for (let back = at - 1; back >= Math.max(0, at - 5); back--) {
      const token = tokens[back] as Token
      if (token.norm === 'gratis' || token.norm === 'free' || token.norm === 'sudah' || token.norm === 'bebas')
        return false
      if (WITHOUT.has(token.norm)) return true
    }
    if (shippingApart(tokens, at)) return true
  }
  return false
}
