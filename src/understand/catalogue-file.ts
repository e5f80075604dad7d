import type { Reading } from '../answers/reading.ts'

/** Somebody wants the catalogue as a file to pass on. */
export const CATALOGUE_FILE = 'catalogue_file'

const CATALOGUE = /\b(?:e-?)?[ck]atalo[gk](?:ue|nya)?\b/i
const FILE = /\b(?:pdf|excel|xlsx?|file|berkas|dokumen|cetak(?:an)?)\b/gi
/** What stands around it and says nothing of the goods. */
const AROUND =
  /\b(?:mau|minta|tolong|boleh|bisa|dong|ya|kirim(?:kan)?|buat(?:kan)?|bikin(?:kan)?|unduh|download|dalam|bentuk|format|versi|dan|untuk|produk|yang|ada|nya|punya|ga|gak|nggak|ngga|tidak|apa|semua|lengkap|bu|pak|kak|min|sih)\b/gi

/** 'katalog pdf keripik di bawah 20rb' → the file of a catalogue, and the words to look for. */
export function readCatalogueFile(text: string): Reading | undefined {
  if (text.length > 120 || !CATALOGUE.test(text) || text.search(FILE) < 0) return undefined
  const words = text
    .replace(CATALOGUE, ' ')
    .replace(FILE, ' ')
    .replace(AROUND, ' ')
    .replace(/[?!.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { intent: CATALOGUE_FILE, values: words.length < 2 ? {} : { search_words: { value: words, words: text } } }
}
