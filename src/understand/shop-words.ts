import { type Words, wordsOf } from '../answers/grammar/tokens.ts'
import { answerKind } from '../answers/index.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { readAs } from './intents/index.ts'
import type { Intent } from './intents/intents.ts'
import { wishValues } from './intents/values.ts'

/** A maker tells what was taken in at a stall, canteen corner or bazaar. */
export const SPACE_SALE = 'space_sale'
/** A shop wants more of what stands on its shelf. */
export const RESTOCK = 'restock'
/** A buyer wants the same again and again. */
export const STANDING_ORDER = 'standing_order'

/** A shop wants a product on its shelf. */
export const LIST_PRODUCT = 'list_product'
/** Goods left with a shop, paid for once they are sold. */
export const CONSIGN = 'consign'
/** A buyer wants to try something before ordering it. */
export const ASK_SAMPLE = 'ask_sample'
/** A buyer at a maker's table says what it wants: 'minat 200'. */
export const INTEREST = 'interest'
/** Somebody has room for makers' tables: 'mau kasih tempat jualan di kantin'. */
export const OFFER_SPACE = 'offer_space'
export const SHOP_WORDS = [
  OFFER_SPACE,
  SPACE_SALE,
  RESTOCK,
  STANDING_ORDER,
  LIST_PRODUCT,
  CONSIGN,
  ASK_SAMPLE,
  INTEREST,
] as const

const SAMPLE =
  /^\s*(?:mau |minta |tolong |boleh |bisa )+(?:minta |lihat |kirim |coba )?(?:contoh(?:nya)?|sampel(?:nya)?|sample|tester)\b/i
/** 'minat 200', 'kami berminat sekitar dua ratus', 'saya minat'; 'berminat ikut pelatihan' is something else. */
const INTERESTED =
  /^\s*(?:(?:saya|kami|kita|mau|juga|catat|tolong|ya) )*(?:ber)?minat(?:nya)?(?: (?:ya|dong|kak|min|bu|pak|juga))*[\s,:]*(?:(?:sekitar|kira-? ?kira|kurang lebih|kl|±)\s*)?(?=\d|se(?:puluh|ratus|ribu)\b|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\b|[.!]*$)/i
const SAMPLE_WITH_NUMBER = new RegExp(`${SAMPLE.source}(?=.*\\d)`, 'i')

/** How each begins or what it holds, what it means, and as which intent its amounts are read. */
const MEANT: readonly [says: RegExp, intent: string, readAs: Intent][] = [
  [/^\s*(?:lapor(?:an)?\s+)?(?:pen)?jualan lain\b/i, 'report_outside_sales', 'report_outside_sales'],
  [
    /\b(?:bazaa?r|stan|stand|kantin)\b.*\b(?:laku|dapat|dapet|omzet|omset|hasil(?:nya)?)\b|\b(?:laku|dapat|dapet|omzet|omset)\b.*\b(?:di|dari) (?:bazaa?r|stan|stand|kantin)\b/i,
    SPACE_SALE,
    'report_outside_sales',
  ],
  [/^\s*(?:mau |minta |tolong )?(?:re-?sto[ck]k?|isi ulang(?: stok)?|tambah stok)\b/i, RESTOCK, 'bulk_order'],
  [/^\s*(?:mau |minta |tolong )?pesan(?:an)? (?:secara )?(?:rutin|tetap)\b/i, STANDING_ORDER, 'bulk_order'],
  [
    /^\s*(?:mau |minta |tolong )?(?:ajukan|mengajukan) (?:masuk (?:ke )?(?:toko|rak)|listing)\b|\b(?:masuk(?:in|kan)|memasukkan|masuk rak|jual|dijual|menjual|pajang|memajang|taruh)\b.*\b(?:di|ke|dalam) (?:rak|toko|gerai|outlet|minimarket|swalayan|supermarket|koperasi|kopkar|galeri) (?:kami|kita|koperasi kami|koperasi kita)\b/i,
    LIST_PRODUCT,
    'search_product',
  ],
  [
    /^\s*(?:(?:mau|minta|tolong|boleh|bisa|kalo|kalau|apa|apakah|saya|pengen|ingin|gimana|cara) )*(?:titip jual|titipkan|nitip|titip)\b(?!.*\b(?:laku|terjual|kejual)\b)|^(?=.*\b(?:bisa|boleh|cara|gimana|mau|pengen|ingin)\b).*\b(?:masuk(?:in)?|dijual|jualan) (?:di|ke) (?:alfamart|alfamidi|indomaret|minimarket|swalayan|supermarket|toko oleh2|toko oleh-oleh)\b/i,
    CONSIGN,
    'bulk_order',
  ],
  // with a number it is read like an order, without one like a search
  [SAMPLE_WITH_NUMBER, ASK_SAMPLE, 'bulk_order'],
  [SAMPLE, ASK_SAMPLE, 'search_product'],
  [INTERESTED, INTEREST, 'bulk_order'],
]
const OFFERS_SPACE =
  /^(?!.*\b(?:laku|ikut|daftar|sewa|pesan|parsel|isi)\b).*\b(?:tawarkan|tawarin|menawarkan|nawarin|sediakan|sediain|menyediakan|nyediain|kasih|beri|memberi|adakan|ngadain|mengadakan|gelar|bikin|buat|bikinkan)\b.*\b(?:tempat (?:jualan|buat jualan|untuk jualan|umkm|untuk umkm|buat umkm)|tempat\s*[.!]?\s*$|lapak|stan|stand|bazaa?r)\b/i
