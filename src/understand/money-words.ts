import type { Reading } from '../answers/reading.ts'

/** Who has not paid, how much is owed, when money comes: each role has a flow of its own for it. */
export const MONEY_ASKED = 'money_asked'
/** A bank account, without its number: to be seen, told or changed. */
export const BANK_ACCOUNT = 'bank_account'

/** One look spares the rest: without one of these nothing here is meant. */
const MONEY = /bayar|cair|lunas|uang|duit|dana|honor|transfer|\bdp|tagihan|rek|nunggak|utang/i
const NOT_YET = '(?:belum|blm|blum|blom|tidak|gak|ga|nggak|teu acan|acan)'
const ASKED = [
  new RegExp(`\\b(?:siapa|sapa|sp|mana)\\b.*\\b${NOT_YET} (?:bayar|dibayar|lunas|transfer|melunasi|pelunasan)`, 'i'),
  /\b(?:siapa|sapa|sp|mana)\b.*\b(?:nunggak|menunggak|berutang|berhutang|(?:punya|ada) h?utang)\b/i,
  /\bkapan\b.*\b(?:cair|dibayar|bayar|ditransfer|dilunasi)/i,
  /\b(?:uang|duit|pembayaran|dana|honor)\w*\b.*\bkapan\b(?! bisa\b)/i,
  new RegExp(
    `\\b(?:uang|duit|transfer|dp|pembayaran)\\w*\\b.*\\b${NOT_YET} (?:juga )?(?:masuk|cair|sampai|nyampe|diterima|dibayar|ada)`,
    'i',
  ),
  new RegExp(`\\b${NOT_YET} (?:juga )?dibayar\\b`, 'i'),
  /\bberapa\b.*\b(?:harus|mesti|perlu|masih)\b.*\b(?:bayar|dibayar|dilunasi|ditransfer)/i,
  /\bsisa (?:tagihan|pembayaran)/i,
]
const ACCOUNT = /\b(?:norek|no\.? ?rek(?:ening)?|nomor rekening|rekening|rek)(?:nya|ku)?\b/i
/** Money on its way: what is said of an account then is where it went. */
const MOVING = /\b(?:masuk|lebet|mlebet|mlebu|asup|transfer|ditransfer|tf|trf|bukti|sudah|udah|cair|bayar|dibayar)\b/i
/** 'rekening BRI 1234… a.n. Siti' answers the question for it; a bare word is hardly more than a handful. */
const MOST_WORDS = 6

const LONGEST = 240

/** 'siapa yg blm bayar saya', 'uang saya kapan cair', 'ganti nomor rekening' → what is meant; nothing for anything else. */
export function readMoneyWords(text: string): Reading | undefined {
  // such a question is short; the patterns look over all of it again and again
  if (text.length > LONGEST || !MONEY.test(text) || /\d{5,}/.test(text)) return undefined
  if (ASKED.some((asked) => asked.test(text))) return { intent: MONEY_ASKED, values: {} }
  const words = text.trim().split(/\s+/).length
  return words <= MOST_WORDS && ACCOUNT.test(text) && !MOVING.test(text)
    ? { intent: BANK_ACCOUNT, values: {} }
    : undefined
}
