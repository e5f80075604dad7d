import { normsOf } from '../answers/grammar/norms.ts'
import type { Words } from '../answers/grammar/tokens.ts'

/** The intent of somebody who asks who we are; it stands beside those that the vocabulary names. */
export const WHO_IS_THIS = 'who_is_this'

/** Who is writing here, whether it is real, how we came by a number. Words after their spelling is evened out. */
const WHO = [
  / (?:siapa|saha|sopo) (?:ini|nih|kamu|anda|sih|situ|itu|iki|ieu) | (?:ini|kamu|anda|iki|ieu|dengan|nomor) (?:dengan |nomor |punya )?(?:siapa|saha|sopo) /,
  / (?:dari|di) ?mana (?:\S+ ){0,2}(?:nomor|nomer|no|nope|kontak|hp|wa)\w* | (?:nomor|nomer|no|nope|kontak|hp|wa)(?:ku|nya)? (?:\S+ ){0,3}dari ?mana | (?:kok|kenapa) (?:\S+ ){0,2}(?:tau|tahu|punya) (?:nomor|nomer|no|nope|kontak) /,
  / (?:penipuan|penipu|nipu|tipu|tipuan|ditipu|scam|hoax|hoaks|bohong|bohongan|modus) /,
  / (?:apa|naon|opo) (?:ini|iki|ieu) | (?:ini|iki|ieu) (?:apa|apaan|naon|opo) /,
  / aman (?:kan|tidak|bukan|ya) /,
  / (?:ini|program(?:nya)?) (?:resmi|beneran|asli|aman) | (?:resmi|beneran) (?:tidak|bukan) |^ (?:ini |bot |nomor )?asli (?:tidak|bukan) /,
]
/** Longer messages that hold such words are about something else. */
const MOST_WORDS = 9
/** 'apa ini' among goods and numbers asks for something else; a number is never part of such a question. */
const OTHER = / (?:harga|produk|pesan|pesanan|parcel|paket|jual|bayar|transfer|isi|kirim|barang|ongkir|halal|pirt) /

/** 'ini bot ya?', 'bener ini dari dinas?': who writes, asked by naming somebody. */
const GUESSES =
  /^ (?:(?:as+alamu\S*|halo|maaf|permisi|punten|bener|betul|leres|apa|apakah|emang) )*(?:ini|ieu|iki|kamu|situ) (?:teh |mah |dari |nomor |wa |sama )*(?:bot|robot|mesin|otomatis|orang|manusia|admin|dinas|petugas|pemda|pemkab|pemerintah|gandeng)(?: \S+){0,3} $/
const MOST_GUESSED = 8

/** Whether a message asks who we are and whether this is real: 'apa ini', 'ini penipuan bukan?', 'dari mana dapat nomor saya'. */
export function asksWho({ tokens }: Words): boolean {
  const { said, count, hasNumber } = normsOf(tokens)
  if (!count || hasNumber || OTHER.test(said)) return false
  if (count <= MOST_WORDS && WHO.some((way) => way.test(said))) return true
  // 'Assalamualaikum. Ini dinas ya? Saya dapat nomor dari bu RT'
  const asked = tokens.findIndex((token) => token.text === '?')
  if (asked < 0 && !/ (?:ya|kan|bukan|tidak|apa) $/.test(said)) return false
  const first = (asked < 0 ? tokens : tokens.slice(0, asked)).filter(({ kind }) => kind === 'word')
  return first.length <= MOST_GUESSED && GUESSES.test(` ${first.map(({ norm }) => norm).join(' ')} `)
}
