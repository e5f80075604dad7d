import type { Words } from '../answers/grammar/tokens.ts'
import type { ReadContext } from '../answers/kind.ts'
import type { Found, Reading } from '../answers/reading.ts'
import { readAs } from './intents/index.ts'
import { wishValues } from './intents/values.ts'

/** What officers ask of the figures, beside the summary itself. */
export const REPORT_QUESTIONS = ['falling_districts', 'largest_makers', 'silent_buyers', 'summary_files'] as const

/**
 * 'kecamatan mana yang turun di januari?' · '10 UMKM terbesar tahun ini' · 'perusahaan mana yang belum pesan lagi?' ·
 * 'kirim excel ringkasan oktober'. The first that fits counts; who is no officer has no flow for them.
 */
const QUESTIONS: readonly [(typeof REPORT_QUESTIONS)[number], RegExp][] = [
  ['falling_districts', /\b(?:kecamatan|kec)\b.*\b(?:turun|menurun|anjlok|merosot|melorot)\b/i],
  [
    'largest_makers',
    /\b(?:umkm|ukm|pelaku usaha|penjual)\b.*\b(?:terbesar|terlaris|paling (?:besar|laris|banyak)|teratas)\b|\b(?:terbesar|terlaris)\b.*\b(?:umkm|ukm)\b/i,
  ],
  [
    'silent_buyers',
    /\b(?:perusahaan|pembeli|pt|pabrik|kopkar|koperasi|siapa)\b.*\b(?:belum|blm|tidak|tdk|gak|ga|nggak)\b.*\b(?:pesan|order|belanja|beli)\b.*\b(?:lagi|tahun ini)\b/i,
  ],
  [
    'summary_files',
    /\b(?:berkas|file|excel|pdf|grafik)\b.*\b(?:ringkasan|laporan|rekap|bulan|omzet)\b|\b(?:ringkasan|laporan|rekap)\b.*\b(?:excel|pdf|grafik|berkas)\b/i,
  ],
]
/** One look spares the rest: each question has one of these. */
const FIGURES = /urun|anjlok|losot|terbesar|terlaris|paling|teratas|lagi|tahun ini|ringkasan|laporan|rekap/i
/** The number of makers wanted: '10 UMKM terbesar', 'top 5 umkm'. */
const HOW_MANY = /\b(\d{1,3})\s+(?:besar\s+)?(?:umkm|ukm|pelaku usaha|penjual)\b/i
const OWN = /\b(?:saya|aku|kami|abdi|kula)\b/i
/** A question is a line, not a letter. */
const LONGEST = 160

/** A question about the figures, with the month and the number it names; undefined for anything else. */
export function readReportQuestion(words: Words, context: ReadContext): Reading | undefined {
  const { text } = words
  // a maker's or a buyer's own figures are another matter
  if (text.length > LONGEST || !FIGURES.test(text) || OWN.test(text)) return undefined
  const [intent] = QUESTIONS.find(([, pattern]) => pattern.test(text)) ?? []
  if (intent === undefined) return undefined
  const values: Record<string, Found> = {}
  wishValues(words, readAs('sales_report', words, context), values, context)
  const many = intent === 'largest_makers' ? HOW_MANY.exec(text) : undefined
  if (many) values.how_many = { value: Number(many[1]), words: many[1]! }
  return { intent, values }
}
