import type { Words } from '../answers/grammar/tokens.ts'

/** What buyers ask in the middle of an order: what the price holds, when it is paid, how long it takes, whether it can stand, who makes it. Never an answer. */
export const ORDER_QUESTIONS = [
  'about_shipping',
  'about_terms',
  'about_delivery',
  'about_standing',
  'about_price',
  'about_makers',
] as const

const SHIPPING = / (?:ongkir|(?:ongkos|biaya) (?:kirim|antar|pengiriman|pengantaran|transport)\w*) /
const TERMS =
  / (?:tempo|termin|kredit|cicil|dicicil|nyicil|cod|(?:bayar|dibayar|pembayaran)\w* (?:di tempat|(?:pas|waktu|saat|ketika|setelah|kalau) (?:barang(?:nya)? )?(?:sampai|datang|diterima|diantar))|(?:bayar|dibayar|pembayaran)\w* (?:\S+ )?(?:nanti|belakangan|mundur|di ?akhir|di ?belakang)) /
/** 'berapa lama pengirimannya', 'berapa hari sampainya' */
const DELIVERY =
  / berapa (?:lama|hari|minggu) (?:\S+ ){0,2}(?:(?:pe)?ngirim\w*|(?:di)?kirim\w*|(?:pe)?ngantar\w*|(?:di)?antar\w*|sampai\w*|nyampe\w*|tiba\w*|datang\w*|prosesnya) | (?:pengiriman|kirim|antar|sampai|proses)\w* (?:\S+ )?berapa (?:lama|hari|minggu) /
/** 'bisa dikirim rutin tiap minggu ga?' */
const STANDING = / (?:rutin|langganan|berlangganan|(?:tiap|setiap|per) (?:minggu|bulan)) /
/** 'boleh nawar ga', 'ada diskon kalo banyak?' */
const BARGAINS =
  /^ (?:(?:kak|min|bu|pak|kalau) )*(?:bisa|bisakah|boleh|apa|apakah|ada)(?: \S+){0,2} (?:nawar|ditawar|diskon|diskonnya|discount|potongan|nego|dinego|harga (?:grosir|khusus|partai|borongan)) /
/** 'yang jual siapa', 'minta nomor hp penjualnya'; 'siapa yang jual batik' looks for batik */
const MAKERS =
  /^ (?:(?:ini|itu|yang) )*(?:(?:jual|bikin|buat|produksi)\w* siapa|siapa (?:yang )?(?:jual|bikin|buat|produksi|penjual)\w*)(?: (?:ini|itu|sih|ya))* $| (?:nomor|no|kontak|hp|wa) (?:(?:nomor|hp|wa|telepon|telp) )*(?:penjual|pembuat|umkm|produsen)\w* /
/** 'jatuh tempo' is about a bill there is already. */
const BILLED = / jatuh tempo /
const ASKS =
  / (?:bisa|bisakah|boleh|apa|apakah|ada|berapa|gimana|bagaimana|termasuk|sudah|include|gratis|free|siapa|kena|dikenakan|ditanggung|terima) /
const CAN = / (?:bisa|bisakah|boleh|apa|apakah|ada|melayani|terima) /
/** Longer messages are about more. */
const MOST_WORDS = 10

/** The question about an order that a message is: 'termasuk ongkir?', 'bisa bayar tempo 30 hari?'. */
export function asksAboutOrder({ tokens, text }: Words): (typeof ORDER_QUESTIONS)[number] | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  if (!words.length || words.length > MOST_WORDS) return undefined
  const said = ` ${words.map(({ norm }) => norm).join(' ')} `
  if (MAKERS.test(said)) return 'about_makers'
  if (!ASKS.test(said) && !text.includes('?')) return undefined
  if (DELIVERY.test(said)) return 'about_delivery'
  if (STANDING.test(said) && CAN.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_standing'
  if (SHIPPING.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_shipping'
  if (BARGAINS.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_price'
  return TERMS.test(said) && !BILLED.test(said) ? 'about_terms' : undefined
}
