import { FILLERS } from '../answers/grammar/fillers.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** Somebody in the middle of a form asks how many questions are still to come. */
export const QUESTIONS_LEFT = 'questions_left'

const QUESTION = '(?:pertanyaan|tanya|nanya|ditanya|soal|isian|patarosan|naros|langkah)(?:annya|nya|na|in)?'
const MUCH = '(?:lama|banyak|panjang|berapa|brp|sabaraha|piro|kurang|tinggal|lagi|sampai kapan|kapan)'
const ASKS = [
  // 'ini masih lama ga pertanyaannya', 'berapa pertanyaan lagi', 'nanyanya kapan selesai'
  new RegExp(` ${MUCH} (?:\\S+ ){0,3}${QUESTION} | ${QUESTION} (?:\\S+ ){0,3}${MUCH} `),
  // 'masih lama ga ini', 'masih banyak?': and nothing else
  /^ (?:ini )?masih (?:lama|banyak|panjang|berapa)(?: lagi)?(?: tidak)?(?: ini| itu)? $/,
]
/** Whoever speaks of goods or money asks about those. */
const OTHER =
  / (?:pesan|pesanan|barang|kirim|bayar|produk|produknya|harga|transfer|uang|kurasi|petugas|saya tanya|mau tanya|mau nanya|stok) /
const MOST_WORDS = 9

/** Whether a message asks how long the questions go on: 'ini masih lama ga pertanyaannya?', 'masih banyak nanyanya?'. */
export function asksHowLong({ tokens }: Words): boolean {
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && !FILLERS.has(norm))
  if (!words.length || words.length > MOST_WORDS || tokens.some(({ kind }) => kind === 'number')) return false
  const said = ` ${words.map(({ norm }) => norm).join(' ')} `
  return !OTHER.test(said) && ASKS.some((way) => way.test(said))
}
