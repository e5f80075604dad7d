import { isContents } from '../../answers/grammar/contents.ts'
import { eitherOf } from '../../answers/grammar/counts-together.ts'
import { FILLERS } from '../../answers/grammar/fillers.ts'
import { isMinimumOrder } from '../../answers/grammar/minimum-order.ts'
import { partsOf } from '../../answers/grammar/parts.ts'
import { readPrice } from '../../answers/grammar/price.ts'
import { ratesIn } from '../../answers/grammar/rates.ts'
import type { Token, Words } from '../../answers/grammar/tokens.ts'
import { isTea } from '../product/name-run.ts'
import type { Said } from '../said.ts'
import { type Counted, countsIn, numberOf, putCount } from './counts.ts'
import { phraseAfter, phraseAt, phraseBefore } from './phrases.ts'
import { put, type SlotReader } from './wish.ts'

/** What kind of business, not of goods. */
const NO_TRADE = /^(?:binaan|baru|kecil|mikro|rumahan|lokal)$/i

/** What a maker makes: 'punya usaha rengginang', 'jual opak'. */
export const trade: SlotReader = (words, _context, wish) => {
  const phrase = phraseAfter(
    words,
    /^(?:usaha|jual|jualan|dagang|produksi|buat|umkm|dodolan|icalan|ngajual|ngical|produsen|penjual|pedagang|pembuat|pengrajin|perajin|damel|ngadamel|nggawe|tukang|bandar|juragan|pengusaha|pengolah|jahit|ngejahit|menjahit|produk|jualannya)$/,
  )
  const name = wish.slots.businessName
  const isName = phrase && name && phrase.from < name.to && name.from < phrase.to
  put(
    wish,
    'product',
    isName || NO_TRADE.test(phrase?.value ?? '')
      ? phraseAfter(words, /^(?:jual|jualan|dagang|produksi|buat|dodolan|icalan|ngajual)$/)
      : phrase,
  )
}

const NAMES_PRODUCT =
  /^(?:produk|barang|item|menu|varian|jual(?:an|in|kan)?|dagangan|(?:di)?daftar\w*|dimasuk\w*|nga?daptar\w*|masukin|masukkan|ngalebetkeun|tambah\w*|nambah\w*|nambih\w*|input|upload|buat|produksi|nama|baru|anyar)$/
const BETWEEN = /^(?:[,:=-]|saya|kami|lagi|satu|yaitu|adalah|baru|anyar|namanya|juga|mau|untuk|yang|ke|katalog)$/
const NO_NAME =
  /^(?:lain|lainnya|apa|usaha|umkm|mitra|produk|barang|dimasuk\w*|didaftar\w*|jualan|pelatihan|foto|harga|macam|beberapa|kedua|ketiga|keempat|pertama|selanjutnya|berikutnya)\b/i
const ONLY_KIND =
  /^(?:makanan|minuman|kue|snack|cemilan|camilan|kerajinan|jajanan|oleh2?)(?: (?:ringan|basah|kering|olahan|rumahan|tradisional|tangan))?$/i

/** 'nambah produk baru, keripik talas': the thing that is to be registered. Kinds of goods are no names. */
export const registered: SlotReader = (words, _context, wish) => {
  const { tokens } = words
  for (const [at, { norm, stem }] of tokens.entries()) {
    if (!NAMES_PRODUCT.test(norm) && !NAMES_PRODUCT.test(stem)) continue
    let from = at + 1
    while (from < tokens.length && isBetween(tokens[from] as Token) && !isTea(tokens, from)) from++
    const phrase = phraseAt(words, from)
    if (phrase?.from === from && !NO_NAME.test(phrase.value) && !ONLY_KIND.test(phrase.value))
      return put(wish, 'product', phrase)
  }
}

const isBetween = ({ norm, stem, text }: Token): boolean =>
  BETWEEN.test(norm) || BETWEEN.test(text) || NAMES_PRODUCT.test(norm) || NAMES_PRODUCT.test(stem) || FILLERS.has(norm)

const NO_THING =
  /^(?:naik|turun|satuan|ecer|eceran|grosir|reseller|agen|lama|modal|salah|keliru|typo|lepat|jadi|harusnya|nya)/

