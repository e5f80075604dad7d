import type { Words } from '../answers/grammar/tokens.ts'

/** What buyers ask in the middle of an order: what the price holds, and when it is to be paid. Never an answer. */
export const ORDER_QUESTIONS = ['about_shipping', 'about_terms'] as const

const SHIPPING = / (?:ongkir|(?:ongkos|biaya) (?:kirim|antar|pengiriman|pengantaran|transport)\w*) /
const TERMS =
  / (?:tempo|termin|kredit|cicil|dicicil|nyicil|(?:bayar|dibayar|pembayaran)\w* (?:\S+ )?(?:nanti|belakangan|mundur|di ?akhir|di ?belakang)) /
/** 'jatuh tempo' is about a bill there is already. */
const BILLED = / jatuh tempo /
const ASKS =
  / (?:bisa|bisakah|boleh|apa|apakah|ada|berapa|gimana|bagaimana|termasuk|sudah|include|gratis|free|siapa|kena|dikenakan|ditanggung|terima) /
/** Longer messages are about more. */
const MOST_WORDS = 10

/** The question about an order that a message is: 'termasuk ongkir?', 'bisa bayar tempo 30 hari?'. */
export function asksAboutOrder({ tokens, text }: Words): (typeof ORDER_QUESTIONS)[number] | undefined {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number')
  if (!words.length || words.length > MOST_WORDS) return undefined
  const said = ` ${words.map(({ norm }) => norm).join(' ')} `
  if (!ASKS.test(said) && !text.includes('?')) return undefined
  if (SHIPPING.test(said) && !words.some(({ kind }) => kind === 'number')) return 'about_shipping'
  return TERMS.test(said) && !BILLED.test(said) ? 'about_terms' : undefined
}
