import { FILLERS } from '../fillers.ts'
import { wordSet } from '../word-set.ts'
import { YES } from '../yesno-words.ts'
import { bare, isOf } from './meant.ts'
import type { Asked } from './question.ts'

/** Words that may stand before a yes without changing it. */
const BEFORE_YES =
  wordSet(`saya kami kita ini itu yang nya memang mmg emang sudah masih alhamdulillah insyaallah insyaalloh insya allah
  alloh isyaallah in syaa sangat selalu barang barangnya pesanan kalau semua semuanya sih mah oh nah ah hanya data
  datanya untuk dengan atuh gampang tenang aman sok langsung tentu pasti jelas nanti besok lusa dari kemarin tadi
  hari minggu juga tetap bismillah of segitu baru tapi tp eh he heu ho ralat cuma aslinya jangan2 tinggal udah2 sehari malah malahan justru soal produk mangga isuk di`)

/** 'punya suami sih ada', 'temen saya bisa': a yes behind words that are neither the question's nor empty says of something else. */
export function isPlain(said: readonly string[], assent: number, asked: Asked): boolean {
  const foreign = said
    .slice(0, assent)
    .filter((word) => !FILLERS.has(word) && !BEFORE_YES.has(word) && !isOf(YES, word) && !inQuestion(word, asked))
  return foreign.length === 0
}

const inQuestion = (word: string, { said }: Asked): boolean =>
  said.has(word) || said.has(bare(word)) || said.has(`${word}nya`)

const ALWAYS = /^(?:terus|selalu|tetap|memang|emang|semua)$/

/** 'ikut', 'dipake terus', 'kedah': nothing but words of the question. */
export function echoes(said: readonly string[], asked: Asked): boolean {
  const content = said.filter((word) => !FILLERS.has(word) && !ALWAYS.test(word))
  return content.length > 0 && content.length <= 3 && content.every((word) => word.length > 3 && asked.asks.has(word))
}
