import { readLength } from '../answers/grammar/lengths.ts'
import { wordsOf } from '../answers/grammar/tokens.ts'
import type { Reading } from '../answers/reading.ts'

/** 'masa simpan minimal 2 bulan', 'tahan paling sedikit 30 hari': how long goods are to keep, said with an order. */
const WISH =
  /(?:[,;]\s{0,3})?(?:dengan |yang |sisa )*(?:masa simpan|umur simpan|kedaluwarsa|kadaluarsa|kadaluwarsa|expired?|exp|tahan)(?:nya)?\s(?:harus |paling sedikit|paling tidak|minimal|minimum|min\.?|setidaknya|sekurang-kurangnya|lebih dari|di atas|\s)*((?:\d{1,3}\s{0,3}|se)(?:hari|minggu|mgg|bulan|bln|tahun|thn))\b/i

/** Most messages order nothing: a description that says how long it keeps is not read twice. */
const MAY_ORDER =
  /\b(?:pesan|pesen|mesen|order|butuh|perlu|beli|mau|minta|cari|susun|buatkan|bikinkan|penawaran|sph|par[cs]el|paket|hampers)/i

/** Orders that may ask how long their goods keep. */
const ORDERS: ReadonlySet<string> = new Set(['bulk_order', 'compose_parcel', 'ask_quotation'])

/**
 * An order that says how long its goods are to keep: the rest of it is read by itself, or its numbers would be taken for
 * amounts. Nothing when that rest orders nothing.
 */
export function readMinShelfLife(text: string, read: (rest: string) => Reading): Reading | undefined {
  const wish = MAY_ORDER.test(text) ? WISH.exec(text) : null
  if (!wish) return undefined
  const days = readLength(wordsOf(wish[1] ?? ''))?.days
  const rest = read(text.replace(WISH, ' ').replace(/\s+/g, ' ').trim())
  if (days === undefined || rest.intent === undefined || !ORDERS.has(rest.intent)) return undefined
  return { ...rest, values: { ...rest.values, wished_shelf_life: { value: days, words: wish[0].trim() } } }
}
