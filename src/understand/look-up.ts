import type { Reading } from '../answers/reading.ts'

/** An officer looks somebody up; a buyer who says the same looks for goods. */
export const FIND_MAKER = 'find_maker'

const MAKER =
  /^\s*(?:(?:tolong|coba|mau|bisa|mohon)\s+)*(?:cari(?:kan|in)?|lihat|cek|data|profil|info|nomor(?: hp)?|no hp)\s+(?:umkm|ukm|pengrajin|perajin|pelaku usaha)\s+(?=\S*\p{L}|\S*\d{4})(.{2,60}?)[\s.!?]*$/iu

/** 'cari umkm bu tati', 'data umkm 0812…' → the intent, and whom. */
export function readLookUp(text: string): Reading | undefined {
  const who = MAKER.exec(text)?.[1]
  if (who === undefined) return undefined
  const words = { value: who, words: who }
  return { intent: FIND_MAKER, values: { maker_words: words, search_words: words } }
}