/** One look spares the rest: each of them has one of these. */
const ANY =
  /jualan lain|ba?za|stan|kantin|sto[ck]|isi ulang|rutin|tetap|aju|listing|titip|contoh|samp[el]|tester|minat|rak|toko|gerai|outlet|market|swalayan|alfa|indo|tempat|lapak|koperasi|kopkar|galeri/i
/** How often, in a standing order. */
const OFTEN = /\b(?:tiap|setiap|saban|per) ?-?(minggu|mgg|bulan|bln)\b/i

/** 'restok 200' is read as 'pesan 200', 'mulai 18 januari' as 'untuk 18 januari'. */
const LEADS: Readonly<Partial<Record<Intent, string>>> = { bulk_order: 'pesan', search_product: 'cari' }

/** Such a message is short; a longer one is about more. */
const LONGEST = 160

/** 'penjualan lain november 600rb', 'bazar laku 350rb', 'restok 200 keripik tempe' → what is meant and its amounts. */
export function readShopWords(words: Words, context: ReadContext): Reading | undefined {
  const { text } = words
  if (text.length > LONGEST || !ANY.test(text)) return undefined
  if (OFFERS_SPACE.test(text)) return { intent: OFFER_SPACE, values: {} }
  const meant = MEANT.find(([says]) => says.test(text))
  if (!meant) return undefined
  const [says, intent, as] = meant
  const values: Record<string, Found> = {}
  const lead = LEADS[as]
  const said =
    lead === undefined
      ? words
      : wordsOf(
          text
            .replace(says, lead)
            .replace(OFTEN, ' ')
            .replace(/\bmulai\b/i, 'untuk'),
        )
  wishValues(said, readAs(as, said, context), values, context)
  if (lead !== undefined) {
    delete values.search_words
    const often = OFTEN.exec(text)
    if (intent === ASK_SAMPLE || intent === INTEREST) fewPieces(values)
    if (often?.[1]) values.every = { value: /^bu?la?n$/i.test(often[1]) ? 'month' : 'week', words: often[0] }
    return { intent, values }
  }
  addMonth(words, values, context)
  // of a month that is named, a bazaar is told like any other sale
  return { intent: intent === SPACE_SALE && values.month ? 'report_outside_sales' : intent, values }
}

/** A number of pieces, and no quantity for a day: 'minta contoh 2 keripik', 'minat 200'. */
function fewPieces(values: Record<string, Found>): void {
  const { quantity } = values
  const said = quantity?.value
  if (quantity && typeof said === 'object' && said !== null && 'qty' in said)
    values.how_many = { ...quantity, value: said.qty }
  delete values.quantity
}

/** The month that sales are told of, when one is named: 'laku 900rb di galeri bulan desember'. */
export function addMonth({ text }: Words, values: Record<string, Found>, context: ReadContext): void {
  // 'kemarin laku …' was a day, no month
  const day = /\b(?:bulan|bln)\b/i.test(text) ? undefined : values.needed_on?.value
  if (typeof day === 'string' && day <= context.today && values.month === undefined) {
    values.month = { value: day.slice(0, 7), words: values.needed_on!.words }
    return
  }
  const month = answerKind('month')?.read({ text, media: [] }, {}, context)
  if (month?.ok && values.month === undefined) values.month = { value: month.value, words: text }
}