const RAISES = /^(?:di)?(?:naik|turun|naek)(?:in|kan|keun)?$/
const PRICE_WORD = /harga|rega|pangaos/i
const behindWishing = (tokens: readonly Token[], at: number): number => {
  let end = at
  while (
    end > 0 &&
    /^(?:mau|pengen|ingin|bade|hoyong|arek|saya|kami|abdi|akan|harus|jadi|juga|sekarang)$/.test(
      tokens[end - 1]?.norm ?? '',
    )
  )
    end--
  return end
}

/** 'ganti harga keripik tempe jadi 11rb': whose answer is corrected. */
export const corrected: SlotReader = (words, _context, wish) => {
  const { field } = wish.slots
  const phrase = field && phraseAt(words, field.to)
  // 'sambalnya mau saya naikin jadi 22 ribu'
  const raised = field?.value === 'price' ? words.tokens.findIndex(({ norm }) => RAISES.test(norm)) : -1
  const before = raised > 0 ? phraseBefore(words, behindWishing(words.tokens, raised)) : undefined
  if (before && !NO_THING.test(before.value.toLowerCase()) && !PRICE_WORD.test(before.value))
    return put(wish, 'product', before)
  if (phrase && phrase.from <= field.to + 1 && field.value !== 'name' && !NO_THING.test(phrase.value.toLowerCase()))
    put(wish, 'product', phrase)
}

/** 'pelatihan foto produk', 'workshop pemasaran online'. */
export const topic: SlotReader = (words, _context, wish) =>
  put(
    wish,
    'topic',
    phraseAfter(
      words,
      /^(?:pelatihan|training|workshop|kelas|bimtek|kursus|webinar|seminar|penyuluhan|sosialisasi|bimbingan|diklat)$/,
      5,
      /^(?:produk|usaha|label|harga|halal|jual|jualan|kemasan|pirt)$/,
    ),
  )

const DAMAGED =
  /^(?:pecah|rusak|remuk|hancur|bocor|basi|jamuran|penyok|sobek|cacat|melempem|berjamur|tengik|retak|tumpah|bau|asem|masem|apek|kecut|pahit|busuk|lembek|bulukan|bolong|peyok|robek|reject|sompek|semutan|kadaluarsa|reksak|peupeus|ajur|ancur|remek|bubuk|haseum|hapeuk)$/

/** How many of what arrived broken. */
export const damaged: SlotReader = (words, context, wish) => {
  const [found] = countsIn(words, context)
  if (found) putCount(wish, found)
  put(wish, 'product', thingOf(words, found) ?? beforeWord(words, DAMAGED) ?? thatCame(words))
}

/** 'keripik singkong yg sampe ke kita remuk' */
function thatCame(words: Words): Said<string> | undefined {
  const { tokens } = words
  const came = tokens.findIndex(
    ({ norm }, at) =>
      norm === 'yang' &&
      /^(?:sampai|datang|diterima|dikirim|nyampai|tiba|kami|dateng)$/.test(tokens[at + 1]?.norm ?? ''),
  )
  return came > 0 ? phraseBefore(words, came) : undefined
}

/** How many of what was sold elsewhere. */
export const sold: SlotReader = (words, context, wish) => {
  const [found] = countsIn(words, context)
  if (found) putCount(wish, found)
  put(
    wish,
    'product',
    thingOf(words, found) ?? phraseAfter(words, /^(?:laku|kejual|terjual|jual|payu|beli|meser|tuku)$/),
  )
}

/** 'yang jual kue kering', 'cari sambal botolan', 'aya opak teu'. */
export const wanted: SlotReader = (words, _context, wish) =>
  put(
    wish,
    'product',
    phraseAfter(
      words,
      /^(?:jual|menjual|ngejual|jualan|memproduksi|cari|nyari|butuh|mencari|perlu|rekomendasi|carikan|cariin|ada|adakah|sedia|tersedia|nyediain|menyediakan|punya|milari|stok|produk|pilarian|golek|produsen|supplier|penjual|buat|produksi|pengrajin|perajin|milarian|neangan|mau|ingin)$/,
    ) ??
      beforeWord(
        words,
        /^(?:area|wilayah|daerah|kawasan|ada|halal|tidak|murah|di|siapa|dibawah|bawah|harga|maksimal)$/,
      ),
  )

