import type { Reading } from '../answers/reading.ts'

/** The intent of a company that wants its yearly record of partnership. */
export const PARTNERSHIP_RECORD = 'partnership_record'

const RECORD =
  /^\s*(?:tolong |mohon |minta |mau |lihat )*(?:(?:catatan|bukti|laporan|rekap(?:an)?|surat) kemitraan|(?:catatan|laporan|rekap(?:an)?|total|ringkasan) (?:belanja|pembelian))(?:nya)?(?: kami| kita| pt)?(?:,? (?:untuk |di )?(?:tahun |thn |th )?(20\d\d|tahun ini))?(?: (?:berapa|brp|dong|ya|pak|bu|min))*[\s.!?]*$/i

/** 'catatan kemitraan 2027', 'rekap belanja kami tahun ini' → the intent, and the year when one is named. */
export function readPartnership(text: string): Reading | undefined {
  const found = RECORD.exec(text)
  if (!found) return undefined
  const [, year] = found
  return { intent: PARTNERSHIP_RECORD, values: year === undefined ? {} : { said_year: { value: year, words: year } } }
}
