import type { Words } from '../answers/grammar/tokens.ts'

/** What buyers ask in the middle of an order: what the price holds, when it is paid, how long it takes, whether it can stand. Never an answer. */
export const ORDER_QUESTIONS = ['about_shipping', 'about_terms', 'about_delivery', 'about_standing'] as const

const SHIPPING = / (?:ongkir|(?:ongkos|biaya) (?:kirim|antar|pengiriman|pengantaran|transport)\w*) /
const TERMS =
  / (?:tempo|termin|kredit|cicil|dicicil|nyicil|cod|(?:bayar|dibayar|pembayaran)\w* (?:di tempat|(?:pas|waktu|saat|ketika|setelah|kalau) (?:barang(?:nya)? )?(?:sampai|datang|diterima|diantar))|(?:bayar|dibayar|pembayaran)\w* (?:\S+ )?(?:nanti|belakangan|mundur|di ?akhir|di ?belakang)) /
/** 'berapa lama pengirimannya', 'berapa hari sampainya' */
const DELIVERY =
  / berapa (?:lama|hari|minggu) (?:\S+ ){0,2}(?:(?:pe)?ngirim\w*|(?:di)?kirim\w*|(?:pe)?ngantar\w*|(?:di)?antar\w*|sampai\w*|nyampe\w*|tiba\w*|datang\w*|prosesnya) | (?:pengiriman|kirim|antar|sampai|proses)\w* (?:\S+ )?berapa (?:lama|hari|minggu) /
/** 'bisa dikirim rutin tiap minggu ga?' */
const STANDING = / (?:rutin|langganan|berlangganan|(?:tiap|setiap|per) (?:minggu|bulan)) /
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
  if (!ASKS.test(said) && !text.includes('?')) return undefined
  if (DELIVERY.test(said)) return 'about_delivery'
  if (STANDING.test(said) && CAN.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_standing'
  if (SHIPPING.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_shipping'
  return TERMS.test(said) && !BILLED.test(said) ? 'about_terms' : undefined
}
