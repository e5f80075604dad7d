import type { Reading } from '../answers/reading.ts'

/** An officer looks somebody up; a buyer who says the same looks for goods. */
export const FIND_MAKER = 'find_maker'

const LONGEST = 120
const MAKER =
  /^\s*(?:(?:tolong|coba|mau|bisa|mohon)\s+)*(?:cari(?:kan|in)?|lihat|cek|data|profil|info|nomor(?: hp)?|no hp)\s+(?:umkm|ukm|pengrajin|perajin|pelaku usaha)\s+(?=\S*\p{L}|\S*\d{4})(.{2,60}?)[\s.!?]*$/iu

/** 'berapa yang sudah dikirim ke PT Maju': the order of that buyer. */
const SENT_TO =
  /\b(?:berapa|brp|mana|gimana|sampai mana)\b.*\b(?:dikirim|terkirim|diterima|diantar|sampai|pesanan)\b.*\b((?:pt|cv|koperasi|kopkar|hotel|swalayan)\.?\s+\S.{1,50}?)[\s.!?]*$/iu

/** 'nomor hp bu komariah berapa' */
const NUMBER_OF =
  /^\s*(?:(?:tolong|minta|mau|boleh)\s+)*(?:nomor|nomer|no)\.?\s*(?:hp|wa|telepon|telp|kontak)(?:nya)?\s+((?:bu|ibu|pak|bapak|teh|kang|mak|umkm)\s+\S.{1,40}?)(?:\s+(?:berapa|brp|apa|dong|ya))*[\s.!?]*$/iu

/** 'cari umkm bu tati', 'data umkm 0812…' → the intent, and whom. */
export function readLookUp(text: string): Reading | undefined {
  const who = MAKER.exec(text)?.[1] ?? NUMBER_OF.exec(text)?.[1]
  const buyer = who === undefined && text.length < LONGEST ? SENT_TO.exec(text)?.[1] : undefined
  if (buyer) return { intent: 'order_status', values: { order_no: { value: buyer, words: buyer } } }
  if (who === undefined) return undefined
  const words = { value: who, words: who }
  return { intent: FIND_MAKER, values: { maker_words: words, search_words: words } }
}
