import { readDate } from '../answers/grammar/date.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'

/** The intent of a buyer who wants something of an order to be otherwise: 'tanggalnya maju jadi 22 februari'. */
export const CHANGE_ORDER = 'change_order'

/** What else such a message may be taken for, wrongly; asked about an order, it is a question. */
const WEAK: ReadonlySet<string | undefined> = new Set([undefined, 'search_product', 'order_status'])
/** 'ganti kartu ucapannya' is no other phone. */
const WEAK_BESIDE_CARD: ReadonlySet<string | undefined> = new Set([...WEAK, 'change_phone', 'edit_answer'])

const CHANGES =
  /\b(?:(?:di)?(?:ganti|ubah|rubah|geser|undur|percepat|alih)(?:kan|in)?|(?:di)?(?:pindah|maju|mundur)(?:kan|in)?|(?:di)?(?:tambah|kurang)(?:kan|in|i)?|(?:di)?jadi(?:nya|kan|in)?|menjadi|pasang|pakai)\b/i
const OF_DATE =
  /\b(?:tanggal|tgl|hari|jadwal|(?:pe|di)?(?:ngirim|kirim|antar|terima)(?:an)?|pengantaran|penerimaan|pesanan|orderan?)(?:nya|na)?\b/i
const ADDRESS =
  /\b(?:alamat(?:nya)?(?:\s(?:kirim|pengiriman|antar)(?:nya)?)?|(?:di)?(?:kirim|antar)(?:nya|kan)?|pengiriman(?:nya)?|tujuan(?:nya)?)\b[^\n]{0,30}?\b(?:ke|jadi|menjadi)\b\s*:?\s*(\S.{6,198}\S)/is
/** 'kirimnya ke …' alone says where to. */
const GOES_TO = /^\W*(?:(?:tolong|nanti|bu|pak|kak|min)\s+)*(?:di)?(?:kirim|antar|alamat|pengiriman)nya\s+ke\b/i
/** A place somebody can drive to, or a company. */
const PLACE =
  /\b(?:jl|jln|jalan|gudang|gedung|kantor|pabrik|plant|blok|kawasan|gate|gerbang|pos|kiic|suryacipta|kim|mall?|no|rt|rw|desa|kampung|kp|kec|perum\w*|ruko|pt)\b/i
const GREETING =
  /\b(?:kartu\s+ucapan|ucapan)(?:nya)?\b\s*(?:(?:tolong|mau|di)?\s*(?:ganti|ubah|rubah|isi|tambah|pakai)\w*)?\s*(?:jadi\b|dengan\b)?\s*[:=,-]?\s*/i
const WANTS =
  /\b(?:di)?(?:tambah\w*|ganti\w*|ubah\w*|rubah\w*|isi\w*|pakai\w*|pasang\w*|kasih|minta|tolong|mau|jadi)\b/i
const COUNT =
  /\b(?:jumlah|pesanan|orderan?|par[sc]el|paket)(?:nya|na)?\b[^\n\d]{0,24}\b(?:jadi(?:nya|kan)?|menjadi|ganti|diganti|ubah|diubah|cukup)\s+(\d{1,3}(?:[.\s]\d{3})+|\d{1,6})\b(?!\s*(?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des|rb|ribu|jt|juta))/i

/** What a message wants to be otherwise in an order: its day, number, address or card; nothing when it says no such thing. */
function changesIn(words: Words, context: ReadContext): Record<string, Found> | undefined {
  const { text } = words
  const said = (value: unknown, from: string): Found => ({ value, words: from })
  const greeting = GREETING.exec(text)
  if (greeting && WANTS.test(text)) {
    const card = text.slice(greeting.index + greeting[0].length).trim()
    return card.length > 3 ? { new_greeting: said(card, card) } : undefined
  }
  if (!CHANGES.test(text) && !GOES_TO.test(text)) return undefined
  const place = ADDRESS.exec(text)?.[1]?.replace(/(?:\s+(?:ya|yah|aja|saja|dong|deh|bu|pak|kak|min))+[\s.!]*$/i, '')
  if (place && PLACE.test(place)) return { new_address: said(place, place) }
  const day = OF_DATE.test(text) ? readDate(words, context)?.day : undefined
  const count = COUNT.exec(text)
  if (day === undefined && !count) return undefined
  return {
    ...(day === undefined ? {} : { needed_on: said(day, text) }),
    ...(count ? { quantity: said({ qty: Number(count[1]!.replace(/\D/g, '')) }, count[0]) } : {}),
  }
}

/**
 * What a message wants of an order beside its reading: an answer of the talk that is open is mended first. What surely means something else too keeps that meaning wherever
 * somebody has a use for it: a maker promises fewer.
 */
export function withOrderChange(reading: Reading, words: Words, context: ReadContext): Reading {
  const changes = changesIn(words, context)
  if (!changes) return reading
  const { intent } = reading
  const weak = 'new_greeting' in changes ? WEAK_BESIDE_CARD : WEAK
  if (weak.has(intent) && !(intent === 'order_status' && words.text.includes('?')))
    return { values: changes, otherwise: CHANGE_ORDER }
  return { ...reading, values: { ...changes, ...reading.values }, otherwise: CHANGE_ORDER }
}
