import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { readAs } from './intents/index.ts'
import { wishValues } from './intents/values.ts'

/** What officers ask of the figures, beside the summary itself. */
export const REPORT_QUESTIONS = [
  'falling_districts',
  'largest_makers',
  'silent_buyers',
  'idle_makers',
  'summary_files',
  'targets',
  'visits',
  'my_work',
] as const

/**
 * 'kecamatan mana yang turun di januari?' · '10 UMKM terbesar tahun ini' · 'perusahaan mana yang belum pesan lagi?' ·
 * 'kirim excel ringkasan oktober'. The first that fits counts; who is no officer has no flow for them.
 */
const QUESTIONS: readonly [(typeof REPORT_QUESTIONS)[number], RegExp][] = [
  [
    'falling_districts',
    /\b(?:kecamatan|kec|daerah|wilayah)\b.*\b(?:turun|menurun|anjlok|merosot|melorot|lesu)\b|\b(?:turun|menurun|anjlok|merosot|lesu)\b.*\b(?:kecamatan|kec) (?:mana|apa)\b/i,
  ],
  [
    'largest_makers',
    /\b(?:umkm|ukm|pelaku usaha|penjual|yang jual)\b.*\b(?:terbesar|terlaris|terbanyak|tertinggi|paling (?:besar|gede|laku|laris|banyak|tinggi)|teratas)\b|\b(?:terbesar|terlaris|terbanyak|top|paling (?:laku|laris))\b.*\b(?:umkm|ukm|pelaku usaha|penjual)\b/i,
  ],
  [
    'silent_buyers',
    /\b(?:perusahaan|pembeli|pt|pabrik|kopkar|koperasi|siapa)\b.*\b(?:belum|blm|tidak|tdk|gak|ga|nggak)\b.*\b(?:pesan|order|belanja|beli)\b.*\b(?:lagi|tahun ini)\b/i,
  ],
  [
    'idle_makers',
    /\b(?:umkm|ukm|pelaku usaha|penjual)\b.*\b(?:belum|blm|tidak|tdk|gak|ga|nggak)\b.*\b(?:dapat|dapet|kebagian|terima|pernah)\b.*\b(?:pesanan|order|orderan|bagian|kebagian)\b|\b(?:umkm|ukm|penjual)\b.*\b(?:tanpa pesanan|belum kebagian|blm kebagian)\b/i,
  ],
  [
    'summary_files',
    /\b(?:berkas|file|excel|pdf|grafik)\b.*\b(?:ringkasan|laporan|rekap|bulan|omzet)\b|\b(?:ringkasan|laporan|rekap)\b.*\b(?:excel|pdf|grafik|berkas)\b/i,
  ],
  [
    'targets',
    /\btarget(?:nya)?\b.*\b(?:omzet|omset|pembeli|perusahaan|tahun|setahun|tercapai|berapa|sampai mana)\b|\b(?:omzet|omset|tahun ini)\b.*\btarget(?:nya)?\b/i,
  ],
  [
    'visits',
    /\b(?:siapa|mana|umkm)\b.*\b(?:dikunjungi|didatangi|dikunjungin|naik kelas|(?:perlu|butuh|harus) (?:dibantu|dibina|didampingi))\b/i,
  ],
]
/** One look spares the rest: each question has one of these. */
const FIGURES =
  /urun|bagian|pernah|pesanan|order|anjlok|rosot|lorot|lesu|ter(?:besar|laris|atas|banyak|tinggi)|paling|\btop\b|lagi|tahun ini|ringkasan|laporan|rekap|target|kunjung|datangi|naik kelas|dibantu|dibina|didampingi/i
/** The number of makers wanted: '10 UMKM terbesar', 'top 5 umkm'. */
const HOW_MANY = /\b(\d{1,3}|lima|sepuluh|dua puluh)\s+(?:besar\s+)?(?:umkm|ukm|pelaku usaha|penjual)\b/i
const NUMBERS: Readonly<Record<string, number>> = { lima: 5, sepuluh: 10, 'dua puluh': 20 }
/** Which year, when not this one: 'tahun lalu', 'tahun 2026'. */
const A_YEAR = /\b(?:tahun lalu|taun lalu|thn lalu|tahun kemarin|20\d\d)\b/i
/** Somebody asks what waits for them: 'ada yang harus saya kerjakan hari ini?' */
const MY_WORK =
  /\b(?:apa|ada|yang|yg|tugas|kerjaan)\b.*\b(?:harus|perlu|mesti|kudu)\b.*\b(?:kerjakan|dikerjakan|ngerjain|dikerjain|lakukan|dilakukan|diurus|ditindaklanjuti)\b|^\s*(?:apa )?(?:tugas|kerjaan|pekerjaan)(?:ku| saya| kita)?(?: apa)?(?: saja| aja)? hari ini\b|\b(?:apa|siapa|ada)\b.*\bmenunggu (?:saya|aku|jawaban saya|persetujuan saya)\b/i
/** A maker's own figures, in her words: 'jualan saya bulan ini berapa', 'hasil jualan abdi sabaraha'. */
const OWN_SALES =
  /^(?!.*\b(?:harga|cara|izin|pirt|halal|pesan|order)\w*\b).*\b(?:(?:hasil )?jualan(?:ku)?|dagangan(?:ku)?)\b.*\b(?:berapa|brp|sabaraha|pira|piro|piye|gimana|gmn|kumaha)\b/i
/** 'gimana bulan ini', 'bulan lalu gimana?': the month's figures. */
const HOW_IS_IT =
  /^\s*(?:(?:gimana|gmn|bagaimana|kumaha|piye)\s+(?:penjualan\w*\s+|omzet\w*\s+|hasil\w*\s+|kabar\s+)?(?:bulan|tahun|minggu) (?:ini|lalu|kemarin)|(?:bulan|tahun) (?:ini|lalu|kemarin)\s+(?:gimana|gmn|bagaimana|kumaha|piye))(?:\s+(?:ya|sih|bu|pak))*\s*\??\s*$/i
const MOST_WORDS = 9
const OWN = /\b(?:saya|aku|kami|abdi|kula)\b/i
/** A question is a line, not a letter. */
const LONGEST = 160

/** A question about the figures, with the month and the number it names; undefined for anything else. */
export function readReportQuestion(words: Words, context: ReadContext): Reading | undefined {
  const { text } = words
  if (text.length > LONGEST) return undefined
  const figures = (): Record<string, Found> => {
    const values: Record<string, Found> = {}
    wishValues(words, readAs('sales_report', words, context), values, context)
    return values
  }
  if (OWN_SALES.test(text) && text.trim().split(/\s+/).length <= MOST_WORDS)
    return { intent: 'sales_report', values: figures() }
  if (HOW_IS_IT.test(text)) return { intent: 'sales_report', values: figures() }
  if (MY_WORK.test(text)) return { intent: 'my_work', values: {} }
  // a maker's or a buyer's own figures are another matter
  if (!FIGURES.test(text) || OWN.test(text)) return undefined
  const [intent] = QUESTIONS.find(([, pattern]) => pattern.test(text)) ?? []
  if (intent === undefined) return undefined
  const values = figures()
  const many = intent === 'largest_makers' ? HOW_MANY.exec(text) : undefined
  const year = intent === 'largest_makers' && !values.month ? A_YEAR.exec(text)?.[0] : undefined
  if (year) values.said_year = { value: year, words: year }
  if (many) values.how_many = { value: NUMBERS[many[1]!.toLowerCase()] ?? Number(many[1]), words: many[1]! }
  return { intent, values }
}