/** 'perlu supplier jajanan pasar' */
const SUPPLIER = /^(?:supplier|suplier|suplayer|pemasok|vendor|penyedia)$/
const ORDERS = /^(?:pesan|beli|borong|memesan|meser|tumbas|butuh|membutuhkan|perlu|memerlukan)$/

/** How many of what is ordered; 'per parcel' of a budget is no count. */
export const ordered: SlotReader = (words, context, wish) => {
  const each = readPrice(words)
  // 'per parcel' and the sum of '2.500/pcs'
  const perOne = (part: Counted) =>
    each !== undefined &&
    part.from >= each.from &&
    part.to <= each.to &&
    (numberOf(part) === 1 || (part.type === 'figure' && each.per !== undefined && numberOf(part) === each.amount))
  const rated = ratesIn(words.tokens, partsOf(words.tokens, 'count')).map(({ counted }) => counted.from)
  const counts = countsIn(words, context, true).filter(
    (part) =>
      !perOne(part) &&
      !isContents(words.tokens, part) &&
      !isMinimumOrder(words.tokens, part) &&
      !rated.includes(part.from),
  )
  const found = counts.find(({ type }) => type === 'measure') ?? counts[0]
  // 'pesan paket berkah'
  if (!found) return put(wish, 'product', named(phraseAfter(words, SUPPLIER) ?? phraseAfter(words, ORDERS)))
  // '300 atau 400 parsel'
  const either = eitherOf(words.tokens, counts)
  if (either) put(wish, 'qty', { value: numberOf(found), from: either.from, to: either.to, unsure: true })
  putCount(wish, found)
  put(wish, 'product', named(thingOf(words, found)))
}

const ANY_PARCEL =
  /^(?:lebaran|natal|par[cs]el|paket|hampers|bingkisan|imlek|idul|fitri|raya|hari|thr|ramadh?an|box|kotak|dus|karyawan|kantor|nih|pesanan|memesan|pengadaan|(?:di)?(?:siap|sedia|bikin|buat)(?:kan|in)|grosir|tolong)$/i

/** 'parcel lebaran' names nothing, 'parsel hemat' does. */
const named = (phrase: Said<string> | undefined): Said<string> | undefined =>
  phrase?.value.split(/\s+/).every((word) => ANY_PARCEL.test(word)) ? undefined : phrase

/** What a purpose begins with, and what may stand between a thing and its number. */
const PURPOSE = /^(?:untuk|buat|kanggo|keur|pikeun)$/
const BETWEEN_COUNT =
  /^(?:yang|laku|kejual|terjual|kajual|pajeng|payu|nyampe|sampai|datang|dateng|baru|sudah|ada|isi|sebanyak|sejumlah|cuma|hanya|total|pada|malah)$/

/** '60 lembar batik', 'batik 60 lembar buat seragam', 'seblak kejual 100': the thing that is counted. */
function thingOf(words: Words, found: Counted | undefined): Said<string> | undefined {
  if (!found) return undefined
  const { tokens } = words
  const behind = PURPOSE.test(tokens[found.to]?.norm ?? '') ? undefined : phraseAt(words, found.to)
  if (behind) return behind
  const before = behindThing(tokens, found.from)
  const broken = DAMAGED.test(tokens[before - 1]?.norm ?? '')
  return phraseBefore(words, behindThing(tokens, broken ? before - 1 : before))
}

/** Where the thing ends that stands before a token, with nothing but small words between. */
function behindThing(tokens: readonly Token[], at: number): number {
  let end = at
  while (end > 0 && BETWEEN_COUNT.test(tokens[end - 1]?.norm ?? '')) end--
  return end
}

/** The phrase that ends before the first of some words. */
export function beforeWord(words: Words, word: RegExp): Said<string> | undefined {
  for (const [at, { norm, stem }] of words.tokens.entries()) {
    if (!word.test(norm) && !word.test(stem)) continue
    const phrase = phraseBefore(words, behindThing(words.tokens, at))
    if (phrase) return phrase
  }
  return undefined
}
