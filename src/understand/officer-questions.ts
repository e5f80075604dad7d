import { districtsIn } from '../answers/grammar/districts.ts'
import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { found } from './found.ts'

/** What officers ask of who has not answered, what runs out and how many there are. */
export const OFFICER_QUESTIONS = ['open_offers', 'permits_ending', 'how_many_makers'] as const

const NOT_YET = '(?:belum|blm|blum|tidak|gak|ga|nggak|teu acan)'
const MAKERS = '(?:umkm|ukm|pelaku usaha|pengrajin|perajin)'
const HOW_MANY = '(?:berapa|brp|jumlah(?:nya)?|total(?:nya)?)'
const QUESTIONS: readonly (readonly [(typeof OFFICER_QUESTIONS)[number], RegExp])[] = [
  [
    'open_offers',
    new RegExp(
      `\\b(?:siapa|sapa|sp|mana|umkm|tawaran)\\b.*\\b${NOT_YET}\\b.*\\b(?:jawab|respon|respons|balas|bales|di\\w*jawab|dibalas)\\w*(?!.*\\bpesan saya\\b)`,
      'i',
    ),
  ],
  [
    'permits_ending',
    /\b(?:izin|ijin|p-?irt|halal|bpom|sertifikat|sertipikat)\w*\b.*\b(?:habis|kadaluarsa|kadaluwarsa|kedaluwarsa|expired?|jatuh tempo|berakhir|mati)\b/i,
  ],
  [
    'how_many_makers',
    new RegExp(
      `\\b${MAKERS}\\b.*\\b(?:ada )?${HOW_MANY}\\b(?: (?:ya|sih|sekarang|orang|semua(?:nya)?|di \\w+(?: \\w+)?))*\\s*\\??\\s*$|^\\s*(?:ada )?${HOW_MANY}\\b(?: \\w+)? ${MAKERS}\\b|\\b${MAKERS} (?:yang )?(?:baru|daftar|terdaftar)\\b.*\\b(?:minggu|hari|bulan) ini\\b`,
      'i',
    ),
  ],
]
/** One look spares the rest. */
const ANY = /jawab|respon|bal[ae]s|habis|ada?luw?arsa|expire|tempo|berakhir|mati|umkm|ukm|pelaku usaha|rajin/i
/** A maker's own are another matter; who sells, owes or answers how much is asked elsewhere. */
const OTHER =
  /\b(?:saya|sy|aku|kami|abdi|omzet|omset|terjual|laku|bayar|penjualan|pesanan|terbesar|kabari|siaran|umumkan|kirim)\b/i
const LONGEST = 120

/** 'siapa yang belum jawab tawaran', 'izin siapa yang mau habis', 'umkm klari ada berapa' → which, with the place it names. */
export function readOfficerQuestion(words: Words, context: ReadContext): Reading | undefined {
  const { text, tokens } = words
  if (text.length > LONGEST || !ANY.test(text) || OTHER.test(text)) return undefined
  const [intent] = QUESTIONS.find(([, asks]) => asks.test(text)) ?? []
  if (intent === undefined) return undefined
  const values: Record<string, Found> = {}
  if (intent === 'how_many_makers') {
    const [place] = districtsIn(words, context.districts, context.region)
    const [only, another] = place?.districts ?? []
    if (place && only && !another && tokens.length > 1) values.district = found(words, place, only.code)
  }
  return { intent, values }
}
